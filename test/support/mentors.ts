import { vault } from '../../src/adapters/crypto/vault.ts'
import { mentorPlace } from '../../src/adapters/database/office/mentor-rows.ts'
import type { Vault } from '../../src/application/ports/vault.ts'
import { MentorFacts } from '../../src/domain/mentors/mentor-facts.ts'
import { DATA_KEY } from './chat.ts'
import type { TestOffice } from './office.ts'

/** A record of a mentor as a test needs it. */
export interface StoredMentor {
  readonly id: string
  readonly name?: string
  readonly department?: string
  readonly state?: 'candidate' | 'accepted'
  readonly staff?: string | null
}

const safe = vault(DATA_KEY)

/** Writes a mentor's record down, accepted unless told; the application was in October. */
export const addMentor = async (
  office: Pick<TestOffice, 'rows'> & { readonly sealing?: Vault },
  { id, name = 'Ветрова Нина Павловна', department = 'dep1', state = 'accepted', staff = null }: StoredMentor,
): Promise<void> => {
  const sealing = office.sealing ?? safe
  const key = sealing.newKey()
  const facts = MentorFacts.parse({
    ...{ name, birthDate: '1975-04-12', isLocal: true, organisation: 'Доброе соседство', phone: null },
  })
  const decided = state === 'accepted' ? '2026-10-20' : null
  await office.rows(
    `insert into mentors (id, department_id, staff_id, key, facts, state, agreed_on, applied_on, questionnaire_on, papers_on,
       decided_on, number, made_by, made_on)
     values ($1, $2, $3, $4, $5, $6, '2026-10-01', '2026-10-01', '2026-10-02', '2026-10-02', $7, $8, 'st_olga', '2026-10-01') on conflict do nothing`,
    [
      ...[id, department, staff, key, sealing.seal(key, mentorPlace(id), JSON.stringify(facts)), state],
      ...[decided, decided === null ? null : '17-н'],
    ],
  )
}

/** Recognised as in need with support for the year, long before. */
export const addSupport = async (office: Pick<TestOffice, 'rows'>, citizen: string): Promise<void> => {
  await office.rows(
    `insert into deeds (id, citizen_id, staff_id, kind, day, at, is_contact)
     values ($1, $2, 'st_olga', 'in_need', '2026-01-12', '2026-01-12T10:00:00+05:00', false) on conflict do nothing`,
    [`need_${citizen}`, citizen],
  )
  await office.rows(
    `insert into rulings (id, citizen_id, kind, day, until_day, with_support, deed_id)
     values ($1, $2, 'in_need', '2026-01-12', '2029-01-12', true, $1) on conflict do nothing`,
    [`need_${citizen}`, citizen],
  )
}
