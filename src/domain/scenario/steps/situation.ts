import { ownEntry } from '../../own-entry.ts'
import { text, textAt } from '../../words/text-ref.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import type { Choice } from '../event.ts'
import { recorded, type StepKind, said, type Talk } from '../talk.ts'
import { wordingFor } from '../wording.ts'

type SituationStep = CompiledStep<'situation'>

/** Ranks of choices are drawn from so many: two of one question are hardly ever the same. */
const RANKS = 65_536

/** Answers that were tried here already, in their order. */
const triedIn = ({ session: { cursor } }: Talk): readonly string[] =>
  Array.isArray(cursor?.['tried']) ? (cursor['tried'] as string[]) : []

/** What is still on offer, in the order of this talk: the next time the same lesson looks different. */
const choicesOf = (step: SituationStep, talk: Talk, tried = triedIn(talk)): Choice[] =>
  step.definition.choices
    .map((id) => ({ id, rank: wordingFor(talk.session, `${step.key}.${id}`, RANKS) }))
    .sort((a, b) => a.rank - b.rank)
    .filter(({ id }) => !tried.includes(id))
    .map(({ id }) => ({ id, label: textAt(`${step.key}.options.${id}`) }))

const question = (step: SituationStep, talk: Talk, tried = triedIn(talk)) =>
  said(step, [step.text], choicesOf(step, talk, tried))

/**
 * «Что сделаете первым?» (Y-safety): one answer is right. Another one is told why it is dangerous, without blame, and
 * what is left is asked once more. The first answer alone is remembered, also when somebody comes back to the question.
 */
export const situation: StepKind<'situation'> = {
  show: (step, talk) => [question(step, talk)],
  receive(step, answer, talk) {
    const tried = triedIn(talk)
    const id = chosen(answer, choicesOf(step, talk), talk)
    if (id === null) return NOT_OFFERED
    const isFirst = ownEntry(talk.session.answers, step.name) === undefined
    const first = isFirst
      ? { events: [recorded(step, talk, step.name, id)], answers: { [step.name]: id } }
      : { events: [], answers: {} }
    const reply = textAt(`${step.key}.replies.${id}`)
    if (id === step.definition.right)
      return { move: 'next', events: [...first.events, said(step, [reply])], answers: first.answers }
    const again = said(
      step,
      [reply, text('talk.blank'), text('talk.situation_again')],
      choicesOf(step, talk, [...tried, id]),
    )
    return {
      move: 'wait',
      events: [...first.events, again],
      answers: first.answers,
      cursor: { tried: [...tried, id] },
    }
  },
  back(step, talk) {
    const tried = triedIn(talk)
    if (tried.length === 0) return null
    const fewer = tried.slice(0, -1)
    const cursor = fewer.length === 0 ? null : { tried: fewer }
    return { move: 'wait', events: [question(step, talk, fewer)], cursor }
  },
  records: (step) => [step.name],
}
