import type { Recurrence } from '../../src/domain/events/recurrence-rule.ts'

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const FREQUENCY = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const

const list = (name: string, values: readonly (string | number)[]): string[] =>
  values.length > 0 ? [`${name}=${values.join(',')}`] : []

/** The text of an RRULE without its end by day, which depends on the event's zone and clock. */
export const toRRule = (rule: Recurrence): string =>
  [
    `FREQ=${FREQUENCY[rule.every]}`,
    ...(rule.interval > 1 ? [`INTERVAL=${rule.interval}`] : []),
    ...list(
      'BYDAY',
      rule.weekdays.map(({ weekday, nth }) => `${nth ?? ''}${WEEKDAYS[weekday - 1]}`),
    ),
    ...list('BYMONTHDAY', rule.monthDays),
    ...list('BYMONTH', rule.months),
    ...list('BYSETPOS', rule.positions),
    ...(rule.weekStart === 1 ? [] : [`WKST=${WEEKDAYS[rule.weekStart - 1]}`]),
    ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
  ].join(';')
