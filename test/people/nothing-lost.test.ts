import { expect, test } from 'vitest'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import { readRegisterFile } from '../../src/application/office/import/read-register-file.ts'
import type { ImportResult } from '../../src/domain/people/import-result.ts'
import { readGone } from '../../src/domain/people/read-gone.ts'
import type { RowOutcome } from '../../src/domain/people/register-import.ts'
import { fullName } from '../../src/domain/people/same-person.ts'
import { excelFile } from '../tables/excel-file.ts'
import { COLUMNS, TODAY } from './sheet.ts'

const NOW = { known: [], elsewhere: [], districts: [], foreign: [], isJoined: () => false }

/** People of a file as lines: name, birth, phones, address, note, and what is asked. */
const read = async (
  file: string | Uint8Array,
  name = 'list.csv',
): Promise<ImportResult & { people: string[] }> => {
  const outcomes: RowOutcome[] = []
  const result = await readRegisterFile({ bytes: Buffer.from(file as string), name }, NOW, {
    openTable,
    columns: COLUMNS,
    today: TODAY,
    pause: async () => undefined,
    take: async (outcome) => void outcomes.push(outcome),
  })
  const people = outcomes.map((each) => {
    if (!('entry' in each)) return each.verdict
    const { name: who, birthDate, phones, address, note } = each.entry
    const asked = each.doubts.map(({ trouble, said }) => `${trouble} «${said}»`).join(', ')
    return [fullName(who), birthDate, phones.join(', '), address, note, asked]
      .map((part) => part || '–')
      .join(' | ')
  })
  return { ...result, people }
}

test('a title above, two lines of headings that no cell merges, numbers of columns, days in place of flats', async () => {
  const { people } = await read(
    [
      'Список граждан;;;;;;;',
      '№;ФИО;;;Дата рождения;Адрес;;;Телефон;',
      ';Фамилия;Имя;Отчество;;улица;дом;кв.;дом.;сот.',
      '1;2;3;4;5;6;7;8;9;10',
      '1;ИВАНОВА;АННА;СЕРГЕЕВНА;12.03.1950;Мира;5;7;2-33-44;89123456789',
      '2;Петров;И.;И.;48;Ленина;1;05.окт;;',
      'Итого;2;;;;;;;;',
    ].join('\n'),
  )
  expect(people).toEqual([
    'Иванова Анна Сергеевна | 1950-03-12 | 2-33-44, +79123456789 | Мира, 5, 7 | – | –',
    'Петров И. И. | 1948 | – | Ленина, 1, 5/10 | – | name_initials «Петров», birth_two_digit_year «48», address_date «05.окт»',
  ])
})

test('a formula or a link is nobody’s name: the row is named, and whoever stands beside it is taken', async () => {
  const { people, counts } = await read(
    'ФИО;Возраст\n=HYPERLINK("http://x");76\nwww://svo.example;70\n@сумма;66\nПетров Иван Ильич;80',
  )
  expect(people.filter((each) => each !== 'faulty')).toEqual([
    'Петров Иван Ильич | 1946 | – | – | – | birth_from_age «80»',
  ])
  expect(counts.faulty).toBe(3)
})

test('ages in place of dates tell the year, and are asked about', async () => {
  const { people } = await read('ФИО;Возраст\nИванова Анна Сергеевна;76\nПетров Иван Ильич;80 лет')
  expect(people).toEqual([
    'Иванова Анна Сергеевна | 1950 | – | – | – | birth_from_age «76»',
    'Петров Иван Ильич | 1946 | – | – | – | birth_from_age «80 лет»',
  ])
})

test('what nobody reads is noted under its heading; without a heading by what it is; documents never', async () => {
  const { people, noted, unread } = await read(
    [
      '№;ФИО;Дата рождения;Соц. работник;Родня;E-mail;Паспорт;;',
      '1;Иванова Анна Сергеевна;12.03.1950;Петрова О.И.;дочь Елена 89120001122;a@b.ru;6700 123456;8 912 345 67 89;глухая',
      '2;Петров Иван Ильич;01.02.1948;;;;;;ключ у соседки',
    ].join('\n'),
  )
  expect(people).toEqual([
    'Иванова Анна Сергеевна | 1950-03-12 | +79120001122 (дочь Елена), +79123456789 | – | a@b.ru; Соц. работник: Петрова О.И.; Родня: дочь Елена ••22; глухая | –',
    'Петров Иван Ильич | 1948-02-01 | – | – | ключ у соседки | –',
  ])
  expect(noted).toEqual(['Соц. работник', 'Родня'])
  expect(unread).toEqual([{ heading: 'Паспорт', why: 'document' }])
})

test('several sheets: one of surnames and initials, one of people who left, one of sums that is named', async () => {
  const book = await excelFile(
    {
      name: 'Мира',
      rows: [
        ['Фамилия', 'И.О.', 'г.р.', 'улица', 'дом', 'кв'],
        ['Петров', 'И.И.', 1948, 'Мира', 5, { day: 45_570 }],
      ],
    },
    {
      name: 'Выбывшие',
      rows: [
        ['ФИО', 'Дата рождения'],
        ['Кац Анна Петровна', '01.01.1930'],
      ],
    },
    {
      name: 'Свод',
      rows: [
        ['Участок', 'Количество'],
        ['Северный', 3],
      ],
    },
  )
  const { people, unreadSheets } = await read(book, 'list.xlsx')
  expect(people).toEqual([
    'Петров И. И. | 1948 | – | Мира, 5, 5/10 | – | name_initials «Петров», birth_year_only «1948», address_date «2024-10-05»',
    'Кац Анна Петровна | 1930-01-01 | – | – | – | moved «Выбывшие»',
  ])
  expect(unreadSheets).toEqual(['Свод'])
})

test('a list without headings loses neither its first row nor a house, and reads a street without its word', async () => {
  const { people } = await read(
    [
      'Сидорова Мария;1949;Ленина 5;',
      'Иванова Анна Сергеевна;12.03.1950;Мира 5-7;89123456789',
      'Петров Иван Ильич;01.02.1948;Мира;5-7',
    ].join('\n'),
  )
  expect(people).toEqual([
    'Сидорова Мария | 1949 | – | Ленина 5 | – | birth_year_only «1949»',
    'Иванова Анна Сергеевна | 1950-03-12 | +79123456789 | Мира 5-7 | – | –',
    expect.stringContaining('Петров Иван Ильич | 1948-02-01'),
  ])
})

test('in a list without headings words with a letter of their own are no address', async () => {
  const { people } = await read(
    [
      'Иванова Анна Сергеевна;12.03.1950;Мира 5-7;ходит с тростью',
      'Петров Иван Ильич;01.02.1948;с. Мирное, д. 4;',
    ].join('\n'),
  )
  expect(people).toEqual([
    'Иванова Анна Сергеевна | 1950-03-12 | – | Мира 5-7 | ходит с тростью | –',
    'Петров Иван Ильич | 1948-02-01 | – | с. Мирное, д. 4 | – | –',
  ])
})

test('a second row of somebody: what it says otherwise is asked, not dropped', async () => {
  const { counts, doubts } = await read(
    [
      'ФИО;Дата рождения;Телефон;Адрес;Примечание',
      'Ёлкина Алёна Петровна;1948;89120000001;Мира, 1;',
      'ЕЛКИНА АЛЕНА ПЕТРОВНА;07.03.1948;89120000001, 89120000002;Мира, 1;вдова',
    ].join('\n'),
  )
  expect(counts).toMatchObject({ new: 1, duplicate: 1 })
  const twice = doubts
    .filter(({ what }) => what === 'said_twice')
    .map(({ field, said }) => `${field} ${said}`)
  expect(twice).toEqual(['birth_date 07.03.1948', 'phone +79120000002', 'note вдова'])
})

test('a row without a person says what stands in it', async () => {
  const { leftOut } = await read(
    'ФИО;Дата рождения;Телефон\nКац Мария Львовна;1950;\n;05.01.1962;89121475140',
  )
  expect(leftOut).toEqual([{ sheet: null, row: 3, said: '05.01.1962; 89121475140', why: 'name_missing' }])
})

test.each([
  ['умерла 12.10.2026', 'died'],
  ['выбыл', 'moved'],
  ['переехала к сыну', 'moved'],
  ['в доме престарелых', 'in_care'],
  ['ПНИ', 'in_care'],
  ['отказ', 'refused'],
  ['отказалась от обслуживания', 'refused'],
  ['дочь сообщила, что скончалась', 'died'],
  ['муж умер в 2020', null],
  ['сын переехал в Тюмень', null],
  ['не выехала, живёт тут', null],
  ['звонить после обеда', null],
])('«%s» says %s', (said, is) => expect(readGone(said, COLUMNS.values)).toBe(is))
