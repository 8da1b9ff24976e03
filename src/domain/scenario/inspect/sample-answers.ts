import { addDays } from '../../calendar/local-date.ts'
import type { Need } from '../../needs/need.ts'
import type { AnswerValue, Condition } from '../condition.ts'
import { Competence, type StepDefinition } from '../definition.ts'

export type Answers = Record<string, AnswerValue>

const WORDS = 'abc def'

const ratings = (before: number, after: number): Answers =>
  Object.fromEntries(
    Competence.options.flatMap((competence) => [
      [`before.${competence}`, before],
      [`after.${competence}`, after],
    ]),
  )

const papers = (need: Need, state: string, until?: string): AnswerValue =>
  Object.fromEntries(need.documents.map(({ id }) => [id, until ? { state, until } : { state }]))

const planned = (today: string, suggestions: readonly string[]): AnswerValue =>
  [
    ...suggestions.map((what, index) => ({
      what,
      own: false,
      who: 'together',
      by: addDays(today, index + 1),
    })),
    { what: WORDS, own: true, who: 'specialist', by: addDays(today, 7) },
  ] as never

/**
 * Answers of talks that have come a long way, each differently: cards and texts are rendered with all of them. The
 * first is that of a talk which has just begun.
 */
export const sampleAnswers = (need: Need, today: string, suggestions: readonly string[]): Answers[] => {
  const far = addDays(today, 60)
  const soon = addDays(today, 1)
  const common: Answers = {
    visit_time: '10:30',
    visit_place: WORDS,
    retry_date: soon,
    own_words: WORDS,
    choice_reason: WORDS,
    outcome: 'solved',
    plan: planned(today, suggestions),
  }
  return [
    { route: 'learn' },
    { ...common, ...ratings(2, 4), route: 'learn', visit_date: far, papers: papers(need, 'lost') },
    { ...common, ...ratings(3, 3), route: 'urgent', visit_date: soon, papers: papers(need, 'will_get') },
    { ...common, ...ratings(4, 2), route: 'learn', visit_date: far, papers: papers(need, 'have', soon) },
    { ...ratings(3, 3), route: 'learn', visit_date: soon, papers: papers(need, 'have', addDays(soon, 3)) },
  ]
}

/** Answers with which a condition holds, as far as answers given can make it hold. */
const satisfying = (condition: Condition): Answers => {
  if ('all' in condition) return Object.assign({}, ...condition.all.map(satisfying)) as Answers
  if ('any' in condition) return satisfying(condition.any[0] as Condition)
  if ('not' in condition) return {}
  if ('is' in condition) return { [condition.answer]: condition.is }
  if ('in' in condition) return { [condition.answer]: condition.in[0] as string | number }
  if ('at_least' in condition) return { [condition.answer]: condition.at_least }
  return condition.given ? { [condition.answer]: WORDS } : {}
}

/** Answers that bring the options of a step to light which only some people are offered. */
export const answersForOptions = (definition: StepDefinition): Answers[] =>
  definition.type === 'choose' && Array.isArray(definition.options)
    ? definition.options.flatMap((option) =>
        typeof option === 'object' && option.when ? [satisfying(option.when)] : [],
      )
    : []
