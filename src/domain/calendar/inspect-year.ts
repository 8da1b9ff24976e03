import { ownEntry } from '../own-entry.ts'
import { fault, type Issue, quoted } from '../words/issue.ts'
import { addDays } from './local-date.ts'
import { isWeekend, PUBLIC_HOLIDAYS } from './public-holidays.ts'
import { type ProductionYear, workingCalendar } from './working-calendar.ts'

/** Working days that a production calendar's own lists make. */
const counted = (year: ProductionYear): number => {
  const calendar = workingCalendar([year])
  let count = 0
  for (let day = `${year.year}-01-01`; day <= `${year.year}-12-31`; day = addDays(day, 1)) {
    if (calendar.isWorking(day)) count += 1
  }
  return count
}

/** Every day off has its reason: it is a holiday by law, or stands for a weekend day that is worked or was a holiday. */
const reasons = ({ year, off, moved, work_weekend: worked }: ProductionYear): (string | false)[] => {
  const froms = Object.values(moved)
  const unexplained = off.filter((day) => !PUBLIC_HOLIDAYS.has(day) && ownEntry(moved, day) === undefined)
  const idle = Object.keys(moved).filter((day) => !off.includes(day))
  const odd = froms.filter((day) => !isWeekend(`${year}-${day}`))
  const unpaid = worked.filter((day) => !froms.includes(day))
  return [
    unexplained.length > 0 &&
      `${quoted(unexplained)} are off without a reason: say in "moved" which weekend day they stand for`,
    idle.length > 0 && `"moved" names ${quoted(idle)}, which are not in "off": add them there`,
    odd.length > 0 && `"moved" takes days off from ${quoted(odd)}, which are no weekend days: correct them`,
    unpaid.length > 0 && `weekend days ${quoted(unpaid)} are worked for nothing: say in "moved" what for`,
  ]
}

/** Whether a production calendar adds up to the working days of its decree, and each of its days off has a reason. */
export const inspectYear = (year: ProductionYear): Issue[] => {
  const days = counted(year)
  return [
    days !== year.workdays &&
      `the days make ${days} working days, "workdays" says ${year.workdays}: correct one of them`,
    ...reasons(year),
  ]
    .filter((message) => message !== false)
    .map((message) => fault(`scenarios/calendar/${year.year}.yaml`, message))
}
