import type { AlarmState } from '../ports/alarm-clock.ts'
import type { AsideCounts } from '../ports/aside-store.ts'
import { REMINDER_STATES, type Standing, type UnheardDepartment } from '../ports/operator-ledger.ts'
import { type JobStanding, jobStandings } from './job-standing.ts'
import { DAY_MS, LATE_MS, type Operator } from './operator.ts'

/** A number as it stands now, with the labels that tell it from others of its name. */
export interface Gauge {
  readonly name: string
  readonly labels?: Readonly<Record<string, string>>
  readonly value: number
}

const summed = (counts: Standing['counts'], label: 'state' | 'reason'): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const each of counts) {
    const name = each[label] ?? 'none'
    sums.set(name, (sums.get(name) ?? 0) + each.count)
  }
  return sums
}

const ofReminders = (
  { counts, late, unknown, due, oldestDue, openTasks }: Standing,
  now: number,
): Gauge[] => {
  const states = summed(counts, 'state')
  const suppressed = counts.filter(({ state }) => state === 'suppressed')
  return [
    ...REMINDER_STATES.map((state) => ({
      name: 'reminders',
      labels: { state },
      value: states.get(state) ?? 0,
    })),
    ...[...summed(suppressed, 'reason')].map(([reason, value]) => {
      return { name: 'reminders_suppressed', labels: { reason }, value }
    }),
    { name: 'reminders_late', value: late },
    { name: 'reminders_unknown', value: unknown },
    {
      name: 'reminders_oldest_due_seconds',
      value: oldestDue === null ? 0 : Math.floor((now - oldestDue) / 1_000),
    },
    { name: 'human_tasks_open', value: openTasks },
    { name: 'queue_depth', labels: { queue: 'outbox_due' }, value: due },
  ]
}

const ofQueue = ({ connected, waiting, delayed, failed }: AlarmState): Gauge[] => [
  { name: 'queue_connected', value: connected ? 1 : 0 },
  ...Object.entries({ waiting, delayed, failed }).map(([queue, value]) => {
    return { name: 'queue_depth', labels: { queue }, value }
  }),
]

const ofJobs = (jobs: readonly JobStanding[]): Gauge[] => [
  ...jobs.map(({ job, runs }) => ({ name: 'job_runs', labels: { job }, value: runs })),
  ...jobs.map(({ job, expected }) => ({ name: 'job_expected', labels: { job }, value: expected })),
]

const ofAsides = ({ waiting, aside }: AsideCounts): Gauge[] => [
  { name: 'updates_set_aside', value: aside },
  { name: 'updates_waiting', value: waiting },
]

const ofUnheard = (unheard: readonly UnheardDepartment[]): Gauge[] => [
  { name: 'departments_unheard', value: unheard.length },
  {
    name: 'departments_unheard_waiting',
    value: unheard.reduce((sum, { cries, missed }) => sum + cries + missed, 0),
  },
]

/**
 * Everything that `/metrics` tells beside its counters. Throws on an outage of the database.
 * @param alarms how the queue is doing; null – this process is not the sender and knows nothing of it
 */
export const gaugesOf = async (operator: Operator, alarms: AlarmState | null): Promise<Gauge[]> => {
  const now = operator.clock.now()
  // One after the other: who looks takes one connection from those who work, not several.
  const standing = await operator.ledger.standing(now, now - DAY_MS, LATE_MS)
  const jobs = await jobStandings(operator)
  const asides = ofAsides(await operator.asides.counts())
  const unheard = ofUnheard(await operator.ledger.unheard())
  const queue = alarms ? ofQueue(alarms) : []
  return [...ofReminders(standing, now), ...asides, ...unheard, ...queue, ...ofJobs(jobs)]
}
