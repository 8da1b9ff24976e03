import type { KeyRing } from '../adapters/crypto/key-ring.ts'
import { Problem } from '../application/problem.ts'
import type { AdminDatabase } from './admin-database.ts'

/** The ring of the keys of persons. @throws Problem when they stand in the rows: nothing can be done to them there */
export const ringOf = ({ ring }: AdminDatabase): KeyRing => {
  if (ring) return ring
  throw new Problem(
    'Keys of persons stand in the rows of the database: set KEYS_DIR or KEYS_URL and start the product once (docs/operating.md, keys).',
  )
}
