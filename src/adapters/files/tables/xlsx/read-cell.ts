import { dayOfNumber, type LocalDate } from '../../../../domain/calendar/local-date.ts'
import type { CellValue } from '../../../../domain/tables/cell.ts'
import { asWritten } from '../../../../domain/tables/harmless.ts'
import { wellFormed } from '../../../../domain/text/well-formed.ts'
import { type DayAndTime, dayAndTime, momentOfIso } from '../iso-moment.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { IsDayStyle } from './styles.ts'
import { unescaped } from './unescaped.ts'

/** What is needed to understand a cell besides the cell. */
export interface CellContext {
  readonly strings: SharedStrings
  readonly isDay: IsDayStyle
  readonly from1904: boolean
}

/** A cell as the XML states it. */
export interface RawCell {
  /** `s`, `str`, `inlineStr`, `n`, `b`, `e`, `d` */
  readonly type: string
  readonly style: number
  /** Text of `v`, or of `t` within `is`; null when there is none. */
  readonly text: string | null
}

/** Days from 1970-01-01 to the first day of either count. */
const DAY_0_OF_1900 = -25_569
const DAY_0_OF_1904 = -24_107
/** 1900 was no leap year, but Lotus thought so: numbers below this one are a day further. */
const AFTER_FALSE_LEAP_DAY = 61
/** 31.12.9999. */
const LAST_DAY = 2_958_465

/**
 * The day of a spreadsheet's number; null when there is none. The hours are cut off.
 * @example dayOfSerial(46_351, false) // '2026-11-25'
 */
export const dayOfSerial = (serial: number, from1904: boolean): LocalDate | null => {
  const whole = Math.floor(serial)
  if (!(whole >= 0 && whole <= LAST_DAY)) return null
  if (from1904) return dayOfNumber(whole + DAY_0_OF_1904)
  if (whole === 0 || whole === AFTER_FALSE_LEAP_DAY - 1) return null
  return dayOfNumber(whole + DAY_0_OF_1900 + (whole < AFTER_FALSE_LEAP_DAY ? 1 : 0))
}

const DAY_SECONDS = 86_400

/**
 * The day and time of a spreadsheet's number; null when there is none.
 * @example momentOfSerial(46_351.5, false) // { date: '2026-11-25', time: '12:00' }
 */
export const momentOfSerial = (serial: number, from1904: boolean): DayAndTime | null => {
  const day = dayOfSerial(serial, from1904)
  return day === null ? null : dayAndTime(day, (serial - Math.floor(serial)) * DAY_SECONDS)
}

const asText = (text: string): CellValue =>
  text === '' ? { kind: 'empty' } : { kind: 'text', text: asWritten(text) }

const ofNumber = (text: string, style: number, { isDay, from1904 }: CellContext): CellValue => {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return asText(text)
  const moment = isDay(style) ? momentOfSerial(number, from1904) : null
  return moment ? { kind: 'date', ...moment } : { kind: 'number', number }
}

/** Strict workbooks write moments as ISO 8601. */
const ofIso = (text: string): CellValue => {
  const moment = momentOfIso(text)
  return moment ? { kind: 'date', ...moment } : asText(text)
}

/** What a cell holds. */
export const readCell = ({ type, style, text }: RawCell, context: CellContext): CellValue => {
  if (text === null) return { kind: 'empty' }
  if (type === 's') return asText(context.strings.get(Number(text)) ?? '\uFFFD')
  if (type === 'str' || type === 'inlineStr') return asText(unescaped(text))
  if (type === 'b') return { kind: 'boolean', is: text.trim() === '1' }
  if (type === 'e') return { kind: 'error', code: wellFormed(text) }
  return type === 'd' ? ofIso(text.trim()) : ofNumber(text, style, context)
}
