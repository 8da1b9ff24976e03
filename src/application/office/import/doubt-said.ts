import { isWholeBirth } from '../../../domain/people/birth.ts'
import type { DoubtAnswer, GivenDoubt } from '../../../domain/people/import-doubt.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { unconfirmedBy } from '../people/note-presence.ts'
import { allFactLines, whenBorn } from '../people/person-words.ts'
import { askedAs, goneIn, PRESENCE_SAID, YES } from './doubt-question.ts'

/** People who are named where an answer settled many. */
const MOST_NAMED = 10

/** «Исправить» and «Отменить запись» right under what was written, for the day. */
export const takeBackButtons = (press: string): OfficeButton[] => [
  [text('office.doubts.buttons.again'), 'doubt_again', press],
  [text('office.monthly.buttons.undo'), 'doubt_undo', press],
]

/** Lines of a card that an answer made, e.g. «Дата рождения: 7 марта 1948 года, воскресенье». */
const newLines = (call: OfficeCall, before: CitizenFacts, after: CitizenFacts): TextRef[] => {
  const stood = new Set(allFactLines(before, call.today).map((each) => JSON.stringify(each)))
  return allFactLines(after, call.today).filter((each) => !stood.has(JSON.stringify(each)))
}

const stays = (given: GivenDoubt, facts: CitizenFacts): TextRef =>
  askedAs(given) === 'birth' ? whenBorn(facts) : text('office.doubts.stays')

/** What an answer came to: whom it is about, and what the card says now. */
export const writtenLines = (
  call: OfficeCall,
  card: CitizenCard,
  given: GivenDoubt,
  answer: DoubtAnswer,
  after: CitizenFacts,
): TextRef[] => {
  const gone = goneIn(given.what)
  if (gone !== undefined && answer.does === YES) {
    const reason = PRESENCE_SAID[gone]
    const noted = unconfirmedBy(call, reason) === null ? 'noted' : 'noted_waits'
    return [text(`office.presence.${noted}.${reason}`, { name: card.facts.name })]
  }
  const lines = newLines(call, card.facts, after)
  const name = shortName(after.name)
  return [text('office.doubts.written', { name }), ...(lines.length > 0 ? lines : [stays(given, after)])]
}

/** One of many whom an answer was written of. */
const lineOf = (what: string, { name, birthDate, phone, address }: CitizenFacts): TextRef => {
  const short = shortName(name)
  if (what.startsWith('phone_')) return text('office.doubts.all_line', { name: short, said: phone ?? '' })
  if (what.startsWith('address_')) return text('office.doubts.all_line', { name: short, said: address ?? '' })
  if (birthDate !== null && isWholeBirth(birthDate))
    return text('office.doubts.all_born', { name: short, date: { date: birthDate } })
  return text('office.doubts.all_line', { name: short, said: birthDate ?? '' })
}

/** What one press wrote of many: how many, and who they are. */
export const manyLines = (what: string, facts: readonly CitizenFacts[], all: number): TextRef[] => {
  const named = facts.slice(0, MOST_NAMED)
  const more = all - named.length
  return [
    text('office.doubts.all_written', { n: all }),
    ...named.map((each) => lineOf(what, each)),
    ...(more > 0 ? [text('office.doubts.all_more', { n: more })] : []),
  ]
}
