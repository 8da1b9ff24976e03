import type { Candidate } from '../../organisations/candidates.ts'
import { checked } from '../../scenario/checked.ts'
import { paperText } from '../../scenario/steps/checklist.ts'
import { text } from '../../words/text-ref.ts'
import { type AnswerAside, covered } from './aside.ts'
import { notKnown } from './not-known.ts'
import { factOf, nameOf, officeOf, ownLine, phoneOf } from './office.ts'
import { paperOf } from './paper.ts'

/** Lines that are only rung have no place to go to. */
const ONLY_RUNG: ReadonlySet<string> = new Set(['health_line', 'social_line', 'fraud_line'])

const isOnlyByPhone = ({ organisation }: Candidate): boolean =>
  organisation !== null && ONLY_RUNG.has(organisation.kind)

/** Where: a paper is got, or the office is. */
export const where: AnswerAside = (talk, of) => {
  const paper = paperOf(talk, of.paper)
  if (paper)
    return covered(
      text('asides.paper_where', { name: paperText(talk, paper.id, 'name') }),
      paperText(talk, paper.id, 'where'),
      checked(talk, [paper]),
    )
  const office = officeOf(talk, of)
  const address = ownLine(talk, office, 'address')
  const name = nameOf(talk, office)
  if (address === null) return notKnown(talk, of, text('asides.place_unknown', { name }))
  if (isOnlyByPhone(office))
    return covered(
      text('asides.place_by_phone', { name, phone: phoneOf(talk, office) }),
      checked(talk, [factOf(office)]),
    )
  return covered(text('asides.place', { name, address }), checked(talk, [factOf(office)]))
}

/** By what way: the address names the bus where it is known; steps, ramp, lift. */
export const way: AnswerAside = (talk, of) => {
  const office = officeOf(talk, of)
  const [address, access] = [ownLine(talk, office, 'address'), ownLine(talk, office, 'access')]
  const name = nameOf(talk, office)
  if (address === null || access === null) return notKnown(talk, of, text('asides.way_unknown', { name }))
  return covered(
    text('asides.place', { name, address }),
    text('asides.access', { access }),
    checked(talk, [factOf(office)]),
  )
}

/** Which number. */
export const phone: AnswerAside = (talk, of) => {
  const office = officeOf(talk, of)
  const line = text('asides.phone', { name: nameOf(talk, office), phone: phoneOf(talk, office) })
  return covered(line, checked(talk, [factOf(office)]))
}
