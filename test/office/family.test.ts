import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { dumpOf, readable } from '../support/dump.ts'
import { link } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (chat: Chat = olga): string => chat.person.lastBotMessage()?.text ?? ''

/** Presses the button of the last message that says this. */
const tap = async (label: string, chat: Chat = olga): Promise<void> => {
  const button = chat.person
    .lastBotMessage()
    ?.buttons.flat()
    .find(({ text }) => text === label)
  await chat.press(button?.data ?? `no button «${label}»`)
}

const open = async (citizen = 'young'): Promise<void> => {
  await olga.forge(`w.person.${citizen}`)
  await olga.press(`w.person_more.${citizen}`)
  await olga.press(`w.family.${citizen}`)
}

/** Somebody more of the family: words are said, `!id` is pressed. */
const add = async (...answers: readonly string[]): Promise<void> => {
  await tap('Добавить человека')
  for (const each of answers) await (each.startsWith('!') ? olga.press(`d.${each.slice(1)}`) : olga.say(each))
}

test('a family is written down from the card, children are counted by themselves, and nothing of it stands open', async () => {
  await open()
  expect(last()).toContain('Пока никого не записали.')
  await add('!child', 'Петя Снегирёк', '12.03.2019', '!school')
  expect(last()).toContain('Записано: Петя Снегирёк.')
  await add('!child', 'Маша Снегирёк', '2008', '!studies')
  await add('!ward', 'Коля', '!none', '!none')
  expect(last()).toContain('1. Иванова Дарья Олеговна, 30 лет, представитель семьи')
  expect(last()).toContain('2. Петя Снегирёк, 7 лет, сын или дочь, учится в школе')
  // Who may be eighteen by the year is no child any more.
  expect(last()).toContain('Детей до 18 лет: 1')
  expect(last()).toContain('Детей без даты рождения: 1.')

  await tap('Коля')
  await tap('Дата рождения')
  await olga.say('31.02.2015')
  expect(last()).toContain('Такого дня нет')
  await olga.say('01.02.2015')
  expect(last()).toContain('Детей до 18 лет: 2')
  await tap('Иванова Д. О.')
  expect(last()).not.toContain('Убрать')
  await tap('Занятие')
  await olga.press('d.child_care')
  expect(last()).toContain('представитель семьи, дома с ребёнком')

  await tap('Прописка')
  expect(last()).toContain('Человек прописан там же?')
  await olga.press('d.same')
  expect(last()).toContain('Прописка там же, где живут.')
  await tap('Прописка')
  await olga.say('ул. Дальнепрописная, 9')
  expect(last()).toContain('Прописка: ул. Дальнепрописная, 9')

  expect(readable(await dumpOf(office.world.databaseUrl), ['Снегирёк', 'Дальнепрописная'])).toEqual([])

  const anna = office.chat('anna')
  await anna.begin()
  await link(office, anna, 'young')
  const [file = ''] = (await anna.say('Мои данные')).flatMap(
    ({ file: each }) => each?.content.toString('utf8') ?? [],
  )
  expect(file).toContain('Семья: кто записан')
  expect(file).toContain('Петя Снегирёк; дата рождения: 12 марта 2019 года')
  expect(file).toContain('адрес: ул. Дальнепрописная, 9')
})

test('somebody who has a card is joined to it, and is in one family only', async () => {
  await open()
  await add('!parent', 'кузнецов петр иванович', '!none', '!retired')
  expect(last()).toContain('Такой человек есть в списке. Это он?')
  await tap('Кузнецов Пётр Иванович, 1960 г. р.')
  expect(last()).toContain('2. Кузнецов Пётр Иванович, 66 лет, мать или отец, на пенсии')
  // From his card the same family opens.
  await olga.forge('w.family.kuznetsov')
  expect(last()).toContain('Семья: Иванова Дарья Олеговна')
  await olga.forge('w.family.smirnova')
  await add('!spouse', 'Кузнецов Пётр Иванович', '1960', '!none')
  await olga.press('d.p0')
  expect(last()).toContain('Кузнецов Пётр Иванович уже в другой семье.')
  expect(await office.rows("select 1 from families where citizen_id = 'smirnova'")).toEqual([])
  await tap('Открыть ту семью')
  await tap('Кузнецов П. И.')
  // Name and birth date stand on the own card.
  expect(last()).not.toContain('Имя')
  await tap('Убрать из семьи')
  expect(last()).toContain('Больше не в семье: Кузнецов Пётр Иванович.')
  await tap('Вернуть в семью')
  expect(last()).toContain('2. Кузнецов Пётр Иванович')
  await tap('Кузнецов П. И.')
  await tap('Убрать из семьи')
  await olga.forge('w.family.smirnova')
  await add('!spouse', 'Кузнецов Пётр Иванович', '1960', '!none')
  await olga.press('d.p0')
  expect(last()).toContain('Семья: Смирнова Анна Петровна')
  expect(last()).toContain('2. Кузнецов Пётр Иванович')
})

test('asked at the opening of a case, and not again; whoever is asked in sees the family and changes nothing', async () => {
  const walk = new CaseWalk(office, 'case_work')
  await walk.open('young')
  await tap('Кто ещё в семье?')
  expect(last()).toContain('Кто ещё в семье?')
  await olga.press('d.child')
  await olga.say('Петя')
  await olga.say('12.03.2019')
  await olga.press('d.kindergarten')
  const other = new CaseWalk(office, 'district_work')
  await other.open('young')
  await tap('Семья')
  expect(last()).toContain('2. Петя, 7 лет, сын или дочь, ходит в детский сад')

  const lev = office.chat('lev')
  await lev.forge('w.family.young')
  expect(last(lev)).not.toContain('Петя')
  await office.rows("update tasks set assignee_id = 'st_lev' where id = $1", [
    (await other.task('verify')).id,
  ])
  await lev.forge('w.family.young')
  expect(last(lev)).toContain('Петя, 7 лет')
  const buttons = lev.person.lastBotMessage()?.buttons.flat() ?? []
  expect(buttons.map(({ text }) => text)).toEqual(['Карточка'])
  await lev.forge('w.family_add.young')
  expect(last(lev)).not.toContain('Кто ещё')
})
