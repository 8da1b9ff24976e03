import type { Paper } from '../domain/documents/judge.ts'
import { organisationName } from '../domain/organisations/side-by-side.ts'
import { ownEntry } from '../domain/own-entry.ts'
import { planLines } from '../domain/scenario/cards.ts'
import type { CompiledStep } from '../domain/scenario/compiled.ts'
import type { AnswerValue } from '../domain/scenario/condition.ts'
import { chosenOrganisation } from '../domain/scenario/variables.ts'
import { type Param, text, textAt } from '../domain/words/text-ref.ts'
import type { Speaking } from './conversation.ts'

/** Answers kept under a name of their own, which no question stands for, and the heading they are shown under. */
const HEADINGS: Readonly<Record<string, string>> = {
  own_words: 'screens.data_headings.own_words',
  papers: 'screens.data_headings.papers',
  plan: 'screens.data_headings.plan',
  organisation: 'screens.data_headings.organisation',
  later: 'screens.data_headings.later',
  later_words: 'screens.data_headings.later_words',
  beside: 'screens.data_headings.beside',
  aim: 'screens.data_headings.aim',
  closed: 'screens.data_headings.closed',
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

const plainValue = (value: AnswerValue): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : value === null
      ? '–'
      : JSON.stringify(value)

const paperLines = (value: AnswerValue, spoken: Speaking): string[] =>
  Object.entries(value as unknown as Record<string, Paper>).map(([id, { state, until }]) => {
    const name = spoken.label(text(`needs.${spoken.need.id}.documents.${id}.name`))
    const said = spoken.label(text(`talk.papers.states.${state}`))
    return until ? `${name}: ${said}, ${dated(until, spoken)}` : `${name}: ${said}`
  })

const dated = (date: string, spoken: Speaking): string => {
  const param: Param = { date }
  return spoken.label(text('talk.line_of_day', { date: param }))
}

/** The words that stood on the button of a choice, wherever its choices come from. */
const choiceWords = (step: CompiledStep | undefined, value: AnswerValue, spoken: Speaking): string | null => {
  const id = String(value)
  const { need } = spoken.talk.session
  const keys = [`${step?.key}.options.${id}`, `needs.${need}.causes.${id}`, `needs.${need}.refusal.${id}`]
  if (step?.definition.type === 'rate') keys.unshift(`talk.ratings.${id}`)
  const key =
    step === undefined || step.definition.type === 'ask' ? undefined : keys.find((each) => spoken.has(each))
  return key === undefined ? null : spoken.label(textAt(key))
}

const named = (key: string, otherwise: string, spoken: Speaking): string =>
  spoken.has(key) ? spoken.label(textAt(key)) : otherwise

const needWords = (need: string, spoken: Speaking): string => named(`needs.${need}.title`, need, spoken)

const valueLines = (
  name: string,
  value: AnswerValue,
  step: CompiledStep | undefined,
  spoken: Speaking,
): string[] => {
  if (name === 'papers') return paperLines(value, spoken)
  if (name === 'plan') return planLines(spoken.talk).map((line) => spoken.label(line))
  if (name === 'later') return Object.keys(value ?? {}).map((need) => needWords(need, spoken))
  if (name === 'later_words') return Object.values(value ?? {}).map(String)
  if (name === 'aim')
    return [named(`screens.aims.${spoken.talk.session.need}.${String(value)}`, String(value), spoken)]
  if (name === 'closed')
    return (Array.isArray(value) ? value : []).map((id) =>
      named(`regions.${spoken.talk.session.region}.organisations.${String(id)}.name`, String(id), spoken),
    )
  if (name === 'organisation')
    return [spoken.label(organisationName(chosenOrganisation(spoken.talk), spoken))]
  if (typeof value === 'string' && DAY.test(value)) return [dated(value, spoken)]
  return [choiceWords(step, value, spoken) ?? plainValue(value)]
}

/** All answers of a talk as a person reads them: the question, then what was answered, in the words of the buttons. */
export const answerLines = (spoken: Speaking): string[] => {
  const steps = [...spoken.talk.scenario.steps.values()]
  return Object.entries(spoken.talk.session.answers).flatMap(([name, value]) => {
    const step = steps.find(
      ({ name: own, definition }) => own === name || ('save' in definition && definition.save === name),
    )
    const rated = steps.find(
      ({ definition }) =>
        definition.type === 'rate' && `${definition.moment}.${definition.competence}` === name,
    )
    const heading = ownEntry(HEADINGS, name) ?? (rated ?? step)?.text.key
    const title = heading === undefined ? name : spoken.label(textAt(heading)).replace(/\s+/g, ' ')
    return [title, ...valueLines(name, value, rated ?? step, spoken).map((line) => `  ${line}`)]
  })
}
