import { expect, test } from 'vitest'
import { SentMarks } from '../../src/adapters/database/sent-marks.ts'
import { recordingLog } from '../support/world.ts'

test('a stop while the database is away ends: what cannot be written is sent again after the next start', async () => {
  let tries = 0
  const write = () => {
    tries += 1
    // Without an end to it the process would never stop: better a failure than a hang.
    if (tries > 5) process.exit(1)
    return Promise.reject(new Error('away'))
  }
  const marks = new SentMarks(write, recordingLog(), () => Promise.resolve())
  marks.add('1')
  await marks.close()
  await new Promise((resolve) => setImmediate(resolve))
  expect(tries).toBeLessThanOrEqual(2)
})

test('marks that could not be written are written with the next ones', async () => {
  const written: string[][] = []
  let isAway = true
  const write = async (updates: readonly string[]) => {
    if (isAway) throw new Error('away')
    written.push([...updates])
  }
  const waits: (() => void)[] = []
  const wait = () =>
    new Promise<void>((resolve) => {
      waits.push(resolve)
    })
  const marks = new SentMarks(write, recordingLog(), wait)
  marks.add('1')
  await marks.flush()
  isAway = false
  marks.add('2')
  await marks.close()
  expect(written).toEqual([['1', '2']])
})
