import type { CompiledScenario } from '../scenario/compiled.ts'
import type { Said, TalkEvent } from '../scenario/event.ts'
import { putRightChoice } from '../scenario/put-right.ts'
import { said, type Talk } from '../scenario/talk.ts'
import { type Param, text, textAt } from '../words/text-ref.ts'

type Recorded = Extract<TalkEvent, { type: 'answer_recorded' }>

/** Days that are said back in words of their own: what happens on that day. */
const DAYS: ReadonlySet<string> = new Set(['visit_date', 'retry_date'])

const stepOf = ({ step }: Recorded, scenario: CompiledScenario) => scenario.steps.get(step)

/** Whether an answer is told by the day beside it, and need not be said back. */
const isToldByDay = (answer: Recorded, { scenario }: Talk): boolean => {
  const definition = stepOf(answer, scenario)?.definition
  return (
    definition?.type === 'choose' &&
    Array.isArray(definition.options) &&
    definition.options.some(
      (option) => typeof option !== 'string' && option.id === answer.value && option.told_by === 'day',
    )
  )
}

/** One answer as it is said back: the words of its button, the day, the hour, the place. */
const factOf = (answer: Recorded, { scenario, session: { need } }: Talk): Param => {
  const { name, value } = answer
  const step = stepOf(answer, scenario)
  if (DAYS.has(name)) return text(`understood.${name}`, { date: { date: String(value) } })
  if (step?.definition.type !== 'choose') return String(value)
  const { options } = step.definition
  const label = Array.isArray(options)
    ? textAt(`${step.key}.options.${value}`)
    : text(`needs.${need}.${options.from}.${value}`)
  return text('understood.choice', { label })
}

/**
 * What one message was understood as, in one line with «Исправить». Null – it answered one question alone, which its answer
 * says back itself.
 * @param answered how many questions were answered
 */
export const saidBack = (talk: Talk, events: readonly TalkEvent[], answered: number): Said | null => {
  const recorded = events.filter((event) => event.type === 'answer_recorded')
  if (answered < 2 || recorded.length < 2) return null
  const hasDay = recorded.some(({ name }) => DAYS.has(name))
  const facts = recorded.filter((answer) => !(hasDay && isToldByDay(answer, talk)))
  const list = { list: facts.map((answer) => factOf(answer, talk)) }
  return said(
    { name: talk.session.step },
    [text('understood.line', { facts: list })],
    [putRightChoice(answered)],
  )
}
