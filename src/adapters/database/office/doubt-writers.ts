import type { DoubtChange } from '../../../application/ports/office/doubt-desk.ts'
import { cell, touches, type Writers } from './writing.ts'

/** Where the words of a doubt are sealed. */
export const doubtPlace = (id: string): string => cell('register_doubts', 'doubt', id)

/** Writers of what lists left open. */
export const DOUBT_WRITERS: Writers<DoubtChange> = {
  // The words are not needed any more: what was asked is known by its hash.
  settle_doubt: (writing, { id }) =>
    touches(
      writing,
      "update register_doubts set state = 'settled', doubt = '' where id = $1 and state = 'open'",
      [id],
    ),
  put_off_doubt: (writing, { id, at }) =>
    touches(writing, "update register_doubts set put_off_at = $2 where id = $1 and state = 'open'", [
      id,
      new Date(at).toISOString(),
    ]),
}
