import type pg from 'pg'
import type { ReplacedDesk, ReplacedWords } from '../../../application/ports/office/replaced-desk.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { touches, type Writers } from './writing.ts'

/** Replaced words in PostgreSQL. */
export class PostgresReplacedDesk implements ReplacedDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async words(object: string, day: LocalDate): Promise<unknown> {
    const { rows } = await this.#pool.query<{ words: unknown }>(
      'select words from replaced_words where object = $1 and on_day = $2',
      [object, day],
    )
    return rows[0]?.words ?? null
  }
}

/** Writers of replaced words: what was replaced on earlier days is not brought back any more. */
export const REPLACED_WRITERS: Writers<ReplacedWords> = {
  keep_replaced: (writing, { object, words, on }) =>
    touches(
      writing,
      `with over as (delete from replaced_words where on_day < $3 and object <> $1)
       insert into replaced_words (object, words, on_day) values ($1, $2::jsonb, $3)
       on conflict (object) do update set words = excluded.words, on_day = excluded.on_day`,
      [object, JSON.stringify(words), on],
    ),
}
