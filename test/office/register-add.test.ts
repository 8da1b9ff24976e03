import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { dumpOf, readable, untilMarked } from '../support/dump.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
})
afterEach(() => office.close())

const last = (chat: Chat = olga): string => chat.person.lastBotMessage()?.text ?? ''

const begin = async (chat: Chat = olga): Promise<void> => {
  await chat.say('Ещё')
  await chat.press('w.add_person')
}

/** Answers one after the other: words are said, `!id` is pressed. */
const answer = async (chat: Chat, ...answers: readonly string[]): Promise<void> => {
  for (const each of answers) await (each.startsWith('!') ? chat.press(`d.${each.slice(1)}`) : chat.say(each))
}

const cards = () => office.rows<{ id: string }>("select id from citizens where registered_on = '2026-11-22'")

describe('«Добавить человека»', () => {
  test('a question at a time, all of it once more, then the card', async () => {
    await begin()
    expect(last()).toContain('Кого добавить?')
    await answer(olga, 'ёлкина мария ИВАНОВНА', '12.03.1950', '8 (000) 000-00-21', 'Лесная, 4', '!g2')
    await answer(olga, '!alone_lonely')
    // The patronymic tells the sex: it is not asked, and stands in the summary.
    expect(last()).toContain('Ёлкина Мария Ивановна')
    expect(last()).toContain('Пол: женский')
    expect(last()).toContain('12 марта 1950 года')
    expect(last()).toContain('Всё верно?')
    expect(await cards()).toEqual([])
    await olga.press('d.yes')
    expect(last()).toContain('Человек добавлен')
    expect(last()).toContain('76 лет')
    expect(last()).toContain('инвалидность II группы')
    expect(last()).toContain('нет родных')
    expect(await cards()).toHaveLength(1)
    await olga.say('елкина')
    expect(last()).toContain('76 лет')
    expect(await office.rows("select 1 from audit where action = 'add_person'")).toHaveLength(1)
  })

  test('what is not known can be left out; sex is asked where nothing tells it', async () => {
    await begin()
    await answer(olga, 'Ким Саша')
    expect(last()).toContain('женщина или мужчина')
    await answer(olga, 'мужчина', 'не знаю', 'телефона нет', '!none', 'нет', '!unknown')
    expect(last()).toContain('Дата рождения неизвестна')
    await olga.press('d.yes')
    expect(last()).toContain('Человек добавлен')
  })

  test.each([
    ['<b>Иванова</b>', 'не похоже на имя'],
    ['Иванова', 'Нужны фамилия и имя'],
    ['Иванова А. П.', 'целиком'],
    ['а'.repeat(4_000), 'не похоже на имя'],
    ['Робот 3000', 'не похоже на имя'],
    ['💥💥', 'не похоже на имя'],
  ])('a name that is none (%#) is refused with what is needed', async (typed, said) => {
    await begin()
    await olga.say(typed)
    expect(last()).toContain(said)
    expect(last()).toContain('Кого добавить?')
  })

  test('direction signs and odd blanks do not stay in a name', async () => {
    await begin()
    await answer(
      olga,
      '\u202eЛунина\u00a0 \u200bВера   Петровна',
      '!none',
      '!none',
      '!none',
      '!none',
      '!unknown',
    )
    expect(last().split('\n')[0]).toBe('Лунина Вера Петровна')
  })

  test.each([
    ['31.02.1950', 'Такого дня нет'],
    ['01.01.1800', 'больше 120 лет'],
    ['01.01.2030', 'ещё не наступил'],
    ['вчера', 'не похоже на дату'],
    ['30 февраля 1950', 'Такого дня нет'],
    ['7.3.5', 'не похоже на дату'],
  ])('the date %s is refused with an example, and asked again', async (typed, said) => {
    await begin()
    await answer(olga, 'Лунина Вера Петровна', typed)
    expect(last()).toContain(said)
    expect(last()).toContain('12.03.1950')
    await olga.say('12 марта 1950')
    expect(last()).toContain('Какой номер телефона?')
  })

  test.each([
    ['12.03.50', '12 марта 1950 года'],
    ['1950', '1950'],
    ['март 1950', 'март'],
  ])('a date of birth as people say it, %s, is taken and said back', async (typed, said) => {
    await begin()
    await answer(olga, 'Лунина Вера Петровна', typed, '!none', '!none', '!none', '!unknown')
    expect(last()).toContain('Всё верно?')
    expect(last()).toContain(said)
  })

  test.each([
    ['восемь девятьсот', 'буквы'],
    ['1'.repeat(40), 'лишние цифры'],
    ['12345', 'без кода города'],
    ['112', 'не хватает цифр'],
  ])('the phone %s is refused', async (typed, said) => {
    await begin()
    await answer(olga, 'Лунина Вера Петровна', '!none', typed)
    expect(last()).toContain(said)
    expect(last()).toContain('Какой номер телефона?')
  })

  test("a voice message, a sticker, somebody's contact: the question stands", async () => {
    await begin()
    await answer(olga, 'Лунина Вера Петровна', '!none')
    for (const sent of [{ voice: true }, { sticker: true }, { dice: true }] as const) {
      await olga.send(sent)
      expect(last()).toContain('Какой номер телефона?')
    }
    await olga.send({ contact: { phone_number: '+70000000099', first_name: 'Чужой' } })
    expect(last()).toContain('Какой номер телефона?')
  })

  test('back, again and cancel are there at every step', async () => {
    await begin()
    await answer(olga, 'Лунина Вера Петровна')
    expect(last()).toContain('Когда родился')
    await olga.say('назад')
    expect(last()).toContain('Кого добавить?')
    await answer(olga, 'Лунина Анна Петровна', 'повтори')
    expect(last()).toContain('Когда родился')
    await olga.press('d.back')
    expect(last()).toContain('Кого добавить?')
    await olga.press('d.cancel')
    expect(last()).toContain('Ничего не записано')
    expect(await cards()).toEqual([])
    expect(await office.rows('select 1 from dialogs')).toEqual([])
  })

  test('whoever is there already is shown instead', async () => {
    await begin()
    await answer(olga, 'Смирнова Анна Петровна', '08.03.1955', '!none', '!none', '!none', '!unknown', '!yes')
    expect(last()).toContain('уже есть в списке')
    expect(last()).toContain('ул. Выдуманная')
    expect(await cards()).toEqual([])
  })

  test('somebody of another district is named by it, and no card is shown', async () => {
    await begin()
    await answer(
      olga,
      'Смирнова Вера Кузьминична',
      '11.11.1948',
      '!none',
      '!none',
      '!none',
      '!unknown',
      '!yes',
    )
    expect(last()).toContain('Участок: Южный')
    expect(last()).not.toContain('Выдуманная')
    expect(await cards()).toEqual([])
  })

  test('somebody similar is asked about; another person is added', async () => {
    await begin()
    await answer(olga, 'Смирнова Анна Петровна', '09.03.1955', '!none', '!none', '!none', '!unknown', '!yes')
    expect(last()).toContain('Похожий человек уже есть')
    expect(last()).toContain('Смирнова Анна Петровна, 1955')
    expect(await cards()).toEqual([])
    await olga.press('d.yes')
    expect(last()).toContain('Человек добавлен')
    expect(await cards()).toHaveLength(1)
  })

  test('a head chooses the district', async () => {
    const irina = office.chat('irina')
    await begin(irina)
    await answer(irina, 'Лунина Вера Петровна', '!none', '!none', '!none', '!none', '!unknown')
    expect(last(irina)).toContain('На какой участок')
    await answer(irina, 'Южный', '!yes')
    expect(await office.rows("select district_id from citizens where registered_on = '2026-11-22'")).toEqual([
      { district_id: 'south' },
    ])
  })

  test('pressed twice at the end, one person is added', async () => {
    await begin()
    await answer(olga, 'Лунина Вера Петровна', '!none', '!none', '!none', '!none', '!unknown')
    const yes = olga.dataOf('d.yes')
    await olga.forge(yes)
    await olga.forge(yes)
    expect(await cards()).toHaveLength(1)
  })

  test('a psychologist and a citizen add nobody', async () => {
    const lev = office.chat('lev')
    await lev.forge('w.add_person')
    expect(last(lev)).toContain('Такого здесь нет')
    const stranger = office.chat('stranger')
    await stranger.after(() => stranger.person.start())
    await stranger.forge('w.add_person')
    expect(stranger.heard()).not.toContain('Кого добавить?')
  })

  test('nothing of it can be read in the database, on the way or after', async () => {
    await begin()
    await answer(
      olga,
      'Лунина Вера Петровна',
      '12.03.1950',
      '8 000 000 00 21',
      'Лесная, 4',
      '!none',
      '!alone',
    )
    const secrets = ['Лунина', '70000000021', 'Лесная']
    await untilMarked(office.world.databaseUrl)
    expect(readable(await dumpOf(office.world.databaseUrl), secrets)).toEqual([])
    await olga.press('d.yes')
    await untilMarked(office.world.databaseUrl)
    expect(readable(await dumpOf(office.world.databaseUrl), secrets)).toEqual([])
  })
})

describe('a card is changed', () => {
  const open = async (field: string): Promise<void> => {
    await olga.forge('w.person.smirnova')
    await olga.press('w.person_more.smirnova')
    await olga.press('w.change.smirnova')
    await olga.press(`w.change.smirnova.${field}`)
  }

  test('field by field; the others stay', async () => {
    await open('phone')
    await olga.say('8 000 000 00 77')
    expect(last()).toContain('Карточка изменена')
    expect(last()).toContain('+70000000077')
    expect(last()).toContain('ул. Выдуманная, 1')
    await open('household')
    await olga.press('d.with_others')
    expect(last()).not.toContain('живёт одна')
    expect(await office.rows("select 1 from audit where action = 'change_person'")).toHaveLength(2)
  })

  test('what is new in life is noted with its day, and gone after a year', async () => {
    await open('turn')
    await olga.press('d.arrived')
    await olga.say('01.10.2026')
    expect(last()).toContain('недавно приехали')
    await office.at('2027-10-02T12:00:00+05:00')
    await olga.forge('w.person.smirnova')
    expect(last()).not.toContain('недавно приехали')
  })

  test('a note keeps no numbers of documents', async () => {
    await open('note')
    await olga.say('Паспорт 6700 123456, любит театр')
    expect(last()).toContain('любит театр')
    expect(last()).not.toContain('123456')
  })

  test('two cards do not become the same person', async () => {
    await open('name')
    await olga.say('Кузнецов Пётр Иванович')
    await open('birth')
    await olga.say('01.05.1960')
    expect(last()).toContain('уже есть')
    await olga.forge('w.person.smirnova')
    expect(last()).toContain('71 год')
  })

  test("another's card looks like none, whatever is pressed", async () => {
    for (const token of ['w.change.southern', 'w.change.southern.phone', 'w.move_person.southern.north']) {
      const [said] = await olga.forge(token)
      expect(said?.text).toContain('Такого здесь нет')
    }
  })

  test('moved within the department, with the open tasks; out of sight then', async () => {
    await olga.forge('w.contact.smirnova.phone.needs_help')
    await olga.forge('w.person.smirnova')
    await olga.press('w.person_more.smirnova')
    await olga.press('w.move_person.smirnova')
    await olga.press('w.move_person.smirnova.south')
    expect(last()).toContain('на участке «Южный»')
    expect(await office.rows('select district_id from tasks')).toEqual([{ district_id: 'south' }])
    await olga.forge('w.person.smirnova')
    expect(last()).toContain('Такого здесь нет')
    await office.chat('pavel').forge('w.person.smirnova')
    expect(last(office.chat('pavel'))).toContain('Смирнова Анна Петровна')
  })

  test('never to another department', async () => {
    const [said] = await olga.forge('w.move_person.smirnova.far')
    expect(said?.text).toContain('Такого здесь нет')
  })
})
