import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
})
afterEach(() => office.close())

/** The card as a specialist reads it. */
const cardOf = async (citizen: string): Promise<string> => {
  await olga.forge(`w.person.${citizen}`)
  return olga.person.lastBotMessage()?.text ?? ''
}

const OFFER = 'Отложена запись: заметка (Смирнова Анна Петровна). Продолжить её?'
const beginNote = (): Promise<unknown> => olga.forge('w.change.smirnova.note')
const texts = (said: Awaited<ReturnType<Chat['say']>>): string => said.map(({ text }) => text).join('\n')

test('every key, command and file of an employee wins over an open note, and the note is offered again', async () => {
  const keys = ['Сегодня', 'люди', 'Случаи', 'Календарь', 'Ещё', 'задачи', 'события', 'Мои данные', '/start']
  for (const key of keys) {
    await beginNote()
    const said = await olga.say(key)
    expect(texts(said), key).not.toContain('Записано')
    expect(said.length, key).toBeGreaterThan(1)
    expect(said.at(-1)?.text, key).toBe(OFFER)
    await olga.after(() => olga.person.press(said.at(-1)?.buttons[1]?.[0]?.data ?? ''))
    expect(olga.person.lastBotMessage()?.text, key).toContain('эта запись закрыта')
  }
  await beginNote()
  const file = await olga.send({
    document: { name: 'photo.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.7') },
  })
  expect(file.at(-1)?.text).toBe(OFFER)
  await olga.after(() => olga.person.press(file.at(-1)?.buttons[1]?.[0]?.data ?? ''))
  expect(await cardOf('smirnova')).not.toContain('Заметка')
})

test('a note that was put aside outlives a restart and another dialog, and is gone on with where it stood', async () => {
  await beginNote()
  await olga.say('Сегодня')
  await Promise.all(office.world.bots.splice(0).map((bot) => bot.stop()))
  await office.world.startBot()
  await olga.say('Ещё')
  await olga.press('w.add_person')
  await olga.say('Лунина Вера Петровна')
  // Presses under other messages put it aside as well; nothing that was typed is lost.
  await olga.forge('w.person.kuznetsov')
  const home = await olga.say('/start')
  expect(home.map(({ text }) => text).slice(-2)).toEqual([
    OFFER,
    'Отложена запись: новый человек. Продолжить её?',
  ])
  await olga.after(() => olga.person.press(home.at(-1)?.buttons[0]?.[0]?.data ?? ''))
  expect(olga.person.lastBotMessage()?.text).toContain('Когда родился')
  await olga.after(() => olga.person.press(home.at(-2)?.buttons[0]?.[0]?.data ?? ''))
  await olga.say('Не слышит, звонить дочери')
  // Ended, it offers the other one.
  expect(olga.person.lastBotMessage()?.text).toContain('Отложена запись: новый человек')
  expect(await cardOf('smirnova')).toContain('Не слышит')
})

test('what is put aside is offered for a day, not longer', async () => {
  await beginNote()
  const said = await olga.say('Сегодня')
  await office.at('2026-11-23T13:00:00+05:00')
  expect(texts(await olga.say('/start'))).not.toContain('Отложена')
  await olga.after(() => olga.person.press(said.at(-1)?.buttons[0]?.[0]?.data ?? ''))
  expect(olga.heard()).toContain('Этой записи уже нет')
})

test('a place that no question asks for is no answer; where one is asked for it is', async () => {
  await beginNote()
  await olga.send({ location: { latitude: 56.8, longitude: 60.6 } })
  expect(olga.person.lastBotMessage()?.text).toContain('Место на карте здесь не нужно')
  await olga.press('d.cancel')
  await olga.forge('w.home.smirnova')
  await olga.send({ location: { latitude: 56.8, longitude: 60.6 } })
  expect(olga.person.lastBotMessage()?.text).not.toContain('не нужно')
})

test('typed labels and near words are the press; what could be two of them is asked', async () => {
  await olga.say('Ещё')
  await olga.press('w.add_person')
  for (const typed of ['Лунина Вера Петровна', 'пропустить', 'Пропустить!', 'пропустит', '1'])
    await olga.say(typed)
  expect(olga.person.lastBotMessage()?.text).not.toMatch(/Выберите|не похоже|Не получилось/)
})

test('before the invited have said their name a key of the menu is no name', async () => {
  const irina = office.chat('irina')
  await irina.say('Ещё')
  await irina.press('w.invite')
  await irina.press('w.invite.specialist')
  await irina.press('w.invite.specialist.none').catch(() => irina.press('w.invite.specialist.north'))
  const link = /start=(\w+)/.exec(irina.person.lastBotMessage()?.text ?? '')?.[1]
  const stranger = office.chat('stranger')
  await stranger.say(`/start ${link}`)
  for (const key of ['Обзор', 'Ещё', 'люди']) {
    await stranger.say(key)
    expect(stranger.person.lastBotMessage()?.text).toContain('Это кнопка меню')
  }
  const [first] = await stranger.say('Новая проблема')
  expect(first?.text).not.toContain('Нужны фамилия')
  expect(stranger.person.lastBotMessage()?.text).toContain('Отложена запись: приглашение на работу')
  expect(await office.rows("select 1 from staff where state = 'waiting'")).toEqual([])
})

test('a note is shown and added to; replaced it comes back until the end of the day', async () => {
  const said = (): string => olga.person.lastBotMessage()?.text ?? ''
  await beginNote()
  await olga.say('Не слышит, звонить дочери Лене')
  await beginNote()
  expect(said()).toContain('Сейчас записано: Не слышит, звонить дочери Лене')
  await olga.say('Просит крупный шрифт')
  for (const part of [
    'Не слышит, звонить дочери Лене',
    '22 ноября 2026 года, воскресенье: Просит крупный шрифт',
  ])
    expect(await cardOf('smirnova')).toContain(part)
  await beginNote()
  await olga.say('заменить все')
  await olga.say('Переехала к дочери')
  expect(await cardOf('smirnova')).not.toContain('Не слышит')
  await olga.forge('w.change_undo.smirnova')
  expect(said()).toContain('Не слышит')
  await olga.forge('w.change.smirnova.phone')
  expect(said()).toContain('Сейчас записано: +70000000011')
  await olga.say('8 (000) 000-00-55')
  await olga.press('w.change_undo.smirnova')
  expect(await cardOf('smirnova')).toContain('+70000000011')
  await office.at('2026-11-23T00:10:00+05:00')
  await olga.forge('w.change_undo.smirnova')
  expect(said()).toContain('только в тот же день')
})

test('under the last message a typed label, its number, «да» and «нет» are the press', async () => {
  await olga.say('Ещё')
  const buttons = olga.person.lastBotMessage()?.buttons.flat() ?? []
  const at = buttons.findIndex(({ data }) => data === 'w.add_person')
  await olga.say((buttons[at]?.text ?? '').toLowerCase())
  expect(olga.person.lastBotMessage()?.text).toContain('Кого добавить?')
  await olga.say('отмена')
  await olga.say('удалить мои данные')
  const kept = await olga.say('нет')
  expect(kept[0]?.text).toContain('всё остаётся')
})
