import type { CellTrouble } from '../../src/domain/people/row-reader.ts'

/** Chance that can be repeated: mulberry32. */
export const chanceOf = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const HEADING = [
  '№',
  'ФИО',
  'Пол',
  'Дата рождения',
  'Телефон',
  'Адрес',
  'Группа инвалидности',
  'Одинокие',
]

/** Faults that a row may be given: which column, what is written there, how it has to be named. Only a name keeps out. */
const FAULTS: readonly (readonly [column: number, cell: string, trouble: CellTrouble])[] = [
  [1, '', 'name_missing'],
  [1, 'Иванова', 'name_incomplete'],
  [1, 'Иванова А.С.', 'name_initials'],
  [2, 'не знаю', 'unclear_value'],
  [3, '31.02.1950', 'birth_no_such_day'],
  [3, '1950 г.р.', 'birth_year_only'],
  [3, '12.03.2950', 'birth_in_future'],
  [3, '12.03.1850', 'birth_too_long_ago'],
  [3, '', 'birth_missing'],
  [4, '8900 позвонить сыну', 'phone_no_digits'],
  [4, '123456', 'phone_no_city_code'],
  [6, '7 группа', 'unclear_value'],
  [7, 'вроде бы', 'unclear_value'],
]

const SURNAMES = ['Иван', 'Петр', 'Сидор', 'Кузнец', 'Смирн', 'Попл', 'Волк', 'Сокол', 'Морз', 'Лебед']
const FIRST = ['Анна', 'Мария', 'Ольга', 'Елена', 'Вера', 'Нина', 'Раиса', 'Зоя', 'Лидия', 'Тамара']
const PATRONYMICS = ['Сергеевна', 'Ивановна', 'Петровна', 'Павловна', 'Егоровна', 'Львовна', 'Ильинична']
const LETTERS = 'бвгджзклмнпрст'

const two = (number: number): string => String(number).padStart(2, '0')

/** A name that nobody else in the register has: the number is spelled by letters. */
const surnameOf = (n: number): string => {
  let letters = ''
  for (let rest = n; rest > 0; rest = Math.floor(rest / LETTERS.length))
    letters += LETTERS[rest % LETTERS.length]
  return `${SURNAMES[n % SURNAMES.length]}${letters}ова`
}

export interface LargeRegister {
  readonly rows: readonly (readonly string[])[]
  /** What has to be found, as `D17 birth_no_such_day`. */
  readonly expected: readonly string[]
  /** Rows in which there is somebody. */
  readonly people: number
}

/** A register with one row in a hundred at fault, the same for the same seed. */
export const largeRegister = (count: number, seed: number): LargeRegister => {
  const chance = chanceOf(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
  const expected: string[] = []
  const rows = Array.from({ length: count }, (_, n) => {
    const row = [
      String(n + 1),
      `${surnameOf(n)} ${pick(FIRST)} ${pick(PATRONYMICS)}`,
      'ж',
      `${two(1 + Math.floor(chance() * 28))}.${two(1 + Math.floor(chance() * 12))}.${1930 + Math.floor(chance() * 40)}`,
      `8 (9${two(Math.floor(chance() * 100))}) ${100 + Math.floor(chance() * 900)}-${two(Math.floor(chance() * 100))}-${two(Math.floor(chance() * 100))}`,
      `г. Нягань, ул. ${pick(SURNAMES)}ская, ${1 + Math.floor(chance() * 90)}, кв. ${n}`,
      pick(['', '', '1', 'II', '3 группа', 'нет']),
      pick(['', 'да', 'нет', '+', '-']),
    ]
    if (chance() < 0.01) {
      const [column, cell, trouble] = pick(FAULTS)
      row[column] = cell
      expected.push(`${'ABCDEFGH'[column]}${n + 2} ${trouble}`)
    }
    return row
  })
  const nobody = expected.filter((each) => each.endsWith('name_missing')).length
  return { rows, expected, people: count - nobody }
}
