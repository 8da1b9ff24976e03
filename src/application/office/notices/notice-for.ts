import type { Told } from '../../ports/office/changes.ts'
import type { FormPlace } from '../office-form.ts'

/** A notice to be told at once. */
export interface Noticed {
  /** A rule of `scenarios/reminders` whose occasion is `notice`. */
  readonly rule: string
  /** The person of the chat. */
  readonly to: string
  /** What it is about: its words are made from it when it is sent. */
  readonly subject: string
  /** Told again although it was told before: what makes this one another. */
  readonly nth?: string
}

/** When and by which rules it is told. */
export interface NoticePlace {
  readonly moment: Pick<FormPlace['moment'], 'at' | 'conversation'>
  readonly today: FormPlace['today']
}

const HOUR = 3_600_000

/** How long a notice of each rule is worth saying; the rule's own figure. */
const staleHours = ({ moment }: NoticePlace, rule: string): number =>
  moment.conversation.content.reminders.get(rule)?.stale_after_hours ?? 24

/** A notice by the engine of reminders, planned in the update's own commit; the same reason is told once. */
export const noticeFor = (place: NoticePlace, { rule, to, subject, nth = '' }: Noticed): Told => {
  const { at } = place.moment
  return {
    ...{ type: 'tell', rule, person: to, subject, base: place.today, due: at },
    key: `${rule}|${place.today}|${subject}|${to}${nth === '' ? '' : `|${nth}`}`,
    expires: at + staleHours(place, rule) * HOUR,
  }
}
