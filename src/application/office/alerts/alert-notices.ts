import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Alert } from '../../ports/office/alert-desk.ts'
import { actionToken } from '../../screens.ts'
import {
  type Composer,
  type Composing,
  type OfficeNotice,
  toHead,
  toPerson,
  toStaff,
} from '../kit/composer.ts'
import { alertTitle, askingScreen, callsButton, silentLines } from './alert-words.ts'

/** @throws RangeError when the warning is no more. */
const alertOf = async ({ desks, subject }: Composing): Promise<Alert> => {
  const found = await desks.alerts.alert(subject)
  if (!found) throw new RangeError('no such warning')
  return found
}

/** The head is asked; who reads it after it was decided is told so. */
const alertAsked: Composer = async (composing) => {
  const { desks, words, day } = composing
  const alert = await alertOf(composing)
  if (alert.state !== 'asked') return words.message([text(`office.alerts.settled.${alert.state}`)])
  const asker = await desks.staff.find(alert.askedBy, day)
  const { parts, buttons } = await askingScreen(desks, words, alert, asker?.name ?? '')
  return words.message(parts, buttons)
}

/** Whoever asked hears what became of it, and whom to call. */
const alertDecided: Composer = async (composing) => {
  const { desks, words } = composing
  const alert = await alertOf(composing)
  const what: TextRef = alertTitle(alert.kind)
  if (alert.state !== 'approved') return words.message([text('office.alerts.refused', { what })])
  const audience = await desks.alerts.audience(alert.districts)
  const silent = silentLines(audience)
  return words.message(
    [text('office.alerts.sent', { what, n: alert.told ?? 0 }), ...silent],
    silent.length > 0 ? [callsButton(alert)] : [],
  )
}

/** The warning itself: what happens, what to do, and a person one press away. */
const fraudAlert: Composer = async (composing) => {
  const { words } = composing
  const { kind } = await alertOf(composing)
  const call = { text: words.phrase('screens.call_human'), token: actionToken('call_human') }
  return { kind: 'text', html: words.html([text(`alerts.${kind}.text`)]), buttons: [[call]] }
}

/** Composers of warnings by their rules. */
export const ALERT_NOTICES: Readonly<Record<string, OfficeNotice>> = {
  alert_asked: toHead(alertAsked),
  alert_decided: toStaff(alertDecided),
  fraud_alert: toPerson(fraudAlert),
}
