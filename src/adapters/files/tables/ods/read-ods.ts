import type { TableRow } from '../../../../domain/tables/cell.ts'
import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import { xmlEvents } from '../xml.ts'
import type { ZipPackage } from '../zip-package.ts'
import { SheetEvents } from './sheet-events.ts'
import { OdsSheet } from './sheet-rows.ts'

const CONTENT = 'content.xml'
const MANIFEST = 'META-INF/manifest.xml'

/** Whether a package is a document of the OpenDocument family, of whatever kind. */
export const isOpenDocument = (pack: ZipPackage): boolean =>
  pack.has(CONTENT) && !pack.has('[Content_Types].xml')

/** A password makes every part bytes without sense; only the list of parts tells of it. */
const refuseEncrypted = async (pack: ZipPackage): Promise<void> => {
  for await (const events of xmlEvents(pack.text(MANIFEST)))
    for (const event of events)
      if (event.type === 'open' && event.name === 'encryption-data') throw new TableRefused('encrypted')
}

/** Counts what is told over all sheets and stops what passes the limits. */
class Counted {
  readonly #limits: TableLimits
  #rows = 0
  #sheets = 0

  constructor(limits: TableLimits) {
    this.#limits = limits
  }

  sheet(): void {
    this.#sheets += 1
  }

  row({ number }: TableRow): void {
    this.#rows += 1
    if (this.#rows > this.#limits.rows)
      throw new TableRefused('too_many_rows', { limit: this.#limits.rows, row: number })
  }

  /** @throws TableRefused `no_sheet` */
  end(): void {
    if (this.#sheets === 0) throw new TableRefused('no_sheet')
  }
}

/**
 * The rows of all visible sheets of an .ods, as LibreOffice, МойОфис and Google write it (OpenDocument 1.3, part 3): a few
 * elements of one part, read by the same means and within the same limits as an .xlsx.
 * @throws TableRefused
 */
export async function* readOds(pack: ZipPackage, limits: TableLimits): AsyncGenerator<TableRow> {
  await refuseEncrypted(pack)
  const told = new SheetEvents()
  const counted = new Counted(limits)
  const hidden = new Set<string>()
  let sheet: OdsSheet | null = null
  for await (const events of xmlEvents(pack.text(CONTENT)))
    for (const each of events) {
      const event = told.take(each)
      if (told.length > limits.cellLength * 2)
        throw new TableRefused('long_cell', { limit: limits.cellLength })
      if (event?.type === 'hidden') hidden.add(event.style)
      else if (event?.type === 'sheet') {
        sheet = hidden.has(event.style) ? null : new OdsSheet(event.name, limits)
        if (sheet) counted.sheet()
      } else if (event && sheet)
        for (const row of sheet.take(event)) {
          counted.row(row)
          yield row
        }
    }
  if (!told.isSpreadsheet) throw new TableRefused('not_a_table')
  counted.end()
}
