import { CASE_FACTS, type CaseFacts } from '../../../domain/caseload/task-template.ts'
import type { KnownRow } from '../../../domain/forms/known.ts'
import type { Need } from '../../../domain/needs/need.ts'
import { candidates } from '../../../domain/organisations/candidates.ts'
import { sideBySide } from '../../../domain/organisations/side-by-side.ts'
import { type Param, type TextRef, text } from '../../../domain/words/text-ref.ts'
import { NEED_LISTS, type NeedGround } from '../../forms/sources/need-sources.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { bookedOn } from './booked-on.ts'
import { CASE, type CaseAtHand } from './case-at-hand.ts'
import { toCase } from './case-card.ts'
import { showCaseNeed } from './case-need.ts'

/** Offices that are looked at, one after the other. */
const MOST_OFFICES = 4

/** «Законы», «Сроки и цена» …: each leads to what is known of the need. */
export const factsButton = (id: string, topic: CaseFacts): OfficeButton => [
  text(`office.cases.facts.buttons.${topic}`),
  'case_facts',
  id,
  topic,
]

const toNeed = (id: string): OfficeButton => [text('office.cases.buttons.need'), 'case_need', id]

const isDay = (value: Param): value is { date: string } => typeof value === 'object' && 'date' in value

/** A fact, with the day on which it was verified or that it has to be asked for. */
const factLine = (what: Param | undefined | null, checked: Param | undefined | null): TextRef => {
  const said = what ?? ''
  if (checked === undefined || checked === null) return text('office.cases.facts.line', { what: said })
  return isDay(checked)
    ? text('office.cases.facts.checked', { what: said, date: checked })
    : text('office.cases.facts.said', { what: said, note: checked })
}

const paperLine = ({ paper, good_for, begin, there }: KnownRow): TextRef => {
  const said = { name: paper ?? '', what: good_for ?? '' }
  if (there !== undefined && there !== null)
    return text('office.cases.facts.paper_there', { name: said.name })
  return begin === undefined || begin === null
    ? text('office.cases.need_paper', said)
    : text('office.cases.facts.paper_begin', { name: said.name, what: said.what, day: begin })
}

/** What is known of the need of a case. */
interface Known {
  readonly need: Need
  readonly ground: NeedGround
}

type TopicLines = (known: Known) => readonly TextRef[]

/** Lines of each topic; offices are pages of their own. */
const LINES: Readonly<Record<Exclude<CaseFacts, 'offices'>, TopicLines>> = {
  laws: ({ ground }) => NEED_LISTS['need.laws'](ground).map(({ law, checked }) => factLine(law, checked)),
  terms: ({ ground }) => [
    ...NEED_LISTS['need.terms'](ground).map(({ term, checked }) => factLine(term, checked)),
    ...NEED_LISTS['need.fees'](ground).map(({ fee, checked }) => factLine(fee, checked)),
  ],
  papers: ({ ground }) => NEED_LISTS['need.papers'](ground).map(paperLine),
}

const listed = ({ found }: CaseAtHand, known: Known, topic: keyof typeof LINES): Screen => {
  const lines = LINES[topic](known)
  const { visit } = known.ground
  return {
    parts: [
      text(`office.cases.facts.head.${topic}`),
      ...(topic === 'papers' && visit !== null
        ? [text('office.cases.facts.visit', { date: { date: visit } })]
        : []),
      ...(lines.length === 0 ? [text('office.cases.facts.none')] : lines),
    ],
    buttons: otherTopics(found.id, topic),
    place: 'in_place',
    object: `case:${found.id}`,
  }
}

const otherTopics = (id: string, topic: CaseFacts): OfficeButton[] => [
  ...CASE_FACTS.filter((each) => each !== topic).map((each) => factsButton(id, each)),
  toNeed(id),
  toCase(id),
]

/** Offices over the same criteria, one after the other (A1, A3). */
const offices = (call: OfficeCall, { found }: CaseAtHand, { need, ground }: Known): Screen => {
  const around = { need, region: ground.region, now: { date: call.today, time: '' } }
  const blocks = sideBySide(candidates(need, ground.region, ground.cause, MOST_OFFICES), around)
  const at = Math.min(Math.max(0, Number(call.args[2] ?? 0) || 0), Math.max(0, blocks.length - 1))
  const next: OfficeButton[] =
    at + 1 < blocks.length
      ? [[text('office.cases.facts.next'), 'case_facts', found.id, 'offices', String(at + 1)]]
      : []
  return {
    parts: [
      text('office.cases.facts.head.offices', { n: at + 1, all: blocks.length }),
      ...(blocks[at] ?? [text('office.cases.facts.none')]),
    ],
    buttons: [...next, ...otherTopics(found.id, 'offices')],
    place: 'in_place',
    object: `case:${found.id}`,
  }
}

const knownOf = async (call: OfficeCall, { found }: CaseAtHand): Promise<Known | null> => {
  const { conversation } = call.moment
  const { words } = found
  const need = conversation.content.needs.get(words.need ?? '')
  if (!need) return null
  const ground: NeedGround = {
    need,
    cause: need.causes.find((each) => each === words.cause),
    region: conversation.region,
    calendar: conversation.calendar,
    today: call.today,
    has: call.words.has,
    visit: await bookedOn(call, found.id),
    papersThere: words.papers,
  }
  return { need, ground }
}

/**
 * What the tasks of a case stand on: which offices may decide it, side by side, by which laws, how long it takes and what it
 * costs, which papers with their validity, counted back from the day that is booked. Without a need it is asked for first.
 */
export const showCaseFacts = about(CASE, 'see_case', async (call, hand) => {
  const known = await knownOf(call, hand)
  if (known === null) return showCaseNeed.run({ ...call, args: [hand.found.id] })
  const topic = CASE_FACTS.find((each) => each === call.args[1]) ?? 'offices'
  return topic === 'offices' ? offices(call, hand, known) : listed(hand, known, topic)
})
