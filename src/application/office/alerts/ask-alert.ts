import { text } from '../../../domain/words/text-ref.ts'
import type { Alert } from '../../ports/office/alert-desk.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { refuse } from '../kit/audited.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast, useCase } from '../kit/screen.ts'
import { alertTitle, askingScreen, districtNames, isAlertKind } from './alert-words.ts'

/** The same employee warns of the same thing once in so long. */
const ONCE_IN_MS = 20 * 3_600_000

/** «Предупредить о мошенниках»: which of the approved texts (Y-safety). */
export const pickAlert = useCase('send_alert', async (call) => {
  const { actor, desks, moment } = call
  if (actor.districts.length === 0) return { parts: [text('office.alerts.nowhere')] }
  const districts = await districtNames(desks, actor)
  const buttons = moment.conversation.content.alerts.map(
    ({ id }): OfficeButton => [alertTitle(id), 'alert_ask', id],
  )
  return { parts: [text('office.alerts.pick', { districts })], buttons }
})

const newAlert = ({ moment, actor }: OfficeCall, kind: string): Alert => ({
  id: moment.conversation.chance.id(),
  kind,
  state: 'asked',
  askedBy: actor.id,
  told: null,
  department: actor.department,
  districts: actor.districts,
})

const asking = ({ actor, moment }: OfficeCall, alert: Alert): OfficeChange => {
  const { id, department, districts, kind } = alert
  const { at } = moment
  return { type: 'ask_alert', id, department, districts, kind, by: actor.id, at, since: at - ONCE_IN_MS }
}

/** What a head decides on; their press on «Отправить» is the word that it needs. */
const askedHead = ({ desks, words, actor }: OfficeCall, alert: Alert): Promise<Screen> =>
  askingScreen(desks, words, alert, actor.name)

/** A text is picked: the head is asked; a head decides at once. */
export const askAlert = useCase('send_alert', async (call) => {
  const { actor, desks, moment, args } = call
  const [kind = ''] = args
  if (!isAlertKind(moment.conversation.content, kind)) return refuse(call, 'send_alert', `alert:${kind}`)
  if (actor.districts.length === 0) return { parts: [text('office.alerts.nowhere')] }
  const standing = await desks.alerts.standing(actor.id, kind, moment.at - ONCE_IN_MS)
  // It is asked for once; a head who did not press on finds the question again.
  if (standing)
    return actor.role === 'head' && standing.state === 'asked'
      ? askedHead(call, standing)
      : toast(call, 'office.alerts.asked_before')
  const alert = newAlert(call, kind)
  const object = `alert:${alert.id}`
  if (actor.role === 'head')
    return {
      ...(await askedHead(call, alert)),
      place: 'in_place',
      changes: [asking(call, alert)],
      object,
    }
  const heads = (await desks.staff.heads(actor.department, call.today)).flatMap(({ person }) => person ?? [])
  if (heads.length === 0) return { parts: [text('office.alerts.no_head')] }
  const districts = await districtNames(desks, alert)
  return {
    parts: [text('office.alerts.asked', { districts })],
    place: 'in_place',
    changes: [
      asking(call, alert),
      ...heads.map((to) => noticeFor(call, { rule: 'alert_asked', to, subject: alert.id })),
    ],
    object,
  }
})
