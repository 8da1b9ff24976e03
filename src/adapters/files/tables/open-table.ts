import type { OpenTable } from '../../../application/ports/tables.ts'
import { readCsv } from './csv/read-csv.ts'
import { fileKind } from './file-kind.ts'
import { gather } from './gather.ts'
import { LIMITS, type TableLimits } from './limits.ts'
import { TableRefused } from './refused.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

/** Opens tables within limits of one's own. */
export const openTableWithin = (limits: TableLimits): OpenTable =>
  async function* (source, name) {
    try {
      const bytes = await gather(source, limits.fileBytes)
      const kind = fileKind(bytes, name)
      if (typeof kind === 'object') yield kind
      else yield* kind === 'xlsx' ? readXlsx(bytes, limits) : readCsv(bytes, limits)
    } catch (error) {
      if (!(error instanceof TableRefused)) throw error
      yield error.refusal
    }
  }

/** Opens an .xlsx or a CSV that somebody sent; see the port. */
export const openTable: OpenTable = openTableWithin(LIMITS)
