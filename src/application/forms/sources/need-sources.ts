import { startBy } from '../../../domain/documents/judge.ts'
import { isUncertain } from '../../../domain/facts/fact.ts'
import { writtenDay } from '../../../domain/forms/paper.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { forCause, type Need, type NeededDocument, type Validity } from '../../../domain/needs/need.ts'
import { type Candidate, candidates } from '../../../domain/organisations/candidates.ts'
import { organisationName } from '../../../domain/organisations/side-by-side.ts'
import { type Param, type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

/** Offices on a sheet. */
const MOST_OFFICES = 4

type WithNeed = PaperGround & { readonly need: Need }

const hasNeed = (ground: PaperGround): ground is WithNeed => ground.need !== null

const ofNeed =
  (look: (ground: WithNeed) => Param | null): FieldOf =>
  (ground) =>
    hasNeed(ground) ? look(ground) : null

const own = ({ need }: WithNeed, path: string): TextRef => text(`needs.${need.id}.${path}`)

const offices = ({ need, region, cause }: WithNeed): Candidate[] =>
  candidates(need, region, cause, MOST_OFFICES)

const duration = ({ need, cause }: WithNeed): Param | null => {
  const [term] = forCause(need.terms, cause)
  return term ? { duration: { n: term.n, unit: term.unit } } : null
}

const fee = ({ need, cause }: WithNeed): Param | null => {
  const [found] = forCause(need.fees, cause)
  if (!found) return text('office.papers.values.fee_differs')
  return { amount: found.amount }
}

/** The order of things, as the talk tells it first; of a cause that is known what holds for it. */
const short = (ground: WithNeed): Param | null => {
  const [first] = offices(ground)
  const unknown = text('office.papers.values.ask')
  const specific = `needs.${ground.need.id}.short.${ground.cause}`
  return text(ground.has(specific) ? specific : `needs.${ground.need.id}.short.any`, {
    body: first ? own(ground, `bodies.${first.body.id}.name`) : unknown,
    phone: first?.organisation?.phone ?? unknown,
    term: duration(ground) ?? unknown,
    fee: fee(ground) ?? unknown,
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
} as const satisfies Partial<Record<FieldSource, FieldOf>>

const listOf =
  <Entry>(
    entries: (ground: WithNeed) => readonly Entry[],
    row: (ground: WithNeed, entry: Entry, n: number) => ReturnType<ListOf>[number],
  ): ListOf =>
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
    phone: organisation?.phone ?? null,
    address: base ? text(`${base}.address`) : null,
    hours: base ? text(`${base}.hours`) : null,
    checked: isUncertain(fact, today) ? text('office.papers.values.call_first') : { date: fact.verified_at },
  }
}

/** Tables about the chosen life problem. */
export const NEED_LISTS = {
  'need.laws': listOf(
    ({ need }) => need.laws,
    (ground, { id }, n) => ({ n, law: own(ground, `laws.${id}`) }),
  ),
  'need.offices': listOf(offices, office),
  'need.papers': listOf(
    ({ need, cause }) => (cause === undefined ? need.documents : forCause(need.documents, cause)),
    (ground, document, n) => ({
      n,
      paper: paperName(ground, document),
      good_for: goodFor(document.validity),
      why: own(ground, `documents.${document.id}.why`),
      where: own(ground, `documents.${document.id}.where`),
      begin: begin(ground, document),
    }),
  ),
  'need.refusal': listOf(
    ({ need }) => need.refusal,
    (ground, id, n) => ({ n, step: own(ground, `refusal.${id}`) }),
  ),
} as const satisfies Partial<Record<ListSource, ListOf>>
