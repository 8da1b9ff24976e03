import { zipped } from '../../src/adapters/files/tables/xlsx/zip-writer.ts'
import { columnName, type TableRow } from '../../src/domain/tables/cell.ts'
import type { TableRefusal } from '../../src/domain/tables/refusal.ts'

/** A cell as a test writes it; a bare string is a text. */
export type Put =
  | string
  | number
  | null
  /** A number with the style of a day. */
  | { readonly day: number }
  | { readonly formula: string; readonly saved?: string | number }
  | { readonly error: string }
  | { readonly is: boolean }

export interface ExcelSheet {
  readonly name: string
  readonly rows: Iterable<readonly Put[]>
  readonly merges?: readonly string[]
  readonly hidden?: boolean
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Numbers of texts, given as they come. */
class Strings {
  readonly #numbers = new Map<string, number>()
  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.size - 1
  }
  *xml(): Generator<string> {
    yield `${HEAD}<sst ${MAIN}>`
    for (const text of this.#numbers.keys()) yield `<si><t xml:space="preserve">${inXml(text)}</t></si>`
    yield '</sst>'
  }
}

const cellXml = (cell: Put, at: string, strings: Strings): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${strings.numberOf(cell)}</v></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`
  if ('is' in cell) return `<c r="${at}" t="b"><v>${cell.is ? 1 : 0}</v></c>`
  const saved = cell.saved === undefined ? '' : `<v>${inXml(String(cell.saved))}</v>`
  return `<c r="${at}"${typeof cell.saved === 'string' ? ' t="str"' : ''}><f>${inXml(cell.formula)}</f>${saved}</c>`
}

function* sheetXml({ rows, merges = [] }: ExcelSheet, strings: Strings): Generator<string> {
  yield `${HEAD}<worksheet ${MAIN} xmlns:r="${REL}"><sheetData>`
  let number = 0
  for (const row of rows) {
    number += 1
    const cells = row.map((cell, index) => cellXml(cell, `${columnName(index + 1)}${number}`, strings))
    yield `<row r="${number}" spans="1:${row.length}">${cells.join('')}</row>`
  }
  yield '</sheetData>'
  if (merges.length > 0)
    yield `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  yield '</worksheet>'
}

const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** A part of an archive by name. */
export type Parts = Record<string, Iterable<string>>

/** The parts of a workbook as Excel writes them: shared texts, numbered styles, relations. */
export const excelParts = (sheets: readonly ExcelSheet[], from1904 = false): Parts => {
  const strings = new Strings()
  const numbered = sheets.map((sheet, index) => ({ sheet, number: index + 1 }))
  return {
    '[Content_Types].xml': [
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    'xl/workbook.xml': [
      `${HEAD}<workbook ${MAIN} xmlns:r="${REL}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${numbered
        .map(
          ({ sheet, number }) =>
            `<sheet name="${inXml(sheet.name)}" sheetId="${number}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${number}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    'xl/_rels/workbook.xml.rels': [
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbered
        .map(
          ({ number }) =>
            `<Relationship Id="rId${number}" Type="${REL}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ],
    'xl/styles.xml': [STYLES],
    ...Object.fromEntries(
      numbered.map(({ sheet, number }) => [`xl/worksheets/sheet${number}.xml`, sheetXml(sheet, strings)]),
    ),
    // Last: it knows the texts only when the sheets have been written.
    'xl/sharedStrings.xml': strings.xml(),
  }
}

/** All pieces as one. */
export const whole = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

export const zipOf = (parts: Parts): Promise<Buffer> =>
  whole(zipped(Object.entries(parts).map(([name, content]) => ({ name, content }))))

export const excelFile = (...sheets: readonly ExcelSheet[]): Promise<Buffer> => zipOf(excelParts(sheets))

/** All that is told of a table. */
export const toldOf = async (
  told: AsyncIterable<TableRow | TableRefusal>,
): Promise<{ rows: TableRow[]; refusal: TableRefusal | null }> => {
  const rows: TableRow[] = []
  let refusal: TableRefusal | null = null
  for await (const each of told) {
    if (refusal) throw new Error('something was told after a refusal')
    if ('refused' in each) refusal = each
    else rows.push(each)
  }
  return { rows, refusal }
}
