import { expect, test } from 'vitest'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import { RegisterImport } from '../../src/domain/people/register-import.ts'
import { excelFile, type Put, toldOf } from '../tables/excel-file.ts'
import { COLUMNS, TODAY } from './sheet.ts'

/** A register as a district keeps it: a merged title, headings in two lines, a street as a title, a shared address. */
const ROWS: readonly (readonly Put[])[] = [
  ['Реестр граждан 55+ и инвалидов', null, null, null, null, null, null],
  ['№', 'ФИО', null, null, 'Дата рождения', 'Адрес', 'Инвалидность'],
  [null, 'Фамилия', 'Имя', 'Отчество', null, null, null],
  ['Улица Мира', null, null, null, null, null, null],
  [1, 'Иванова', 'Анна', 'Сергеевна', { day: 18_334 }, 'Мира, 5', 2],
  [2, 'Иванов', 'Пётр', 'Ильич', '01.02.1948', null, { formula: 'IF(1,"нет")', saved: 'нет' }],
  [3, 'Козлова', 'Вера', { error: '#N/A' }, { formula: 'TODAY()' }, 'Мира, 7', null],
  [null, null, null, null, null, null, null],
  [4, 'Львова', 'Зоя', 'Павловна', 1950, 'Мира, 9', { is: true }],
]
const MERGES = ['A1:G1', 'B2:D2', 'A2:A3', 'E2:E3', 'F2:F3', 'G2:G3', 'A4:G4', 'F5:F6']

test('a register as Excel keeps it: titles, two lines of headings, shared addresses, formulas and errors', async () => {
  const file = await excelFile({ name: 'Мира', rows: ROWS, merges: MERGES })
  const { rows, refusal } = await toldOf(openTable(file, 'register.xlsx'))
  expect(refusal).toBeNull()
  const reading = new RegisterImport({ columns: COLUMNS, today: TODAY, known: [] })
  const outcomes = rows.flatMap((row) => reading.take(row) ?? [])
  const told = outcomes.map((each) => {
    const remarks =
      'faults' in each ? each.faults : 'doubts' in each ? [...each.doubts, ...each.questions] : []
    return [each.row, each.verdict, ...remarks.map(({ at, trouble }) => `${at} ${trouble}`)]
  })
  expect(told).toEqual([
    [5, 'new', 'D5 sex_proposed'],
    [6, 'new', 'D6 sex_proposed', 'G6 formula'],
    [7, 'new', 'D7 error_cell', 'E7 formula_unsaved', 'D7 sex_unknown'],
    [9, 'new', 'E9 birth_year_only', 'G9 disability_group', 'D9 sex_proposed'],
  ])
  expect(outcomes[0]).toMatchObject({
    entry: { name: { surname: 'Иванова' }, birthDate: '1950-03-12', disability: '2' },
  })
  expect(outcomes[1]).toMatchObject({ entry: { address: 'Мира, 5', disability: 'none', sex: 'male' } })
})
