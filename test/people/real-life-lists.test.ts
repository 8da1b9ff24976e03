import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import { RegisterImport, type RowOutcome } from '../../src/domain/people/register-import.ts'
import { fullName } from '../../src/domain/people/same-person.ts'
import type { TableRow } from '../../src/domain/tables/cell.ts'
import { toldOf } from '../tables/excel-file.ts'
import { COLUMNS, rowsOf, TODAY } from './sheet.ts'

const read = (rows: readonly TableRow[]) => {
  const reading = new RegisterImport({ columns: COLUMNS, today: TODAY, known: [] })
  const outcomes = rows.flatMap((row) => reading.take(row) ?? [])
  return { outcomes, counts: reading.report().counts }
}
const ofFile = async (name: string) => {
  const bytes = readFileSync(new URL(`files/${name}`, import.meta.url))
  const { rows, refusal } = await toldOf(openTable(Readable.from([bytes]), name))
  expect(refusal).toBeNull()
  return read(rows)
}
const ofRows = (...rows: (string | number)[][]) => read(rowsOf(rows)).outcomes

/** A person as a line: name, birth, phones, disability and what is noted. */
const told = (outcome: RowOutcome | undefined): string => {
  if (!outcome || !('entry' in outcome)) return outcome?.verdict ?? 'nothing'
  const { name, birthDate, phones, disability, note } = outcome.entry
  return [fullName(name), birthDate, phones.join(', '), disability, note]
    .map((each) => each ?? '–')
    .join(' | ')
}
const doubts = (outcomes: readonly RowOutcome[]): string[] =>
  outcomes.flatMap((each) =>
    'doubts' in each ? each.doubts.map(({ at, trouble, said }) => `${at} ${trouble} «${said}»`) : [],
  )

describe('a list of 120 people as such lists look', () => {
  test.each(['mess.xlsx', 'mess.ods', 'excel1251.csv'])(
    '%s: everybody with a name is taken',
    async (name) => {
      const { counts } = await ofFile(name)
      // Two stand twice, one row names nobody.
      expect(counts).toEqual({ new: 117, changed: 0, same: 0, duplicate: 2, faulty: 1 })
    },
  )

  test('what is said of them is there, and every doubtful cell is named', async () => {
    const { outcomes } = await ofFile('mess.xlsx')
    expect(told(outcomes.find(({ row }) => row === 11))).toBe(
      'Королёва Алёна Фёдоровна | 1941-07-07 | +79181047514, +79181047510 (дочь) | – | вдова',
    )
    expect(told(outcomes.find(({ row }) => row === 10))).toContain('| 2-39-59 (дом) |')
    expect(told(outcomes.find(({ row }) => row === 14))).toContain('| 2 |')
    const all = doubts(outcomes)
    expect(all).toContain('C8 birth_year_only «1938 г.р.»')
    expect(all).toContain('B23 name_initials «Ёлкина З.П.»')
    expect(all).toContain('C66 birth_no_such_day «31.02.1950»')
    expect(all).toContain('C67 birth_too_long_ago «1890»')
    expect(all).toContain('C69 birth_missing «»')
    expect(all.filter((each) => each.includes(' died '))).toHaveLength(2)
    expect(all.filter((each) => each.includes('birth_year_only'))).toHaveLength(17)
  })
})

describe('other lists of the same kind', () => {
  test('no headings at all', () => {
    const outcomes = ofRows(
      [1, 'Ушакова Зоя Ивановна', 1948, '8-912-345-67-89 дочь Оля', 'г. Нягань, ул. Мира, д. 1', 'вдова'],
      [2, 'Петров Иван Ильич', '7.3.48', '8.9123E+10', 'ул. Мира 2', 'инв. 2 гр., проживает один'],
      [3, 'анна петровна смирнова', '03.1950', '89123456789 (сын), дом. 3-22-11', 'ул. Мира 3', ''],
      [4, 'Иванова Анна Сергеевна', '40 лет', 'нет', '', '55+'],
    )
    expect(outcomes.map(told)).toEqual([
      'Ушакова Зоя Ивановна | 1948 | +79123456789 (дочь Оля) | – | вдова',
      'Петров Иван Ильич | 1948-03-07 |  | 2 | инв. 2 гр., проживает один',
      'Смирнова Анна Петровна | 1950-03 | +79123456789 (сын), 3-22-11 (дом) | – | –',
      'Иванова Анна Сергеевна | 1986 |  | – | 55+',
    ])
    expect(outcomes[1]).toMatchObject({ entry: { circumstances: { living_alone: true } } })
    expect(doubts(outcomes)).toEqual([
      'C1 birth_year_only «1948»',
      'D2 phone_rounded «8.9123E+10»',
      'C3 birth_month_only «03.1950»',
      'C4 birth_from_age «40 лет»',
    ])
  })

  test('a title above, name and year in one cell, numbers of columns, titles and sums between', () => {
    const outcomes = ofRows(
      ['Список граждан'],
      ['№', 'ФИО, год рождения', 'Телефон', 'д.р.', 'Примечание'],
      [1, 2, 3, 4, 5],
      ['1.', 'Смирнова Анна Петровна, 1948 г.р.', '8 912 345 67 89', '', 'сахарный диабет; плохо слышит'],
      ['2.', 'ЁЛКИНА З. П. (Петрова) 12.03.1950', '33-22-11', '', 'звонить\nпосле обеда'],
      ['', 'Улица Ленина', '', '', ''],
      ['3.', 'Mихайлова Aнна Петровна', '', '12/13/1950', 'паспорт 6700 123456'],
      ['', 'Иванова (Сидорова) Ольга Ильинична', '', '12.03.1950 или 1951', ''],
      ['', 'Итого: 4 чел.', '', '', ''],
      ['', 'Исп. Лебедева О.С.', '', '', 'тел. 2-33-44'],
    )
    expect(outcomes.map(told)).toEqual([
      'Смирнова Анна Петровна | 1948 | +79123456789 | – | плохо слышит',
      'Ёлкина З. П. | 1950-03-12 | 33-22-11 | – | звонить после обеда; Петрова',
      'skipped',
      'Михайлова Анна Петровна | 1950-12-13 |  | – | паспорт ••56',
      'Иванова Ольга Ильинична | 1950 |  | – | Сидорова; д.р.: 12.03.1950 или 1951',
    ])
  })

  test('surname, first name and patronymic apart; an address split; a household in merged cells', () => {
    const outcomes = ofRows(
      ['Фамилия', 'Имя Отчество', 'Год рождения', 'Улица', 'Дом', 'Кв.', 'Категория'],
      [
        'Ахметова',
        'Мария Гареевна',
        1950,
        'Мира',
        '5',
        '7',
        '55+, вдова, инв. 2 гр., одинокая, ветеран труда',
      ],
      ['Ахметов', 'Рустам', '12.1948', 'Мира', '5', '7', 'новый пенсионер, реабилитация'],
    )
    expect(outcomes.map(told)).toEqual([
      'Ахметова Мария Гареевна | 1950 |  | 2 | вдова; ветеран труда',
      'Ахметов Рустам | 1948-12 |  | – | реабилитация',
    ])
    expect(outcomes[0]).toMatchObject({
      entry: { address: 'Мира, 5, 7', saidSenior: TODAY, circumstances: { lonely: true } },
    })
    expect(outcomes[1]).toMatchObject({ entry: { since: { retired: TODAY } } })
  })

  test('midnight of another zone, a number of Excel, a year of two digits', () => {
    const born = (...cells: (string | number)[]) =>
      ofRows(
        ['ФИО', 'Дата рождения'],
        ...cells.map((cell, n) => [`Иванова Анна ${'абвгд'[n]}овна`, cell]),
      ).map((each) => ('entry' in each ? each.entry.birthDate : each.verdict))
    expect(born('1950-03-07T19:00:00.000Z', '1950-03-08T00:00:00Z', 18_334, '18334', '12.03.25')).toEqual([
      '1950-03-08',
      '1950-03-08',
      '1950-03-12',
      '1950-03-12',
      '1925-03-12',
    ])
  })

  test('one person written otherwise is found again, and only likely ones are asked about', () => {
    const outcomes = ofRows(
      ['ФИО', 'Год рождения', 'Телефон', 'Адрес'],
      ['Ёлкина Алёна Петровна', 1948, '89120000001', 'Мира, 1'],
      ['ЕЛКИНА  АЛЕНА ПЕТРОВНА', '07.03.1948', '8 912 000 00 01', 'ул. Мира, 1'],
      ['Алёна Петровна Ёлкина', '', '', 'Мира, 1'],
      ['Ёлкина Алёна Петровна', '', '89129999999', 'Ленина, 7'],
      ['Ёлкина А. П.', 1948, '', ''],
      ['Ёлкина Алёна Петровна', 1961, '', ''],
    )
    expect(outcomes.map(({ row, verdict }) => `${row} ${verdict}`)).toEqual([
      ...['2 new', '3 duplicate', '4 duplicate', '5 new', '6 new', '7 new'],
    ])
    const asked = outcomes.map((each) => (each.verdict === 'new' ? each.near.rows.map(({ row }) => row) : []))
    expect(asked[3]).toEqual([2])
    expect(asked[4]).toContain(2)
    expect(asked[5]).not.toContain(2)
  })
})
