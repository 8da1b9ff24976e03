import { describe, expect, test } from 'vitest'
import { categoriesOn } from '../../src/domain/people/categories.ts'
import { factsOf, joinEntries } from '../../src/domain/people/register-entry.ts'
import { type KnownPerson, RegisterImport, type RowOutcome } from '../../src/domain/people/register-import.ts'
import type { TableRow } from '../../src/domain/tables/cell.ts'
import { differByOne } from '../../src/domain/text/differ-by-one.ts'
import { type Cell, COLUMNS, rowOf, rowsOf, TODAY } from './sheet.ts'

const imported = (rows: readonly TableRow[], known: readonly KnownPerson[] = []) => {
  const reading = new RegisterImport({ columns: COLUMNS, today: TODAY, known })
  const outcomes = rows.flatMap((row) => reading.take(row) ?? [])
  return { outcomes, report: reading.report() }
}
/** Verdicts by row: `['2 new', '3 faulty']`. */
const verdicts = (outcomes: readonly RowOutcome[]) => outcomes.map(({ row, verdict }) => `${row} ${verdict}`)

/** The people of an import as the register will know them. */
const stored = (outcomes: readonly RowOutcome[]): KnownPerson[] =>
  outcomes.flatMap((each) => ('entry' in each ? [{ id: `p${each.row}`, entry: each.entry }] : []))

const HEADING = ['ФИО', 'Пол', 'Дата рождения', 'Телефон', 'Адрес', 'Одинокие', 'Примечание']
const ANNA = ['Иванова Анна Сергеевна', 'ж', '12.03.1950', '89001234567', 'Мира, 5', 'да', 'любит хор']
const PETR = ['Петров Пётр Ильич', '', '01.02.1948', '', 'Мира, 7', '', '']

describe('a file, row by row', () => {
  test('people are new, doubtful cells are named and keep nobody out', () => {
    const { outcomes, report } = imported(rowsOf([HEADING, ANNA, ['Иванов', 'м', '31.02.1950'], PETR]))
    expect(verdicts(outcomes)).toEqual(['2 new', '3 new', '4 new'])
    expect(report.counts).toEqual({ new: 3, changed: 0, same: 0, faulty: 0, duplicate: 0 })
    expect(outcomes[1]).toMatchObject({
      doubts: [
        { at: 'A3', trouble: 'name_incomplete' },
        { at: 'C3', trouble: 'birth_no_such_day' },
      ],
    })
  })

  test('a person of the file has the categories of the methodology', () => {
    const [anna] = stored(imported(rowsOf([HEADING, ANNA])).outcomes)
    expect(anna && categoriesOn(factsOf(anna.entry), TODAY)).toEqual(['senior', 'lonely'])
  })

  test('titles, dates and signatures around the table are no people', () => {
    const text = (words: string) => ({ kind: 'text', text: words }) as const
    const street: Cell[] = [
      'Улица Мира',
      ...'BCD'.split('').map((): Cell => ({ value: text('Улица Мира'), under: 'A4' })),
    ]
    const rows = rowsOf([['Реестр граждан'], ['на 01.11.2026'], HEADING, street, ANNA])
    expect(verdicts(imported(rows).outcomes)).toEqual(['5 new'])
  })

  test('headings in two lines', () => {
    const text = (words: string) => ({ kind: 'text', text: words }) as const
    const upper: Cell[] = [
      'ФИО',
      { value: text('ФИО'), under: 'A1' },
      { value: text('ФИО'), under: 'A1' },
      'Дата рождения',
      'Адрес',
      { value: text('Адрес'), under: 'E1' },
    ]
    const lower: Cell[] = [
      'Фамилия',
      'Имя',
      'Отчество',
      { value: text('Дата рождения'), under: 'D1' },
      'населённый пункт',
      'кто живёт рядом',
    ]
    const person = ['Иванова', 'Анна', 'Сергеевна', '12.03.1950', 'Нягань', 'Мира, 5']
    const { outcomes, report } = imported(rowsOf([upper, lower, person]))
    expect(stored(outcomes)[0]?.entry).toMatchObject({
      name: { surname: 'Иванова', first: 'Анна', patronymic: 'Сергеевна' },
      address: 'Нягань, Мира, 5',
    })
    expect(report.sheets[0]?.layout?.unknown).toEqual([])
  })

  test('a first person under merged headings is a person, not a second line of headings', () => {
    const text = (words: string) => ({ kind: 'text', text: words }) as const
    const upper: Cell[] = ['ФИО', 'Дата рождения', 'Адрес', { value: text('Адрес'), under: 'C1' }]
    const { outcomes } = imported(rowsOf([upper, ['Иванова Анна', '', 'Нягань', 'Мира, 5']]))
    expect(verdicts(outcomes)).toEqual(['2 new'])
  })

  test('each sheet has its own headings; a sheet that is no register is told', () => {
    const first = rowsOf([HEADING, ANNA], 'Мира')
    const second = rowsOf(
      [
        ['Дата рождения', 'ФИО'],
        ['01.02.1948', 'Петров Пётр'],
      ],
      'Садовая',
    )
    const third = rowsOf([['Как заполнять']], 'Справка')
    const { outcomes, report } = imported([...first, ...second, ...third])
    expect(outcomes.map(({ sheet, verdict }) => [sheet, verdict])).toEqual([
      ['Мира', 'new'],
      ['Садовая', 'new'],
    ])
    expect(report.sheets.map(({ sheet, state }) => [sheet, state])).toEqual([
      ['Мира', 'read'],
      ['Садовая', 'read'],
      ['Справка', 'no_heading'],
    ])
  })

  test('without a column of dates of birth people are taken all the same', () => {
    const { outcomes, report } = imported(
      rowsOf([
        ['ФИО', 'Телефон'],
        ['Иванова Анна', '89001234567'],
      ]),
    )
    expect(outcomes).toMatchObject([{ verdict: 'new', doubts: [], entry: { birthDate: null } }])
    expect(report.sheets).toMatchObject([{ state: 'read' }])
  })

  test('headings are not looked for without end', () => {
    const late = [...Array.from({ length: 20 }, () => ['слова']), HEADING, ANNA]
    expect(imported(rowsOf(late)).report.sheets).toMatchObject([{ state: 'no_heading' }])
    expect(imported(rowsOf(late.slice(1))).report.counts.new).toBe(1)
  })
})

describe('the same person', () => {
  const again = (changes: Record<number, string>) => ANNA.map((cell, index) => changes[index] ?? cell)

  test('twice in a file counts once, and the second row names the first', () => {
    const { outcomes } = imported(
      rowsOf([HEADING, ANNA, PETR, again({ 0: 'ИВАНОВА  анна сергеевна', 3: '' })]),
    )
    expect(verdicts(outcomes)).toEqual(['2 new', '3 new', '4 duplicate'])
    expect(outcomes[2]).toMatchObject({ of: { sheet: null, row: 2 } })
  })

  test('ё and е are one letter, a hyphen is none', () => {
    const rows = rowsOf([
      HEADING,
      ['Ёлкина Анна-Мария', 'ж', '01.01.1950'],
      ['Елкина Аннамария', 'ж', '01.01.1950'],
    ])
    expect(verdicts(imported(rows).outcomes)).toEqual(['2 new', '3 duplicate'])
  })

  test('the same file twice changes nothing', () => {
    const rows = rowsOf([
      HEADING,
      ANNA,
      PETR,
      ['Ким Ли', '', '05.05.1960', '', '', '-', 'паспорт 6700 123456'],
    ])
    const first = imported(rows)
    const second = imported(rows, stored(first.outcomes))
    expect(first.report.counts.new).toBe(3)
    expect(second.report.counts).toEqual({ new: 0, changed: 0, same: 3, faulty: 0, duplicate: 0 })
  })

  test('another list of the same people, ordered and headed otherwise, that knows only the years asks nothing', () => {
    const known = stored(imported(rowsOf([HEADING, ANNA, PETR])).outcomes)
    const of = ({ entry: { name, birthDate, phones, address } }: (typeof known)[number]) => [
      ...[phones[0] ?? '', address ?? '', (birthDate ?? '').slice(0, 4)],
      ...[name.patronymic ?? '', name.first, name.surname],
    ]
    const { outcomes, report } = imported(
      rowsOf([
        ['Моб. тел.', 'Адрес прож.', 'Год рожд.', 'Отчество', 'Имя', 'Фамилия'],
        ...[...known].reverse().map(of),
      ]),
      known,
    )
    expect(report.counts).toMatchObject({ new: 0, changed: 0, same: 2 })
    expect(outcomes.flatMap((each) => ('doubts' in each ? each.doubts : []))).toEqual([])
  })

  test('headings that stand over each other’s columns are read by what stands under them', () => {
    const known = stored(imported(rowsOf([HEADING, ANNA, PETR])).outcomes)
    const { outcomes, report } = imported(
      rowsOf([
        ['ФИО', 'Телефон', 'Дата рождения', 'Адрес'],
        ['Иванова Анна Сергеевна', '12.03.1950', '8 900 123-45-67', 'Мира, 5'],
        ['Петров Пётр Ильич', '01.02.1948', '', 'Мира, 7'],
      ]),
      known,
    )
    expect(report.counts.same).toBe(2)
    expect(outcomes[0]).toMatchObject({ verdict: 'same', doubts: [] })
    const phoneAsAddress = imported(
      rowsOf([
        ['ФИО', 'Телефон', 'Адрес'],
        ['Ким Анна Ильинична', 'ул. Мира, 9', '89001112233'],
      ]),
    )
    expect(phoneAsAddress.outcomes[0]).toMatchObject({
      entry: { phones: ['+79001112233'], address: 'ул. Мира, 9' },
    })
  })

  test('a changed row says what changed and keeps what it does not speak of', () => {
    const known = stored(imported(rowsOf([HEADING, ANNA])).outcomes)
    const { outcomes } = imported(
      rowsOf([HEADING, again({ 3: '89017654321', 4: '', 5: 'нет', 6: '' })]),
      known,
    )
    expect(outcomes[0]).toMatchObject({
      verdict: 'changed',
      id: 'p2',
      changed: ['phone', 'lonely'],
      entry: {
        phones: ['+79017654321', '+79001234567'],
        address: 'Мира, 5',
        note: 'любит хор',
        circumstances: { lonely: false },
      },
    })
  })

  test('a proposed sex never replaces a stated one', () => {
    const known = stored(imported(rowsOf([HEADING, again({ 1: 'м' })])).outcomes)
    const { outcomes } = imported(rowsOf([HEADING, again({ 1: '' })]), known)
    expect(outcomes[0]).toMatchObject({ verdict: 'same', entry: { sex: 'male', sexFrom: 'stated' } })
  })

  test('a name keeps its ё, and gains it', () => {
    const [plain, full] = ['Елкина Алена', 'Ёлкина Алёна'].map((name) =>
      rowsOf([HEADING, [name, 'ж', '01.01.1950']]),
    )
    const known = (rows: TableRow[] = []) => stored(imported(rows).outcomes)
    expect(imported(plain ?? [], known(full)).outcomes).toMatchObject([{ verdict: 'same' }])
    expect(imported(full ?? [], known(plain)).outcomes).toMatchObject([
      { verdict: 'changed', changed: ['name'], entry: { name: { surname: 'Ёлкина' } } },
    ])
  })

  test('joining twice is joining once', () => {
    const [anna] = stored(imported(rowsOf([HEADING, ANNA])).outcomes)
    const [other] = stored(imported(rowsOf([HEADING, again({ 3: '89017654321' })])).outcomes)
    if (!anna || !other) throw new Error('nobody was read')
    const { entry } = joinEntries(anna.entry, other.entry)
    expect(joinEntries(entry, other.entry)).toEqual({ entry, changed: [], held: [] })
  })
})

describe('perhaps the same person: a question, never an error', () => {
  const near = (name: string, date: string) => {
    const known = stored(imported(rowsOf([HEADING, ANNA])).outcomes)
    const { outcomes } = imported([rowOf(1, HEADING), rowOf(2, [name, 'ж', date])], known)
    const [one] = outcomes
    return one?.verdict === 'new' ? one.near.known.map(({ id }) => id) : one?.verdict
  }

  test.each([
    ['one letter', 'Иванова Анна Сергевна', '12.03.1950'],
    ['no patronymic', 'Иванова Анна', '12.03.1950'],
    ['a new surname', 'Сидорова Анна Сергеевна', '12.03.1950'],
    ['day and month swapped', 'Иванова Анна Сергеевна', '03.12.1950'],
    ['another year', 'Иванова Анна Сергеевна', '12.03.1951'],
    ['two letters swapped', 'Иванова Анна Серегевна', '12.03.1950'],
  ])('%s', (_, name, date) => expect(near(name, date)).toEqual(['p2']))

  test.each([
    ['a sister', 'Иванова Ольга Сергеевна', '05.07.1953'],
    ['a namesake', 'Иванова Анна Сергеевна', '05.07.1953'],
    ['a birthday in common', 'Козлова Вера Павловна', '12.03.1950'],
  ])('not %s', (_, name, date) => expect(near(name, date)).toEqual([]))

  test('a day that hundreds share is a placeholder and asks nothing', () => {
    const letters = 'бвгджзклмнпрст'
    const surname = (n: number) =>
      `Ив${letters[n % 14]}${letters[Math.floor(n / 14) % 14]}${letters[Math.floor(n / 196)]}`
    const people = Array.from({ length: 600 }, (_, n) => [`${surname(n)} Анна`, 'ж', '01.01.1950'])
    const { outcomes } = imported(rowsOf([HEADING, ...people]))
    const asked = outcomes.map((each) => (each.verdict === 'new' ? each.near.rows.length : -1))
    expect(asked[100]).toBeGreaterThan(0)
    expect(asked.at(-1)).toBe(0)
  })

  test('within one file the earlier row is named', () => {
    const { outcomes } = imported(rowsOf([HEADING, ANNA, ['Иванова Анна', 'ж', '12.03.1950']]))
    expect(outcomes[1]).toMatchObject({ verdict: 'new', near: { known: [], rows: [{ row: 2 }] } })
  })

  test.each([
    ['анна', 'анна', true],
    ['анна', 'ана', true],
    ['анна', 'аннна', true],
    ['анна', 'анка', true],
    ['анна', 'нана', true],
    ['анна', 'анкк', false],
    ['анна', 'ан', false],
  ])('«%s» and «%s» differ by one letter at most: %s', (a, b, is) => {
    expect(differByOne(a, b)).toBe(is)
    expect(differByOne(b, a)).toBe(is)
  })
})
