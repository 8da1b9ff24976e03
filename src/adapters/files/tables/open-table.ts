import type { OpenTable } from '../../../application/ports/tables.ts'
import type { TableRow } from '../../../domain/tables/cell.ts'
import { readCsv } from './csv/read-csv.ts'
import { fileKind } from './file-kind.ts'
import { gather } from './gather.ts'
import { LIMITS, type TableLimits } from './limits.ts'
import { isOpenDocument, readOds } from './ods/read-ods.ts'
import { TableRefused } from './refused.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'
import { openPackage } from './zip-package.ts'

/** A table in an archive: which of the two it is, its parts tell. */
async function* readPacked(bytes: Buffer, limits: TableLimits): AsyncGenerator<TableRow> {
  const pack = await openPackage(bytes, limits)
  yield* isOpenDocument(pack) ? readOds(pack, limits) : readXlsx(pack, limits)
}

/** Opens tables within limits of one's own. */
export const openTableWithin = (limits: TableLimits): OpenTable =>
  async function* (source, name) {
    try {
      const bytes = await gather(source, limits.fileBytes)
      const kind = fileKind(bytes, name)
      if (typeof kind === 'object') yield kind
      else yield* kind === 'zip' ? readPacked(bytes, limits) : readCsv(bytes, limits)
    } catch (error) {
      if (!(error instanceof TableRefused)) throw error
      yield error.refusal
    }
  }

/** Opens an .xlsx, an .ods or a CSV that somebody sent; see the port. */
export const openTable: OpenTable = openTableWithin(LIMITS)
