import type { Paper } from '../../documents/judge.ts'
import { forCause, type NeededDocument } from '../../needs/need.ts'
import { ownEntry } from '../../own-entry.ts'
import { readDate } from '../../when/read-date.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import type { Choice, Said } from '../event.ts'
import { type Answer, type Outcome, recorded, type StepKind, said, type Talk } from '../talk.ts'
import { refuseDate } from './refuse-date.ts'

type ChecklistStep = CompiledStep<'checklist'>

/** Where inside the list: which paper, whether its date is being asked, and which papers were told of ahead. */
interface Place {
  readonly index: number
  readonly asking: 'state' | 'until'
  readonly told: readonly string[]
}

const choices = (ids: readonly string[]): Choice[] =>
  ids.map((id) => ({ id, label: text(`talk.papers.states.${id}`) }))
/** How a paper of the list may stand, in the order of the buttons. */
export const PAPER_STATES = ['have', 'will_get', 'lost', 'not_needed'] as const
const STATES = choices(PAPER_STATES)
const DATES = choices(['no_date', 'not_sure'])
/** One press for whoever has all: offered once, before the first paper is told of. */
const ALL: readonly Choice[] = choices(['have_all'])

/** The papers of the need that hold for the person's cause. */
export const papersOf = ({ session, situation }: Talk): NeededDocument[] => {
  const cause = session.answers['cause']
  return forCause(situation.need.documents, typeof cause === 'string' ? cause : undefined)
}

/** What was said of each paper so far, by document id. */
export const saidOfPapers = ({ session }: Talk): Readonly<Record<string, Paper>> =>
  (session.answers['papers'] ?? {}) as Record<string, Paper>

const placeOf = ({ session }: Talk): Place => {
  const cursor = session.cursor
  const told = Array.isArray(cursor?.['told']) ? (cursor['told'] as string[]) : []
  return {
    index: Number(cursor?.['index'] ?? 0),
    asking: cursor?.['asking'] === 'until' ? 'until' : 'state',
    told,
  }
}

/** What a paper of the need is called, is for, where it comes from: a text of its own. */
export type PaperPart = 'name' | 'what' | 'why' | 'where' | 'keep' | 'lost'
export const paperText = ({ situation: { need } }: Talk, paper: string, part: PaperPart): TextRef =>
  text(`needs.${need.id}.documents.${paper}.${part}`)

/** The paper that the list stands on; undefined – the talk stands on no list, or the list is through. */
export const askedPaper = (talk: Talk): NeededDocument | undefined =>
  talk.scenario.steps.get(talk.session.step)?.definition.type === 'checklist'
    ? papersOf(talk)[placeOf(talk).index]
    : undefined

const offersAll = (talk: Talk, { index, told }: Place): boolean =>
  index === 0 && told.length === 0 && papersOf(talk).length > 1

/** The whole list by name, said before its first paper: whoever has all need not go through it. */
const overview = (step: ChecklistStep, talk: Talk, place: Place): Said[] =>
  offersAll(talk, place)
    ? [
        said(step, [
          text('talk.papers.all'),
          ...papersOf(talk).map(({ id }) =>
            text('talk.papers.one_of_all', { name: paperText(talk, id, 'name') }),
          ),
        ]),
      ]
    : []

const states = (talk: Talk, place: Place): readonly Choice[] =>
  offersAll(talk, place) ? [...STATES, ...ALL] : STATES

const question = (step: ChecklistStep, talk: Talk, place: Place) => {
  const documents = papersOf(talk)
  const document = documents[place.index] as NeededDocument
  const name = paperText(talk, document.id, 'name')
  if (place.asking === 'until') return said(step, [text('talk.papers.until', { name })], DATES)
  const heading = text('talk.papers.heading', { n: place.index + 1, of: documents.length, name })
  const lines = (['what', 'why', 'where', 'keep'] as const).map((part) =>
    text(`talk.papers.${part}`, { value: paperText(talk, document.id, part) }),
  )
  const optional = document.required ? [] : [text('talk.papers.optional')]
  return said(step, [heading, ...lines, ...optional, step.text], states(talk, place))
}

type Papers = Readonly<Record<string, Paper>>

const asksDate = ({ validity }: NeededDocument, paper: Paper | undefined): boolean =>
  validity.kind === 'printed' && paper?.state === 'have' && paper.until === undefined

/** Past papers that were told of ahead; of those that are there the printed day is asked all the same. */
const pastTold = (talk: Talk, place: Place, papers: Papers): Place => {
  const document = papersOf(talk)[place.index]
  if (place.asking === 'until' || !document || !place.told.includes(document.id)) return place
  return asksDate(document, ownEntry(papers, document.id))
    ? { ...place, asking: 'until' }
    : pastTold(talk, { ...place, index: place.index + 1 }, papers)
}

const goTo = (step: ChecklistStep, talk: Talk, from: Place, papers: Papers): Outcome => {
  const place = pastTold(talk, from, papers)
  if (place.index >= papersOf(talk).length) {
    return { move: 'next', events: [recorded(step, talk, 'papers', papers)], answers: { papers } }
  }
  const events = [...overview(step, talk, place), question(step, talk, place)]
  return { move: 'wait', events, cursor: { ...place }, answers: { papers } }
}

const allThere = (talk: Talk): Readonly<Record<string, Paper['state']>> =>
  Object.fromEntries(papersOf(talk).map(({ id }) => [id, 'have']))

const receiveState = (step: ChecklistStep, answer: Answer, talk: Talk, place: Place): Outcome => {
  const pressed = chosen(answer, states(talk, place), talk)
  if (pressed === 'have_all') return tellPapers(step, talk, allThere(talk))
  const state = pressed as Paper['state'] | null
  if (state === null) return NOT_OFFERED
  const { index } = place
  const document = papersOf(talk)[index] as NeededDocument
  const papers = { ...saidOfPapers(talk), [document.id]: { state } }
  return goTo(
    step,
    talk,
    asksDate(document, { state })
      ? { ...place, asking: 'until' }
      : { ...place, index: index + 1, asking: 'state' },
    papers,
  )
}

/** Takes what was said of several papers at once: what is left is asked. Papers that the list does not hold are left out. */
export const tellPapers = (
  step: ChecklistStep,
  talk: Talk,
  states: Readonly<Record<string, Paper['state']>>,
): Outcome => {
  const named = papersOf(talk).flatMap(({ id }) => {
    const state = ownEntry(states, id)
    return state === undefined ? [] : [[id, { state }] as const]
  })
  const place = placeOf(talk)
  const told = [...new Set([...place.told, ...named.map(([id]) => id)])]
  const papers = { ...saidOfPapers(talk), ...Object.fromEntries(named) }
  return goTo(step, talk, { index: place.index, asking: 'state', told }, papers)
}

const receiveUntil = (step: ChecklistStep, answer: Answer, talk: Talk, place: Place): Outcome => {
  const { index } = place
  const document = papersOf(talk)[index] as NeededDocument
  const pressed = chosen(answer, DATES, talk)
  if (answer.type === 'press' && pressed === null) return NOT_OFFERED
  const { now, vocabulary } = talk.situation
  const read =
    answer.type === 'words' && pressed === null
      ? readDate(answer.words, now.date, 'any', vocabulary, 60)
      : null
  if (read && 'fault' in read) return refuseDate(read)
  const paper: Paper = { state: 'have', until: read ? read.date : null }
  const papers = { ...saidOfPapers(talk), [document.id]: paper }
  const next = goTo(step, talk, { ...place, index: index + 1, asking: 'state' }, papers)
  if (read === null || next.move === 'refuse') return next
  const noted = said(step, [text('talk.papers.until_noted', { date: { date: read.date } })])
  return { ...next, events: [noted, ...next.events] }
}

/** Goes through the papers of the need one by one (C6-documents). */
export const checklist: StepKind<'checklist'> = {
  show: (step, talk) => [...overview(step, talk, placeOf(talk)), question(step, talk, placeOf(talk))],
  enter: (step, talk) => goTo(step, talk, { index: 0, asking: 'state', told: [] }, {}),
  receive(step, answer, talk) {
    const place = placeOf(talk)
    return place.asking === 'until'
      ? receiveUntil(step, answer, talk, place)
      : receiveState(step, answer, talk, place)
  },
  back(step, talk) {
    const { index, asking, told } = placeOf(talk)
    if (index === 0 && asking === 'state') return null
    const to = asking === 'until' ? index : index - 1
    const asked = papersOf(talk)[to]?.id
    const place: Place = { index: to, asking: 'state', told: told.filter((id) => id !== asked) }
    return goTo(step, talk, place, { ...saidOfPapers(talk) })
  },
  records: () => ['papers'],
}
