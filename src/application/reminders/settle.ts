import type { OccasionChange } from '../../domain/reminders/occasion.ts'
import type { Closing } from '../../domain/reminders/rule.ts'
import { text } from '../../domain/words/text-ref.ts'
import { type Decision, decide } from '../decision.ts'
import { pressFor } from './buttons.ts'
import { rehearsalOf } from './go-on.ts'
import { answered, decidedHtml, type Hearing, inPlace, yourAnswer } from './hearing.ts'
import { isMovable } from './move.ts'

/** Why somebody will not do a thing. */
export const REASONS = ['not_needed', 'hard', 'scared', 'other'] as const
export type Reason = (typeof REASONS)[number]

const closed = ({ told: { subject, occasion } }: Hearing, closedBy: Closing): OccasionChange[] =>
  occasion === null ? [] : [{ id: subject, closedBy }]

/** «Сделано»: the deed is noted and praised; nothing reminds of it any more. */
export const done = (hearing: Hearing): Decision => {
  const { moment, rule, renderer } = hearing
  const label = text('screens.reminder_buttons.done')
  const html = decidedHtml(hearing, [yourAnswer(label, renderer), text(`reminders.${rule.id}.praise`)])
  return decide(moment, {
    events: [answered(hearing, 'done')],
    occasions: closed(hearing, 'done'),
    replies: [inPlace(hearing, html)],
  })
}

/** «Не буду»: asks why, one press an answer. */
export const askWhy = (hearing: Hearing): Decision => {
  const { moment, told, renderer } = hearing
  const label = (key: string): string => moment.screens.label(key)
  const reasons = REASONS.map((reason) => [
    pressFor(told, `why_${reason}`, label(`reason_buttons.${reason}`)),
  ])
  const back = [pressFor(told, 'hide', label('reminder_buttons.back'))]
  const html = renderer.html(text('screens.reminder.why'))
  return decide(moment, { replies: [inPlace(hearing, html, [...reasons, back])] })
}

/** What is offered instead: a smaller step, a later day, a person; to whom it was of no use – silence. */
const offers = (hearing: Hearing, reason: Reason) => {
  const { moment, told, rule } = hearing
  const button = (action: string, key: string) => [pressFor(told, action, moment.screens.label(key))]
  if (reason === 'not_needed') return [button('mute', 'reminder_buttons.mute')]
  if (reason === 'other') return []
  return [
    ...(rehearsalOf(hearing) ? [button('rehearse', 'reminder_buttons.rehearse')] : []),
    ...(isMovable(rule) ? [button('to_7', 'reminder_buttons.in_week')] : []),
    button('human', 'call_human'),
  ]
}

/** The reason is noted, a kind word said; nobody is asked again. */
export const decline =
  (reason: Reason) =>
  (hearing: Hearing): Decision => {
    const { moment, renderer } = hearing
    const label = text(`screens.reason_buttons.${reason}`)
    const html = decidedHtml(hearing, [yourAnswer(label, renderer), text(`screens.reason_words.${reason}`)])
    return decide(moment, {
      events: [answered(hearing, 'declined', reason)],
      occasions: closed(hearing, 'declined'),
      replies: [inPlace(hearing, html, offers(hearing, reason))],
    })
  }
