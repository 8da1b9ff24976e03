import type { DeadlineRule } from '../../../domain/calendar/deadline-rule.ts'
import { instantOf } from '../../../domain/calendar/instant.ts'
import { addDays, addMonths, type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../../../domain/calendar/working-calendar.ts'
import {
  countsIn,
  type MonthDays,
  monthDays,
  stepsDue,
  whyMissed,
  whyNotOwed,
} from '../../../domain/people/monthly-contact.ts'
import type { ReminderRule } from '../../../domain/reminders/rule.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Told } from '../../ports/office/changes.ts'
import type { MonthlyRound, MonthlyRow, NewlyEscalated } from '../../ports/office/monthly-round.ts'
import type { StaffDesk } from '../../ports/office/staff-desk.ts'
import type { Chance } from '../../ports/runtime.ts'
import { toldByRule } from '../kit/daily-notice.ts'

/** What the round works with. */
export interface MonthlyDeps {
  readonly round: MonthlyRound
  readonly staff: Pick<StaffDesk, 'heads'>
  /** The rule of D-contact: on which days specialist and head have the list. */
  readonly contact: DeadlineRule
  /** The rule by which heads are told. */
  readonly escalated: ReminderRule
  /** The rule by which specialist and head hear whom nobody reached in the month that is over. */
  readonly missed: ReminderRule
  readonly calendar: WorkingCalendar
  /** The region's zone: months and mornings are counted in it. */
  readonly zone: string
  readonly clock: Clock
  readonly chance: Pick<Chance, 'id'>
  readonly log: Log
}

/** People in one page: memory stays flat however long the register is. */
const PAGE = 500
/** Working days after the day of the plan within which a call is made without being late. */
const CALL_WITHIN = 2
/** Months of standstill that are made up for. */
const MOST_MONTHS = 12

/** Walks everybody who may be owed a contact in a month, page by page. */
const walk = async (
  { round }: MonthlyDeps,
  month: string,
  day: LocalDate,
  each: (rows: readonly MonthlyRow[]) => Promise<void>,
): Promise<void> => {
  for (let after = ''; ; ) {
    const rows = await round.page(month, day, after, PAGE)
    if (rows.length > 0) await each(rows)
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = last.citizen
  }
}

/** By when the calls of a day are to be made: soon, and never after the month's last working day. */
const callBy = (day: LocalDate, days: MonthDays, calendar: WorkingCalendar): LocalDate => {
  const soon = addWorkingDays(calendar, day, CALL_WITHIN).date
  const last = days.due > day ? days.due : days.last
  return [soon, last].sort()[0] ?? last
}

/** What is due today, for everybody. @returns for how many people something was due. */
const doToday = async (deps: MonthlyDeps, day: LocalDate): Promise<number> => {
  const { round, calendar, chance, zone } = deps
  const days = monthDays(deps.contact, day, calendar)
  const writing = {
    month: days.month,
    day,
    saidAt: instantOf(day, '00:00', zone),
    callBy: callBy(day, days, calendar),
  }
  let people = 0
  await walk(deps, days.month, day, async (rows) => {
    const due = rows
      .map((row) => ({ citizen: row.citizen, steps: stepsDue(row, day, days), task: chance.id() }))
      .filter(({ steps }) => steps.length > 0)
    people += due.length
    if (due.length > 0) await round.write(due, writing)
  })
  return people
}

/** A month that ended while the bot stood: whoever was owed a contact is with the head all the same. */
const endMonth = async (deps: MonthlyDeps, month: string, today: LocalDate): Promise<void> => {
  const last = addDays(addMonths(`${month}-01`, 1), -1)
  await walk(deps, month, last, async (rows) => {
    const left = rows.filter((row) => row.escalatedOn === null && whyNotOwed(row, last) === null)
    if (left.length > 0)
      await deps.round.markEnded(
        left.map(({ citizen }) => citizen),
        month,
        today,
      )
  })
}

/** Keeps a month that is over as it was: everybody who counts in it, and why nobody reached them. */
const recordMonth = async ({ round }: MonthlyDeps, month: string): Promise<void> => {
  const last = addDays(addMonths(`${month}-01`, 1), -1)
  for (let after = ''; ; ) {
    const rows = await round.ended(month, last, after, PAGE)
    const records = rows
      .filter((row) => countsIn(row, last))
      .map((row) => ({ citizen: row.citizen, why: whyMissed(row, last), tries: row.tries }))
    if (records.length > 0) await round.record(records, month, last)
    const end = rows.at(-1)
    if (rows.length < PAGE || !end) return
    after = end.citizen
  }
}

/** On the first working day of a month, or after it where the bot stood: whom nobody reached in the month before, once. */
const tellMissed = async (deps: MonthlyDeps, last: LocalDate | null, today: LocalDate): Promise<void> => {
  const { round, calendar, missed, clock } = deps
  const [first] = monthDays(deps.contact, today, calendar).working
  if (first === undefined || today < first || (last !== null && last >= first)) return
  const month = addDays(`${today.slice(0, 8)}01`, -1).slice(0, 7)
  const look = { day: today, at: clock.now() }
  const notices = (await round.missedIn(month, today)).flatMap(
    (person) => toldByRule(missed, { person, subject: month, period: month }, look, deps) ?? [],
  )
  if (notices.length > 0) await round.tell(notices)
}

/** Months that ended since the last round. */
const endedSince = (last: LocalDate, today: LocalDate): string[] => {
  const months: string[] = []
  for (
    let first = `${last.slice(0, 8)}01`;
    first.slice(0, 7) < today.slice(0, 7);
    first = addMonths(first, 1)
  )
    months.push(first.slice(0, 7))
  return months.slice(-MOST_MONTHS)
}

/** One message a department: to each of its heads. */
const noticesOf = async (
  deps: MonthlyDeps,
  { department, month, day }: NewlyEscalated,
  today: LocalDate,
): Promise<Told[]> => {
  const look = { day: today, at: deps.clock.now() }
  const subject = `${department}.${month}`
  return (await deps.staff.heads(department, today)).flatMap(({ person }) =>
    person === null ? [] : (toldByRule(deps.escalated, { person, subject, base: day }, look, deps) ?? []),
  )
}

/** Told from what stands in the database, so that a round that broke off tells when it is run again. */
const tellHeads = async (deps: MonthlyDeps, since: LocalDate, today: LocalDate): Promise<void> => {
  for (const each of await deps.round.escalatedAfter(since)) {
    // A month that is over is told by name on the first working day of the next one.
    if (each.month < today.slice(0, 7)) continue
    const notices = await noticesOf(deps, each, today)
    if (notices.length > 0) await deps.round.tell(notices)
  }
}

/** After a failure the next try waits: sweeps come every few seconds. */
const RETRY_MS = 60_000

/**
 * The daily round of Y-monthly: asks, second tries, call tasks, the specialist's and the head's list. Runs once a local day,
 * with the first call of that day; run again, by two at once, or after weeks of standstill it does what is left to do and
 * nothing twice.
 * @returns whether it ran.
 */
export const runMonthly = (deps: MonthlyDeps): (() => Promise<boolean>) => {
  let ranOn: LocalDate | null = null
  let triedAt = Number.NEGATIVE_INFINITY
  return async () => {
    const now = deps.clock.now()
    const today = localMoment(now, deps.zone).date
    if (ranOn === today || now - triedAt < RETRY_MS) return false
    triedAt = now
    const isNew = await runOn(deps, today, now)
    ranOn = today
    triedAt = Number.NEGATIVE_INFINITY
    return isNew
  }
}

const runOn = async (deps: MonthlyDeps, today: LocalDate, now: number): Promise<boolean> => {
  const { round, zone, log } = deps
  const ran = await round.lastRun()
  const last = ran === null ? null : localMoment(ran, zone).date
  if (last !== null && last >= today) return false
  if (last !== null) for (const month of endedSince(last, today)) await endMonth(deps, month, today)
  // Before the calls are ended: that one was planned is a reason.
  if (last !== null) for (const month of endedSince(last, today)) await recordMonth(deps, month)
  await round.endCalls(today.slice(0, 7), now)
  const people = await doToday(deps, today)
  await tellHeads(deps, last ?? addDays(today, -1), today)
  await tellMissed(deps, last, today)
  await round.keepRun(now)
  if (people > 0) log.info('monthly_round', { people })
  return true
}
