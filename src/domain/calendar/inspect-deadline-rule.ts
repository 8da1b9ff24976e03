import { fault, type Issue } from '../words/issue.ts'
import type { DeadlineRule } from './deadline-rule.ts'

/** New Year's rest ends so late at the most: the working day before such a day of January lies in the year before. */
const LONGEST_REST = 11

type Found = readonly (string | false)[]

/** The numbers that a rule counts by and its source must say. */
const numbersOf = ({ counting }: DeadlineRule): number[] => {
  switch (counting.kind) {
    case 'working_days':
      return [counting.days]
    case 'months_between':
      return [counting.least, counting.most]
    case 'after_period':
      return [counting.day]
    default:
      return []
  }
}

const quoteFaults = (rule: DeadlineRule): Found => {
  const said: readonly string[] = rule.source.quote.match(/\d+/g) ?? []
  return numbersOf(rule)
    .filter((number) => !said.includes(String(number)))
    .map((number) => `the quote of its source does not say ${number}: correct the number or the quote`)
}

const countingFaults = ({ counting }: DeadlineRule): Found => [
  counting.kind === 'months_between' &&
    counting.least >= counting.most &&
    `at least ${counting.least} and at most ${counting.most} months leave no time: "least" under "most"`,
  counting.kind === 'each_period' &&
    counting.moved === 'next' &&
    'moved on it would come when its period has passed: "moved: previous" or "none"',
  counting.kind === 'after_period' &&
    counting.moved === 'previous' &&
    counting.day <= LONGEST_REST &&
    `moved back from ${counting.day} January it would come before its period ends: "moved: next"`,
]

const warnFaults = ({ warn, counting }: DeadlineRule): Found => {
  const [first = 0] = warn
  return [
    warn.some((days, index) => index > 0 && days >= (warn[index - 1] as number)) &&
      `warnings [${warn.join(', ')}] are out of order: the earliest first, each once`,
    counting.kind === 'working_days' &&
      first >= counting.days &&
      `a warning ${first} working days ahead of ${counting.days} comes before anything happened: less than ${counting.days}`,
  ]
}

const headFaults = ({ tell, head_after: after, warn }: DeadlineRule): Found => [
  tell === 'specialist' &&
    after === undefined &&
    'nobody hears of it when the specialist does not act: say in "head_after" when the head does',
  tell === 'head' && after !== undefined && 'the head is told already: remove "head_after"',
  after !== undefined &&
    -after >= Math.max(...warn) &&
    `the head hears of it ${-after} working days ahead, not after the specialist: a later "head_after"`,
]

/** What makes no sense in a deadline rule although every part of it is well formed (requirements.md D). */
export const inspectDeadlineRule = (rule: DeadlineRule): Issue[] =>
  [...countingFaults(rule), ...quoteFaults(rule), ...warnFaults(rule), ...headFaults(rule)]
    .filter((message) => message !== false)
    .map((message) => fault(`scenarios/deadlines/${rule.id}.yaml`, message))
