import { cellText, type TableCell } from '../tables/cell.ts'
import { visible } from '../text/visible.ts'
import type { DateWords } from '../when/when-words.ts'

/** A part of an address as a cell says it. */
export interface AddressPart {
  readonly words: string
  /** Excel made a day of a house and a flat: «5/10» stands there as 5 October. */
  readonly isDay: boolean
}

const DAY_AND_MONTH = /^(\d{1,2})[.\s-]+(\p{L}{3,})\.?$/u

const monthOf = (name: string, { months }: Pick<DateWords, 'months'>): number =>
  months.findIndex((names) => names.includes(name.toLowerCase())) + 1

/**
 * Reads a cell of an address; what a spreadsheet took for a day becomes the two numbers again that somebody typed.
 * @example «05.окт» is { words: '5/10', isDay: true }
 */
export const readAddressPart = (cell: TableCell, words: Pick<DateWords, 'months'>): AddressPart => {
  const { value } = cell
  if (value.kind === 'date') {
    const [, month, day] = value.date.split('-').map(Number)
    return { words: `${day}/${month}`, isDay: true }
  }
  const said = visible(cellText(cell).replaceAll('\uFFFD', ''))
  const found = DAY_AND_MONTH.exec(said)
  const month = found ? monthOf(found[2] ?? '', words) : 0
  return month === 0
    ? { words: said, isDay: false }
    : { words: `${Number(found?.[1])}/${month}`, isDay: true }
}
