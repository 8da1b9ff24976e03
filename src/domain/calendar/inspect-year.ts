import { fault, type Issue } from '../scenario/inspect/issue.ts'
import { addDays } from './local-date.ts'
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

/** Whether the days of a production calendar add up to the number of working days that its decree gives. */
export const inspectYear = (year: ProductionYear): Issue[] => {
  const days = counted(year)
  return days === year.workdays
    ? []
    : [
        fault(
          `scenarios/calendar/${year.year}.yaml`,
          `the days make ${days} working days, "workdays" says ${year.workdays}: correct one of them`,
        ),
      ]
}
