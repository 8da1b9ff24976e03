import type { Paper } from '../documents/judge.ts'
import { ownEntry } from '../own-entry.ts'
import { askedPaper, PAPER_STATES, papersOf, paperText, saidOfPapers } from '../scenario/steps/checklist.ts'
import type { Reading } from './act.ts'
import { hasQuestionMark } from './asks.ts'
import { contentWords, isForm, withOwnWords } from './label-words.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'
import type { TakenBack } from './taken-back.ts'

/** Surer than a question after what was said before: «я же говорила, что полис есть» asks nothing. */
const TAKEN_BACK = 0.92
/** A paper that is not asked about is named, with another state than it has. */
const NAMED = 0.8
const STATES: ReadonlySet<string> = new Set(PAPER_STATES)

/** The only paper of those that were spoken of whose name is said; null – none is, or several. */
const namedPaper = (heard: Heard, setting: Setting): string | null => {
  const { talk } = setting
  const spoken = heard.message.words.map(({ word }) => word)
  const papers = papersOf(talk).map(({ id }) => ({
    id,
    words: contentWords(talk.situation.label(paperText(talk, id, 'name'))),
  }))
  const asked = askedPaper(talk)?.id
  const known = saidOfPapers(talk)
  const named = withOwnWords(papers).filter(({ words }) =>
    words.some((each) => spoken.some((word) => isForm(word, each))),
  )
  const [paper] = named
  const isOne = named.length === 1 && paper && paper.id !== asked && ownEntry(known, paper.id) !== undefined
  return isOne ? paper.id : null
}

/** The state that most words say. */
const saidState = (heard: Heard): string | null => {
  const told = toldUnder(heard, 'choices').flatMap(({ what, places }) => {
    const [place = '', state = ''] = what.split('/')
    const isOfPapers = place === 'checklist' || place === 'documents.list'
    return isOfPapers && STATES.has(state) ? [{ state, count: places.length }] : []
  })
  return told.sort((a, b) => b.count - a.count)[0]?.state ?? null
}

/** A paper of before that words put right: «вру, полиса пока нет», «я же говорила, что полис есть». */
export const correctsPaper = (heard: Heard, setting: Setting, taken: TakenBack): readonly Reading[] => {
  const known = saidOfPapers(setting.talk)
  if (Object.keys(known).length === 0) return []
  const paper = namedPaper(heard, setting)
  const state = paper === null ? null : saidState(heard)
  if (paper === null || state === null) return []
  if (ownEntry(known, paper)?.state === state && !taken.isSaid) return []
  const papers: Record<string, Paper> = { ...known, [paper]: { state: state as Paper['state'] } }
  return [
    {
      act: { type: 'correction', of: { papers } },
      sureness: taken.isSaid && !hasQuestionMark(heard.said) ? TAKEN_BACK : NAMED,
      because: [heard.said],
    },
  ]
}
