import type { Need } from '../../../domain/needs/need.ts'
import { type DatedFact, datedFacts } from '../../../domain/organisations/dated-facts.ts'
import type { Organisation } from '../../../domain/organisations/region.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { type Param, type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { Conversation } from '../../conversation.ts'

/** What of a fact can be corrected from the chat; the other facts are confirmed, or told to the authors. */
export type Correctable = 'phone' | 'hours' | 'address' | 'amount' | 'n'

/** A fact of this region as it is shown. */
export interface ShownFact extends DatedFact {
  /** Its place in the list of all facts: short enough for a button. */
  readonly at: number
  /** Whose fact it is: an office, or a need. */
  readonly whose: TextRef
  readonly what: TextRef
  readonly says: TextRef | null
  readonly corrects: readonly Correctable[]
}

const FILE = /^scenarios\/(needs|regions)\/([a-z0-9_]+)\.yaml$/

const ofOrganisation = (
  region: string,
  { id, phone }: Organisation,
): Pick<ShownFact, 'whose' | 'what' | 'says' | 'corrects'> => {
  const key = `regions.${region}.organisations.${id}`
  const number: Param = phone ?? text('office.facts.no_phone')
  const says = text('office.facts.organisation_says', {
    phone: number,
    hours: textAt(`${key}.hours`),
    address: textAt(`${key}.address`),
  })
  return {
    whose: textAt(`${key}.name`),
    what: text('office.facts.groups.organisations'),
    says,
    corrects: ['phone', 'hours', 'address'],
  }
}

const SAYS: Readonly<
  Record<string, (need: Need, id: string) => { says: TextRef; corrects: readonly Correctable[] } | null>
> = {
  fees: ({ fees }, id) => {
    const fee = fees.find((each) => each.id === id)
    return fee
      ? { says: text('office.facts.fee_says', { amount: { amount: fee.amount } }), corrects: ['amount'] }
      : null
  },
  terms: ({ terms }, id) => {
    const term = terms.find((each) => each.id === id)
    return term
      ? {
          says: text('office.facts.term_says', { term: { duration: { n: term.n, unit: term.unit } } }),
          corrects: ['n'],
        }
      : null
  },
}

const ofNeed = (need: Need, place: string): Pick<ShownFact, 'whose' | 'what' | 'says' | 'corrects'> => {
  const [group = '', id = ''] = place.split('.')
  const found = ownEntry(SAYS, group)?.(need, id) ?? null
  const named =
    group === 'documents' || group === 'bodies' ? text(`needs.${need.id}.${group}.${id}.name`) : null
  return {
    whose: text(`needs.${need.id}.title`),
    what: text(`office.facts.groups.${group}`),
    says: found?.says ?? named,
    corrects: found?.corrects ?? [],
  }
}

/**
 * The facts that people of this region are told, the first to be looked at again in front: its offices, and what holds for
 * needs everywhere. Bare values of the region that stand in no text of their own are not shown.
 */
export const factsOf = ({ content, region }: Pick<Conversation, 'content' | 'region'>): ShownFact[] => {
  const dated = datedFacts(content.needs.values(), [region])
  return dated.flatMap((fact, at) => {
    const [, kind, id = ''] = FILE.exec(fact.file) ?? []
    const need = kind === 'needs' ? content.needs.get(id) : undefined
    if (need) return [{ ...fact, at, ...ofNeed(need, fact.place) }]
    const [group, name] = fact.place.split('.')
    const organisation =
      group === 'organisations' ? region.organisations.find((each) => each.id === name) : undefined
    return organisation ? [{ ...fact, at, ...ofOrganisation(region.id, organisation) }] : []
  })
}

/** FNV-1a over 32 bits, twice with different seeds: short, and the same in every process. */
const hashed = (words: string, seed: number): string => {
  let hash = seed
  for (const sign of words) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash.toString(36)
}

/**
 * A short name of a fact for a button, the same as long as it stands at its place.
 * @example createFactId({ file: 'scenarios/regions/ugra.yaml', place: 'organisations.line_112', … }) // '1k9x2m8c0q'
 */
export const createFactId = ({ file, place }: Pick<DatedFact, 'file' | 'place'>): string =>
  `${hashed(`${file} ${place}`, 2_166_136_261)}${hashed(`${place} ${file}`, 40_389)}`
