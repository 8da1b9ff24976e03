import { isLesson } from '../../events/lesson.ts'
import { whyOf } from '../../scenario/commands.ts'
import { routeOf, stageAfter } from '../../scenario/route.ts'
import { paperText } from '../../scenario/steps/checklist.ts'
import type { Talk } from '../../scenario/talk.ts'
import { type TextRef, text, textAt } from '../../words/text-ref.ts'
import { type AnswerAside, covered, uncovered } from './aside.ts'
import { notKnown } from './not-known.ts'
import { paperOf } from './paper.ts'

/** Why: a paper is asked for, or the standing question is. */
export const why: AnswerAside = (talk, of) => {
  const { paper, word } = of
  const step = talk.scenario.steps.get(talk.session.step)
  const document = isLesson(talk.session) ? undefined : paperOf(talk, paper)
  if (document)
    return covered(
      text('asides.paper_why', { name: paperText(talk, document.id, 'name') }),
      paperText(talk, document.id, 'why'),
    )
  if (word !== null && !isLesson(talk.session)) return notKnown(talk, of, text(`glossary.words.${word}`))
  return step ? covered(whyOf(step, talk)) : uncovered(text('asides.meaning_unknown'))
}

const titleOf = ({ scenario }: Talk, stage: string): TextRef => textAt(`${scenario.name}.${stage}.title`)

/** What comes next, and how much is left. */
export const next: AnswerAside = (talk) => {
  const { stage = '' } = talk.scenario.steps.get(talk.session.step) ?? {}
  if (isLesson(talk.session)) return covered(text('asides.next_in_lesson'))
  const here = titleOf(talk, stage)
  const following = stageAfter(stage, talk)
  if (following === null) return covered(text('asides.next_last', { stage: here }))
  const route = routeOf(talk)
  const left = route.length - route.indexOf(stage) - 1
  return covered(text('asides.next', { stage: here, next: titleOf(talk, following), n: left }))
}

const FIRST_PLACES = 2

/** What if they refuse or are rude: the nearest places to turn to, and the words that ask for it in writing. */
export const refusal: AnswerAside = (talk) => {
  const { need } = talk.situation
  const places = need.refusal
    .slice(0, FIRST_PLACES)
    .map((id, index) => text('talk.line', { n: index + 1, value: text(`needs.${need.id}.refusal.${id}`) }))
  return covered(text('asides.refusal_calm'), ...places, text('asides.refusal_words'))
}
