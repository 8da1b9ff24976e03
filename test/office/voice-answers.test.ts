import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Recognised, Recogniser } from '../../src/application/ports/recogniser.ts'
import { words } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
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

const ring = async (): Promise<void> => {
  office.world.clock.advance(2_000)
  await office.world.round()
}

test('to a human who talks with them a person speaks as well: the words go on after the press', async () => {
  const [maria, olga] = [await onTheWay(office, 'maria', { citizen: 'kuznetsov' }), office.chat('olga')]
  await office.at('2026-11-23T10:00:00+05:00')
  await maria.say('позвать человека')
  await ring()
  await olga.press('w.call_take')
  await ring()
  recogniser.heard = { words: 'Мне нужны очки.' }
  await maria.send({ voice: true })
  await ring()
  expect(olga.heard()).not.toContain('очки')
  // A letter that comes in between is what a typed «да» answers.
  await olga.say('Вы здоровы?')
  await ring()
  await maria.say('да')
  await maria.after(() => maria.person.press(words('screens.voice_buttons.yes')))
  for (const _ of [1, 2, 3]) await ring()
  expect(olga.heard()).toMatch(/\nда[\s\S]*\nМне нужны очки\./)
  await maria.say('стоп')
})

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
