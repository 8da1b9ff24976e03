import { may } from '../../../domain/access/can.ts'
import type { CaseWords } from '../../../domain/caseload/case-words.ts'
import type { Changed } from '../../../domain/caseload/change.ts'
import { REPORT_SOURCES } from '../../../domain/caseload/report-source.ts'
import { CASE_FACTS } from '../../../domain/caseload/task-template.ts'
import { forCause, type Need, type NeededDocument } from '../../../domain/needs/need.ts'
import { type Candidate, candidates } from '../../../domain/organisations/candidates.ts'
import { organisationName } from '../../../domain/organisations/side-by-side.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { goodFor } from '../../forms/sources/need-sources.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, unknownButton } from '../kit/screen.ts'
import { CASE, type CaseAtHand, carryOut, looking } from './case-at-hand.ts'
import { toCase } from './case-card.ts'

/** Offices on the screen; all of them stand on the citizen's sheet. */
const MOST_OFFICES = 3

/** What a press says when the need is to be chosen anew. */
const ANOTHER = 'another'

/** What the case is about: a need, and its cause where somebody said. */
interface AboutNeed {
  readonly need: Need
  readonly cause: string | undefined
}

const needOf = ({ moment }: OfficeCall, { need, cause }: CaseWords): AboutNeed | null => {
  const found = moment.conversation.content.needs.get(need ?? '')
  return found ? { need: found, cause: found.causes.find((each) => each === cause) } : null
}

/** Papers that hold for the cause; while nobody said it, all of them. */
const papersOf = ({ need, cause }: AboutNeed): readonly NeededDocument[] =>
  cause === undefined ? need.documents : forCause(need.documents, cause)

const officeLine = ({ moment, today }: OfficeCall, { need }: AboutNeed, candidate: Candidate): TextRef => {
  const { region } = moment.conversation
  const name = organisationName(candidate, { need, region, now: { date: today, time: '' } })
  const phone = candidate.organisation?.phone
  return phone === undefined
    ? text('office.cases.need_office', { name })
    : text('office.cases.need_office_phone', { name, phone })
}

const paperName = ({ need }: AboutNeed, { id }: NeededDocument): TextRef =>
  text(`needs.${need.id}.documents.${id}.name`)

const paperLine = (known: AboutNeed, paper: NeededDocument): TextRef =>
  text('office.cases.need_paper', { name: paperName(known, paper), what: goodFor(paper.validity) })

const sourceLine = ({ source }: CaseWords): TextRef[] =>
  source === null
    ? []
    : [text('office.cases.reported_by', { who: text(`office.cases.report_sources.${source}`) })]

/** What can be said of it, by whoever may move the case: the cause, which papers are there, who reported it. */
const sayingButtons = ({ found }: CaseAtHand, known: AboutNeed): OfficeButton[] => {
  const { id, words } = found
  const { need, cause } = known
  const causes = cause === undefined ? need.causes : []
  return [
    ...causes.map(
      (each): OfficeButton => [text(`needs.${need.id}.causes.${each}`), 'case_need_is', id, need.id, each],
    ),
    ...papersOf(known).map((paper): OfficeButton => {
      const mark = words.papers.includes(paper.id) ? 'paper_there' : 'paper_missing'
      return [
        text(`office.cases.buttons.${mark}`, { name: paperName(known, paper) }),
        'case_paper_is',
        id,
        paper.id,
      ]
    }),
    [text('office.cases.buttons.another_need'), 'case_need', id, ANOTHER],
  ]
}

const sourceButton = ({ found }: CaseAtHand): OfficeButton => [
  text('office.cases.buttons.source'),
  'case_source',
  found.id,
]

const sheetButton = ({ found }: CaseAtHand, { need, cause }: AboutNeed): OfficeButton => [
  text('forms.citizen_sheet.short'),
  'paper',
  found.citizen,
  'citizen_sheet',
  `${need.id}-${cause ?? 'any'}`,
]

/** The same for anybody, without a name in it: to be taken home. */
const bookletButton = ({ need, cause }: AboutNeed): OfficeButton => [
  text('forms.booklet.short'),
  'list',
  'booklet',
  `${need.id}-${cause ?? 'any'}`,
]

/** Where to go with what: the facts of the need that the case is about (A1–A3, A6). */
const factsScreen = (call: OfficeCall, hand: CaseAtHand, known: AboutNeed): Screen => {
  const { need, cause } = known
  const { role } = call.actor
  const title = text(`needs.${need.id}.title`)
  const offices = candidates(need, call.moment.conversation.region, cause, MOST_OFFICES)
  const isSaying = may(role, 'move_case')
  return {
    parts: [
      cause === undefined
        ? text('office.cases.need', { title })
        : text('office.cases.need_cause', { title, what: text(`needs.${need.id}.causes.${cause}`) }),
      ...sourceLine(hand.found.words),
      text('office.cases.need_offices'),
      ...offices.map((candidate) => officeLine(call, known, candidate)),
      text('office.cases.need_papers'),
      ...papersOf(known).map((paper) => paperLine(known, paper)),
      ...(isSaying && cause === undefined ? [text('office.cases.which_cause')] : []),
    ],
    buttons: [
      ...(isSaying ? sayingButtons(hand, known) : []),
      ...(isSaying ? [sourceButton(hand)] : []),
      ...CASE_FACTS.map(
        (topic): OfficeButton => [
          text(`office.cases.facts.buttons.${topic}`),
          'case_facts',
          hand.found.id,
          topic,
        ],
      ),
      ...(may(role, 'print_form') ? [sheetButton(hand, known), bookletButton(known)] : []),
      toCase(hand.found.id),
    ],
    place: 'in_place',
  }
}

/** Which need: that of the person's own talk with the bot first, if they agreed that it is seen. */
const askNeed = async (call: OfficeCall, hand: CaseAtHand): Promise<Screen> => {
  const { desks, moment, actor } = call
  const { found } = hand
  const back = toCase(found.id)
  if (!may(actor.role, 'move_case'))
    return { parts: [text('office.cases.no_need')], buttons: [back], place: 'in_place' }
  const { content, region } = moment.conversation
  const own = (await desks.cases.progress(found.citizen, region.time_zone))?.need
  const ids = [...content.needs.keys()].sort((a, b) => Number(b === own) - Number(a === own))
  return {
    parts: [text('office.cases.which_need'), ...sourceLine(found.words)],
    buttons: [
      ...ids.map((id): OfficeButton => [text(`needs.${id}.title`), 'case_need_is', found.id, id]),
      sourceButton(hand),
      back,
    ],
    place: 'in_place',
  }
}

/** «О чём случай»: which need it is about, and what is known of it. */
export const showCaseNeed = looking((call, hand) => {
  const known = needOf(call, hand.found.words)
  return known === null || call.args[1] === ANOTHER ? askNeed(call, hand) : factsScreen(call, hand, known)
})

/** Words of the case that were said, and the screen as it stands then. */
const said = async (call: OfficeCall, hand: CaseAtHand, words: CaseWords): Promise<Screen> => {
  const unchanged: Changed = { case: hand.found.state, events: [], tasks: [], closes: [] }
  const after = { ...hand, found: { ...hand.found, words } }
  const known = needOf(call, words)
  return {
    ...carryOut(call, hand, unchanged, { words }),
    ...(known === null ? await askNeed(call, after) : factsScreen(call, after, known)),
  }
}

/** A need, or one with its cause, in one press. Papers of another need are no papers of this one. */
export const sayCaseNeed = about(CASE, 'move_case', (call, hand) => {
  const [, id = '', cause] = call.args
  const { words } = hand.found
  const need = call.moment.conversation.content.needs.get(id)
  if (!need || (cause !== undefined && !need.causes.includes(cause))) return unknownButton(call)
  const papers = words.need === need.id ? words.papers : []
  return said(call, hand, { ...words, need: need.id, cause: cause ?? null, papers })
})

/** «Есть» or «нет» of a paper of the need. */
export const tickCasePaper = about(CASE, 'move_case', (call, hand) => {
  const [, id = ''] = call.args
  const { words } = hand.found
  const known = needOf(call, words)
  if (known === null || !papersOf(known).some((paper) => paper.id === id)) return unknownButton(call)
  const papers = words.papers.includes(id)
    ? words.papers.filter((each) => each !== id)
    : [...words.papers, id]
  return said(call, hand, { ...words, papers })
})

/** «Кто сообщил»: from whom it became known, in one press. */
export const sayCaseSource = about(CASE, 'move_case', (call, hand) => {
  const { id, words } = hand.found
  const [, name] = call.args
  const source = REPORT_SOURCES.find((each) => each === name)
  if (source !== undefined) return said(call, hand, { ...words, source })
  if (name !== undefined) return unknownButton(call)
  return {
    parts: [text('office.cases.who_reported')],
    buttons: [
      ...REPORT_SOURCES.map(
        (each): OfficeButton => [text(`office.cases.report_sources.${each}`), 'case_source', id, each],
      ),
      toCase(id),
    ],
    place: 'in_place',
  }
})
