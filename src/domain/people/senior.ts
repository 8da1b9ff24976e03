import { addMonths, type LocalDate } from '../calendar/local-date.ts'

/** Ages of «55+»: a woman from 55, a man from 60 (domain.md, Words; seeds/002, regulation 1.3). */
const YEARS = { female: 55, male: 60 } as const

/** The day from which a person is 55+. @example seniorFrom('female', '1955-03-08') === '2010-03-08' */
export const seniorFrom = (sex: 'female' | 'male', birthDate: LocalDate): LocalDate =>
  addMonths(birthDate, YEARS[sex] * 12)
