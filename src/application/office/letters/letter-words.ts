import { daysBetween, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { LetterLine } from '../../ports/office/letter-desk.ts'

/** Whether somebody has to answer it still. */
export const isAwaited = ({ note }: LetterLine): boolean => note.resultBy !== null && note.answeredOn === null

/** «№ 12/2026, Отдел опеки». */
export const letterTitle = ({ note: { number, organisation } }: LetterLine): TextRef =>
  number === null
    ? text('office.letters.unnumbered', { organisation })
    : text('office.letters.numbered', { what: number, organisation })

/** Since when it waits and until when, that it was answered, or that nothing is awaited. */
export const standingOf = (letter: LetterLine, today: LocalDate): TextRef => {
  const { sentOn, resultBy, answeredOn } = letter.note
  if (answeredOn !== null) return text('office.letters.answered', { date: { date: answeredOn } })
  if (resultBy === null) return text('office.letters.no_answer_awaited', { date: { date: sentOn } })
  const waiting = { n: daysBetween(sentOn, today), date: { date: resultBy } }
  return text(resultBy < today ? 'office.letters.overdue' : 'office.letters.awaited', waiting)
}

/** A line of the register: what and to whom, how far it has come. */
export const letterLine = (letter: LetterLine, today: LocalDate): TextRef =>
  text('office.letters.line', { what: letterTitle(letter), state: standingOf(letter, today) })

/** All that is known of a letter. */
export const letterLines = (letter: LetterLine, today: LocalDate): TextRef[] => {
  const { name, staffName, note } = letter
  return [
    text('office.letters.head', { what: letterTitle(letter) }),
    ...(note.kind === null ? [] : [text(`office.letters.kinds.${note.kind}`)]),
    ...(name === null ? [text('office.letters.about_nobody')] : [text('office.letters.about', { name })]),
    ...(note.request === null ? [] : [text('office.letters.asks', { what: note.request })]),
    text('office.letters.sent', { date: { date: note.sentOn } }),
    ...(note.channel === null ? [] : [text(`office.letters.channels.${note.channel}`)]),
    standingOf(letter, today),
    ...(note.answer === null ? [] : [text('office.letters.answer', { words: note.answer })]),
    ...(staffName === null ? [] : [text('office.letters.by', { who: shortName(staffName) })]),
  ]
}
