import { type Param, type Params, type TextRef, text, textAt } from '../words/text-ref.ts'
import type { DayOffSpan } from './day-off-span.ts'
import type { Deadline } from './deadline.ts'
import type { Counting, RuleSource } from './deadline-rule.ts'
import { addDays, type LocalDate, weekday } from './local-date.ts'
import { periodOf, type Stretch } from './period.ts'

/** Why a deadline is on its day, in words of `locales/<language>/reckoning.yaml`. */
export interface Explanation {
  /** One sentence: «3 рабочих дня с 20.11: 21–22.11 выходные, срок 25.11». */
  readonly sentence: TextRef
  /** Where the rule stands. */
  readonly source: TextRef
  /** That a year has no production calendar yet; null for an exact answer. */
  readonly caution: TextRef | null
}

const yearOf = (date: LocalDate): string => date.slice(0, 4)

/** Dates as a sentence writes them: «25.11», and with its year as soon as the sentence leaves the present one. */
class ShortDates {
  readonly #isDated: boolean

  constructor(dates: readonly LocalDate[]) {
    this.#isDated = new Set(dates.map(yearOf)).size > 1
  }

  day(date: LocalDate): TextRef {
    const params = { day: Number(date.slice(8)), ...monthOf(date) }
    return this.#isDated
      ? text('reckoning.day_of_year', { ...params, year: yearOf(date) })
      : text('reckoning.day', params)
  }

  /** «21–22.11», «31.12.2026–10.01.2027». */
  days({ from, to }: Stretch): TextRef {
    if (from === to) return this.day(from)
    if (from.slice(0, 7) !== to.slice(0, 7))
      return text('reckoning.stretch', { from: this.day(from), to: this.day(to) })
    const params = { first: Number(from.slice(8)), last: Number(to.slice(8)), ...monthOf(from) }
    return this.#isDated
      ? text('reckoning.days_of_year', { ...params, year: yearOf(from) })
      : text('reckoning.days', params)
  }
}

const monthOf = (date: LocalDate) => ({ month: text(`reckoning.months.m${date.slice(5, 7)}`) })

/** What a sentence calls a stretch of days off; `mixed` – holidays, days moved there and the weekends among them. */
type Kind = DayOffSpan['reason'] | 'mixed'

/** Days off on end are told as one stretch; a region's own day is told apart, since nobody else knows it. */
const joined = (spans: readonly DayOffSpan[]): (Stretch & { kind: Kind })[] => {
  const found: (Stretch & { kind: Kind })[] = []
  for (const { from, to, reason } of spans) {
    const last = found.at(-1)
    const follows = last !== undefined && addDays(last.to, 1) === from
    if (follows && reason !== 'regional' && last.kind !== 'regional')
      found[found.length - 1] = { from: last.from, to, kind: 'mixed' }
    else found.push({ from, to, kind: reason })
  }
  return found
}

/** A worked Saturday or Sunday, by its number in the week. */
type WorkedDay = 'd6' | 'd7'

interface Passed {
  readonly kind: Kind | WorkedDay
  readonly stretches: readonly Stretch[]
}

/** Each kind is named once, in the order of its first day: «14–15.02, 28.02–1.03 выходные, 21–23.02 праздники и выходные». */
const grouped = (stretches: readonly (Stretch & { kind: Passed['kind'] })[]): Passed[] => {
  const groups = new Map<Passed['kind'], Stretch[]>()
  for (const { kind, ...stretch } of stretches) groups.set(kind, [...(groups.get(kind) ?? []), stretch])
  return [...groups].map(([kind, own]) => ({ kind, stretches: own }))
}

const wordsOf = ({ kind, stretches }: Passed, dates: ShortDates): TextRef => {
  const days: Param = { list: stretches.map((each) => dates.days(each)) }
  if (kind === 'd6' || kind === 'd7') return text(`reckoning.worked.${kind}`, { days })
  const isOne = stretches.every((each) => each.from === each.to) && stretches.length === 1
  return textAt(`reckoning.off.${kind}_${isOne ? 'day' : 'days'}`, { days })
}

const workedDay = (day: LocalDate): WorkedDay => (weekday(day) === 6 ? 'd6' : 'd7')

/** Everything on the way that makes the date other than a plain count. */
const passedOver = (deadline: Deadline, dates: ShortDates): TextRef[] => {
  const { skipped, worked, dayOff, due, earliest } = deadline
  const stays = dayOff === null ? [] : [{ from: due, to: due, kind: dayOff }]
  const weekends = worked.map((day) => ({ from: day, to: day, kind: workedDay(day) }))
  const all = [...joined(skipped), ...stays, ...weekends].sort((a, b) => (a.from < b.from ? -1 : 1))
  return [
    ...(earliest === null ? [] : [text('reckoning.not_before', { day: dates.day(earliest) })]),
    ...grouped(all).map((each) => wordsOf(each, dates)),
  ]
}

/** What is counted and from when: «3 рабочих дня с 20.11». */
const countOf = ({ rule, base, nth }: Deadline, counting: Counting, dates: ShortDates): TextRef => {
  const since: Params = { base: dates.day(base) }
  switch (counting.kind) {
    case 'working_days':
      return text('reckoning.counts.working_days', { n: counting.days, ...since })
    case 'months':
      return text('reckoning.counts.months', { n: counting.months, ...since })
    case 'months_between':
      return text('reckoning.counts.months_between', { least: counting.least, n: counting.most, ...since })
    case 'every_months':
      return text('reckoning.counts.every_months', { n: counting.months, nth, ...since })
    case 'each_period':
      return text(`reckoning.counts.each_${counting.period}`, {
        end: dates.day(periodOf(base, counting.period).to),
      })
    case 'after_period':
      return text(`reckoning.counts.after_${counting.period}`, {
        end: dates.day(periodOf(base, counting.period).to),
        n: counting.day,
      })
    case 'own_date':
      return text(`deadlines.${rule.id}.own`)
  }
}

const sourceOf = (source: RuleSource): TextRef =>
  source.document === 'order' && source.annex !== undefined
    ? text('reckoning.sources.annex', { annex: source.annex, item: source.item })
    : text(`reckoning.sources.${source.document}`, { item: source.item })

const shapeOf = ({ due, reckoned }: Deadline, isPlain: boolean): string => {
  if (due > reckoned) return 'later'
  if (due < reckoned) return 'earlier'
  return isPlain ? 'plain' : 'passed'
}

/** The days that a sentence may name without being told to: they decide whether it needs years. */
const named = ({ rule, base, due, reckoned, earliest }: Deadline): LocalDate[] => {
  const { counting } = rule
  const end = 'period' in counting ? [periodOf(base, counting.period).to] : [base]
  return [due, reckoned, ...end, ...(earliest === null ? [] : [earliest])]
}

/**
 * Lets a deadline explain itself (issue «Deadlines»: a date is never a riddle).
 * @param today decides whether dates need their year
 */
export const explainDeadline = (deadline: Deadline, today: LocalDate): Explanation => {
  const { rule, due, yearWithoutCalendar: year } = deadline
  const dates = new ShortDates([...named(deadline), today])
  const passed = passedOver(deadline, dates)
  const params: Params = {
    count: countOf(deadline, rule.counting, dates),
    due: dates.day(due),
    ...(passed.length > 0 ? { passed: { list: passed } } : {}),
  }
  return {
    sentence: text(`reckoning.sentence.${shapeOf(deadline, passed.length === 0)}`, params),
    source: sourceOf(rule.source),
    caution: year === null ? null : text('reckoning.caution', { year: String(year) }),
  }
}

/** An explanation as one text: the sentence, its source and, where it is needed, the caution – a line each. */
export const explained = ({ sentence, source, caution }: Explanation): TextRef =>
  caution === null
    ? text('reckoning.explained', { sentence, source })
    : text('reckoning.explained_with_caution', { sentence, source, caution })
