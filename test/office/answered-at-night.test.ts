import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

/** Far outside the hours in which notices come. */
const NIGHT = '2026-11-23T23:40:00+05:00'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  await office.at(NIGHT)
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (chat: Chat): string => chat.person.lastBotMessage()?.text ?? ''

const ring = async (seconds = 2): Promise<void> => {
  office.world.clock.advance(seconds * 1_000)
  await office.world.round()
}

const labelsOf = (chat: Chat): string[] =>
  chat.person
    .keyboard()
    .flat()
    .map(({ text }) => text)

test('an invite that is taken, and the confirmation: both sides hear at once, the new employee has the keyboard', async () => {
  const irina = office.chat('irina')
  await irina.forge('w.invite')
  await irina.press('w.invite.specialist')
  await irina.press('south')
  const link = /start=(i\w+)/.exec(irina.heard())?.[1] ?? ''
  const stranger = office.chat('stranger')
  await stranger.say(`/start ${link}`)
  await stranger.say('Лебедева Ольга')
  await ring()
  expect(last(irina)).toContain('По вашему приглашению пришёл человек: Лебедева Ольга')

  await irina.press('w.staff_confirm')
  await ring()
  expect(last(stranger)).toContain('Вас подтвердили')
  expect(last(stranger)).toContain('Здравствуйте, Лебедева Ольга! Здесь вы специалист')
  expect(last(stranger)).not.toContain('/start')
  expect(labelsOf(stranger)).toEqual(['Сегодня', 'Люди', 'Случаи', 'Календарь', 'Ещё'])
  await stranger.say('Сегодня')
  expect(last(stranger)).toContain('23 ноября 2026 года, понедельник')
})

test('«Итог пришлю сюда»: what became of a file comes at once, twice where it was sent twice', async () => {
  const olga = office.chat('olga')
  const bytes = Buffer.from('ФИО;Дата рождения\r\nЁлкина Мария Ивановна;12.03.1950')
  for (const _ of ['once', 'again']) {
    await olga.send({ document: { name: 'реестр.csv', mime: 'text/csv', bytes } })
    await office.imported()
    expect(last(olga)).toContain('Новых людей: 1')
  }
  await olga.press('w.import_write')
  await office.imported()
  expect(last(olga)).toContain('Добавлено людей: 1')
})

test('whoever is talked with is answered, a call that waits keeps its hours', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  const olga = office.chat('olga')
  await office.at(NIGHT)
  const before = last(olga)
  await anna.say('позвать человека')
  await ring()
  expect(last(olga)).toBe(before)

  await office.at('2026-11-24T21:58:00+05:00')
  await olga.press('w.call_take')
  await office.at('2026-11-24T22:30:00+05:00')
  expect(anna.heard()).toContain('Белова')
  await anna.say('я боюсь звонить туда')
  await ring()
  expect(last(olga)).toContain('я боюсь звонить туда')
  await olga.say('Позвоним вместе')
  await ring()
  expect(last(anna)).toContain('Позвоним вместе')
})
