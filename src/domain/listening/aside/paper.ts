import type { NeededDocument } from '../../needs/need.ts'
import { ownEntry } from '../../own-entry.ts'
import { checked } from '../../scenario/checked.ts'
import { causeOf } from '../../scenario/offices.ts'
import { papersOf, paperText, saidOfPapers } from '../../scenario/steps/checklist.ts'
import type { Talk } from '../../scenario/talk.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import { type AnswerAside, type Aside, covered } from './aside.ts'

export const paperOf = (talk: Talk, paper: string | null): NeededDocument | undefined =>
  talk.situation.need.documents.find(({ id }) => id === paper)

/** One paper: what it is, where it comes from, whether it must be there. */
const onePaper = (talk: Talk, document: NeededDocument): Aside => {
  const { id, required } = document
  const state = ownEntry(saidOfPapers(talk), id)?.state
  return covered(
    text(state === 'have' ? 'asides.paper_there' : required ? 'asides.paper_needed' : 'asides.paper_helps', {
      name: paperText(talk, id, 'name'),
    }),
    paperText(talk, id, 'what'),
    paperText(talk, id, 'where'),
    checked(talk, [document]),
  )
}

const listLine = (talk: Talk, { id, required }: NeededDocument): TextRef => {
  const state = ownEntry(saidOfPapers(talk), id)?.state
  const kind = state === 'have' ? 'there' : required ? 'needed' : 'helps'
  return text(`asides.papers_list.${kind}`, { name: paperText(talk, id, 'name') })
}

/** Which papers: the list for the cause, those already there marked; a single paper that is named is told of. */
export const papers: AnswerAside = (talk, of) => {
  const named = paperOf(talk, of.paper)
  if (named) return onePaper(talk, named)
  const all = papersOf(talk)
  const [needed, helping] = [all.filter(({ required }) => required), all.filter(({ required }) => !required)]
  const heading = text(causeOf(talk) === undefined ? 'asides.papers_of_any' : 'asides.papers_of_cause')
  return covered(heading, ...[...needed, ...helping].map((each) => listLine(talk, each)), checked(talk, all))
}
