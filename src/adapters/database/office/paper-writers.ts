import type { PaperChange } from '../../../application/ports/office/paper-change.ts'
import type { InstitutionField } from '../../../application/ports/office/paper-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { iso } from '../iso.ts'
import { cell, touches, type Writers } from './writing.ts'

/** What a link is found by: the code itself is kept by nobody. */
export const paperCode = (vault: Vault, code: string): Buffer => vault.pseudonym(`paper:${code}`)

/** What the digits are compared by; bound to their link. */
export const paperDigits = (vault: Vault, code: string, digits: string): Buffer =>
  vault.pseudonym(`paper-digits:${code}:${digits}`)

/** Columns of what is said of an institution. */
const INSTITUTION_COLUMNS: Readonly<Record<InstitutionField, string>> = {
  director: 'director',
  director_post: 'director_post',
  address: 'address',
  phone: 'phone',
}

/** Where an employee's number at work is sealed. */
export const workPhonePlace = (staff: string): string => cell('staff', 'work_phone', staff)

/** Writers of the register of what was printed. */
export const PAPER_WRITERS: Writers<PaperChange> = {
  print_paper: (writing, { paper }) => {
    const { id, form, version, citizen, by, choice, visit, format, day, at } = paper
    return touches(
      writing,
      `insert into papers (id, form, version, citizen_id, case_id, staff_id, choice, visit, format, day, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, form, version, citizen, paper.case, by, choice, visit, format, day, iso(at)],
    )
  },
  settle_paper: (writing, { paper, state, by, on }) =>
    touches(
      writing,
      `update papers set state = $2, settled_by = $3, settled_on = $4 where id = $1 and state = 'printed'`,
      [paper, state, by, on],
    ),
  make_paper_link: async (writing, { code, digits, paper, expires }) => {
    // What ran out is of no use to anybody.
    await touches(writing, 'delete from paper_links where expires_at < clock_timestamp()', [])
    return touches(
      writing,
      'insert into paper_links (code_hash, paper_id, digits_hash, expires_at) values ($1, $2, $3, $4)',
      [paperCode(writing.vault, code), paper, paperDigits(writing.vault, code, digits), iso(expires)],
    )
  },
  say_of_institution: (writing, { department, field, said }) =>
    touches(
      writing,
      `update institutions i set ${INSTITUTION_COLUMNS[field]} = $2 from departments d
       where d.id = $1 and i.id = d.institution_id`,
      [department, said],
    ),
  name_institution: (writing, { institution, name, phone, address }) =>
    touches(
      writing,
      'update institutions set name = $2, phone = $3, address = coalesce($4, address) where id = $1',
      [institution, name, phone, address],
    ),
  keep_work_phone: async (writing, { staff, phone }) => {
    const { rows } = await writing.client.query<{ key: Buffer }>('select key from staff where id = $1', [
      staff,
    ])
    const key = rows[0]?.key
    if (!key) return false
    return touches(writing, 'update staff set work_phone = $2 where id = $1', [
      staff,
      writing.vault.seal(key, workPhonePlace(staff), phone),
    ])
  },
  allow_papers_in_chat: (writing, { department, by, on, allowed }) =>
    touches(
      writing,
      `update institutions i set papers_in_chat_by = $2, papers_in_chat_on = $3
       from departments d where d.id = $1 and i.id = d.institution_id`,
      [department, allowed ? by : null, allowed ? on : null],
    ),
}
