import { z } from 'zod'
import { cell } from './writing.ts'

const Row = z.record(z.string(), z.unknown())

/** What parts two merged cards again. Bytes stand as PostgreSQL writes them in JSON. */
export const MergedKept = z.object({
  /** The double's row. */
  card: Row,
  /** The row of the card that stayed, before and after. */
  before: Row,
  after: Row,
  /** Names of rows that went over, by table. */
  moved: z.record(z.string(), z.array(z.string())),
  /** People of the double's family who were taken into the family of the other card. */
  relatives: z.array(z.string()),
  /** Rows that stayed behind, by table, in the order in which they can be written again. */
  left: z.array(z.object({ table: z.string(), rows: z.array(Row) })),
  /** What the double said otherwise was asked under these ids. */
  asked: z.array(z.string()),
})
export type MergedKept = z.infer<typeof MergedKept>

/** Where it is sealed, with the double's own key. */
export const mergedPlace = (id: string): string => cell('merged_cards', 'kept', id)
