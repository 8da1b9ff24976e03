import type { Role } from './role.ts'

/** Personal fields of a card that not everybody who may open it sees. */
export const PERSONAL_FIELDS = ['name', 'phone', 'address', 'birth_date', 'disability', 'note'] as const
export type PersonalField = (typeof PERSONAL_FIELDS)[number]

const ALL: ReadonlySet<PersonalField> = new Set(PERSONAL_FIELDS)
const VISITOR: ReadonlySet<PersonalField> = new Set(['name', 'phone', 'address'])

const FIELDS: Readonly<Record<Role, ReadonlySet<PersonalField>>> = {
  specialist: ALL,
  head: ALL,
  psychologist: ALL,
  lawyer: ALL,
  assistant: VISITOR,
  mentor: VISITOR,
  administrator: new Set(),
}

/** No more of a person than the role's work needs (requirements.md P; ASVS 8.2.3). */
export const seesField = (role: Role, field: PersonalField): boolean => FIELDS[role].has(field)
