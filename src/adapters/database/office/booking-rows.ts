import type pg from 'pg'
import { z } from 'zod'
import type {
  Booking,
  BookingChange,
  BookingDesk,
  OwnBooking,
} from '../../../application/ports/office/booking-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { BOOKING_STATES } from '../../../domain/caseload/booking.ts'
import { CaseWords, NO_WORDS } from '../../../domain/caseload/case-words.ts'
import { iso } from '../iso.ts'
import { caseWordsPlace } from './caseload-writers.ts'
import { cell, citizenKey, replanned, touches, type Writers } from './writing.ts'

/** Where a booking's office is sealed. */
export const bookingPlace = (id: string): string => cell('bookings', 'office', id)

const Row = z.object({
  id: z.string(),
  case: z.string(),
  citizen: z.string(),
  key: z.instanceof(Buffer),
  office: z.instanceof(Buffer),
  day: z.string(),
  time: z.string(),
  state: z.enum(BOOKING_STATES),
  revision: z.number(),
})
const OwnRow = Row.extend({ words: z.instanceof(Buffer).nullable() })

const COLUMNS = `b.id, b.case_id as "case", b.citizen_id as citizen, c.key, b.office, b.day, b.time, b.state, b.revision`

/** Bookings `b` whose deed was not taken back, with their citizens `c`. */
const STANDING = 'bookings b join citizens c on c.id = b.citizen_id join standing_deeds e on e.id = b.deed_id'

/** Bookings in PostgreSQL. */
export class PostgresBookingDesk implements BookingDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async ofCase(id: string): Promise<readonly Booking[]> {
    const { rows } = await this.#pool.query(
      `select ${COLUMNS} from ${STANDING} where b.case_id = $1
       order by b.day desc, b.time desc, b.id limit 100`,
      [id],
    )
    return rows.map((row) => this.#booking(Row.parse(row)))
  }

  async ofPerson(person: string, id: string): Promise<OwnBooking | null> {
    const { rows } = await this.#pool.query(
      `select ${COLUMNS}, k.words from ${STANDING} join cases k on k.id = b.case_id
       where b.id = $2 and c.person_id = $1`,
      [person, id],
    )
    if (!rows[0]) return null
    const { words, ...row } = OwnRow.parse(rows[0])
    const booking = this.#booking(row)
    const { need, cause, papers } =
      words === null
        ? NO_WORDS
        : CaseWords.parse(JSON.parse(this.#vault.open(row.key, caseWordsPlace(booking.case), words)))
    return { ...booking, need, cause, papers }
  }

  #booking({ key, office, ...row }: z.infer<typeof Row>): Booking {
    return { ...row, office: this.#vault.open(key, bookingPlace(row.id), office) }
  }
}

/** The occasion behind the reminders of booking $n. */
const occasionOf = (n: number): string => `('bk.' || $${n}::text)`

/** Whoever has their chat joined to the card is reminded. $1 booking, $2 moment: what is due before it is not owed. */
const REMIND = replanned(`
  insert into occasions (id, person_id, kind, date, time, said_at)
  select ${occasionOf(1)}, c.person_id, 'booking', b.day, b.time, $2::timestamptz from ${STANDING}
  where b.id = $1 and b.state = 'awaited' and c.person_id is not null
  on conflict (id) do update set person_id = excluded.person_id, date = excluded.date, time = excluded.time,
    said_at = excluded.said_at, closed_by = null`)

/** $1 booking. */
const REMIND_NO_MORE = replanned(
  `update occasions set closed_by = 'withdrawn' where id = ${occasionOf(1)} and closed_by is null`,
)

/** What was booked for whoever joins their chat to the card afterwards. $1 person, $2 moment, as text: its day is compared. */
export const REMIND_OF_BOOKINGS = replanned(`
  insert into occasions (id, person_id, kind, date, time, said_at)
  select 'bk.' || b.id, c.person_id, 'booking', b.day, b.time, $2::text::timestamptz from ${STANDING}
  where c.person_id = $1 and b.state = 'awaited' and b.day >= left($2::text, 10)
  on conflict (id) do update set person_id = excluded.person_id, date = excluded.date, time = excluded.time,
    said_at = excluded.said_at, closed_by = null`)

/** A booking whose deed is taken back reminds nobody. $1 deed. */
export const BOOKING_WITHDRAWN = replanned(`update occasions set closed_by = 'withdrawn'
  where id in (select 'bk.' || id from bookings where deed_id = $1) and closed_by is null`)

/** Writers of bookings. */
export const BOOKING_WRITERS: Writers<BookingChange> = {
  make_booking: async (writing, { booking, deed, by, on, at }) => {
    const { id, citizen, office, day, time } = booking
    const key = await citizenKey(writing, citizen)
    if (key === null) return false
    await touches(
      writing,
      `insert into bookings (id, case_id, citizen_id, office, day, time, staff_id, made_on, deed_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, booking.case, citizen, writing.vault.seal(key, bookingPlace(id), office), day, time, by, on, deed],
    )
    await touches(writing, REMIND, [id, iso(at)])
    return true
  },
  change_booking: async (writing, { booking, revision, day, time, state, at }) => {
    const isChanged = await touches(
      writing,
      `update bookings set day = $3, time = $4, state = $5, revision = revision + 1 where id = $1 and revision = $2`,
      [booking, revision, day, time, state],
    )
    if (!isChanged) return false
    await (state === 'awaited'
      ? touches(writing, REMIND, [booking, iso(at)])
      : touches(writing, REMIND_NO_MORE, [booking]))
    return true
  },
}
