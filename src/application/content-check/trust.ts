import type { Provenance } from '../../domain/facts/fact.ts'
import { forCause, termsFor } from '../../domain/needs/need.ts'
import { fault, type Issue, quoted } from '../../domain/words/issue.ts'
import type { Measured } from './measures.ts'
import type { SaidFor } from './said-for.ts'
import { fileOfText, placeOfText } from './text-files.ts'

/** Whether people can trust what is said, each as a share of the messages that it is asked of; 0 – nothing was said. */
export interface TrustShares {
  /** Messages that say «verified», all facts of which are. */
  readonly verified: number
  /** Messages with a number, which is that of the office that is named and spoken to. */
  readonly addressed: number
  /** Messages about papers, terms, fees and bodies, all of which hold for the person's cause. */
  readonly cause: number
}

export const NOTHING_SAID: TrustShares = { verified: 0, addressed: 0, cause: 0 }

const FACTS = ['bodies', 'documents', 'fees', 'terms', 'laws'] as const
const LIMITED = ['bodies', 'documents', 'fees', 'terms', 'laws', 'mistakes'] as const

/** What a message names, by the keys of the texts that it is made of. */
interface Named {
  readonly keys: ReadonlySet<string>
  /** Ids by group: `terms` – `appeal`. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>
  readonly organisations: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
}

const NONE: ReadonlySet<string> = new Set()

const knownNamed = new WeakMap<Measured['filled'], Named>()

/** What a message names, worked out once for all to whom it is said. */
const namedIn = ({ filled }: Measured): Named => {
  const named = knownNamed.get(filled) ?? namedBy(filled)
  knownNamed.set(filled, named)
  return named
}

const namedBy = (filled: Measured['filled']): Named => {
  const keys = new Set<string>()
  const ids = new Map<string, Set<string>>()
  const organisations = new Set<string>()
  const values = new Map<string, string>()
  for (const { key, facts } of filled) {
    keys.add(key)
    for (const [name, value] of facts) values.set(name, value)
    const [group = '', , list = '', id = ''] = key.split('.')
    if (group === 'needs') ids.set(list, (ids.get(list) ?? new Set()).add(id))
    if (group === 'regions' && list === 'organisations') organisations.add(id)
  }
  return { keys, ids, organisations, values }
}

const plainNumber = (value: string | undefined): string | undefined => value?.replace(/\u00a0/g, ' ')

const factsOf = (named: Named, { need, region, cause }: SaidFor): Provenance[] => {
  const ofNeed = FACTS.flatMap((group) =>
    (need[group] as readonly { id: string; fact: Provenance }[]).filter(({ id }) =>
      named.ids.get(group)?.has(id),
    ),
  )
  const phone = plainNumber(named.values.get('phone'))
  const ofRegion = region.organisations.filter(
    ({ id, phone: own }) => named.organisations.has(id) || (own !== undefined && own === phone),
  )
  const fee = named.values.has('fee') ? forCause(need.fees, cause).slice(0, 1) : []
  const term = named.values.has('term') ? termsFor(need, cause).slice(0, 1) : []
  return [...ofNeed, ...ofRegion, ...fee, ...term].map(({ fact }) => fact)
}

/** Kinds of office that the number of a message belongs to: by the text that says how to find it, else by the number. */
const ownersOf = (named: Named, { need, region }: SaidFor): ReadonlySet<string> => {
  const found = [...named.keys].flatMap((key) => {
    if (key.startsWith('talk.organisation.find.')) return [key.split('.')[3] ?? '']
    const own = need.bodies.find(({ id }) => key === `needs.${need.id}.bodies.${id}.phone`)
    return own ? [own.kind] : []
  })
  if (found.length > 0) return new Set(found)
  const phone = plainNumber(named.values.get('phone'))
  return new Set(region.organisations.filter((each) => each.phone === phone).map(({ kind }) => kind))
}

const isGeneral = (key: string): boolean => key.startsWith('talk.call.') || key === 'talk.visit_opening'

/** Kinds of office that a message names or has words for. */
const spokenTo = (named: Named, { need, region }: SaidFor): string[] => {
  const isOwn = ![...named.keys].some(isGeneral)
  const bodies = need.bodies.filter(
    ({ id }) =>
      named.keys.has(`needs.${need.id}.bodies.${id}.name`) || (isOwn && named.ids.get('calls')?.has(id)),
  )
  const offices = region.organisations.filter(({ id }) =>
    named.keys.has(`regions.${region.id}.organisations.${id}.name`),
  )
  return [...bodies, ...offices].map(({ kind }) => kind)
}

const holdsFor = (causes: readonly string[] | undefined, cause: string | undefined): boolean =>
  !causes || (cause !== undefined && causes.includes(cause))

const strangeToCause = (named: Named, { need, cause }: SaidFor): string[] => {
  const strange = LIMITED.flatMap((group) =>
    need[group]
      .filter(({ id, for: causes }) => named.ids.get(group)?.has(id) && !holdsFor(causes, cause))
      .map(({ id }) => `${group}.${id}`),
  )
  const shorts = [...(named.ids.get('short') ?? NONE)].filter((id) => id !== (cause ?? 'any'))
  return [...strange, ...shorts.map((id) => `short.${id}`)]
}

interface Count {
  right: number
  all: number
}

const shareOf = ({ right, all }: Count): number => (all === 0 ? 0 : right / all)

/** Looks whether messages can be trusted; each thing that is wrong is a fault of the text that it was seen in. */
export class Trust {
  readonly #verified: Count = { right: 0, all: 0 }
  readonly #addressed: Count = { right: 0, all: 0 }
  readonly #cause: Count = { right: 0, all: 0 }
  readonly #issues = new Map<string, Issue>()
  readonly #author: string

  /** @param author beginning of the keys of whoever answers for what is wrong, e.g. `needs.debts.`; none – the message's own text does */
  constructor(author = '') {
    this.#author = author
  }

  message(message: Measured, whom: SaidFor): void {
    const named = namedIn(message)
    if (named.keys.has('talk.fact.verified') || named.keys.has('talk.fact.stale')) {
      const isTrue = factsOf(named, whom).every(({ certainty }) => certainty === 'verified')
      this.#count(this.#verified, isTrue, message, 'says «verified» of a fact that is not')
    }
    if (named.values.has('phone')) {
      const owners = ownersOf(named, whom)
      const strangers = spokenTo(named, whom).filter((kind) => !owners.has(kind))
      const isOwn = owners.size > 0 && strangers.length === 0
      const of = owners.size > 0 ? `of ${quoted([...owners])}` : 'of nobody known'
      this.#count(
        this.#addressed,
        isOwn,
        message,
        `shows a number ${of}${strangers.length > 0 ? ` and speaks to ${quoted(strangers)}` : ''}`,
      )
    }
    if (LIMITED.some((group) => named.ids.has(group)) || named.ids.has('short')) {
      const strange = strangeToCause(named, whom)
      this.#count(
        this.#cause,
        strange.length === 0,
        message,
        `shows what holds for another cause: ${quoted(strange)}`,
      )
    }
  }

  shares(): TrustShares {
    return {
      verified: shareOf(this.#verified),
      addressed: shareOf(this.#addressed),
      cause: shareOf(this.#cause),
    }
  }

  issues(): Issue[] {
    return [...this.#issues.values()]
  }

  #keyOf({ key, filled }: Measured): string {
    if (this.#author === '') return key
    return filled.find((each) => each.key.startsWith(this.#author))?.key ?? key
  }

  #count(count: Count, isRight: boolean, message: Measured, wrong: string): void {
    count.all += 1
    if (isRight) {
      count.right += 1
      return
    }
    const { language, whom } = message
    const key = this.#keyOf(message)
    const place = `${language} ${key} ${wrong}`
    if (this.#issues.has(place)) return
    this.#issues.set(
      place,
      fault(fileOfText(language, key), `${wrong} (${whom})`, { step: placeOfText(key), language }),
    )
  }
}
