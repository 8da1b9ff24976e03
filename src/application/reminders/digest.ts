import { talkOfSubject } from '../../domain/reminders/occasion.ts'
import { type Param, type TextRef, text } from '../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { paragraphs } from '../outgoing.ts'
import type { Button, Outgoing } from '../ports/messenger.ts'
import type { ReminderView, ToldReminder } from '../ports/reminder-desk.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { speak } from '../word-turn.ts'
import { pressFor } from './buttons.ts'
import { type Hearing, inPlace, isSettled } from './hearing.ts'
import { digestOf } from './notice.ts'
import { whatOf } from './subject.ts'

/** A digest opened. It is worded from all talks of the person. */
export const openDigest = ({ moment, told }: Hearing): Decision =>
  decide(moment, {
    followUp: async ({ talks }) => {
      const all = await talks.talksOf(moment.person.id)
      return () => ({ replies: digestReplies(moment, told, all) })
    },
  })

/** «Скрыть»: the list is folded again. */
export const hideDigest = (hearing: Hearing): Decision => {
  const { moment, told, renderer } = hearing
  const { html, buttons } = digestOf(told, told.joined.length + 1, renderer)
  return decide(moment, { replies: [inPlace(hearing, html, buttons)] })
}

const subjectOf = (
  moment: Moment,
  { subject }: ToldReminder,
  talk: StoredTalk | undefined,
): Param | undefined =>
  talk && moment.conversation.content.needs.has(talk.session.need)
    ? whatOf(subject, speak({ ...moment, pinned: undefined }, talk.session))
    : undefined

const openLabel = ({ conversation, language }: Moment, n: number): string =>
  conversation.renderers[language].plain(text('screens.reminder_buttons.one', { n }))

/** A line of the list, and the button that opens it while it is still to be done. */
const entryOf = (
  moment: Moment,
  told: ToldReminder,
  n: number,
  talks: readonly StoredTalk[],
): { line: TextRef; button: Button | null } => {
  const rule = moment.conversation.content.reminders.get(told.rule)
  const talk = talks.find(({ id }) => id === talkOfSubject(told.subject))
  const name = rule ? text(`reminders.${rule.id}.name`) : text('screens.reminder.some')
  if (!rule || isSettled(rule, told, talk ?? null))
    return { line: text('screens.reminder.item_settled', { n, name }), button: null }
  const what = subjectOf(moment, told, talk)
  const line = what ? text('screens.reminder.item', { n, name, what }) : text('talk.line', { n, value: name })
  return { line, button: pressFor(told, 'one', openLabel(moment, n)) }
}

/** Every reminder in a line, each with a button that leads to its details. */
const digestReplies = (moment: Moment, told: ReminderView, talks: readonly StoredTalk[]): Outgoing[] => {
  const entries = [told, ...told.joined].map((each, index) => entryOf(moment, each, index + 1, talks))
  const renderer = moment.conversation.renderers[moment.language]
  const parts = [text('screens.reminder.list'), text('talk.blank'), ...entries.map(({ line }) => line)]
  const html = paragraphs(parts, { renderer, large: false, value: () => undefined })
  const open = entries.flatMap(({ button }) => (button ? [[button]] : []))
  const rest = [
    [pressFor(told, 'call', moment.screens.label('call_human'))],
    [pressFor(told, 'hide_all', moment.screens.label('reminder_buttons.hide'))],
  ]
  return [inPlace({ moment }, html, [...open, ...rest])]
}
