import { cellText, type TableCell, type TableRow } from '../tables/cell.ts'
import { visible } from '../text/visible.ts'
import { fieldOf, type InferringParts } from './inferred-layout.ts'
import type { RegisterField, RegisterLayout } from './register-columns.ts'

/** As many digits as a whole number of a phone has. */
const PHONE_DIGITS = 10

const looksLikePhone = (cell: TableCell): boolean => {
  const said = visible(cellText(cell))
  return said.replace(/\D/g, '').length >= PHONE_DIGITS && !/\p{L}/u.test(said)
}

/** What this row says in the only column of a field, null where it says nothing; undefined – there is no such one column. */
const cellUnder = (
  row: TableRow,
  { columns }: RegisterLayout,
  field: RegisterField,
): TableCell | null | undefined => {
  const named = columns.get(field) ?? []
  if (named.length !== 1) return undefined
  const cell = row.cells.find(({ column }) => column === named[0]?.column)
  return cell && visible(cellText(cell)) !== '' ? cell : null
}

const isOrNothing = (cell: TableCell | null, field: RegisterField, parts: InferringParts): boolean =>
  cell === null || ((field !== 'phone' || looksLikePhone(cell)) && fieldOf(cell, parts) === field)

/**
 * The layout of a row whose headings stand over each other's columns: the number under «Дата рождения», the date under
 * «Телефон». What stands there has to be unmistakable; else the layout stays.
 */
export const crossedLayout = (
  row: TableRow,
  layout: RegisterLayout,
  parts: InferringParts,
): RegisterLayout => {
  const phone = cellUnder(row, layout, 'phone')
  if (phone === undefined) return layout
  for (const field of ['birth_date', 'address'] as const) {
    const own = cellUnder(row, layout, field)
    if (own === undefined || (own === null && phone === null)) continue
    if (!isOrNothing(own, 'phone', parts) || !isOrNothing(phone, field, parts)) continue
    const columns = new Map(layout.columns)
    columns.set(field, layout.columns.get('phone') ?? [])
    columns.set('phone', layout.columns.get(field) ?? [])
    return { ...layout, columns }
  }
  return layout
}
