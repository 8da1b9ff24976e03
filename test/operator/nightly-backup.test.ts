import { expect, test } from 'vitest'
import { nightlyBackup } from '../../src/application/operator/nightly-backup.ts'
import { recordingLog } from '../support/world.ts'

const at = (moment: string): number => Date.parse(`${moment}+05:00`)

test('a backup is made once a night, not before two, and again until it succeeds', async () => {
  const log = recordingLog()
  const made: string[] = []
  let now = at('2026-11-29T23:00:00')
  let last: number | null = at('2026-11-29T02:05:00')
  let isBroken = false
  const look = nightlyBackup({
    zone: 'Asia/Yekaterinburg',
    clock: { now: () => now },
    log,
    backups: {
      lastAt: async () => last,
      make: async (moment) => {
        if (isBroken) throw new Error('no room')
        last = moment
        made.push(new Date(moment).toISOString())
        return { rows: 1, bytes: 1 }
      },
    },
  })
  const lookAt = async (moment: string): Promise<void> => {
    now = at(moment)
    await look()
    await new Promise(setImmediate)
  }
  for (const moment of ['2026-11-29T23:00:00', '2026-11-30T00:10:00', '2026-11-30T01:59:00'])
    await lookAt(moment)
  expect(made).toEqual([])
  isBroken = true
  await lookAt('2026-11-30T02:00:00')
  expect(log.lines.at(-1)).toMatchObject({
    level: 'error',
    event: 'backup_failed',
    fields: { fault: 'Error' },
  })
  isBroken = false
  for (const moment of ['2026-11-30T02:10:00', '2026-11-30T02:20:00', '2026-11-30T23:59:00'])
    await lookAt(moment)
  expect(made).toEqual(['2026-11-29T21:10:00.000Z'])
  last = null
  await lookAt('2026-12-01T00:30:00')
  expect(made).toHaveLength(2)
})
