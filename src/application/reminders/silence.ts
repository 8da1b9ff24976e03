import { text } from '../../domain/words/text-ref.ts'
import { type Decision, decide } from '../decision.ts'
import { humanLine } from '../human-line.ts'
import { actionToken } from '../screens.ts'
import { firstButtons, rowsOf } from './buttons.ts'
import { answered, belowHtml, decidedHtml, type Hearing, inPlace, tellingOf, yourAnswer } from './hearing.ts'
import { digestOf, digestText } from './notice.ts'

/** «Не напоминать о таком»: this kind of reminder is switched off, and how to switch it on again is said. */
export const mute = (hearing: Hearing): Decision => {
  const { moment, rule } = hearing
  const { category } = rule
  const { muted } = moment.person
  // What an employee's work needs has no such button: the press is forged.
  if (category === 'work') return decide(moment, { toast: moment.screens.label('unknown_button') })
  const kind = text(`screens.categories.${category}`)
  const again = {
    text: moment.screens.label('reminder_buttons.unmute'),
    token: actionToken('unmute', category),
  }
  const html = decidedHtml(hearing, [text('screens.reminder.muted', { kind })])
  return decide(moment, {
    person: { ...moment.person, muted: muted.includes(category) ? muted : [...muted, category] },
    events: [answered(hearing, 'muted')],
    replies: [inPlace(hearing, html, [[again]])],
  })
}

const called = (hearing: Hearing, edit: ReturnType<typeof inPlace>): Decision => {
  const { moment, talk } = hearing
  const step = talk?.session.step ?? 'outside'
  return decide(moment, {
    events: [{ type: 'human_called', step, reason: 'reminder' }, answered(hearing, 'human_called')],
    replies: [edit, humanLine(moment)],
  })
}

/** «Позвать человека»: the wish is noted, the number that answers now is given; the thing itself can still be done. */
export const callHuman = (hearing: Hearing): Decision => {
  const { rule, renderer } = hearing
  const left = firstButtons(rule).filter((each) => each !== 'human')
  const html = decidedHtml(hearing, [yourAnswer(text('screens.call_human'), renderer)])
  return called(hearing, inPlace(hearing, html, rowsOf(tellingOf(hearing), left, renderer)))
}

/** The same under several reminders told together. */
export const callForDigest = (hearing: Hearing): Decision => {
  const { told, renderer } = hearing
  const n = told.joined.length + 1
  const html = belowHtml(digestText(n), [yourAnswer(text('screens.call_human'), renderer)], renderer)
  const [list = []] = digestOf(told, n, renderer).buttons ?? []
  return called(hearing, inPlace(hearing, html, [list]))
}
