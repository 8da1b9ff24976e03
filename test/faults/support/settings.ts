import type { ReminderSettings } from '../../../src/compose/reminders.ts'

/** The bot of the fault runs: nobody else's. */
export const TOKEN = '700000001:test-token-of-the-fault-runs'
export const BOT = '700000001'
/** What everything is sealed with. */
export const DATA_KEY = Buffer.alloc(32, 7)
/** A Monday at noon in the region of the runs: whatever day it really is, nobody is asleep. */
export const NOON = Date.parse('2026-11-23T12:00:00+05:00')
export const TODAY = '2026-11-23'
export const ZONE = 'Asia/Yekaterinburg'

/** Figures at which a fault takes seconds instead of minutes; what depends on them is in the same proportion. */
export const QUICK: ReminderSettings = {
  perSecond: 200,
  chatEveryMs: 1_000,
  inFlight: 4,
  leaseMs: 5_500,
  requestMs: 2_500,
  sweepMs: 300,
  planMs: 2_000,
  alarms: false,
}
