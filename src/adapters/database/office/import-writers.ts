import type { ImportChange } from '../../../application/ports/office/import-change.ts'
import { cell, touches, type Writers, type Writing } from './writing.ts'

/** Where an import's parts are sealed. */
export const importPlace = (column: 'file' | 'result', id: string): string => cell('imports', column, id)

/** The wrapped key of an employee. */
export const staffKey = async ({ client }: Writing, staff: string): Promise<Buffer | null> => {
  const { rows } = await client.query<{ key: Buffer }>('select key from staff where id = $1', [staff])
  return rows[0]?.key ?? null
}

const OPEN = "id = $1 and staff_id = $2 and state = 'ready'"

/** Writers of imports, as far as they are pressed. */
export const IMPORT_WRITERS: Writers<ImportChange> = {
  take_file: async (writing, { id, staff, file, name, day, at }) => {
    const key = await staffKey(writing, staff)
    if (key === null) return false
    const sealedFile = writing.vault.seal(key, importPlace('file', id), JSON.stringify({ file, name }))
    return touches(
      writing,
      `insert into imports (id, staff_id, file, state, day, made_at) values ($1, $2, $3, 'reading', $4, $5)`,
      [id, staff, sealedFile, day, new Date(at).toISOString()],
    )
  },
  aim_import: (writing, { id, staff, district }) =>
    touches(writing, `update imports set district_id = $3 where ${OPEN}`, [id, staff, district]),
  confirm_import: (writing, { id, staff }) =>
    touches(
      writing,
      `update imports set state = 'writing', rows = 0, tries = 0, held_until = null where ${OPEN}`,
      [id, staff],
    ),
  cancel_import: (writing, { id, staff }) =>
    touches(writing, `update imports set state = 'cancelled' where ${OPEN}`, [id, staff]),
}
