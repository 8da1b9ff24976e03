import { may } from '../../../domain/access/can.ts'
import { addMonths, localMoment } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { LetterLine } from '../../ports/office/letter-desk.ts'
import { toCase } from '../cases/case-card.ts'
import { about } from '../kit/about.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { toPersonCard } from '../people/citizen.ts'
import { LETTER } from './letter-at-hand.ts'
import { isAwaited, letterLine, letterLines, letterTitle } from './letter-words.ts'

/** So far back the register goes in the chat; older letters stand in the printed one. */
const MONTHS_BACK = 12

const dueFirst = (a: LetterLine, b: LetterLine): number =>
  (a.note.resultBy ?? '') < (b.note.resultBy ?? '') ? -1 : 1

/** «Письма»: what waits for an answer first, the longest due on top; then the rest, the latest first. */
export const listLetters = useCase('send_letter', async (call) => {
  const { desks, actor, today, moment } = call
  const [asked] = call.args
  const known = await desks.letters.sent(actor, addMonths(today, -MONTHS_BACK), today, today, moment.at)
  const waiting = known.filter(isAwaited).sort(dueFirst)
  const all = [...waiting, ...known.filter((letter) => !isAwaited(letter))]
  const { shown, turns } = pageOf(all, asked, (page) => ['letters', page])
  return {
    parts:
      all.length === 0
        ? [text('office.letters.none')]
        : [
            text('office.letters.counted', { n: all.length }),
            text('office.letters.waiting', { n: waiting.length }),
            ...shown.map((letter) => letterLine(letter, today)),
          ],
    buttons: [
      ...shown.map((letter): OfficeButton => [call.words.plain(letterTitle(letter)), 'letter', letter.id]),
      ...turns,
      [text('office.letters.buttons.new'), 'letter_new'],
    ],
    place: placeOfList(asked),
    object: `department:${actor.department}`,
  }
})

/** What can be noted of a letter: of a case there, else here. */
const heardButtons = (letter: LetterLine): OfficeButton[] => {
  if (letter.note.answeredOn !== null) return []
  return letter.case === null
    ? [[text('office.cases.deeds.result_noted'), 'letter_answered', letter.id]]
    : [[text('office.cases.deeds.result_noted'), 'case_answer', letter.case, letter.id]]
}

/** A letter about nobody that the actor wrote today. */
const undoButtons = ({ actor, today, moment }: OfficeCall, letter: LetterLine): OfficeButton[] => {
  const writtenOn = localMoment(letter.recordedAt, moment.conversation.region.time_zone).date
  return letter.citizen === null && letter.staff === actor.id && writtenOn === today
    ? [[text('office.monthly.buttons.undo'), 'letter_undo', letter.id]]
    : []
}

const printButtons = ({ actor }: OfficeCall, { id, case: of }: LetterLine): OfficeButton[] => {
  if (!may(actor.role, 'print_form')) return []
  const label = text('office.letters.print')
  return [of === null ? [label, 'paper', id, 'letter'] : [label, 'paper', of, 'letter', id]]
}

/** A letter's card, after what was said of it. */
export const letterCard = (call: OfficeCall, letter: LetterLine): Screen => ({
  parts: letterLines(letter, call.today),
  buttons: [
    ...heardButtons(letter),
    ...printButtons(call, letter),
    ...undoButtons(call, letter),
    ...(letter.case === null ? [] : [toCase(letter.case)]),
    ...(letter.case === null && letter.citizen !== null ? [toPersonCard(letter.citizen)] : []),
    [text('office.letters.buttons.all'), 'letters'],
  ],
  place: 'in_place',
  object: `letter:${letter.id}`,
})

/** A letter: what it is, how far it has come, and what can be noted of it. */
export const showLetter = about(LETTER, 'send_letter', letterCard)
