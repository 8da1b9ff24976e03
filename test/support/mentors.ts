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
     values ($1, $2, $3, $4, $5, $6, '2026-10-01', '2026-10-01', '2026-10-02', '2026-10-02', $7, $8, 'st_olga', '2026-10-01')`,
    [
      ...[id, department, staff, key, sealing.seal(key, mentorPlace(id), JSON.stringify(facts)), state],
      ...[decided, decided === null ? null : '17-н'],
    ],
  )
}
