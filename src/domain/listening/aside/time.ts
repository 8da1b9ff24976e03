import { forCause } from '../../needs/need.ts'
import { checked } from '../../scenario/checked.ts'
import { causeOf } from '../../scenario/offices.ts'
import { paperText } from '../../scenario/steps/checklist.ts'
import type { Talk } from '../../scenario/talk.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import { type AnswerAside, covered } from './aside.ts'
import { notKnown } from './not-known.ts'
import { bodyLine, officeOf } from './office.ts'
import { paperOf } from './paper.ts'

const MOST_TERMS = 2

const termLines = (talk: Talk): { lines: TextRef[]; terms: ReturnType<typeof termsOf> } => {
  const terms = termsOf(talk)
  const { id: need } = talk.situation.need
  return {
    terms,
    lines: terms.map(({ id, n, unit }) =>
      text(`needs.${need}.terms.${id}`, { n: { duration: { n, unit } } }),
    ),
  }
}

/** Terms of the person's cause, before it is known of every cause; one that the person must not miss is never left out. */
const termsOf = (talk: Talk) => {
  const cause = causeOf(talk)
  const { terms: all } = talk.situation.need
  const terms = cause === undefined ? all : forCause(all, cause)
  const first = terms.slice(0, MOST_TERMS)
  const own = terms.find(({ binds }) => binds === 'person')
  return own === undefined || first.includes(own) ? first : [own, ...first]
}

/** How long: what the office must keep to, and how it usually goes there; of a paper how long it takes to get. */
export const term: AnswerAside = (talk, of) => {
  const paper = paperOf(talk, of.paper)
  if (paper) {
    const { n, unit } = paper.obtain
    const name = paperText(talk, paper.id, 'name')
    const line =
      n === 0
        ? text('asides.paper_at_once', { name })
        : text('asides.paper_takes', { name, n: { duration: { n, unit } } })
    return covered(line, checked(talk, [paper]))
  }
  const { lines, terms } = termLines(talk)
  if (lines.length === 0) return notKnown(talk, of, text('asides.term_unknown'))
  return covered(...lines, bodyLine(talk, officeOf(talk, of), 'wait'), checked(talk, terms))
}
