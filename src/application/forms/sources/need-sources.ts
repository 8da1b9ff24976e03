import { startBy } from '../../../domain/documents/judge.ts'
import { isUncertain, type Provenance, standingOf } from '../../../domain/facts/fact.ts'
import { factLine } from '../../../domain/facts/fact-line.ts'
import { writtenDay } from '../../../domain/forms/paper.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import {
  callFor,
  forCause,
  type Need,
  type NeededDocument,
  termsFor,
  type Validity,
} from '../../../domain/needs/need.ts'
import { type Candidate, candidates } from '../../../domain/organisations/candidates.ts'
import { officeNumber } from '../../../domain/organisations/office-number.ts'
import { organisationName } from '../../../domain/organisations/side-by-side.ts'
import { type Param, type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

/** Offices on a sheet. */
const MOST_OFFICES = 4

/** What is at hand of a life problem. */
export type NeedGround = Pick<
  PaperGround,
  'need' | 'cause' | 'region' | 'calendar' | 'today' | 'has' | 'visit' | 'papersThere'
>

type WithNeed = NeedGround & { readonly need: Need }

const hasNeed = (ground: NeedGround): ground is WithNeed => ground.need !== null

const ofNeed =
  (look: (ground: WithNeed) => Param | null): FieldOf =>
  (ground) =>
    hasNeed(ground) ? look(ground) : null

const own = ({ need }: WithNeed, path: string): TextRef => text(`needs.${need.id}.${path}`)

const offices = ({ need, region, cause }: WithNeed): Candidate[] =>
  candidates(need, region, cause, MOST_OFFICES)

/** The office that is rung first for the cause, with its own number. */
const addressed = (ground: WithNeed): Candidate | undefined => {
  const { need, region, cause } = ground
  const all = candidates(need, region, cause, need.bodies.length)
  return all.find(({ body }) => body.id === callFor(need, cause).body) ?? all[0]
}

const duration = ({ need, cause }: WithNeed): Param | null => {
  const [term] = termsFor(need, cause)
  return term ? { duration: { n: term.n, unit: term.unit } } : null
}

const fee = ({ need, cause }: WithNeed): Param | null => {
  const [found] = forCause(need.fees, cause)
  if (!found) return text('office.papers.values.fee_differs')
  return found.amount === 0 ? text('talk.free') : { amount: found.amount }
}

/** Where the order of things stands: of the cause that is known; else in words for paper, which cannot be answered. */
const shortKey = ({ need, cause, has }: WithNeed): string => {
  const [specific, onPaper, any] = [`short.${cause}`, 'on_paper', 'short.any'].map(
    (path) => `needs.${need.id}.${path}`,
  )
  if (cause !== undefined && has(specific ?? '')) return specific ?? ''
  return (has(onPaper ?? '') ? onPaper : any) ?? ''
}

/** The order of things, as the talk tells it first. */
const short = (ground: WithNeed): Param | null => {
  const first = addressed(ground)
  const unknown = text('office.papers.values.ask')
  return textAt(shortKey(ground), {
    body: first ? own(ground, `bodies.${first.body.id}.name`) : unknown,
    phone: first ? officeNumber(first, ground.need, ground.has) : unknown,
    term: duration(ground) ?? unknown,
    fee: fee(ground) ?? unknown,
  })
}

/** Facts of which the answer is made, for the cause where one is known. */
const factsOf = ({ need, cause }: WithNeed): Provenance[] =>
  [need.bodies, need.documents, need.fees, need.terms, need.laws].flatMap((entries) =>
    forCause<{ for?: string[] | undefined; fact: Provenance }>(entries, cause).map(({ fact }) => fact),
  )

/** How sure one fact is: the day on which it was verified, or that it has to be asked for. */
const checked = (fact: Provenance, { today }: WithNeed): Param => {
  const standing = standingOf([fact], today)
  return standing === 'verified'
    ? { date: fact.verified_at }
    : text(`office.papers.values.${standing === 'stale' ? 'fact_stale' : 'fact_unverified'}`, {
        day: writtenDay(fact.verified_at),
      })
}

/** Fields about the chosen life problem. */
export const NEED_FIELDS = {
  'need.title': ofNeed((ground) =>
    ground.cause === undefined
      ? own(ground, 'title')
      : { list: [own(ground, 'title'), own(ground, `causes.${ground.cause}`)] },
  ),
  'need.short': ofNeed(short),
  'need.urgent': ofNeed((ground) => own(ground, 'urgent')),
  'need.standing': ofNeed((ground) => factLine(factsOf(ground), ground.today)),
  'need.uncertain': ofNeed((ground) => own(ground, 'uncertain')),
} as const satisfies Partial<Record<FieldSource, FieldOf>>

const listOf =
  <Entry>(
    entries: (ground: WithNeed) => readonly Entry[],
    row: (ground: WithNeed, entry: Entry, n: number) => ReturnType<ListOf>[number],
  ): ((ground: NeedGround) => ReturnType<ListOf>) =>
  (ground) =>
    hasNeed(ground) ? entries(ground).map((entry, index) => row(ground, entry, index + 1)) : []

/** How long a paper is good for, in words. */
export const goodFor = (validity: Validity): Param =>
  validity.kind === 'days'
    ? text('office.papers.values.good_days', {
        days: { duration: { n: validity.days, unit: 'calendar_days' } },
      })
    : text(`office.papers.values.good_${validity.kind}`)

/** The last day to begin getting a paper, counted back from the visit. */
const begin = ({ visit, calendar }: WithNeed, { obtain }: NeededDocument): Param | null => {
  if (visit === null) return null
  const { date, approximate } = startBy(calendar, visit, obtain)
  return approximate ? text('office.papers.values.about', { day: writtenDay(date) }) : { date }
}

const paperName = (ground: WithNeed, { id, for: causes }: NeededDocument): Param => {
  const name = own(ground, `documents.${id}.name`)
  if (causes === undefined || ground.cause !== undefined) return name
  return text('office.papers.values.paper_if', {
    name,
    list: { list: causes.map((cause) => own(ground, `causes.${cause}`)) },
  })
}

const office = (ground: WithNeed, candidate: Candidate): ReturnType<ListOf>[number] => {
  const { organisation, body } = candidate
  const base = organisation ? `regions.${ground.region.id}.organisations.${organisation.id}` : null
  const { need, region, today } = ground
  const fact = organisation?.fact ?? body.fact
  return {
    name: organisationName(candidate, { need, region, now: { date: today, time: '' } }),
    phone: officeNumber(candidate, need, ground.has),
    address: base ? textAt(`${base}.address`) : null,
    hours: base ? textAt(`${base}.hours`) : null,
    checked: isUncertain(fact, today) ? text('office.papers.values.call_first') : { date: fact.verified_at },
  }
}

const papersOf = ({ need, cause }: WithNeed): readonly NeededDocument[] =>
  cause === undefined ? need.documents : forCause(need.documents, cause)

const isThere = ({ papersThere }: WithNeed, { id }: NeededDocument): boolean => papersThere.includes(id)

const paperRow = (ground: WithNeed, document: NeededDocument, n: number): ReturnType<ListOf>[number] => ({
  n,
  paper: paperName(ground, document),
  good_for: goodFor(document.validity),
  why: own(ground, `documents.${document.id}.why`),
  where: own(ground, `documents.${document.id}.where`),
  begin: begin(ground, document),
  checked: checked(document.fact, ground),
  there: isThere(ground, document) ? text('office.papers.values.yes') : null,
})

/** Tables about the chosen life problem. */
export const NEED_LISTS = {
  'need.fees': listOf(
    ({ need, cause }) => (cause === undefined ? need.fees : forCause(need.fees, cause)),
    (ground, { id, amount, fact }, n) => ({
      n,
      fee: text(`needs.${ground.need.id}.fees.${id}`, { amount: { amount } }),
      checked: checked(fact, ground),
    }),
  ),
  'need.laws': listOf(
    ({ need, cause }) => (cause === undefined ? need.laws : forCause(need.laws, cause)),
    (ground, { id, fact }, n) => ({ n, law: own(ground, `laws.${id}`), checked: checked(fact, ground) }),
  ),
  'need.mistakes': listOf(
    ({ need, cause }) => (cause === undefined ? need.mistakes : forCause(need.mistakes, cause)),
    (ground, { id }, n) => ({ n, mistake: own(ground, `mistakes.${id}`) }),
  ),
  'need.offices': listOf(offices, office),
  'need.papers': listOf(papersOf, paperRow),
  // Nobody is asked to fetch what is there.
  'need.papers_to_get': listOf(
    (ground) => papersOf(ground).filter((document) => !isThere(ground, document)),
    paperRow,
  ),
  'need.refusal': listOf(
    ({ need }) => need.refusal,
    (ground, id, n) => ({ n, step: own(ground, `refusal.${id}`) }),
  ),
  'need.terms': listOf(
    ({ need, cause }) => (cause === undefined ? need.terms : termsFor(need, cause)),
    (ground, { id, n: length, unit, fact }, n) => ({
      n,
      term: text(`needs.${ground.need.id}.terms.${id}`, { n: { duration: { n: length, unit } } }),
      checked: checked(fact, ground),
    }),
  ),
} as const satisfies Partial<Record<ListSource, ListOf>>
