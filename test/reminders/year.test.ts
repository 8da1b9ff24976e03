import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, inject, test } from 'vitest'
import { openChat } from '../support/chat.ts'
import { Diary } from './diary.ts'

/** `GOLDEN=update npx vitest run test/reminders/year` rewrites the files. */
const isUpdating = process.env['GOLDEN'] === 'update'
const ZONES = ['Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Asia/Kamchatka']

const fileOf = (zone: string): URL =>
  new URL(`year.${zone.split('/')[1]?.toLowerCase()}.yaml`, import.meta.url)

const yearIn = async (zone: string): Promise<string> => {
  const chat = await openChat(inject('postgresUrl'))
  const { world } = chat
  try {
    const [bot] = world.bots
    bot?.reminders.start()
    await expect.poll(() => bot?.reminders.delivery.isOn).toBe(true)
    return await new Diary(chat, zone).live()
  } finally {
    await world.close()
  }
}

describe("a year of one person's reminders", () => {
  test.concurrent.each(ZONES)(
    'in %s is as its file says',
    async (zone) => {
      const lived = await yearIn(zone)
      if (isUpdating) writeFileSync(fileOf(zone), lived)
      expect(lived).toBe(readFileSync(fileOf(zone), 'utf8'))
    },
    300_000,
  )

  test('runs by the same local clock wherever it is lived', () => {
    const [first, ...others] = ZONES.map((zone) => readFileSync(fileOf(zone), 'utf8').replace(zone, ''))
    for (const other of others) expect(other).toBe(first)
  })
})
