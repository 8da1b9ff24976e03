import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBirthDate } from '../../src/domain/people/birth-date.ts'
import { readPersonName } from '../../src/domain/people/person-name.ts'
import { readBirth } from '../../src/domain/people/read-birth.ts'
import { registerHeadings, registerLayoutOf } from '../../src/domain/people/register-columns.ts'
import { readRegisterRow } from '../../src/domain/people/register-row.ts'
import { fullName } from '../../src/domain/people/same-person.ts'
import { type Cell, COLUMNS, rowOf, TODAY } from './sheet.ts'

const HEADINGS = registerHeadings(COLUMNS)

const layoutFor = (headings: readonly string[]) => {
  const layout = registerLayoutOf(rowOf(1, headings), HEADINGS)
  if (!layout) throw new Error('these headings are not recognised')
  return layout
}

/** Reads one person: cells by heading, name and date of birth given unless said otherwise. */
const read = (cells: Record<string, Cell>) => {
  const all: Record<string, Cell> = { ФИО: 'Иванова Анна Сергеевна', 'Дата рождения': '12.03.1950', ...cells }
  const layout = layoutFor(Object.keys(all))
  return readRegisterRow(rowOf(7, Object.values(all)), {
    layout,
    words: COLUMNS.values,
    documents: COLUMNS.never_stored.document,
    today: TODAY,
  })
}
const entryOf = (cells: Record<string, Cell>) => {
  const reading = read(cells)
  if ('nobody' in reading) throw new Error(JSON.stringify(reading.nobody))
  return reading.entry
}
/** Doubts as `C7 trouble`, or why nobody was read. */
const doubtsOf = (cells: Record<string, Cell>) => {
  const reading = read(cells)
  if ('nobody' in reading) return [`nobody: ${reading.nobody?.trouble}`]
  return reading.doubts.map(({ at, trouble }) => `${at} ${trouble}`)
}
const questionsOf = (cells: Record<string, Cell>) => {
  const reading = read(cells)
  return 'nobody' in reading ? ['refused'] : reading.questions.map(({ at, trouble }) => `${at} ${trouble}`)
}

describe('names', () => {
  const name = (...parts: string[]) => {
    const found = readPersonName(parts, COLUMNS.values.patronymics)
    return 'fault' in found ? found.fault : [found.name.surname, found.name.first, found.name.patronymic]
  }

  test.each([
    [['Иванова Анна Сергеевна'], ['Иванова', 'Анна', 'Сергеевна']],
    [['  ИВАНОВА\u00a0 анна   сергеевна '], ['Иванова', 'Анна', 'Сергеевна']],
    [
      ['Иванова', 'Анна', 'Сергеевна'],
      ['Иванова', 'Анна', 'Сергеевна'],
    ],
    [
      ['иванова', 'АННА', ''],
      ['Иванова', 'Анна', null],
    ],
    [['Ким Ли'], ['Ким', 'Ли', null]],
    [['салтыков - щедрин михаил евграфович'], ['Салтыков-Щедрин', 'Михаил', 'Евграфович']],
    [['Мамедов Али Гасан ОГЛЫ'], ['Мамедов', 'Али', 'Гасан оглы']],
    [
      ['Мамедова', 'Лейла', 'Гасан кызы'],
      ['Мамедова', 'Лейла', 'Гасан кызы'],
    ],
    [['Pоманова Aннa Cергеевна'], ['Романова', 'Анна', 'Сергеевна']],
    [['Романова Анна Сергеевна'.replaceAll('а', 'a')], ['Романова', 'Анна', 'Сергеевна']],
    [['smith john'], ['Smith', 'John', null]],
    [["о'генри яков"], ["О'Генри", 'Яков', null]],
    [['Иван\u200bова \u202eАнна'], ['Иванова', 'Анна', null]],
    [['Ёлкина Алёна'], ['Ёлкина', 'Алёна', null]],
  ])('%j is %j', (parts, is) => expect(name(...parts)).toEqual(is))

  test.each([
    [[''], 'missing'],
    [['Иванова'], 'incomplete'],
    [['Иванова', '', 'Сергеевна'], 'incomplete'],
    [['', 'Анна', 'Сергеевна'], 'incomplete'],
    [['Иванова А.С.'], 'initials'],
    [['Иванова А. С.'], 'initials'],
    [['=HYPERLINK("x")'], 'not_a_name'],
    [['Иванова Анна 2'], 'not_a_name'],
    [['Иванова (Петрова) Анна'], 'not_a_name'],
    [['Иванова Анна Сергеевна Петровна'], 'not_a_name'],
    [['<b>Иванова</b> Анна'], 'not_a_name'],
    [['Ивановаs Анна'], 'mixed_letters'],
  ])('%j is refused: %s', (parts, fault) => expect(name(...parts)).toBe(fault))
})

describe('dates of birth (B20)', () => {
  const born = (text: string) => {
    const found = readBirthDate({ kind: 'text', text }, TODAY, COLUMNS.values)
    return 'fault' in found ? found.fault : found.date
  }

  test.each([
    ['12.03.1950', '1950-03-12'],
    [' 12.3.1950 г.р.', '1950-03-12'],
    ['12/03/1950', '1950-03-12'],
    ['1950-03-12', '1950-03-12'],
    ['1950-03-12T00:00:00', '1950-03-12'],
    ['12 марта 1950 г.', '1950-03-12'],
    ['12 Марта 1950 года рождения', '1950-03-12'],
    ['29.02.2024', '2024-02-29'],
    ['25.11.2026', '2026-11-25'],
    ['25.11.1906', '1906-11-25'],
    ['１２.０３.１９５０', '1950-03-12'],
    ['٠١.٠٢.١٩٥٠', '1950-02-01'],
    ['двенадцатого марта 1950', '1950-03-12'],
    ['12 февроля 1950 г.', '1950-02-12'],
    ['12 . 3 . 1950', '1950-03-12'],
    ['March 12, 1950', '1950-03-12'],
    ['12.03.1950 0:00', '1950-03-12'],
  ])('«%s» is %s', (text, date) => expect(born(text)).toBe(date))

  test.each([
    ['1950', 'year_only'],
    ['1950 г.р.', 'year_only'],
    ['1950г.', 'year_only'],
    ['12.03.50', 'two_digit_year'],
    ['31.02.1950', 'no_such_day'],
    ['29.02.2023', 'no_such_day'],
    ['12.13.1950', 'no_such_day'],
    ['26.11.2026', 'in_future'],
    ['01.01.1800', 'too_long_ago'],
    ['24.11.1906', 'too_long_ago'],
    ['вчера', 'not_a_date'],
    ['12.03.1950 или 1951', 'not_a_date'],
    ['   ', 'missing'],
  ])('«%s» is refused: %s', (text, fault) => expect(born(text)).toBe(fault))

  test.each([
    ['12 мая 48', '1948-05-12', null, ''],
    ['12.05.48', '1948-05-12', null, ''],
    ['12, 05, 1948', '1948-05-12', null, ''],
    ['в мае 1948 года', '1948-05', 'month_only', ''],
    ['1948 г.р.', '1948', 'year_only', ''],
    ['12 мая 1948г.р.', '1948-05-12', null, ''],
    ['48 г.р.', '1948', 'year_only', ''],
    ['48 лет', '1978', 'from_age', ''],
    ['семьдесят восемь лет', '1948', 'from_age', ''],
    ['29.02.1951', '1951', 'no_such_day', ''],
    ['30 февраля 1951', '1951', 'no_such_day', ''],
    ['12.05.1948 со слов дочери', '1948-05-12', null, 'со слов дочери'],
    ['12.05.1948 или 1949', '1948', 'not_a_date', '12.05.1948 или 1949'],
    ['не знает', null, 'not_a_date', 'не знает'],
    ['завтра', null, 'not_a_date', 'завтра'],
  ])('of «%s» what is said is taken, what is doubtful is asked', (text, birth, doubt, rest) => {
    expect(readBirth({ kind: 'text', text }, TODAY, COLUMNS.values)).toMatchObject({ birth, doubt })
    expect(readBirth({ kind: 'text', text }, TODAY, COLUMNS.values).rest).toContain(rest)
  })

  test('whatever stands in the cell, it is a date, a doubt or both', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '12',
        '48',
        '1948',
        'мая',
        'г.р.',
        'г.',
        'лет',
        '12.05',
        '.',
        ',',
        '-',
        '/',
        'двадцать',
        'пятого',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), fc.constantFrom('', ' '), (pieces, between) => {
        const cell = { kind: 'text', text: pieces.join(between) } as const
        const { birth, doubt } = readBirth(cell, TODAY, COLUMNS.values)
        expect(birth !== null || doubt !== null).toBe(true)
        if (birth !== null) expect(birth).toMatch(/^\d{4}(-\d\d){0,2}$/)
        expect(Object.keys(readBirthDate(cell, TODAY, COLUMNS.values))).toHaveLength(1)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a true date is read, a bare number is not guessed at', () => {
    expect(entryOf({ 'Дата рождения': { value: { kind: 'date', date: '1950-03-12' } } }).birthDate).toBe(
      '1950-03-12',
    )
    expect(doubtsOf({ 'Дата рождения': 1950 })).toEqual(['B7 birth_year_only'])
    expect(doubtsOf({ 'Дата рождения': 18_334 })).toEqual(['B7 birth_serial'])
    expect(doubtsOf({ 'Дата рождения': { value: { kind: 'date', date: '2027-01-01' } } })).toEqual([
      'B7 birth_in_future',
    ])
    expect(doubtsOf({ 'Дата рождения': null })).toEqual(['B7 birth_missing'])
  })
})

describe('the sex', () => {
  test.each(['ж', 'Ж.', 'жен', 'Женский', 'f'])('«%s» is female', (said) => {
    expect(entryOf({ Пол: said })).toMatchObject({ sex: 'female', sexFrom: 'stated' })
  })

  test('is proposed from the patronymic and asked about when nobody stated it', () => {
    expect(entryOf({})).toMatchObject({ sex: 'female', sexFrom: 'patronymic' })
    expect(questionsOf({ Пол: '' })).toEqual(['C7 sex_proposed'])
    expect(entryOf({ ФИО: 'Мамедов Али Гасан оглы' })).toMatchObject({ sex: 'male', sexFrom: 'patronymic' })
    expect(entryOf({ ФИО: 'Никитина Ольга Ильинична' })).toMatchObject({ sex: 'female' })
    expect(entryOf({ ФИО: 'Никитин Олег Ильич' })).toMatchObject({ sex: 'male' })
  })

  test('without a patronymic it stays unknown, which is said', () => {
    expect(entryOf({ ФИО: 'Ким Ли' })).toMatchObject({ sex: null, sexFrom: null })
    expect(questionsOf({ ФИО: 'Ким Ли', Пол: '' })).toEqual(['C7 sex_unknown'])
  })

  test('stated against the patronymic is taken as stated and asked about; a riddle is asked about', () => {
    expect(entryOf({ Пол: 'м' }).sex).toBe('male')
    expect(questionsOf({ Пол: 'м' })).toEqual(['C7 sex_differs'])
    expect(doubtsOf({ Пол: 'да' })).toEqual(['C7 unclear_value'])
  })
})

describe('phones', () => {
  test.each<[Cell, string[]]>([
    ['8 (900) 123-45-67', ['+79001234567']],
    [89_001_234_567, ['+79001234567']],
    ['+7 900 123 45 67, 8(901)765-43-21', ['+79001234567', '+79017654321']],
    ['8 900 123 45 67 8 901 765 43 21', ['+79001234567', '+79017654321']],
    ['89001234567\n89017654321', ['+79001234567', '+79017654321']],
    ['8 900 123-45-67; +79001234567', ['+79001234567']],
  ])('%j is %j', (cell, phones) => expect(entryOf({ Телефон: cell }).phones).toEqual(phones))

  test.each<[Cell, string[]]>([
    ['89001234567 дочь', ['+79001234567 (дочь)']],
    ['89181047514, 89181047510 (дочь)', ['+79181047514', '+79181047510 (дочь)']],
    ['дом. 2-39-59', ['2-39-59 (дом)']],
    ['89001234567 (сын), дом. 3-22-11', ['+79001234567 (сын)', '3-22-11 (дом)']],
    ['дочь 8 900 123-45-67 сын 8 900 765-43-21', ['+79001234567 (дочь)', '+79007654321 (сын)']],
    ['89001234567, дочь Оля', ['+79001234567 (дочь Оля)']],
    ['8,9001234567E+10', ['+79001234567']],
    ['нет', []],
    ['-', []],
  ])('%j is taken without a question: %j', (cell, phones) => {
    expect(entryOf({ Телефон: cell }).phones).toEqual(phones)
    expect(doubtsOf({ Телефон: cell })).toEqual([])
  })

  test.each<[Cell, string, string[]]>([
    ['12345', 'no_city_code', ['12345']],
    ['8912345678', 'one_digit_missing', ['8912345678']],
    ['+7 912 345 67 89 10', 'too_long', ['+7 912 345 67 89 10']],
    ['у соседки', 'no_digits', []],
    ['8.9123E+10', 'rounded', []],
  ])('%j keeps nobody out: %s, and what is there is kept', (cell, doubt, phones) => {
    expect(entryOf({ Телефон: cell }).phones).toEqual(phones)
    expect(doubtsOf({ Телефон: cell })).toEqual([`C7 phone_${doubt}`])
  })

  test('words in place of a number stand in the note', () => {
    expect(entryOf({ Телефон: 'спросить у соседки' }).note).toBe('Телефон: спросить у соседки')
  })

  test('two columns of phones are one list', () => {
    const cells = { 'Домашний телефон': '83467123456', 'Мобильный телефон': '89001234567' }
    expect(entryOf(cells).phones).toEqual(['+73467123456', '+79001234567'])
  })
})

describe('the rest of a row', () => {
  test.each<[Cell, string]>([
    ['2 группа', '2'],
    ['II', '2'],
    [3, '3'],
    ['2 группа, бессрочно', '2'],
    ['нет', 'none'],
    ['-', 'none'],
  ])('disability %j is %s', (cell, is) => expect(entryOf({ Инвалидность: cell }).disability).toBe(is))

  test.each([
    ['да', 'disability_group', 'unknown'],
    ['инвалид', 'disability_group', 'unknown'],
    ['?', 'unclear_value', null],
    ['4 группа', 'unclear_value', null],
  ])('disability «%s» is asked about: %s', (cell, doubt, is) => {
    expect(doubtsOf({ Инвалидность: cell })).toEqual([`C7 ${doubt}`])
    expect(entryOf({ Инвалидность: cell }).disability).toBe(is)
  })

  test.each<[Cell, boolean | undefined]>([
    ['да', true],
    ['ДА', true],
    ['+', true],
    [1, true],
    ['✓', true],
    [{ value: { kind: 'boolean', is: true } }, true],
    ['нет', false],
    ['-', false],
    ['—', false],
    [0, false],
    [{ value: { kind: 'boolean', is: false } }, false],
    ['', undefined],
    [null, undefined],
  ])('%j under «Одинокие» is %s', (cell, is) =>
    expect(entryOf({ Одинокие: cell }).circumstances.lonely).toBe(is),
  )

  test('what is neither yes nor no is asked about, not guessed', () => {
    expect(doubtsOf({ Одинокие: 'наверное' })).toEqual(['C7 unclear_value'])
    expect(doubtsOf({ Одинокие: '?' })).toEqual(['C7 unclear_value'])
  })

  test('an address may stand in several columns, and its numbers stay', () => {
    expect(entryOf({ 'Населённый пункт': '628011, Ханты-Мансийск', Улица: 'Мира', Дом: '№ 5' }).address).toBe(
      '628011, Ханты-Мансийск, Мира, № 5',
    )
  })

  test('numbers of documents in a note are masked, which is said', () => {
    expect(entryOf({ Примечание: 'паспорт 6700 123456' }).note).toBe('паспорт ••56')
    expect(questionsOf({ Пол: 'ж', Примечание: 'СНИЛС 123-456-789 00' })).toEqual(['D7 numbers_masked'])
    expect(questionsOf({ Пол: 'ж', Примечание: 'любит шахматы' })).toEqual([])
  })

  test('turns of life have their day', () => {
    expect(entryOf({ 'Дата прибытия': '01.10.2026' }).since).toEqual({ arrived: '2026-10-01' })
    expect(doubtsOf({ 'Дата прибытия': '31.02.2026' })).toEqual(['C7 since_no_such_day'])
  })

  test('all doubts of a row are named, with the heading of the column and what it says', () => {
    const reading = read({ ФИО: 'Иванова', 'Дата рождения': '31.02.1950', Телефон: '12345', Пол: '?' })
    expect(
      'doubts' in reading &&
        reading.doubts.map(({ at, heading, trouble, said }) => [at, heading, trouble, said]),
    ).toEqual([
      ['A7', 'ФИО', 'name_incomplete', 'Иванова'],
      ['B7', 'Дата рождения', 'birth_no_such_day', '31.02.1950'],
      ['D7', 'Пол', 'unclear_value', '?'],
      ['C7', 'Телефон', 'phone_no_city_code', '12345'],
    ])
    expect('entry' in reading && reading.entry).toMatchObject({ birthDate: '1950', phones: ['12345'] })
  })
})

describe('cells of a special kind', () => {
  const text = (words: string) => ({ kind: 'text', text: words }) as const

  test('a formula counts with its saved value and is asked about; without one it is asked about', () => {
    expect(questionsOf({ Пол: 'ж', Адрес: { value: text('Мира, 5'), formula: true } })).toEqual([
      'D7 formula',
    ])
    expect(doubtsOf({ Адрес: { value: { kind: 'empty' }, formula: true } })).toEqual(['C7 formula_unsaved'])
    expect(doubtsOf({ 'Дата рождения': { value: { kind: 'empty' }, formula: true } })).toEqual([
      'B7 formula_unsaved',
    ])
  })

  test('an error is named where it stands', () => {
    expect(doubtsOf({ Телефон: { value: { kind: 'error', code: '#REF!' } } })).toEqual(['C7 error_cell'])
    expect(doubtsOf({ ФИО: { value: { kind: 'error', code: '#N/A' } } })).toEqual(['nobody: error_cell'])
  })

  test('an address may be shared by the rows of a household, a name may not', () => {
    expect(entryOf({ Адрес: { value: text('Мира, 5'), under: 'C6' } }).address).toBe('Мира, 5')
    expect(doubtsOf({ ФИО: { value: text('Иванова Анна'), under: 'A6' } })).toEqual(['nobody: shared_cell'])
    expect(doubtsOf({ 'Дата рождения': { value: text('12.03.1950'), under: 'B6' } })).toEqual([
      'B7 shared_cell',
    ])
  })

  test('lost letters and pasted novels are named', () => {
    expect(doubtsOf({ Адрес: 'ул. М\uFFFDра' })).toEqual(['C7 garbled'])
    expect(doubtsOf({ Адрес: 'а'.repeat(301) })).toEqual(['C7 too_long'])
  })
})

describe('whatever a cell holds', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.constantFrom(
      'да',
      '+',
      '31.02.1950',
      '12.03.1950',
      '__proto__',
      'constructor',
      '=1+1',
      '%',
      '{{x}}',
      "'; --",
    ),
  )
  const FIELDS = [
    'ФИО',
    'Пол',
    'Дата рождения',
    'Телефон',
    'Адрес',
    'Инвалидность',
    'Одинокие',
    'Прибыл',
    'Примечание',
  ]

  test('a row is a person with doubts in cells of its own, or nobody, and never throws', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: FIELDS.length, maxLength: FIELDS.length }), (cells) => {
        const reading = read(Object.fromEntries(FIELDS.map((field, n) => [field, cells[n] ?? null])))
        if ('entry' in reading) {
          expect(reading.entry.birthDate ?? '1950').toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/)
          expect(fullName(reading.entry.name)).not.toBe('')
          for (const { at } of reading.doubts) expect(at).toMatch(/^[A-I]7$/)
        } else expect(reading.nobody?.at ?? 'A7').toMatch(/^[A-I]7$/)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('headings', () => {
  test.each([
    ['Ф.И.О. гражданина', 'name'],
    ['ДАТА  РОЖДЕНИЯ (дд.мм.гггг)', 'birth_date'],
    ['Дата рождения:', 'birth_date'],
    ['Тел.', 'phone'],
    ['Телефон контактный', 'phone'],
    ['Номер телефона', 'phone'],
    ['№ телефона', 'phone'],
    ['Адрес фактического проживания', 'address'],
    ['Одиноко проживающие', 'living_alone'],
    ['Одинокие (нет родственников)', 'lonely'],
    ['Группа инвалидности', 'disability'],
    ['Date of birth', 'birth_date'],
    ['Lives alone', 'living_alone'],
    ['СОП', 'socially_dangerous'],
    ['Приемная семья', 'foster'],
  ])('«%s» is %s', (heading, field) => {
    const layout = layoutFor(['Фамилия', 'Имя', 'Пол', heading])
    expect(layout.columns.get(field as never)?.at(-1)).toMatchObject({ column: 4 })
  })

  test.each([
    ['Серия и номер паспорта', 'document'],
    ['СНИЛС', 'document'],
    ['№ полиса', 'document'],
    ['ИНН', 'document'],
    ['Диагноз (МКБ)', 'diagnosis'],
  ])('«%s» is never stored: %s', (heading, why) => {
    const layout = layoutFor(['ФИО', 'Дата рождения', heading])
    expect(layout.refused).toEqual([{ column: 3, heading, why }])
    const cells: Record<string, Cell> = { [heading]: '6700 123456' }
    expect(JSON.stringify(read(cells))).not.toContain('123456')
  })

  test('unknown columns are told, useless ones are not, repeated ones are', () => {
    const layout = layoutFor(['№ п/п', 'ФИО', 'Дата рождения', 'Хобби', 'Возраст', 'Пол', 'Пол', 'E-mail'])
    expect(layout.unknown).toEqual([{ column: 4, heading: 'Хобби' }])
    expect(layout.repeated).toEqual([{ column: 7, heading: 'Пол' }])
  })

  test('no spelling means two things', () => {
    const spelled = HEADINGS.spellings.map(({ words }) => words)
    expect(spelled.filter((each, n) => spelled.indexOf(each) !== n)).toEqual([])
  })
})
