import { localDate } from '../../../../domain/calendar/local-date.ts'
import type { CellValue } from '../../../../domain/tables/cell.ts'
import { asWritten } from '../../../../domain/tables/harmless.ts'
import { wellFormed } from '../../../../domain/text/well-formed.ts'
import { momentOfIso } from '../iso-moment.ts'

/** A cell as the XML states it. */
export interface RawCell {
  readonly attributes: Readonly<Record<string, string>>
  /** Its paragraphs, divided by line breaks; null – there are none. */
  readonly text: string | null
}

const DAY_SECONDS = 86_400
const DURATION = /^-?P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d{1,9})?S)?)?$/

const asText = (text: string): CellValue =>
  text === '' ? { kind: 'empty' } : { kind: 'text', text: asWritten(text) }

/** A time of day as a part of a day, which is what an .xlsx holds; null – it is none. */
const partOfDay = (duration: string): number | null => {
  const found = DURATION.exec(duration)
  if (!found) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((each) => Number(each ?? 0))
  return days + (hours * 3_600 + minutes * 60 + seconds) / DAY_SECONDS
}

const ofNumber = (stated: string | undefined, shown: string): CellValue => {
  const number = Number(stated)
  return stated?.trim() && Number.isFinite(number) ? { kind: 'number', number } : asText(shown)
}

const ofDate = (stated: string | undefined, shown: string): CellValue => {
  const found = momentOfIso(stated ?? '')
  const [year = 0, month = 0, day = 0] = found?.date.split('-').map(Number) ?? []
  return found && localDate(year, month, day) ? { kind: 'date', ...found } : asText(shown)
}

const ofTime = (stated: string | undefined, shown: string): CellValue => {
  const number = partOfDay(stated ?? '')
  return number === null ? asText(shown) : { kind: 'number', number }
}

/** What a cell holds: by its value where its type has one, else by what it shows. */
export const readValue = ({ attributes, text }: RawCell): CellValue => {
  const shown = wellFormed(attributes['office:string-value'] ?? text ?? '')
  if (attributes['calcext:value-type'] === 'error') return { kind: 'error', code: text ?? '' }
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return ofNumber(attributes['office:value'], shown)
    case 'date':
      return ofDate(attributes['office:date-value'], shown)
    case 'time':
      return ofTime(attributes['office:time-value'], shown)
    case 'boolean':
      return { kind: 'boolean', is: attributes['office:boolean-value'] === 'true' }
    default:
      return asText(shown)
  }
}
