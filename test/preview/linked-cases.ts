import { vault } from '../../src/adapters/crypto/vault.ts'
import { bookingPlace } from '../../src/adapters/database/office/booking-rows.ts'
import { dueDays } from '../../src/application/office/cases/dated-by.ts'
import { openCase } from '../../src/domain/caseload/open-case.ts'
import { PLACE, STAFF_OF } from '../office/access-ground.ts'
import { CONTENT, DATA_KEY } from '../support/chat.ts'
import { addSupport } from '../support/mentors.ts'
import type { TestOffice } from '../support/office.ts'

type Ground = Pick<TestOffice, 'rows'>

const DAY = '2026-11-16'

/** Cases of the linked citizen: one that waits for a mentor, and one whose programme waits to be approved. */
export const MENTORING = 'case_linked'
export const PROGRAMME = 'ippsu_linked'
/** What was booked in the first of them. */
export const BOOKING = 'bk_linked'

const CASES = [
  { id: MENTORING, technology: 'mentoring', stage: 'match' },
  { id: PROGRAMME, technology: 'ippsu_support', stage: 'approval' },
] as const

const addCases = async ({ rows }: Ground, citizen: string): Promise<void> => {
  for (const { id, technology, stage } of CASES) {
    const known = CONTENT.technologies.get(technology)
    if (!known) throw new Error(`no technology ${technology}`)
    const by = STAFF_OF.specialist
    const opening = { id, person: citizen, urgency: 'usual', signs: [], on: DAY, by } as const
    const { case: state } = openCase(known, opening, dueDays(PLACE))
    await rows(
      `insert into cases (id, citizen_id, technology, curator_id, status, stage, urgency, opened_on, state)
       values ($1, $2, $3, $4, 'open', $5, 'usual', $6, $7)`,
      [id, citizen, technology, by, stage, DAY, JSON.stringify({ ...state, stage })],
    )
  }
}

const addDeed = ({ rows }: Ground, citizen: string, id: string, kind: string): Promise<unknown> =>
  rows(
    `insert into deeds (id, citizen_id, staff_id, kind, day, at, is_contact)
     values ($1, $2, $3, $4, $5::text, $5::timestamptz, false)`,
    [id, citizen, STAFF_OF.specialist, kind, DAY],
  )

const addConsent = async (office: Ground, citizen: string): Promise<void> => {
  await addDeed(office, citizen, 'agreed_linked', 'consent_recorded')
  await office.rows(
    `insert into mentor_consents (case_id, mentor_id, citizen_id, family_on, family_how, mentor_on, deed_id, staff_id)
     values ($1, 'men_ready', $2, $3, 'paper', $3, 'agreed_linked', $4)`,
    [MENTORING, citizen, DAY, STAFF_OF.specialist],
  )
}

const addBooking = async (office: Ground, citizen: string): Promise<void> => {
  const [card] = await office.rows<{ key: Buffer }>('select key from citizens where id = $1', [citizen])
  if (!card) throw new Error(`no card ${citizen}`)
  const sealed = vault(DATA_KEY).seal(card.key, bookingPlace(BOOKING), 'Поликлиника № 1')
  await addDeed(office, citizen, 'booked_linked', 'booking_made')
  await office.rows(
    `insert into bookings (id, case_id, citizen_id, office, day, time, staff_id, made_on, deed_id)
     values ($1, $2, $3, $4, '2026-12-01', '10:30', $5, $6, 'booked_linked')`,
    [BOOKING, MENTORING, citizen, sealed, STAFF_OF.specialist, DAY],
  )
}

/** Writes the cases of a citizen down with what leads on in them: support, a mentor to whom both agreed, a booking. */
export const addLinkedCases = async (office: Ground, citizen: string): Promise<void> => {
  await addSupport(office, citizen)
  await addCases(office, citizen)
  await addConsent(office, citizen)
  await addBooking(office, citizen)
}
