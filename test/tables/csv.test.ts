import { describe, expect, test } from 'vitest'
import { encodingOf } from '../../src/adapters/files/tables/csv/decode.ts'
import { LIMITS } from '../../src/adapters/files/tables/limits.ts'
import { openTable, openTableWithin } from '../../src/adapters/files/tables/open-table.ts'
import { cellText } from '../../src/domain/tables/cell.ts'
import { toldOf } from './excel-file.ts'

const told = async (bytes: Uint8Array) => {
  const { rows, refusal } = await toldOf(openTable(bytes, 'register.csv'))
  expect(refusal).toBeNull()
  return rows.map(({ number, cells }) => [number, ...cells.map((cell) => `${cell.at} ${cellText(cell)}`)])
}

const TEXT = 'ФИО;Дата рождения\r\nИванова Анна Сергеевна;12.03.1950\r\n'
const READ = [
  [1, 'A1 ФИО', 'B1 Дата рождения'],
  [2, 'A2 Иванова Анна Сергеевна', 'B2 12.03.1950'],
]

/** A text in an encoding of one byte, by asking the decoder for each of its 256 letters. */
const inOneByte = (text: string, encoding: string): Buffer => {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, code) => code))
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)))
}

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 LE with its mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 LE without', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['cp1251', inOneByte(TEXT, 'windows-1251')],
    ['cp866', inOneByte(TEXT, 'ibm866')],
    ['KOI8-R', inOneByte(TEXT, 'koi8-r')],
  ])('%s is read', async (_, bytes) => expect(await told(bytes)).toEqual(READ))

  test('cp1251 is told from the others in capitals and after a long Latin beginning too', () => {
    expect(encodingOf(inOneByte('ИВАНОВА АННА СЕРГЕЕВНА;УЛИЦА ЛЕНИНА', 'windows-1251'))).toBe('windows-1251')
    const late = `name;address\r\n${'Smith;Main street\r\n'.repeat(9_000)}Щукин Ёжик;улица Мира`
    expect(encodingOf(inOneByte(late, 'windows-1251'))).toBe('windows-1251')
  })

  test('UTF-8 with one broken letter keeps the others and shows the break', async () => {
    const bytes = Buffer.from(TEXT.repeat(3))
    bytes[TEXT.indexOf(';') - 1] = 0xff
    expect(encodingOf(bytes)).toBe('utf-8')
    expect(JSON.stringify(await told(bytes))).toContain('Иванова Анна')
  })

  test('a letter that lies on the border of two pieces is whole', async () => {
    const long = `${'x'.repeat(65_535)}`
    const rows = await toldOf(
      openTableWithin({ ...LIMITS, cellLength: 70_000 })(Buffer.from(`${long}Я;б`), 'a.csv'),
    )
    expect(rows.rows[0]?.cells.map(cellText)).toEqual([`${long}Я`, 'б'])
  })

  test('the end mark of old systems is no letter', async () => {
    expect(await told(Buffer.concat([inOneByte(TEXT, 'ibm866'), Buffer.from([0x1a])]))).toEqual(READ)
  })

  test('bytes that are no text are refused', async () => {
    const bytes = Buffer.from(Array.from({ length: 4_000 }, (_, n) => (n * 7_919) % 251))
    expect((await toldOf(openTable(bytes, 'a.csv'))).refusal).toEqual({ refused: 'not_text' })
  })
})

describe('columns and rows', () => {
  test.each([
    [
      'semicolons, with commas in the addresses',
      'а;б\nул. Мира, 1, кв. 2;х\nул. Мира, 3, кв. 4;у',
      ['а', 'б'],
    ],
    ['commas', 'а,б\n"ул. Мира, 1",х', ['а', 'б']],
    ['tabs', 'а\tб\nв, г;д\tх', ['а', 'б']],
    ['the sign that Excel was told', 'sep=|\nа|б\nв|г', ['а', 'б']],
    ['one column', 'а\nб', ['а']],
  ])('%s', async (_, text, heading) => {
    const { rows } = await toldOf(openTable(Buffer.from(text), 'a.csv'))
    expect(rows[0]?.cells.map(cellText)).toEqual(heading)
    expect(rows[1]?.cells).toHaveLength(heading.length)
  })

  test('a line break within quotation marks belongs to the cell, and rows are counted as Excel shows them', async () => {
    expect(await told(Buffer.from('а;б\r\n"в\r\nг";"д ""е"""\r\n\r\nж;з'))).toEqual([
      [1, 'A1 а', 'B1 б'],
      [2, 'A2 в\r\nг', 'B2 д "е"'],
      [4, 'A4 ж', 'B4 з'],
    ])
  })

  test('quotation marks within a word are letters', async () => {
    expect(await told(Buffer.from('а;б\nООО "Ромашка";х'))).toEqual([
      [1, 'A1 а', 'B1 б'],
      [2, 'A2 ООО "Ромашка"', 'B2 х'],
    ])
  })

  test('a quotation mark that nothing closes is named with its row', async () => {
    const { refusal } = await toldOf(openTable(Buffer.from('а;б\nв;г\n"д;е\nж;з'), 'a.csv'))
    expect(refusal).toEqual({ refused: 'open_quote', row: 3 })
  })
})
