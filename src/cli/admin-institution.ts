import { readPhoneNumber } from '../domain/numbers/phone-number.ts'
import { spokenNumber } from '../domain/organisations/speaker.ts'
import { audited, type OperatorDesk, write } from './admin-office.ts'
import { BadInput } from './reminders-input.ts'

/** What people and papers are told of the institution. */
export interface SaidOfInstitution {
  readonly name: string
  readonly phone: string
  /** Null – stays as it is. */
  readonly address: string | null
}

const readLandline = (typed: string): string => {
  const read = readPhoneNumber(typed)
  if ('phone' in read && read.phone.startsWith('+')) return read.phone
  throw new BadInput('--phone: one whole number is expected, e.g. "8 346 712 34 56"')
}

/**
 * Sets the name and the number of the one institution, and its address where one is said; the change is in the audit.
 * @throws BadInput when there is no institution, or several
 */
export const nameInstitution = async (
  desk: OperatorDesk,
  { name, phone: typed, address }: SaidOfInstitution,
): Promise<SaidOfInstitution> => {
  const phone = readLandline(typed)
  const { rows } = await desk.pool.query<{ id: string }>('select id from institutions limit 2')
  const [only] = rows
  if (!only) throw new BadInput('there is no institution yet: begin with invite-head')
  if (rows.length > 1) throw new BadInput('there are several institutions: their heads set it in the chat')
  await write(desk, [
    { type: 'name_institution', institution: only.id, name, phone, address },
    audited('arrange_districts', `institution:${only.id}`),
  ])
  return { name, phone: spokenNumber(phone), address }
}
