import { can } from '../../../domain/access/can.ts'
import type { GivenDoubt } from '../../../domain/people/import-doubt.ts'
import { phonesOf } from '../../../domain/people/phone-list.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { OpenDoubt } from '../../ports/office/doubt-desk.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { rewritten, settles } from './doubt-changes.ts'
import { manyLines } from './doubt-said.ts'

/** Digits of a whole number behind the code of the country. */
const NATIONAL = 10

/** One answer for many: what is said of it, and what is written. */
export interface Many {
  readonly reply: Outgoing
  readonly office: readonly OfficeChange[]
  /** How many it settles, and which. */
  readonly n: number
  readonly settled: readonly string[]
}

const undoAll = (press: string): OfficeButton => [text('office.monthly.buttons.undo'), 'doubt_undo', press]

const cardsOf = async (
  call: OfficeCall,
  doubts: readonly OpenDoubt[],
): Promise<[OpenDoubt, CitizenCard][]> => {
  const found: [OpenDoubt, CitizenCard][] = []
  for (const doubt of doubts) {
    const card = await call.desks.register.card(call.actor, doubt.citizen, call.today, call.moment.at)
    if (card && can(call.actor, 'change_person', card)) found.push([doubt, card])
  }
  return found
}

/** Writes the same of many, each as `next` says, one of each person; what it leaves as it is is settled all the same. */
export const writeMany = async (
  call: OfficeCall,
  what: string,
  doubts: readonly OpenDoubt[],
  next: (facts: CitizenFacts, doubt: OpenDoubt) => CitizenFacts,
): Promise<Many> => {
  const press = call.moment.conversation.chance.id()
  const ofEach = doubts.filter(({ citizen }, n) => doubts.findIndex((each) => each.citizen === citizen) === n)
  const found = await cardsOf(call, ofEach)
  const written = found.map(([doubt, card]) => ({
    doubt,
    ...rewritten(call, card, next(card.facts, doubt)),
  }))
  const lines = manyLines(
    what,
    written.map(({ facts }) => facts),
    written.length,
  )
  return {
    reply: call.words.message(lines, [undoAll(press)]),
    office: written.flatMap(({ doubt, changes, undo }) => [...changes, settles(call, doubt.id, press, undo)]),
    n: written.length,
    settled: written.map(({ doubt }) => doubt.id),
  }
}

/** «Это годы у всех»: the cards of all that are like it are right as they are. */
export const keepAll = async (call: OfficeCall, given: GivenDoubt): Promise<Many> => {
  const alike = await call.desks.doubts.alike(call.actor, call.today, given.doubt)
  return writeMany(call, given.what, alike, (facts) => facts)
}

/** The code of the place that makes a whole number of what a list says; null – it does not end so. */
export const codeOf = (whole: string, said: string): string | null => {
  const [number, odd] = [whole.replace(/\(.*$/, '').replace(/\D/g, ''), said.replace(/\D/g, '')]
  const code = number.slice(1, number.length - odd.length)
  return odd.length > 0 && number.length === NATIONAL + 1 && number.endsWith(odd) && code.length > 0
    ? code
    : null
}

/** The others of the same list whose numbers the same code makes whole. */
export const othersOfCode = async (
  call: OfficeCall,
  doubt: string,
  code: string,
): Promise<readonly OpenDoubt[]> => {
  const alike = await call.desks.doubts.alike(call.actor, call.today, doubt)
  return alike.filter(
    ({ id, said }) => id !== doubt && said.replace(/\D/g, '').length === NATIONAL - code.length,
  )
}

/** «Код 84235 у всех (4)», under the first number that was given in full. */
export const codeButtons = async (
  call: OfficeCall,
  given: GivenDoubt,
  after: CitizenFacts,
  press: string,
): Promise<OfficeButton[]> => {
  if (given.what !== 'phone_no_city_code') return []
  const code = codeOf(phonesOf(after.phone)[0] ?? '', given.said)
  const n = code === null ? 0 : (await othersOfCode(call, given.doubt, code)).length
  return code === null || n === 0
    ? []
    : [[text('office.doubts.buttons.code_all', { code, n }), 'doubt_code', press]]
}
