import { forCause } from '../../needs/need.ts'
import { checked } from '../../scenario/checked.ts'
import { causeOf } from '../../scenario/offices.ts'
import { paperText } from '../../scenario/steps/checklist.ts'
import { text } from '../../words/text-ref.ts'
import { type AnswerAside, covered } from './aside.ts'
import { notKnown } from './not-known.ts'
import { bodyLine, officesOf } from './office.ts'

/** The paper by which one person may act for another, where a need has it. */
const POWER_OF_ATTORNEY = 'power_of_attorney'

/** Whether somebody else may go: only what the need's own papers say; else whom to ask, and how. */
export const proxy: AnswerAside = (talk, of) => {
  const paper = forCause(talk.situation.need.documents, causeOf(talk)).find(
    ({ id }) => id === POWER_OF_ATTORNEY,
  )
  if (paper)
    return covered(
      paperText(talk, paper.id, 'what'),
      paperText(talk, paper.id, 'where'),
      checked(talk, [paper]),
    )
  const { lines, isCovered } = notKnown(talk, of, text('asides.proxy_unknown'))
  return { lines: [...lines, text('asides.proxy_words')], isCovered }
}

/** Whether it goes without going: the first office that is reached online. */
export const online: AnswerAside = (talk, of) => {
  const office = officesOf(talk).find(({ body }) => body.ways.includes('online'))
  if (!office) return notKnown(talk, of, text('asides.online_unknown'))
  return covered(
    text('asides.online', { name: bodyLine(talk, office, 'name') }),
    bodyLine(talk, office, 'profile'),
    bodyLine(talk, office, 'apply'),
    checked(talk, [office.body]),
  )
}
