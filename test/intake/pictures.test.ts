import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { words } from '../support/chat.ts'
import type { TestOffice } from '../support/office.ts'

/** Drawings that wait until they are let go. */
const drawing = vi.hoisted(() => {
  const waiting: (() => void)[] = []
  return {
    waiting,
    begun: () => waiting.length,
    letGo: () => {
      for (const go of waiting.splice(0)) go()
    },
  }
})
vi.mock('../../src/adapters/pictures/svg-png.ts', () => ({
  svgPng: () => new Promise<Uint8Array>((resolve) => drawing.waiting.push(() => resolve(Buffer.from('png')))),
}))

let office: TestOffice
beforeAll(async () => {
  // Files of a worker share their modules: what another one read may hold the real drawing, and this one's must not stay.
  vi.resetModules()
  const { openOffice } = await import('../support/office.ts')
  office = await openOffice(inject('postgresUrl'))
})
afterAll(async () => {
  await office.close()
  vi.resetModules()
})

test('whoever waits for a picture is answered meanwhile, and gets it when it is drawn', async () => {
  const irina = office.chat('irina')
  await irina.say(words('office.menu.entries.board'))
  const drawn = () => irina.person.screen().filter(({ file }) => file?.kind === 'photo').length
  const answered = () => irina.heard().split(words('office.board.head').slice(0, 5)).length - 1
  const before = answered()
  irina.person.press(irina.dataOf('w.board_picture'))
  await expect.poll(drawing.begun, { timeout: 20_000 }).toBe(1)
  irina.person.say(words('office.menu.entries.board'))
  await expect.poll(answered, { timeout: 20_000 }).toBe(before + 1)
  irina.person.say(words('office.board.buttons.picture'))
  irina.person.say(words('office.menu.entries.board'))
  await expect.poll(answered, { timeout: 20_000 }).toBe(before + 2)
  expect(drawn()).toBe(0)
  const lettingGo = setInterval(drawing.letGo, 20)
  await office.world.settle()
  clearInterval(lettingGo)
  expect(drawn()).toBe(4)
})
