import type { TableRow } from '../../../../domain/tables/cell.ts'
import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import type { ZipPackage } from '../zip-package.ts'
import { findMerges } from './merges.ts'
import { readSharedStrings } from './shared-strings.ts'
import { sheetRows } from './sheet-rows.ts'
import { MergeSpreader } from './spread-merges.ts'
import { readDayStyles } from './styles.ts'
import { readWorkbook } from './workbook.ts'

/**
 * The rows of all visible sheets of an .xlsx, a sheet after the other.
 *
 * Why a reader of our own over yauzl and saxes: `exceljs` has had no release since 2023 and its stream forgets merged
 * cells; `xlsx` left the registry with known holes; both hold far more than is needed of a hostile file. Of ECMA-376 a
 * register needs cells, shared texts, styles of days and merged ranges: a few hundred lines that obey our limits.
 * @throws TableRefused
 */
export async function* readXlsx(pack: ZipPackage, limits: TableLimits): AsyncGenerator<TableRow> {
  const { sheets, from1904, ...parts } = await readWorkbook(pack)
  const strings = await readSharedStrings(pack, parts.strings, limits)
  const isDay = await readDayStyles(pack, parts.styles)
  let filled = 0
  for (const { name, part } of sheets) {
    const spreader = new MergeSpreader(await findMerges(pack.text(part), limits), limits)
    for await (const row of sheetRows(pack.text(part), { strings, isDay, from1904 }, limits)) {
      const cells = spreader.cellsOf(row)
      if (cells.length === 0) continue
      filled += 1
      if (filled > limits.rows)
        throw new TableRefused('too_many_rows', { limit: limits.rows, row: row.number })
      yield { number: row.number, sheet: name, cells }
    }
  }
}
