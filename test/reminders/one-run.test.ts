import { expect, test } from 'vitest'
import { BackgroundWork } from '../../src/application/background-work.ts'
import { OneRun } from '../../src/application/one-run.ts'
import { recordingLog } from '../support/world.ts'

/** So many steps of the queue of promises lie between the last look of a run and whatever waits for its end. */
const STEPS = 12

const steps = async (count: number): Promise<void> => {
  for (let step = 0; step < count; step += 1) await Promise.resolve()
}

/** Everything that promises alone bring about has come about. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const LOOPS = {
  'a run': (look: () => void): (() => Promise<void>) => {
    const loop = new OneRun(async () => look())
    return () => loop.run()
  },
  'work beside the talk': (look: () => void): (() => Promise<void>) => {
    const takeOne = async (): Promise<boolean> => {
      look()
      return false
    }
    const work = new BackgroundWork({ takeOne, brokeOff: 'broke_off', log: recordingLog() })
    return () => work.run()
  },
}

test.each(Object.entries(LOOPS))(
  '%s looks again for whoever asks, at every step of its end',
  async (_, open) => {
    for (let at = 0; at < STEPS; at += 1) {
      let looks = 0
      const run = open(() => {
        looks += 1
      })
      void run()
      await steps(at)
      const before = looks
      void run()
      await quiet()
      expect(looks, `asked after ${at} steps`).toBeGreaterThan(before)
    }
  },
)

test('what runs once at a time never runs twice at once; a run that broke off is begun anew', async () => {
  const seen: string[] = []
  const loop = new OneRun(async () => {
    seen.push('in')
    await quiet()
    seen.push('out')
    if (seen.length === 4) throw new Error('away')
  })
  const asked = [loop.run(), loop.run()]
  expect(await Promise.allSettled(asked)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
  expect(seen).toEqual(['in', 'out', 'in', 'out'])
  await loop.run()
  expect(seen).toHaveLength(6)
  await loop.over()
})
