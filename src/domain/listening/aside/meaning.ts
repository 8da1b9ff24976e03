import { isLesson } from '../../events/lesson.ts'
import { checked } from '../../scenario/checked.ts'
import { paperText } from '../../scenario/steps/checklist.ts'
import { text } from '../../words/text-ref.ts'
import { type AnswerAside, covered, uncovered } from './aside.ts'
import { paperOf } from './paper.ts'

/** What a word or a paper is, in plain words. */
export const meaning: AnswerAside = (talk, { word, paper }) => {
  if (word !== null) return covered(text(`glossary.words.${word}`))
  const document = isLesson(talk.session) ? undefined : paperOf(talk, paper)
  if (!document) return uncovered(text('asides.meaning_unknown'))
  return covered(
    text('asides.paper_is', { name: paperText(talk, document.id, 'name') }),
    paperText(talk, document.id, 'what'),
    checked(talk, [document]),
  )
}
