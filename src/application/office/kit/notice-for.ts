import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Conversation } from '../../conversation.ts'
import type { Told } from '../../ports/office/changes.ts'
import type { FormPlace } from './office-form.ts'

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

/** Until when a notice that is told now is worth saying; the rule's own figure. */
export const staleAt = ({ content }: Conversation, rule: string, at: number): number =>
  at + (content.reminders.get(rule)?.stale_after_hours ?? 24) * HOUR

/** A notice by the engine of reminders, planned in the update's own commit; the same reason is told once. */
export const noticeFor = ({ moment, today }: NoticePlace, noticed: Noticed): Told =>
  toldAt(moment.conversation, { at: moment.at, day: today }, noticed)

/** The same by somebody who works beside the talk: its moment and local day are given. */
export const toldAt = (
  conversation: Conversation,
  { at, day }: { readonly at: number; readonly day: LocalDate },
  { rule, to, subject, nth = '' }: Noticed,
): Told => ({
  type: 'tell',
  rule,
  person: to,
  subject,
  base: day,
  due: at,
  key: `${rule}|${day}|${subject}|${to}${nth === '' ? '' : `|${nth}`}`,
  expires: staleAt(conversation, rule, at),
})
