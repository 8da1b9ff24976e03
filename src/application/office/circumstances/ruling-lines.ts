import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Ruling } from '../../../domain/caseload/ruling.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { shortDay } from '../kit/short-day.ts'

/** «Признан нуждающимся 25.11, программа по 25.11.2027, с сопровождением.» */
export const rulingLine = (ruling: Ruling, today: LocalDate): TextRef => {
  const from = shortDay(ruling.day, today)
  switch (ruling.kind) {
    case 'in_need': {
      const key = ruling.withSupport ? 'in_need' : 'in_need_alone'
      return text(`office.rulings.lines.${key}`, { from, until: shortDay(ruling.until, today) })
    }
    case 'taken_off':
      return text('office.rulings.lines.taken_off', { from })
    case 'council': {
      const what = text(`office.rulings.council.${ruling.council}`)
      return ruling.number === null
        ? text('office.rulings.lines.council', { from, what })
        : text('office.rulings.lines.council_number', { from, what, number: ruling.number })
    }
  }
}
