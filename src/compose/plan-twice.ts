import type pg from 'pg'
import { loadContent } from '../adapters/content/load-content.ts'
import { PostgresOutbox } from '../adapters/database/outbox.ts'
import { Planner } from '../application/delivery/plan-reminders.ts'
import type { Vault } from '../application/ports/vault.ts'
import { Problem } from '../application/problem.ts'
import { workingCalendar } from '../domain/calendar/working-calendar.ts'
import { ROOT } from '../root.ts'
import { REMINDER_SETTINGS } from './reminders.ts'

/**
 * Plans everything twice in a restored database: what is missing is planned, what was told is not planned again.
 * @returns how many the first plan added, and the second
 */
export const planTwice = async (
  pool: pg.Pool,
  vault: Vault,
  regionName: string,
  at: number,
): Promise<readonly [number, number]> => {
  const content = loadContent(ROOT)
  const region = content.regions.get(regionName)
  if (!region) throw new Problem(`REGION is wrong: there is no region "${regionName}".`)
  const { reminders: rules, manners } = content
  const { leaseMs } = REMINDER_SETTINGS
  const outbox = new PostgresOutbox({ pool, vault, rules, zone: region.time_zone, manners, leaseMs })
  const calendar = workingCalendar(content.years, region.regional_off)
  const planner = new Planner({ outbox, rules, calendar, clock: { now: () => at } })
  const first = await planner.planAll()
  return [first, await planner.planAll()]
}
