import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const LIST = [
  'ФИО;Дата рождения;Телефон;Категория;Примечание',
  'Ушакова Зоя Ивановна;1948;8912345678;вдова;',
  'Ёлкина З.П.;19.07.1953;;инвалид;',
  'Ахметова Мария Ивановна;06.10.1935;;;умерла в декабре',
  ';05.01.1962;89121475140;;',
].join('\n')

const send = async (text: string) => {
  await office.chat('olga').send({ document: { name: 'r.csv', mime: 'text/csv', bytes: Buffer.from(text) } })
  await office.imported()
}
const last = (): string => office.chat('olga').person.lastBotMessage()?.text ?? ''
const label = (words: string): string =>
  office
    .chat('olga')
    .person.lastBotMessage()
    ?.buttons.flat()
    .find(({ text }) => text.includes(words))?.data ?? `no button ${words}`

test('what a list left open is asked person by person, survives another day, and is asked once', async () => {
  const olga = office.chat('olga')
  await send(LIST)
  expect(last()).toContain('Новых людей: 3')
  expect(last()).toContain('Не войдут: 1')
  expect(last()).toContain('Войдут, но их надо уточнить: 5')
  expect(last()).toContain('(Ушакова З. И.)')
  await olga.press(olga.dataOf('w.import_write'))
  await office.imported()
  expect(last()).toContain('Надо уточнить: 5')

  await olga.say('Люди')
  await olga.press(label('Уточнить: 5'))
  const asked: string[] = []
  for (let n = 0; n < 5; n += 1) {
    const question = last()
    asked.push(question.split('\n')[0] ?? '')
    if (question.includes('«1948»')) await olga.say('7 марта 1948')
    else if (question.includes('8912345678')) await olga.press(label('Потом'))
    else if (question.includes('З.П.')) await olga.say('Ёлкина Зинаида Петровна')
    else if (question.includes('без группы')) await olga.press(label('II группа'))
    else await olga.press(label('Да'))
  }
  expect(new Set(asked)).toEqual(
    new Set([
      'Ахметова М. И.: Примечание «умерла в декабре» — в списке сказано, что человек умер.',
      'Ушакова З. И.: Дата рождения «1948» — известен только год рождения.',
      'Ушакова З. И.: Телефон «8912345678» — в номере не хватает одной цифры.',
      'Ёлкина З. П.: ФИО «Ёлкина З.П.» — вместо имени инициалы, нужно имя целиком.',
      'Ёлкина З. П.: Категория «инвалид» — инвалидность без группы.',
    ]),
  )
  expect(last()).toContain('Пока всё')

  await olga.say('ушакова')
  expect(last()).toContain('78 лет')
  await olga.say('елкина')
  expect(last()).toContain('Ёлкина Зинаида Петровна')
  expect(last()).toContain('инвалидность II группы')
  expect(await office.rows("select 1 from citizens where state = 'died'")).toHaveLength(1)

  // What was put off waits, and the same list asks nothing that was answered.
  await olga.say('Люди')
  await olga.press(label('Уточнить: 1'))
  expect(last()).toContain('8912345678')
  await olga.say('8 912 345-67-89')
  expect(await office.rows("select 1 from register_doubts where state = 'open'")).toEqual([])
  await olga.say('ушакова')
  expect(last()).toContain('+79123456789')
  expect(last()).not.toContain('8912345678\n')
})

test('a second list says whose what changes before it writes, and asks about what was typed by hand', async () => {
  const olga = office.chat('olga')
  await olga.forge('w.change.smirnova.address')
  await olga.say('ул. Набранная, 9')
  await send(
    [
      'ФИО;Дата рождения;Телефон;Адрес',
      'Смирнова Анна Петровна;08.03.1955;8 900 000 00 99;ул. Старая, 1',
      'Кузнецов Пётр Иванович;01.05.1960;;ул. Новая, 7',
    ].join('\n'),
  )
  expect(last()).toContain('Изменится карточек: 2')
  const [result = ''] = last().split('\n\n')
  await olga.press(label('Что изменится'))
  expect(last()).toContain('Смирнова А. П.')
  expect(last()).toContain('телефон: +70000000011 → +79000000099, +70000000011')
  expect(last()).toContain('адрес: ул. Выдуманная, 1 → ул. Новая, 7')
  expect(last()).not.toContain('ул. Старая, 1')
  await olga.press(label('К итогу'))
  expect(last()).toContain(result)
  await olga.press(label('Записать'))
  await office.imported()
  await olga.forge('w.person.smirnova')
  expect(last()).toContain('ул. Набранная, 9')
  await olga.say('Люди')
  await olga.press(label('Уточнить: 1'))
  expect(last()).toContain('Адрес «ул. Старая, 1» — в карточке вручную записано другое')
  await olga.press(label('Взять из списка'))
  await olga.forge('w.person.smirnova')
  expect(last()).toContain('ул. Старая, 1')
})

test('a mark that somebody forgot to close swallows nobody, and a midnight of UTC is the day that it begins', async () => {
  const olga = office.chat('olga')
  const file = (name: string) => readFileSync(new URL(`../people/files/${name}`, import.meta.url), 'utf8')
  await send(file('08-quote-swallows-people.csv'))
  expect(last()).toContain('Новых людей: 4')
  await olga.press(label('Записать'))
  await office.imported()
  for (const [typed, name] of [
    ['иванова анна петровна', 'Иванова Анна Петровна'],
    ['петрова мария', 'Петрова Мария Ивановна'],
    ['сидорова ольга', 'Сидорова Ольга Ильинична'],
    ['кузнецова вера', 'Кузнецова Вера Львовна'],
  ] as const) {
    await olga.say(typed)
    expect(last()).toContain(name)
  }
  await send(file('09-iso-utc-birth.csv').replace('Иванова Анна Петровна', 'Утренняя Анна Петровна'))
  await olga.press(label('Записать'))
  await office.imported()
  expect(await office.rows("select 1 from citizens where birth_date = '1950-03-08'")).toHaveLength(1)
})

test('whoever may be somebody of the list is asked about; one person becomes one card, two stay two, and it is asked once', async () => {
  const olga = office.chat('olga')
  const list = [
    'ФИО;Дата рождения;Телефон;Адрес;Примечание',
    'Смирнова Анна;1955;8 912 000 00 77;ул. Другая, 5;любит театр',
    'Ушакова Зоя Ивановна;07.03.1948;;;',
    'Ушакова Зоя Иванова;07.03.1948;;ул. Мира, 9;',
    'Кац Мария Львовна;01.01.1950;;;',
    'Кац Мария Львовна;01.02.1950;;;',
  ].join('\n')
  await send(list)
  expect(last()).toContain('похожий человек уже есть: 3')
  await olga.press(label('Записать'))
  await office.imported()
  await olga.press(label('Уточнить сейчас'))
  const asked: string[] = []
  for (let n = 0; n < 12 && !last().includes('Пока всё'); n += 1) {
    const question = last()
    asked.push(question.split('\n')[0] ?? '')
    if (question.includes('Кац Мария')) await olga.press(label('Нет, разные люди'))
    else if (question.includes('— это')) await olga.press(label('Да, один человек'))
    else await olga.press('d.keep')
  }
  expect(asked.filter((each) => each.includes('— это')).sort()).toEqual([
    'Кац Мария Львовна, 01.02.1950 — это Кац Мария Львовна, 01.01.1950?',
    'Смирнова Анна, 1955 — это Смирнова Анна Петровна, 08.03.1955?',
    'Ушакова Зоя Иванова, 07.03.1948 — это Ушакова Зоя Ивановна, 07.03.1948?',
  ])
  // Another address is not taken in silence.
  expect(asked.filter((each) => each.includes('«ул. Другая, 5»'))).toHaveLength(1)
  await olga.forge('w.person.smirnova')
  expect(last()).toContain('+79120000077')
  expect(last()).toContain('ул. Выдуманная, 1')
  expect(last()).toContain('любит театр')
  await olga.say('ушакова')
  expect(last()).toContain('Ушакова Зоя Ивановна')
  expect(last()).toContain('ул. Мира, 9')
  await olga.say('кац')
  expect(last()).toContain('Нашлось: 2')
  await send(list)
  expect(last()).not.toContain('Новых людей')
  expect(last()).not.toContain('похожий человек')
})

test('a key puts the mending aside and offers it again; a cry that a choice does not take reaches the head', async () => {
  const olga = office.chat('olga')
  await send(
    ['ФИО;Дата рождения;Примечание', 'Горшкова Мария Ивановна;06.10.1935;умерла в декабре'].join('\n'),
  )
  await olga.press(olga.dataOf('w.import_write'))
  await office.imported()
  for (const key of ['Сегодня', 'Люди', 'Календарь', 'Ещё', '/start']) {
    await olga.say('Люди')
    await olga.press(label('Уточнить: 1'))
    const said = await olga.say(key)
    expect(said.length, key).toBeGreaterThan(1)
    expect(last(), key).toBe('Отложена запись: уточнение карточки (Горшкова Мария Ивановна). Продолжить её?')
    await olga.press(label('Не нужно'))
  }
  await olga.say('Люди')
  await olga.say('уточнить')
  expect((await olga.say('не знаю'))[0]?.text).toContain('Выберите')
  const heard = await olga.say('Горшкова звонила, плачет, жить не хочет')
  expect(heard[0]?.text).toContain('нежелание жить')
  expect(
    heard[0]?.buttons
      .flat()
      .map(({ data }) => data)
      .join(),
  ).toContain('w.danger_heard.')
  await olga.press(label('Продолжить'))
  expect(last()).toContain('Отметить, что человека не стало?')
})

test('whoever a list calls gone is asked about before anybody invites them; who did not come in is named', async () => {
  const olga = office.chat('olga')
  await send(
    [
      'ФИО;Дата рождения;Примечание;Дом',
      'Горшкова Мария Ивановна;06.10.1935;в доме престарелых;7',
      'Кротов Иван Ильич;06.10.1936;отказ;8',
      ';05.01.1962;;9',
    ].join('\n'),
  )
  expect(last()).toContain('строка 4: 05.01.1962; 9 — нет имени')
  await olga.press(label('Записать'))
  await office.imported()
  const waiting = await office.rows<{ what: string }>('select what from register_doubts order by what')
  expect(waiting.map(({ what }) => what)).toEqual(['in_care', 'refused'])
  await olga.press(label('Уточнить сейчас'))
  for (let n = 0; n < 2; n += 1) {
    if (last().includes('Кротов')) expect(last()).toContain('Отметить, что человек отказался?')
    await olga.press(label('Да'))
  }
  const states = await office.rows(
    "select state, unconfirmed_by is not null as waits from citizens where state <> 'present' order by state",
  )
  expect(states).toEqual([
    { state: 'moved', waits: true },
    { state: 'refused', waits: true },
  ])
})
