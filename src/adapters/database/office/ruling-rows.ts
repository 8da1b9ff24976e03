import type pg from 'pg'
import { z } from 'zod'
import type { RulingDesk, RulingKept } from '../../../application/ports/office/ruling-desk.ts'
import { CouncilRuling, type Ruling } from '../../../domain/caseload/ruling.ts'
import { touches, type Writers } from './writing.ts'

const RulingRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in_need'), day: z.string(), until: z.string(), withSupport: z.boolean() }),
  z.object({ kind: z.literal('taken_off'), day: z.string() }),
  z.object({
    kind: z.literal('council'),
    day: z.string(),
    council: CouncilRuling,
    number: z.string().nullable(),
  }),
])

/** What was decided, in PostgreSQL. */
export class PostgresRulingDesk implements RulingDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async of(citizen: string): Promise<readonly Ruling[]> {
    const { rows } = await this.#pool.query(
      `select r.kind, r.day, r.until_day as "until", r.with_support as "withSupport", r.council, r.number
       from rulings r join standing_deeds e on e.id = r.deed_id
       where r.citizen_id = $1 order by r.day desc, e.at desc`,
      [citizen],
    )
    return rows.map((row) => RulingRow.parse(row))
  }
}

/** Writers of what was decided. */
export const RULING_WRITERS: Writers<RulingKept> = {
  keep_ruling: (writing, { id, citizen, case: of, ruling, deed }) =>
    touches(
      writing,
      `insert into rulings (id, citizen_id, case_id, kind, day, until_day, with_support, council, number, deed_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, citizen, of, ruling.kind, ruling.day],
        ...(ruling.kind === 'in_need' ? [ruling.until, ruling.withSupport] : [null, null]),
        ...(ruling.kind === 'council' ? [ruling.council, ruling.number] : [null, null]),
        deed,
      ],
    ),
}
