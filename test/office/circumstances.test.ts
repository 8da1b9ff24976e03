import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
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

interface Span {
  readonly what: string
  readonly from: string | null
  readonly until: string | null
}

const spans = (citizen = 'kuznetsov'): Promise<Span[]> =>
  office.rows<Span>(
    `select what, from_day as "from", until_day as "until" from circumstances where citizen_id = $1 order by what, noted_on`,
    [citizen],
  )

const open = async (citizen = 'kuznetsov'): Promise<void> => {
  await olga.forge(`w.person.${citizen}`)
  await olga.press(`w.person_more.${citizen}`)
  await olga.press(`w.circumstances.${citizen}`)
}

test('ticks with the day of their beginning and end; the card, «Мои данные» and a second press tell of them', async () => {
  await open()
  // What the card said before stands there too, since nobody knows when.
  expect(last()).toContain('✓ живёт одна или один')
  await olga.press('w.circumstance.kuznetsov.socially_dangerous')
  expect(last()).toContain('✓ семья в опасном положении: с 22.11')
  await olga.press('w.circumstance_day.kuznetsov.socially_dangerous')
  expect(last()).toContain('С какого дня?')
  await olga.say('когда-то')
  expect(last()).toContain('Не получилось понять день')
  await olga.say('завтра')
  expect(last()).toContain('ещё не наступил')
  await olga.say('15 марта 2021')
  expect(last()).toContain('с 15.03.2021')
  expect(await spans()).toEqual([
    { what: 'living_alone', from: null, until: null },
    { what: 'socially_dangerous', from: '2021-03-15', until: null },
  ])
  await olga.press('w.person.kuznetsov')
  expect(last()).toContain('семья в опасном положении')
  await olga.forge('w.case_new.kuznetsov')

  const anna = office.chat('anna')
  await anna.begin()
  await link(office, anna, 'kuznetsov')
  const files = (await anna.say('Мои данные')).flatMap(({ file }) => file?.content.toString('utf8') ?? [])
  expect(files[0]).toContain('Положение: что записано и с какого дня')
  expect(files[0]).toContain('семья в опасном положении; с: 15 марта 2021 года')

  await office.at('2026-12-20T10:00:00+05:00')
  await open()
  await olga.press('w.circumstance.kuznetsov.socially_dangerous')
  expect(last()).toContain('семья в опасном положении: с 15.03.2021 по 20.12')
  await olga.press('w.circumstance_day.kuznetsov.socially_dangerous')
  await olga.say('1 марта 2021')
  expect(last()).toContain('Конец раньше начала')
  await olga.press('w.circumstance_day.kuznetsov.socially_dangerous')
  await olga.say('1 декабря')
  expect((await spans())[1]).toEqual({ what: 'socially_dangerous', from: '2021-03-15', until: '2026-12-01' })
  await olga.press('w.person.kuznetsov')
  expect(last()).not.toContain('опасном')
  // On the same day it was no end at all.
  await olga.forge('w.circumstance.kuznetsov.socially_dangerous')
  expect((await spans())[1]).toEqual({ what: 'socially_dangerous', from: '2021-03-15', until: null })
})

test('a slip of the finger leaves no trace, and «Вернуть прежнее» and the other questions of the card keep the days', async () => {
  await open()
  await olga.press('w.circumstance.kuznetsov.homeless')
  await olga.press('w.circumstance.kuznetsov.homeless')
  expect(await spans()).toEqual([{ what: 'living_alone', from: null, until: null }])
  expect(last()).not.toContain('С другого дня')

  await office.at('2026-11-25T10:00:00+05:00')
  await olga.forge('w.change.kuznetsov')
  expect(last()).toContain('Что изменить?')
  await olga.press('w.change.kuznetsov.household')
  await olga.press('d.with_others')
  expect(await spans()).toEqual([{ what: 'living_alone', from: null, until: '2026-11-25' }])
  await olga.press('w.change_undo.kuznetsov')
  expect(await spans()).toEqual([{ what: 'living_alone', from: null, until: null }])
})

test('offered when somebody is added; a list that is imported keeps the days that are known', async () => {
  await olga.say('Ещё')
  await olga.press('w.add_person')
  for (const said of ['Ёлкина Мария Ивановна', '12.03.1990', 'телефона нет', 'Лесная, 4'])
    await olga.say(said)
  await olga.press('d.none')
  await olga.press('d.with_others')
  await olga.press('d.yes')
  const { data = '' } =
    olga.person
      .lastBotMessage()
      ?.buttons.flat()
      .find(({ text }) => text === 'Положение') ?? {}
  const id = data.split('.').at(-1) ?? ''
  await olga.press(data)
  await olga.press(`w.circumstance.${id}.foster`)
  await office.at('2026-11-26T10:00:00+05:00')
  const bytes = Buffer.from(
    'ФИО;Дата рождения;Адрес;Категории\r\nЁлкина Мария Ивановна;12.03.1990;Новая, 1;многодетная',
  )
  await olga.send({ document: { name: 'реестр.csv', mime: 'text/csv', bytes } })
  await office.imported()
  const write = olga.person
    .lastBotMessage()
    ?.buttons.flat()
    .find(({ data: each = '' }) => each.startsWith('w.import_write.'))
  await olga.press(write?.data ?? 'no button')
  await office.imported()
  expect(await spans(id)).toContainEqual({ what: 'foster', from: '2026-11-22', until: null })
  expect((await spans(id)).map(({ what }) => what)).toEqual(['foster', 'with_children'])
})
