import type { Paper } from '../documents/judge.ts'
import type { Told } from '../hearing/sign-reader.ts'
import { ownEntry } from '../own-entry.ts'
import { askedPaper, PAPER_STATES, papersOf, paperText, saidOfPapers } from '../scenario/steps/checklist.ts'
import type { Talk } from '../scenario/talk.ts'
import type { Act, PaperStates, Reading } from './act.ts'
import { contentWords, isForm } from './label-words.ts'
import { likenedAnswer } from './likened-answer.ts'
import { isOnlyIf, isPartOfQuestion } from './not-said.ts'
import { type Ear, type Heard, type Setting, toldUnder } from './setting.ts'

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
  const signed = new Set(bySigns.flatMap(({ what, at }) => [what, String(at)]))
  const byName = namedByName(heard, talk).filter(
    ({ what, at }) => !signed.has(what) && !signed.has(String(at)),
  )
  const all = [...bySigns, ...byName]
  const best = all.filter(
    (each) => !all.some((other) => other.at === each.at && other.words.length > each.words.length),
  )
  return [...new Map(best.map((each) => [each.what, each])).values()].sort((a, b) => a.at - b.at)
}

const statesIn = (heard: Heard): Mention[] =>
  toldUnder(heard, 'choices').flatMap((told) => {
    const [place, state = ''] = told.what.split('/')
    const isSaid = place === 'checklist' && !isOnlyIf(told, heard) && !isPartOfQuestion(told, heard)
    if (!isSaid || !STATES.has(state)) return []
    return told.everywhere.map(
      (places): Mention => ({ what: state, at: Math.min(...places), words: told.words }),
    )
  })

const STATES: ReadonlySet<string> = new Set(PAPER_STATES)

/** By this name the examples know what people say of one paper. */
const OF_ONE_PAPER = ['documents.list'] as const
/** A state that no sign tells has to be so much likelier than all others together. */
const LIKENED = 0.75

/** So many words beside its name say how a paper stands; fewer only list it. */
const SAYING = 2

/** How a paper stands by what its thought alone is like: «паспорт вот он»; null – it says nothing of that. */
const likenedState = (paper: Mention, heard: Heard, { liken }: Ear): string | null => {
  const { words } = heard.message
  const own = thoughtOf(paper.at, heard)
  const clause = words.filter((_, at) => thoughtOf(at, heard) === own).map(({ word }) => word)
  if (clause.length < paper.words.length + SAYING) return null
  const isWhole = clause.length === words.length
  const likeAt = isWhole ? heard.likeAt : liken(clause.join(' '))
  const likened = likenedAnswer(likeAt, OF_ONE_PAPER, (id) => STATES.has(id))
  return likened !== null && likened.part >= LIKENED ? likened.id : null
}

/** The state that belongs to a mention: of its thought, else of the next that has one, else of the one before. */
const stateFor = (
  paper: Mention,
  states: readonly Mention[],
  thought: (at: number) => number,
  likened: (paper: Mention) => string | null = () => null,
): string | null => {
  const { at } = paper
  const own = thought(at)
  const near = (all: readonly Mention[]): Mention | undefined =>
    [...all].sort((a, b) => b.words.length - a.words.length || Math.abs(a.at - at) - Math.abs(b.at - at))[0]
  const behind = states.filter((state) => thought(state.at) > own)
  const first = Math.min(...behind.map((state) => thought(state.at)))
  return (
    near(states.filter((state) => thought(state.at) === own))?.what ??
    likened(paper) ??
    near(behind.filter((state) => thought(state.at) === first))?.what ??
    near(states)?.what ??
    null
  )
}

/** «всё, кроме фото»: what is left out has to be got, where the rest is there. */
const leftOut = (state: string): string => (state === 'have' ? 'will_get' : 'have')

const statesOf = (heard: Heard, { talk, ear }: Setting): { states: PaperStates; because: string[] } => {
  const papers = papersIn(heard, talk)
  const states = statesIn(heard)
  const thought = (at: number): number => thoughtOf(at, heard)
  const all = heard.message.told.find(({ name }) => name === 'all_papers')
  const except = heard.message.told.find(({ name }) => name === 'except')
  const from = all && except && except.places[0] !== undefined ? except.places[0] : Number.POSITIVE_INFINITY
  const whole = all
    ? stateFor(
        mention('all', all),
        states.filter(({ at }) => at < from || papers.every((paper) => paper.at < at)),
        thought,
      )
    : null
  const rest = whole === null && from < Number.POSITIVE_INFINITY ? 'have' : whole
  const isWhole = rest !== null && (from < Number.POSITIVE_INFINITY || papers.length === 0)
  const likened = (paper: Mention): string | null => likenedState(paper, heard, ear)
  const found: Record<string, string> = {}
  if (isWhole) for (const { id } of papersOf(talk)) found[id] = rest
  for (const paper of papers) {
    const state = paper.at > from && rest !== null ? leftOut(rest) : stateFor(paper, states, thought, likened)
    if (state !== null) found[paper.what] = state
  }
  return { states: found as PaperStates, because: [...papers, ...states].flatMap(({ words }) => words) }
}

/** All papers as they are, where nothing is said but that some of before stand otherwise; null – something new is said. */
const putRight = (states: PaperStates, talk: Talk): Readonly<Record<string, Paper>> | null => {
  const known = saidOfPapers(talk)
  const isOther = Object.entries(states).every(([id, state]) => {
    const before = ownEntry(known, id)
    return before !== undefined && before.state !== state
  })
  if (!isOther) return null
  const changed = Object.entries(states).map(([id, state]): [string, Paper] => [id, { state }])
  return Object.fromEntries([...Object.entries(known), ...changed])
}

/**
 * What is said of papers of the list at once: «паспорт есть, полиса нет», «есть всё, кроме фото». Of the paper that is asked
 * about alone it is an answer like a press.
 */
export const tellsPapers = (heard: Heard, setting: Setting): readonly Reading[] => {
  const {
    standing: { step },
    talk,
  } = setting
  const { cursor } = talk.session
  if (step.definition.type !== 'checklist' || cursor?.['asking'] === 'until') return []
  const { states, because } = statesOf(heard, setting)
  const named = Object.keys(states)
  if (named.length === 0) return []
  const asked = askedPaper(talk)?.id
  const isAsked = named.length === 1 && named[0] === asked
  if (isAsked)
    return [
      {
        act: { type: 'answer', choice: ownEntry(states, asked ?? '') ?? null },
        sureness: OF_PAPERS,
        because,
      },
    ]
  const papers = putRight(states, talk)
  const act: Act = papers ? { type: 'correction', of: { papers } } : { type: 'papers', states }
  return [{ act, sureness: OF_PAPERS, because }]
}
