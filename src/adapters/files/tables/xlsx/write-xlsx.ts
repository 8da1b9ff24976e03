import type { WriteTable, WrittenCell } from '../../../../application/ports/tables.ts'
import { columnName } from '../../../../domain/tables/cell.ts'
import { harmless } from '../../../../domain/tables/harmless.ts'
import { contentTypes, HEAD, inXml, MAIN, OFFICE, relations } from './package-xml.ts'
import { zipped } from './zip-writer.ts'

const ROWS_A_PIECE = 200

const WORKBOOK = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** Style 0 is text (`@`), style 1 the bold heading, style 2 a number. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="0"/></cellXfs></styleSheet>`

const cellXml = (cell: WrittenCell, at: string, isHeading: boolean): string => {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}" s="2"><v>${cell}</v></c>` : ''
  const text = inXml(harmless(cell))
  return `<c r="${at}" s="${isHeading ? 1 : 0}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

const rowXml = (row: readonly WrittenCell[], number: number): string =>
  `<row r="${number}">${row
    .map((cell, index) => cellXml(cell, `${columnName(index + 1)}${number}`, number === 1))
    .join('')}</row>`

async function* sheetXml(rows: Parameters<WriteTable>[0]): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="24"/><sheetData>`
  let xml = ''
  let number = 0
  for await (const row of rows) {
    number += 1
    xml += rowXml(row, number)
    if (number % ROWS_A_PIECE !== 0) continue
    yield xml
    xml = ''
  }
  yield `${xml}</sheetData></worksheet>`
}

/** Writes an .xlsx of one sheet; every text is a text cell (`@`), never a formula. */
export const writeXlsx: WriteTable = (rows) =>
  zipped([
    { name: '[Content_Types].xml', content: [contentTypes(1)] },
    { name: '_rels/.rels', content: [relations(['rId1', 'officeDocument', 'xl/workbook.xml'])] },
    { name: 'xl/workbook.xml', content: [WORKBOOK] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [relations(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'styles', 'styles.xml'])],
    },
    { name: 'xl/styles.xml', content: [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(rows) },
  ])
