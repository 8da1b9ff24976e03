import { forCause, type Need } from '../../needs/need.ts'
import { checked } from '../../scenario/checked.ts'
import { causeOf } from '../../scenario/offices.ts'
import type { Talk } from '../../scenario/talk.ts'
import { type TextRef, text, textAt } from '../../words/text-ref.ts'
import { factsAskedIn } from '../facts-asked.ts'
import { type Ear, heardWith } from '../setting.ts'
import { type AnswerAside, type Aside, covered } from './aside.ts'
import { notKnown } from './not-known.ts'

const MOST_LAWS = 4

/** Laws of the person's cause; before it is known those of every cause. */
const lawsOf = (talk: Talk) => {
  const { laws } = talk.situation.need
  const cause = causeOf(talk)
  return (cause === undefined ? laws : forCause(laws, cause)).slice(0, MOST_LAWS)
}

/** A fact of a need as it is told, with how sure it is. */
interface ToldFact {
  readonly line: TextRef
  readonly source: { readonly fact: Need['laws'][number]['fact'] }
}

/** A fact by its group and id, e.g. `terms.court_month`; null – the need has it no more. */
const toldFact = (need: Need, name: string): ToldFact | null => {
  const [group, id] = name.split('.')
  const key = `needs.${need.id}.${name}`
  if (group === 'laws') {
    const named = need.laws.find((each) => each.id === id)
    return named ? { line: textAt(key), source: named } : null
  }
  if (group === 'terms') {
    const term = need.terms.find((each) => each.id === id)
    return term
      ? { line: textAt(key, { n: { duration: { n: term.n, unit: term.unit } } }), source: term }
      : null
  }
  const fee = group === 'fees' ? need.fees.find((each) => each.id === id) : undefined
  return fee ? { line: textAt(key, { amount: { amount: fee.amount } }), source: fee } : null
}

/** What is asked for outright – «сколько могут удержать», «за сколько подать в суд» –, as sure as it is; null – nothing is. */
const askedOutright = (talk: Talk, facts: readonly string[]): Aside | null => {
  const told = facts.flatMap((name) => toldFact(talk.situation.need, name) ?? [])
  if (told.length === 0) return null
  const sure = checked(
    talk,
    told.map(({ source }) => source),
  )
  return covered(...told.map(({ line }) => line), sure)
}

/**
 * Whether they may, how much they may, what one has a right to: the facts that are asked for outright, else where it is
 * written down. Nothing is judged.
 */
export const law: AnswerAside = (talk, of) => {
  const outright = askedOutright(talk, of.facts)
  if (outright !== null) return outright
  const laws = lawsOf(talk)
  const { id: need } = talk.situation.need
  if (laws.length === 0) return notKnown(talk, of, text('asides.law_unknown'))
  return covered(
    text('asides.law'),
    ...laws.map(({ id }) => text(`needs.${need}.laws.${id}`)),
    checked(talk, laws),
  )
}

/** What the first words of a talk ask for outright, answered; nothing – they ask for no fact of the need. */
export const lawAsked = (talk: Talk, words: string, ear: Ear): readonly TextRef[] =>
  askedOutright(talk, factsAskedIn(heardWith(ear, words), talk))?.lines ?? []
