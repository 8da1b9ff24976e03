import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfDay, instantOf } from '../../../src/domain/calendar/instant.ts'
import { addDays, dayNumber, dayOfNumber, localMoment } from '../../../src/domain/calendar/local-date.ts'

interface Row {
  readonly zone: string
  readonly date: string
  readonly time: string
  readonly at: number
  /** How often the zone's clocks show that time: 0 – left out by a change, 2 – twice. */
  readonly shown: number
}

/** What Python's zoneinfo says; `instants.py` beside it writes the file. */
const ROWS: readonly Row[] = readFileSync(new URL('instants.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [zone, wall, seconds, shown] = line.split('\t') as [string, string, string, string]
    const [date, time] = wall.split('T') as [string, string]
    return { zone, date, time, at: Number(seconds) * 1_000, shown: Number(shown) }
  })

const ZONES = [...new Set(ROWS.map(({ zone }) => zone))]
const zones = fc.constantFrom(...ZONES)
const days = fc.integer({ min: dayNumber('1973-01-01'), max: dayNumber('2040-12-31') }).map(dayOfNumber)
const times = fc.nat({ max: 1_439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16))

/** All minutes, counted one by one, at which the zone's clocks show a time of a day. */
const minutesShowing = (date: string, time: string, zone: string): number[] => {
  const around = Date.parse(`${date}T${time}:00Z`)
  // Offsets are whole quarters of an hour since 1973.
  const quarters = Array.from({ length: 27 * 4 }, (_, n) => around + (n - 14 * 4) * 900_000)
  return quarters.filter((at) => {
    const shown = localMoment(at, zone)
    return shown.date === date && shown.time === time
  })
}

describe('the moment of a local time', () => {
  test.each(ZONES)('%s: as a second implementation says, changes of clocks and all', (zone) => {
    const own = ROWS.filter((row) => row.zone === zone)
    const said = own.map(({ date, time }) => ({ date, time, at: instantOf(date, time, zone) }))
    expect(said).toEqual(own.map(({ date, time, at }) => ({ date, time, at })))
  })

  test('the rows hold times that are left out, and times that come twice', () => {
    expect(ROWS.filter(({ shown }) => shown === 0).length).toBeGreaterThan(30)
    expect(ROWS.filter(({ shown }) => shown === 2).length).toBeGreaterThan(50)
  })

  test('is the first at which the clocks show it; where they never do, the clocks before the change count', () => {
    fc.assert(
      fc.property(days, times, zones, (date, time, zone) => {
        const at = instantOf(date, time, zone)
        const [first] = minutesShowing(date, time, zone)
        const shown = localMoment(at, zone)
        if (first !== undefined) expect(at).toBe(first)
        else expect(`${shown.date}T${shown.time}` > `${date}T${time}`).toBe(true)
      }),
      { numRuns: 1_500 },
    )
  })

  test('later on the clock is later in the world, but for the hour that comes twice', () => {
    fc.assert(
      fc.property(days, zones, (date, zone) => {
        const [one, two] = [instantOf(date, '12:00', zone), instantOf(addDays(date, 1), '12:00', zone)]
        expect(two).toBeGreaterThanOrEqual(one)
        expect(two - one).toBeLessThanOrEqual(26 * 3_600_000)
      }),
    )
  })

  test('Russia 2011 and 2014: the hour that never came, and the one that came twice', () => {
    expect(instantOf('2011-03-27', '02:30', 'Asia/Yekaterinburg')).toBe(Date.parse('2011-03-26T21:30:00Z'))
    expect(localMoment(Date.parse('2011-03-26T21:30:00Z'), 'Asia/Yekaterinburg').time).toBe('03:30')
    expect(instantOf('2014-10-26', '01:30', 'Asia/Yekaterinburg')).toBe(Date.parse('2014-10-25T19:30:00Z'))
  })

  test('Apia had no 30 December 2011: what was meant for it comes on the 31st', () => {
    const at = instantOf('2011-12-30', '10:00', 'Pacific/Apia')
    expect(localMoment(at, 'Pacific/Apia')).toEqual({ date: '2011-12-31', time: '10:00' })
  })
})

describe('the end of a local day', () => {
  test('shows that day; a minute later it is tomorrow', () => {
    fc.assert(
      fc.property(days, zones, (date, zone) => {
        const end = endOfDay(date, zone)
        fc.pre(!(zone === 'Pacific/Apia' && date === '2011-12-30'))
        expect(localMoment(end, zone).date).toBe(date)
        expect(localMoment(end + 60_000, zone).date).toBe(addDays(date, 1))
      }),
    )
  })
})
