import type { Told } from '../hearing/sign-reader.ts'
import { ownEntry } from '../own-entry.ts'
import { askedPaper, PAPER_STATES, papersOf, paperText } from '../scenario/steps/checklist.ts'
import type { Talk } from '../scenario/talk.ts'
import type { PaperStates, Reading } from './act.ts'
import { contentWords, isForm } from './label-words.ts'
import { isOnlyIf, isPartOfQuestion } from './not-said.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'

/** Surer than a state alone: it is said of which papers. */
const OF_PAPERS = 0.88

/** Something said of papers, and in which thought. */
interface Mention {
  readonly what: string
  readonly at: number
  readonly words: readonly string[]
}

/** Words stand further apart where punctuation parts them. */
const APART = 1.5

/** A thought ends at a sign of punctuation, and at «а», «но». */
const thoughtOf = (at: number, { message: { words, told } }: Heard): number => {
  const turns = told.flatMap(({ name, places }) => (name === 'papers_part' ? places : []))
  let found = 0
  for (let place = 1; place <= at; place += 1)
    if ((words[place]?.at ?? 0) - (words[place - 1]?.at ?? 0) > APART || turns.includes(place)) found += 1
  return found
}

const mention = (what: string, { places, words }: Told): Mention => ({ what, at: Math.min(...places), words })

/** Papers of the list by what their names begin with, where no other name holds it. */
const namedByName = (heard: Heard, talk: Talk): Mention[] => {
  const names = papersOf(talk).map(({ id }) => ({
    id,
    words: contentWords(talk.situation.label(paperText(talk, id, 'name'))),
  }))
  return names.flatMap(({ id, words }) => {
    const others = names.filter((other) => other.id !== id).flatMap((other) => other.words)
    const own = words.slice(0, 1).filter((word) => !others.some((other) => isForm(word, other)))
    return heard.message.words.flatMap(({ word }, at) =>
      own.some((each) => isForm(each, word)) ? [{ what: id, at, words: [word] }] : [],
    )
  })
}

/** Papers that are named, each once, in the order of the message; of two at one place the one with more words. */
const papersIn = (heard: Heard, talk: Talk): Mention[] => {
  const listed = new Set(papersOf(talk).map(({ id }) => id))
  const bySigns = toldUnder(heard, 'papers').flatMap((told) =>
    listed.has(told.what) ? [mention(told.what, told)] : [],
  )
  const all = bySigns.length > 0 ? bySigns : namedByName(heard, talk)
  const best = all.filter(
    (each) => !all.some((other) => other.at === each.at && other.words.length > each.words.length),
  )
  return [...new Map(best.map((each) => [each.what, each])).values()].sort((a, b) => a.at - b.at)
}

const statesIn = (heard: Heard): Mention[] =>
  toldUnder(heard, 'choices').flatMap((told) => {
    const [place, state = ''] = told.what.split('/')
    const isSaid = place === 'checklist' && !isOnlyIf(told, heard) && !isPartOfQuestion(told, heard)
    return isSaid && STATES.has(state) ? [mention(state, told)] : []
  })

const STATES: ReadonlySet<string> = new Set(PAPER_STATES)

/** The state that belongs to a mention: of its thought, else of the next that has one, else of the one before. */
const stateFor = (
  { at }: Mention,
  states: readonly Mention[],
  thought: (at: number) => number,
): Mention | null => {
  const own = thought(at)
  const near = (all: readonly Mention[]): Mention | undefined =>
    [...all].sort((a, b) => b.words.length - a.words.length || Math.abs(a.at - at) - Math.abs(b.at - at))[0]
  const behind = states.filter((state) => thought(state.at) > own)
  const first = Math.min(...behind.map((state) => thought(state.at)))
  return (
    near(states.filter((state) => thought(state.at) === own)) ??
    near(behind.filter((state) => thought(state.at) === first)) ??
    near(states) ??
    null
  )
}

/** «всё, кроме фото»: what is left out has to be got, where the rest is there. */
const leftOut = (state: string): string => (state === 'have' ? 'will_get' : 'have')

const statesOf = (heard: Heard, talk: Talk): { states: PaperStates; because: string[] } => {
  const papers = papersIn(heard, talk)
  const states = statesIn(heard)
  const thought = (at: number): number => thoughtOf(at, heard)
  const all = heard.message.told.find(({ name }) => name === 'all_papers')
  const except = heard.message.told.find(({ name }) => name === 'except')
  const from = all && except && except.places[0] !== undefined ? except.places[0] : Number.POSITIVE_INFINITY
  const whole = all
    ? (stateFor(
        mention('all', all),
        states.filter(({ at }) => at < from || papers.every((paper) => paper.at < at)),
        thought,
      )?.what ?? null)
    : null
  const rest = whole === null && from < Number.POSITIVE_INFINITY ? 'have' : whole
  const isWhole = rest !== null && (from < Number.POSITIVE_INFINITY || papers.length === 0)
  const found: Record<string, string> = {}
  if (isWhole) for (const { id } of papersOf(talk)) found[id] = rest
  for (const paper of papers) {
    const state = paper.at > from && rest !== null ? leftOut(rest) : stateFor(paper, states, thought)?.what
    if (state !== undefined) found[paper.what] = state
  }
  return { states: found as PaperStates, because: [...papers, ...states].flatMap(({ words }) => words) }
}

/**
 * What is said of papers of the list at once: «паспорт есть, полиса нет», «есть всё, кроме фото». Of the paper that is asked
 * about alone it is an answer like a press.
 */
export const tellsPapers = (heard: Heard, { standing: { step }, talk }: Setting): readonly Reading[] => {
  const { cursor } = talk.session
  if (step.definition.type !== 'checklist' || cursor?.['asking'] === 'until') return []
  const { states, because } = statesOf(heard, talk)
  const named = Object.keys(states)
  if (named.length === 0) return []
  const asked = askedPaper(talk)?.id
  const isAsked = named.length === 1 && named[0] === asked
  const act = isAsked
    ? ({ type: 'answer', choice: ownEntry(states, asked ?? '') ?? null } as const)
    : ({ type: 'papers', states } as const)
  return [{ act, sureness: OF_PAPERS, because }]
}
