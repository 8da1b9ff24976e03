import type { Paper } from '../documents/judge.ts'
import type { Told } from '../hearing/sign-reader.ts'
import { ownEntry } from '../own-entry.ts'
import { askedPaper, PAPER_STATES, papersOf, paperText, saidOfPapers } from '../scenario/steps/checklist.ts'
import type { Talk } from '../scenario/talk.ts'
import type { Act, PaperStates, Reading } from './act.ts'
import { contentWords, isForm } from './label-words.ts'
import { likenedAnswer } from './likened-answer.ts'
import { isOnlyIf, isPartOfQuestion } from './not-said.ts'
import { type Mention, nearestState, pairedState } from './paired-states.ts'
import { type Ear, type Heard, type Setting, toldUnder } from './setting.ts'

/** Surer than a state alone: it is said of which papers. */
const OF_PAPERS = 0.88

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

const mentionAt = (what: string, places: readonly number[], words: readonly string[]): Mention => ({
  what,
  at: Math.min(...places),
  words,
})

const mention = (what: string, { places, words }: Told): Mention => mentionAt(what, places, words)

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
    listed.has(told.what) ? told.everywhere.map((places) => mentionAt(told.what, places, told.words)) : [],
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
    return told.everywhere.map((places) => mentionAt(state, places, told.words))
  })

const STATES: ReadonlySet<string> = new Set(PAPER_STATES)

/** By this name the examples know what people say of one paper. */
const OF_ONE_PAPER = ['documents.list'] as const
/** A state that no sign tells has to be so much likelier than all others together. */
const LIKENED = 0.75

/** So many words beside its name say how a paper stands; fewer only list it. */
const SAYING = 2

/** The words of the thought in which a paper is named. */
const clauseOf = (paper: Mention, heard: Heard): readonly string[] => {
  const own = thoughtOf(paper.at, heard)
  return heard.message.words.filter((_, at) => thoughtOf(at, heard) === own).map(({ word }) => word)
}

/** Whether the thought in which a paper is named says more than its name. */
const saysMore = (paper: Mention, clause: readonly string[]): boolean =>
  clause.length >= paper.words.length + SAYING

/** How a paper stands by what its thought alone is like: «паспорт вот он»; null – it says nothing of that. */
const likenedState = (clause: readonly string[], heard: Heard, { liken }: Ear): string | null => {
  const isWhole = clause.length === heard.message.words.length
  const likeAt = isWhole ? heard.likeAt : liken(clause.join(' '))
  const likened = likenedAnswer(likeAt, OF_ONE_PAPER, (id) => STATES.has(id))
  return likened !== null && likened.part >= LIKENED ? likened.id : null
}

/** What is said of papers: which, and in which states. */
interface Said {
  readonly papers: readonly Mention[]
  readonly states: readonly Mention[]
}

/**
 * The state that belongs to a paper: of its thought, as its signs or its words tell it. A name alone – «паспорт, полис есть» – takes
 * that of the next thought that has one, else of the one before; what says something else is left to be asked.
 */
const stateFor = (paper: Mention, { papers, states }: Said, heard: Heard, ear: Ear): string | null => {
  const own = thoughtOf(paper.at, heard)
  const isOwn = ({ at }: Mention): boolean => thoughtOf(at, heard) === own
  const told = pairedState(paper, papers.filter(isOwn), states.filter(isOwn))
  if (told !== null) return told
  const clause = clauseOf(paper, heard)
  if (saysMore(paper, clause)) return likenedState(clause, heard, ear)
  const behind = states.filter(({ at }) => thoughtOf(at, heard) > own)
  const next = Math.min(...behind.map(({ at }) => thoughtOf(at, heard)))
  const ofNext = behind.filter(({ at }) => thoughtOf(at, heard) === next)
  return nearestState(ofNext, paper.at) ?? nearestState(states, paper.at)
}

/** The state of what is not named: «всё», «остальное», «ничего»; null – none is told. */
const stateOfAll = (name: string, said: Said, heard: Heard): string | null => {
  const told = heard.message.told.find((each) => each.name === name)
  if (!told) return null
  const all = mention(name, told)
  const own = thoughtOf(all.at, heard)
  const isOwn = ({ at }: Mention): boolean => thoughtOf(at, heard) === own
  const papers = [all, ...said.papers.filter(isOwn)]
  return pairedState(all, papers, said.states.filter(isOwn)) ?? nearestState(said.states, all.at)
}

/** «всё, кроме фото»: what is left out has to be got, where the rest is there. */
const leftOut = (state: string): string => (state === 'have' ? 'will_get' : 'have')

/** Where what is left out of «всё» begins; infinite – nothing is. */
const exceptFrom = ({ message: { told } }: Heard): number => {
  const all = told.some(({ name }) => name === 'all_papers')
  const except = told.find(({ name }) => name === 'except')
  return all ? (except?.places[0] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
}

/** How all papers stand that are not named; null – nothing is said of them. */
const restOf = (said: Said, from: number, heard: Heard): string | null => {
  if (from === Number.POSITIVE_INFINITY) {
    const rest = stateOfAll('rest_papers', said, heard)
    return rest ?? (said.papers.length === 0 ? stateOfAll('all_papers', said, heard) : null)
  }
  const isBefore = ({ at }: Mention): boolean => at < from || said.papers.every((paper) => paper.at < at)
  return stateOfAll('all_papers', { papers: [], states: said.states.filter(isBefore) }, heard) ?? 'have'
}

const statesOf = (heard: Heard, { talk, ear }: Setting): { states: PaperStates; because: string[] } => {
  const said: Said = { papers: papersIn(heard, talk), states: statesIn(heard) }
  const from = exceptFrom(heard)
  const rest = restOf(said, from, heard)
  const found: Record<string, string> = {}
  if (rest !== null) for (const { id } of papersOf(talk)) found[id] = rest
  for (const paper of said.papers) {
    const isLeftOut = paper.at > from && rest !== null
    const state = isLeftOut ? leftOut(rest) : stateFor(paper, said, heard, ear)
    if (state !== null) found[paper.what] = state
  }
  const because = [...said.papers, ...said.states].flatMap(({ words }) => words)
  return { states: found as PaperStates, because }
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
