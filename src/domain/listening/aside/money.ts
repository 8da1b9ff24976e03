import { forCause } from '../../needs/need.ts'
import { checked } from '../../scenario/checked.ts'
import { causeOf } from '../../scenario/offices.ts'
import { paperText } from '../../scenario/steps/checklist.ts'
import type { Talk } from '../../scenario/talk.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import { type AnswerAside, covered } from './aside.ts'
import { notKnown } from './not-known.ts'
import { bodyLine, nameOf, officeOf } from './office.ts'

const MOST_FEES = 3

/** Fees of the person's cause; before it is known those of every cause, each of which says whom it is for. */
const feesOf = (talk: Talk) => {
  const { fees } = talk.situation.need
  const cause = causeOf(talk)
  return (cause === undefined ? fees : forCause(fees, cause)).slice(0, MOST_FEES)
}

const feeLines = (talk: Talk): TextRef[] =>
  feesOf(talk).map(({ id, amount }) =>
    text(`needs.${talk.situation.need.id}.fees.${id}`, { amount: { amount } }),
  )

/** How much: the fees, as sure as they are. What a single paper costs no fact says, unless it is the fee itself. */
export const cost: AnswerAside = (talk, of) => {
  const fees = feesOf(talk)
  if (of.paper !== null && of.paper !== 'fee_receipt')
    return notKnown(talk, of, text('asides.cost_of_paper', { name: paperText(talk, of.paper, 'name') }))
  if (fees.length === 0) return notKnown(talk, of, text('asides.cost_unknown'))
  return covered(...feeLines(talk), checked(talk, fees))
}

/** Whether it is free: what the office asks, then the fees. */
export const free: AnswerAside = (talk, of) => {
  const office = officeOf(talk, of)
  const fees = feesOf(talk)
  const asked = text('asides.office_cost', {
    name: nameOf(talk, office),
    cost: bodyLine(talk, office, 'cost'),
  })
  return covered(asked, ...feeLines(talk), checked(talk, [...fees, office.body]))
}
