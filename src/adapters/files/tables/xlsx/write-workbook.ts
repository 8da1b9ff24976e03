import type { PrintPaper, WriteSheets } from '../../../../application/ports/print.ts'
import { dayNumber } from '../../../../domain/calendar/local-date.ts'
import { paperSheets, type Sheet, type SheetCell } from '../../../../domain/forms/paper-sheets.ts'
import { columnName } from '../../../../domain/tables/cell.ts'
import { contentTypes, HEAD, inXml, MAIN, OFFICE, relations } from './package-xml.ts'
import { zipped } from './zip-writer.ts'

/** Days of a spreadsheet are counted from here. */
const FIRST_DAY = dayNumber('1899-12-30')

/** Style 0 is text (`@`), 1 the bold heading, 2 a number, 3 a day (dd.mm.yyyy). All of them wrap. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">${[
  '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">',
  '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" applyAlignment="1">',
  '<xf numFmtId="0" applyAlignment="1">',
  '<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1">',
]
  .map((xf) => `${xf}<alignment vertical="top" wrapText="1"/></xf>`)
  .join('')}</cellXfs></styleSheet>`

const textCell = (at: string, text: string, isHeading: boolean): string =>
  `<c r="${at}" s="${isHeading ? 1 : 0}" t="inlineStr"><is><t xml:space="preserve">${inXml(text)}</t></is></c>`

/** Words are never a formula, whatever they begin with: only our own formulas are, and they carry what they come to. */
const cellXml = (cell: SheetCell, at: string, isHeading: boolean): string => {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string') return textCell(at, cell, isHeading)
  if (typeof cell === 'number') return `<c r="${at}" s="2"><v>${cell}</v></c>`
  if ('day' in cell) return `<c r="${at}" s="3"><v>${dayNumber(cell.day) - FIRST_DAY}</v></c>`
  return `<c r="${at}" s="2"><f>${inXml(cell.formula)}</f><v>${cell.value}</v></c>`
}

const rowXml = (row: readonly SheetCell[], number: number, heading: number): string =>
  `<row r="${number}">${row
    .map((cell, index) => cellXml(cell, `${columnName(index + 1)}${number}`, number === heading))
    .join('')}</row>`

const sheetXml = ({ widths, heading, rows }: Sheet): string => {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const below = heading + 1
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${heading}" topLeftCell="A${below}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${rows
    .map((row, at) => rowXml(row, at + 1, heading))
    .join('')}</sheetData></worksheet>`
}

const workbookXml = (sheets: readonly Sheet[]): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${inXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`

/** Writes sheets as an .xlsx, piece by piece. */
export const writeWorkbook = (sheets: readonly Sheet[]): AsyncGenerator<Buffer> =>
  zipped([
    { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', content: [relations(['rId1', 'officeDocument', 'xl/workbook.xml'])] },
    { name: 'xl/workbook.xml', content: [workbookXml(sheets)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        relations(
          ...sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
          [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
        ),
      ],
    },
    { name: 'xl/styles.xml', content: [STYLES] },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: [sheetXml(sheet)] })),
  ])

/** Writes sheets as the bytes of a workbook; the same sheets are the same bytes. */
export const writeSheets: WriteSheets = async (sheets) => {
  const pieces: Buffer[] = []
  for await (const piece of writeWorkbook(sheets)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** Writes a paper as XLSX: a sheet for each table, to be counted, and one with what stands around them. */
export const printPaperXlsx: PrintPaper = (paper) => writeSheets(paperSheets(paper))
