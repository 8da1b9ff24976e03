import type { RefusalKind, TableRefusal } from '../../../domain/tables/refusal.ts'

/** Carries a refusal out of the depth of a reader; `openTable` turns it into a value. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused'
  readonly refusal: TableRefusal

  constructor(refused: RefusalKind, more: Omit<TableRefusal, 'refused'> = {}) {
    super(refused)
    this.refusal = { refused, ...more }
  }
}
