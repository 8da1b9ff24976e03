import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { wordsFieldOf } from '../../../domain/people/card-facts.ts'
import { Circumstance } from '../../../domain/people/categories.ts'
import type { DoubtAnswer, DoubtUndo, GivenDoubt } from '../../../domain/people/import-doubt.ts'
import { phonesOf, withoutRepeats } from '../../../domain/people/phone-list.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { replacedBy } from '../kit/replaced-words.ts'
import { unconfirmedBy } from '../people/note-presence.ts'
import { withCircumstance } from '../people/noted-circumstance.ts'
import { answeredFacts } from '../people/person-answers.ts'
import { changedTo } from '../people/undo-change.ts'
import { goneIn, PRESENCE_SAID, YES } from './doubt-question.ts'

/** A whole number takes the place of what was none; numbers that are whole stay behind it. */
export const withPhone = (facts: CitizenFacts, typed: string, said: string): CitizenFacts => {
  const odd = said.replace(/\D/g, '')
  const others = phonesOf(facts.phone).filter((each) => {
    const digits = each.replace(/\(.*$/, '').replace(/\D/g, '')
    return each.startsWith('+') || !odd.includes(digits)
  })
  return { ...facts, phone: withoutRepeats([typed, ...others]).join(', ') }
}

/** «Да» to something that a card only has or has not. */
const withYes = (facts: CitizenFacts, field: string): CitizenFacts => {
  const noted = Circumstance.options.find((each) => each === field)
  return noted === undefined ? facts : withCircumstance(facts, noted, true)
}

/** What a list says and somebody takes over. */
const withSaid = (facts: CitizenFacts, { field, said }: GivenDoubt): CitizenFacts => {
  const words = wordsFieldOf(field)
  if (words !== undefined) return { ...facts, [words]: said }
  if (field === 'phone')
    return { ...facts, phone: withoutRepeats([...phonesOf(facts.phone), ...phonesOf(said)]).join(', ') }
  if (field === 'birth_date') return { ...facts, birthDate: said.split('.').reverse().join('-') }
  return { ...facts, note: [facts.note ?? '', said].filter(Boolean).join('; ') }
}

/** What a card says after an answer. */
const factsAfter = (
  facts: CitizenFacts,
  given: GivenDoubt,
  answer: DoubtAnswer,
  today: LocalDate,
): CitizenFacts => {
  if (answer.does === 'set') {
    const { phone } = answer.said
    return typeof phone === 'string'
      ? withPhone(facts, phone, given.said)
      : answeredFacts(facts, answer.said, today)
  }
  if (answer.does !== YES) return facts
  if (given.what === 'by_hand' || given.what === 'said_twice') return withSaid(facts, given)
  return withYes(facts, given.field)
}

/** What an answer writes, and what is needed to take it back. */
export interface Written {
  readonly changes: readonly OfficeChange[]
  readonly undo: DoubtUndo
  /** The card as it is now. */
  readonly facts: CitizenFacts
}

/** A card with what somebody said of it; one that says it already stays as it is. */
export const rewritten = (call: OfficeCall, card: CitizenCard, facts: CitizenFacts): Written => {
  const undo = { before: replacedBy(card.facts, facts), after: replacedBy(facts, card.facts) }
  if (Object.keys(undo.before).length === 0) return { changes: [], undo, facts }
  const noted = allowed(call, 'change_person', `citizen:${card.id}`)
  return { changes: [changedTo(call, card, facts), noted], undo, facts }
}

/** «Да, умер»: what is noted of somebody whom a list calls gone. */
const goneAs = (call: OfficeCall, card: CitizenCard, reason: 'died' | 'moved' | 'refused'): Written => {
  const { id, revision, presence, presenceUntil, facts } = card
  const { today, actor, moment } = call
  return {
    facts,
    undo: { before: {}, after: {}, presence: { was: presence, until: presenceUntil, noted: reason } },
    changes: [
      {
        type: 'note_presence',
        citizen: id,
        presence: reason,
        from: today,
        until: null,
        unconfirmedBy: unconfirmedBy(call, reason),
        revision,
      },
      {
        type: 'leave_month',
        citizen: id,
        month: today.slice(0, 7),
        reason,
        by: actor.id,
        at: moment.at,
      },
      allowed(call, 'change_person', `citizen:${id}`),
    ],
  }
}

/** What an answer changes of the card. */
export const writtenBy = (
  call: OfficeCall,
  card: CitizenCard,
  given: GivenDoubt,
  answer: DoubtAnswer,
): Written => {
  const gone = goneIn(given.what)
  if (gone !== undefined && answer.does === YES) return goneAs(call, card, PRESENCE_SAID[gone])
  return rewritten(call, card, factsAfter(card.facts, given, answer, call.today))
}

/** A doubt that an answer settles. */
export const settles = (
  { actor, moment }: OfficeCall,
  id: string,
  press: string,
  undo: DoubtUndo,
): OfficeChange => ({ type: 'settle_doubt', id, by: actor.id, at: moment.at, press, undo })
