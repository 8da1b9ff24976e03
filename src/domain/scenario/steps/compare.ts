import type { Candidate } from '../../organisations/candidates.ts'
import { organisationName, sideBySide } from '../../organisations/side-by-side.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { Choice } from '../event.ts'
import { officesIn } from '../offices.ts'
import { recorded, type StepKind, said, type Talk } from '../talk.ts'

/** The organisations that are compared in this talk. */
export const comparedIn = (talk: Talk): Candidate[] => officesIn(talk)

const choicesOf = (found: readonly Candidate[], talk: Talk): Choice[] =>
  found.map((each) => ({ id: each.id, label: organisationName(each, talk.situation) }))

/** Organisations side by side (C3): a message each over the same criteria, then the person's own choice. */
export const compare: StepKind<'compare'> = {
  show(step, talk) {
    const found = comparedIn(talk)
    const table = sideBySide(found, talk.situation).map((parts) => said(step, parts))
    return [...table, said(step, [step.text], choicesOf(found, talk))]
  },
  receive(step, answer, talk) {
    const id = chosen(answer, choicesOf(comparedIn(talk), talk), talk)
    if (id === null) return NOT_OFFERED
    return { move: 'next', events: [recorded(step, talk, 'organisation', id)], answers: { organisation: id } }
  },
  records: () => ['organisation'],
}
