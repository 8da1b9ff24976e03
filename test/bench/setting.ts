import { type Ground, type Size, startGround } from '../faults/support/ground.ts'
import type { Leftovers } from '../faults/support/leftovers.ts'
import { type BenchServer, benchServer } from './crowd.ts'

/** What one figure is taken with. */
export interface Setting {
  /** `tiny` only shows that the bench runs; its figures mean nothing. */
  readonly size: Size
  /** Whether figures that need many minutes take them. */
  readonly isLong: boolean
  /** Ended with the figure, whatever becomes of it. */
  readonly leftovers: Leftovers
  /** A PostgreSQL for databases of its own. */
  server(): Promise<BenchServer>
  /** What a scene with a live product stands on. */
  ground(): Promise<Ground>
}

/** The setting of the bars: every figure on a PostgreSQL of its own, with fsync on. */
export const fullSetting = (leftovers: Leftovers, isLong = false): Setting => ({
  size: 'full',
  isLong,
  leftovers,
  server: async () => {
    const server = await benchServer()
    leftovers.add(() => server.close())
    return server
  },
  ground: () => startGround(leftovers),
})

/** Figures that are taken together are taken once for each size. */
export const takenOnce = <T>(take: (at: Setting) => Promise<T>): ((at: Setting) => Promise<T>) => {
  const taken = new Map<Size, Promise<T>>()
  return (at) => {
    const known = taken.get(at.size) ?? take(at)
    taken.set(at.size, known)
    return known
  }
}
