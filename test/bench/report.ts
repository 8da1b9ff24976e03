import type pg from 'pg'
import { atMost, compared, type Result, round, roundsOf, timed } from './measure.ts'
import { countQuarter } from './report-run.ts'
import type { Setting } from './setting.ts'
import { sideProcess } from './side-process.ts'
import { fillUnit } from './unit.ts'

/** People of the unit, and deeds of a small and of a large quarter. */
const SIZES = {
  full: { people: 20_000, few: 20_000, many: 200_000 },
  tiny: { people: 60, few: 60, many: 600 },
}

/** Most that the memory of the process grows by, as that of the planner. */
const FLAT = 1.3

/** Counts, and sees to it that something was counted. */
const counting = async (pool: pg.Pool): Promise<void> => {
  const { lines } = await countQuarter(pool)
  const received = lines.find(({ id }) => id === 'received')?.value
  if (typeof received !== 'number' || received === 0) throw new Error('nobody was received')
}

/**
 * What counting needs, in MB: the least that a process of its own took. How late garbage is swept differs from run to run and
 * with the load of the machine; what is needed does not.
 */
const memoryOf = (url: string, { size }: Setting): number =>
  Math.min(...Array.from({ length: roundsOf(size, 3) }, () => Number(sideProcess('report-memory', url))))

/**
 * The report of a quarter in one pass: a deed costs no more among ten times as many, and memory grows with people, not with deeds.
 */
export const report = async (at: Setting): Promise<Result> => {
  const server = await at.server()
  const { people, few, many } = SIZES[at.size]
  const small = await server.database('report_small')
  const large = await server.database('report_large')
  await fillUnit(small.pool, people, few)
  await fillUnit(large.pool, people, many)
  const { one, other, ratio } = await compared(
    () => timed(() => counting(large.pool), 1).then((us) => us / many),
    () => timed(() => counting(small.pool), 1).then((us) => us / few),
    roundsOf(at.size, 5),
  )
  const memory = { large: memoryOf(large.url, at), small: memoryOf(small.url, at) }
  const growth = memory.large / memory.small
  const detail = {
    us_a_deed_of_200k: round(one),
    us_a_deed_of_20k: round(other),
    ms_quarter_200k: round((one * many) / 1_000),
    mb_at_200k: round(memory.large, 1),
    mb_at_20k: round(memory.small, 1),
    memory_growth: round(growth),
  }
  const told = atMost('report', 'report of a quarter per deed: 200 000 deeds / 20 000', ratio, 1.3, detail)
  return { ...told, ok: told.ok && (at.size === 'tiny' || growth <= FLAT) }
}
