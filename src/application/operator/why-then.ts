import type { Offset, ReminderRule } from '../../domain/reminders/rule.ts'
import { type Params, type TextRef, text } from '../../domain/words/text-ref.ts'
import type { LedgerRow } from '../ports/operator-ledger.ts'

const say = (key: string, params?: Params): TextRef => text(`operator.explain.${key}`, params)

const shift = (unit: string, n: number, at: string): TextRef => {
  const side = n === 0 ? 'same' : n < 0 ? 'before' : 'after'
  return say(side === 'same' ? 'same_day' : `${unit}_${side}`, { n: Math.abs(n), at })
}

/** How far from the day it is counted from: «за 1 день до этого дня, в 12:00». */
const offsetOf = (offset: Offset): TextRef => {
  if ('days' in offset) return shift('days', offset.days, offset.at)
  if ('working_days' in offset) return shift('working_days', offset.working_days, offset.at)
  if ('months' in offset) return shift('months', offset.months, offset.at)
  return say(offset.minutes < 0 ? 'minutes_before' : 'minutes_after', { n: Math.abs(offset.minutes) })
}

const baseOf = ({ base }: LedgerRow, { of }: ReminderRule): TextRef => {
  const what = text(`operator.kinds.${of}`)
  const date = { date: base.slice(0, 10) }
  return base.length > 10
    ? say('base_timed', { what, date, time: base.slice(11) })
    : say('base', { what, date })
}

/** Why a reminder has this very moment: the day it is counted from, the distance, decent hours and days, the zone. */
export const whyThen = (row: LedgerRow, rule: ReminderRule, region: string): TextRef[] => {
  const [from, to] = rule.window
  return [
    baseOf(row, rule),
    offsetOf(rule.offset),
    say('window', { from, to }),
    ...(rule.days === 'working' ? [say('working_days')] : []),
    say(`outside_${rule.outside}`),
    row.zone === null ? say('zone_region', { zone: region }) : say('zone_own', { zone: row.zone }),
  ]
}
