import { forCause } from '../../needs/need.ts'
import { checked } from '../../scenario/checked.ts'
import { causeOf } from '../../scenario/offices.ts'
import type { Talk } from '../../scenario/talk.ts'
import { text } from '../../words/text-ref.ts'
import { type AnswerAside, covered } from './aside.ts'
import { notKnown } from './not-known.ts'

const MOST_LAWS = 4

/** Laws of the person's cause; before it is known those of every cause. */
const lawsOf = (talk: Talk) => {
  const { laws } = talk.situation.need
  const cause = causeOf(talk)
  return (cause === undefined ? laws : forCause(laws, cause)).slice(0, MOST_LAWS)
}

/** Whether they may, how much they may, what one has a right to: where it is written down. Nothing is judged. */
export const law: AnswerAside = (talk, of) => {
  const laws = lawsOf(talk)
  const { id: need } = talk.situation.need
  if (laws.length === 0) return notKnown(talk, of, text('asides.law_unknown'))
  return covered(
    text('asides.law'),
    ...laws.map(({ id }) => text(`needs.${need}.laws.${id}`)),
    checked(talk, laws),
  )
}
