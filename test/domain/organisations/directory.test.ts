import { describe, expect, test } from 'vitest'
import { comparedWith } from '../../../src/domain/organisations/compare-directory.ts'
import { kindIn } from '../../../src/domain/organisations/directory-columns.ts'
import { type DirectoryOffice, isDue } from '../../../src/domain/organisations/directory-office.ts'
import { DirectoryTable } from '../../../src/domain/organisations/read-directory.ts'
import type { CellValue, TableRow } from '../../../src/domain/tables/cell.ts'
import { CONTENT } from '../../support/content.ts'

const COLUMNS = CONTENT.directoryColumns
const TODAY = '2026-11-30'

const row = (
  number: number,
  values: readonly (string | CellValue)[],
  sheet: string | null = null,
): TableRow => ({
  number,
  sheet,
  cells: values.map((value, index) => ({
    at: `${String.fromCodePoint(65 + index)}${number}`,
    column: index + 1,
    value: typeof value === 'string' ? { kind: 'text', text: value } : value,
    formula: false,
    under: null,
  })),
})

const read = (...rows: readonly (readonly (string | CellValue)[])[]) => {
  const table = new DirectoryTable({ columns: COLUMNS, dates: CONTENT.scheduleColumns.values, today: TODAY })
  for (const [index, values] of rows.entries()) table.take(row(index + 1, values))
  return table.result()
}

describe('what kind an organisation is', () => {
  test.each([
    ['Городская поликлиника № 2', 'clinic'],
    ['БУ «Сургутская окружная больница»', 'clinic'],
    ['Отдел по вопросам миграции ОМВД', 'migration_office'],
    ['МФЦ «Мои документы»', 'mfc'],
    ['Отделение Социального фонда России', 'social_fund_office'],
    ['Главное бюро медико-социальной экспертизы', 'mse_main_bureau'],
    ['Бюро № 12 медико-социальной экспертизы', 'mse_bureau'],
    ['Отдел судебных приставов', 'bailiffs'],
    ['Мировой судья участка № 4', 'magistrate'],
    ['Районный суд', 'district_court'],
    ['Комплексный центр социального обслуживания населения', 'region_social_line'],
    ['Управление социальной защиты населения', 'social_department'],
    ['Центр занятости населения', 'employment_centre'],
    ['Детский сад «Ромашка»', 'kindergarten'],
    ['Ромашка', null],
    ['Судоходная компания', null],
  ])('%s', (name, kind) => expect(kindIn(name, COLUMNS)).toBe(kind))
})

describe('cells of a table of organisations', () => {
  const heads = ['Организация', 'Адрес', 'Телефон', 'Этаж', 'Лифт', 'Дата проверки']

  test('are understood as people write them', () => {
    const date: CellValue = { kind: 'date', date: '2026-11-02' }
    const { entries, remarks } = read(
      heads,
      ['МФЦ', 'ул. Мира, 1', '8(3467)33-44-55', { kind: 'number', number: 2 }, 'есть', date],
      ['Загс', 'ул. Мира, 2', '', '1-й этаж', 'лифта нет', '3.11.26'],
      ['Архив', 'ул. Мира, 4', '', '', '', '25 мая 2026 года'],
      ['Суд', 'ул. Мира, 3', '-', '2, каб. 214', '', ''],
    )
    expect(remarks).toEqual([])
    expect(entries.map(({ phone, floor, lift, checkedOn }) => [phone, floor, lift, checkedOn])).toEqual([
      ['8 346 733 44 55', '2', true, '2026-11-02'],
      [null, '1', false, '2026-11-03'],
      [null, null, null, '2026-05-25'],
      [null, '2, каб. 214', null, TODAY],
    ])
  })

  test('that say nothing sure are left out, and a row that helps nobody is not taken', () => {
    const { entries, remarks, faulty } = read(
      heads,
      ['МФЦ', 'ул. Мира, 1', '33-44-55', '', 'вроде бы', ''],
      ['Суд', '', '', '', '', ''],
      ['Загс', 'ул. Мира, 2', '', '', '', '01.12.2026'],
      ['Архив', 'ул. Мира, 4', '', '', '', 'в прошлом году'],
      ['Суд', 'у'.repeat(121), '', '', '', ''],
    )
    expect([entries.length, faulty]).toEqual([1, 4])
    expect(remarks.map(({ at, what }) => [at, what])).toEqual([
      ['C2', 'phone_unclear'],
      ['E2', 'lift_unclear'],
      ['B3', 'address_missing'],
      ['F4', 'checked_ahead'],
      ['F5', 'checked_unclear'],
      ['B6', 'too_long'],
    ])
  })

  test('say an office once, however often it stands there', () => {
    const { entries, repeated } = read(['Название', 'Адрес'], ['МФЦ', 'Мира, 1'], ['мфц', 'Мира 1'])
    expect([entries.length, repeated]).toEqual([1, 1])
  })
})

describe('a table against the directory', () => {
  const known: DirectoryOffice = {
    ...{ id: 'own_1', owner: 'st_olga', department: 'dep1', kind: 'mfc', name: 'МФЦ', address: 'Мира, 1' },
    ...{ phone: '8 346 733 44 55', hours: null, floor: '1', lift: null, bus: null, checkedOn: '2026-06-01' },
  }
  const entries = (...rows: readonly string[][]) => read(['Название', 'Адрес', 'Часы'], ...rows).entries

  test('the same office checked later is no change', () =>
    expect(comparedWith(entries(['МФЦ', 'Мира, 1', '']), [known])).toMatchObject([
      { fate: 'checked', office: { id: 'own_1' }, entry: { phone: '8 346 733 44 55', checkedOn: TODAY } },
    ]))

  test('one that moved is the same one; two of one name are two', () => {
    expect(comparedWith(entries(['МФЦ', 'Ленина, 5', '']), [known])[0]?.fate).toBe('changed')
    const two = comparedWith(entries(['МФЦ', 'Ленина, 5', ''], ['МФЦ', 'Садовая, 2', '']), [known])
    expect(two.map(({ fate }) => fate)).toEqual(['new', 'new'])
  })

  test('half a year is good for half a year', () => {
    expect(isDue(known, '2026-12-01')).toBe(false)
    expect(isDue(known, '2026-12-02')).toBe(true)
  })
})
