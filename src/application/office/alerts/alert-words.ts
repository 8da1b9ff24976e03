import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Content } from '../../ports/content.ts'
import type { Alert, AlertAudience } from '../../ports/office/alert-desk.ts'
import type { OfficeDesks } from '../kit/office-call.ts'
import type { OfficeButton, OfficeWords } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'

/** How a kind of warning is called. */
export const alertTitle = (kind: string): TextRef => text(`alerts.${kind}.title`)

/** Whether a kind is among the approved texts. */
export const isAlertKind = ({ alerts }: Content, kind: string): boolean =>
  alerts.some(({ id }) => id === kind)

/** Names of districts as they are said, e.g. «Северный, Южный». */
export const districtNames = async (
  desks: Pick<OfficeDesks, 'staff'>,
  { department, districts }: Pick<Alert, 'department' | 'districts'>,
): Promise<{ list: string[] }> => {
  const all = await desks.staff.districts(department)
  return { list: all.filter(({ id }) => districts.includes(id)).map(({ name }) => name) }
}

/** Who has to be called; nobody to call is not said. */
export const silentLines = ({ silent }: Pick<AlertAudience, 'silent'>): TextRef[] =>
  silent > 0 ? [text('office.alerts.silent', { n: silent })] : []

/** Who gets it and who has to be called, a line each. */
export const audienceLines = (audience: AlertAudience): TextRef[] => [
  text('office.alerts.audience', { n: audience.reachable }),
  ...silentLines(audience),
]

/** What the head decides on: who asks, for which districts, the very words, and whom they reach. */
export const askingScreen = async (
  desks: Pick<OfficeDesks, 'staff' | 'alerts'>,
  words: OfficeWords,
  alert: Alert,
  asker: string,
): Promise<Screen> => {
  const districts = await districtNames(desks, alert)
  const audience = await desks.alerts.audience(alert.districts)
  return {
    parts: [
      text('office.alerts.wanted', { name: shortName(asker), districts }),
      ...audienceLines(audience),
      text('talk.blank'),
      text('office.alerts.words', { what: words.phrase(`alerts.${alert.kind}.text`) }),
      text('talk.blank'),
      text('office.alerts.sure'),
    ],
    buttons: [
      [text('office.alerts.buttons.send'), 'alert_yes', alert.id],
      [text('office.alerts.buttons.refuse'), 'alert_no', alert.id],
    ],
  }
}

/** The button that leads to whom to call. */
export const callsButton = ({ id }: Pick<Alert, 'id'>): OfficeButton => [
  text('office.alerts.buttons.calls'),
  'alert_calls',
  id,
]
