import { concerns } from '../../domain/reminders/foresee.ts'
import { baseOf } from '../../domain/reminders/key.ts'
import { talkOfSubject } from '../../domain/reminders/occasion.ts'
import { isComposed, type ReminderRule } from '../../domain/reminders/rule.ts'
import type { TalkEvent } from '../../domain/scenario/event.ts'
import { type TextRef, text } from '../../domain/words/text-ref.ts'
import type { Moment } from '../decision.ts'
import { paragraphs } from '../outgoing.ts'
import type { Outgoing } from '../ports/messenger.ts'
import type { ReminderView, ToldReminder } from '../ports/reminder-desk.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import type { NoticeButtons, ReminderPress } from '../reminder-words.ts'
import type { Renderer } from '../render.ts'
import { neutralText, type Telling } from './notice.ts'

/** A press on a reminder's button with all that belongs to it. */
export interface Hearing {
  readonly moment: Moment
  readonly told: ReminderView
  readonly rule: ReminderRule
  /** The talk it is about; null when it cannot be gone on with: its need is not in the content any more. */
  readonly talk: StoredTalk | null
  readonly renderer: Renderer
}

/** What a press belongs to; null for a reminder of somebody else, of a rule that is gone, or a forged button. */
export const hearingOf = (moment: Moment, press: ReminderPress): Hearing | null => {
  const { reminder: told, conversation, loaded } = moment
  const rule = told && conversation.content.reminders.get(told.rule)
  if (!told || !rule || press.talk !== talkOfSubject(told.subject)) return null
  const talk = loaded.talk?.id === press.talk ? loaded.talk : null
  // The row of the person is written anew, so that of two presses at once only the first is decided on what stands.
  const touched: Moment = { ...moment, person: { ...moment.person } }
  return { moment: touched, told, rule, talk, renderer: conversation.renderers[moment.language] }
}

/** The pressed reminder as it is worded. */
export const tellingOf = ({ told: { id, subject, base }, rule }: Hearing): Telling => ({
  id,
  rule,
  subject,
  base,
})

const isOver = (talk: StoredTalk | null): boolean =>
  talk === null || talk.session.status === 'finished' || talk.session.status === 'stopped'

/** Whether what was told is settled or stands on another day by now: then it is not asked for again. */
export const isSettled = (rule: ReminderRule, told: ToldReminder, talk: StoredTalk | null): boolean => {
  if (rule.of === 'month' || rule.of === 'month_end' || isComposed(rule)) return false
  if (rule.of === 'track_left') return isOver(talk)
  const { occasion } = told
  return occasion === null || !concerns(rule, occasion) || baseOf(occasion.date, occasion.time) !== told.base
}

/** Puts words in place of the message that was pressed on; where that cannot be reached they are sent anew. */
export const inPlace = (
  { moment }: Pick<Hearing, 'moment'>,
  html: string,
  buttons?: NoticeButtons,
): Outgoing => {
  const { body } = moment.incoming
  const shown = buttons && buttons.length > 0 ? { html, buttons } : { html }
  return body.type === 'press' && body.message !== null
    ? { kind: 'edit', message: body.message, ...shown }
    : { kind: 'text', ...shown }
}

/** The neutral words of the message, and below them what was decided: details do not stay on the screen. */
export const decidedHtml = (hearing: Hearing, below: readonly TextRef[]): string => {
  return belowHtml(neutralText(tellingOf(hearing)), below, hearing.renderer)
}

/** Words, and below them others, an empty line between. */
export const belowHtml = (above: TextRef, below: readonly TextRef[], renderer: Renderer): string => {
  const parts = below.flatMap((each) => [text('talk.blank'), each])
  return paragraphs([above, ...parts], { renderer, large: false, value: () => undefined })
}

/** «Ваш ответ: …» in the words of the button. */
export const yourAnswer = (label: TextRef, renderer: Renderer): TextRef =>
  text('screens.your_answer', { answer: renderer.plain(label) })

/** What was answered, for the records: no words of the person's own. */
export const answered = (
  { told: { id, rule } }: Hearing,
  answer: string,
  reason: string | null = null,
): TalkEvent => ({ type: 'reminder_answered', reminder: id, rule, answer, reason })
