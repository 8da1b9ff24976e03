import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Recognised, Recogniser } from '../../src/application/ports/recogniser.ts'
import { words } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { asked, link, monthOf, walkTo } from './monthly-world.ts'

/** Hears what it is told to hear. */
class ToldRecogniser implements Recogniser {
  heard: Recognised = 'away'
  hear = async (): Promise<Recognised> => this.heard
  isThere = async (): Promise<boolean> => true
}

const recogniser = new ToldRecogniser()
let office: TestOffice
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'), undefined, { parts: () => ({ recogniser }) })
  await link(office, 'anna', 'smirnova')
})
afterAll(() => office.close())

test('the month’s ask is answered aloud: what was heard first asks nothing of anybody, the press is the contact', async () => {
  const chat = office.chat('anna')
  const day = await walkTo(office, '2026-12-01', '2026-12-10', () => asked(office, 'anna').length > 0)
  recogniser.heard = { words: '' }
  await chat.send({ voice: true })
  recogniser.heard = { words: 'Всё хорошо, спасибо.' }
  await chat.send({ voice: true })
  expect((await monthOf(office, 'smirnova'))['done_on']).toBeNull()
  const said = await chat.after(() => chat.person.press(words('screens.voice_buttons.yes')))
  expect(said.map(({ text }) => text).join()).toContain('спасибо за ответ')
  expect((await monthOf(office, 'smirnova'))['done_on']).toBe(day)
})
