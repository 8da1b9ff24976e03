import { LAST_DAYS } from '../../../domain/people/monthly/owed.ts'

/** The first of the last days of the month of a day: who is there only from then on is contacted from the next month on. */
const lastDaysFrom = (day: number): string =>
  `to_char(date_trunc('month', $${day}::text::date) + interval '1 month' - interval '${LAST_DAYS} days', 'YYYY-MM-DD')`

/**
 * Whether a citizen `c` is noted as gone, without the head's word for it, and would be owed a contact if they were here: they
 * count for the month, apart from those whom nobody called. `day` is the number of the parameter with the day.
 */
export const unconfirmed = (c: string, day: number): string => `(${c}.unconfirmed_by is not null
    and ${c}.state in ('refused', 'moved', 'died') and coalesce(${c}.state_from, '') <= $${day}
    and (${c}.senior_from <= $${day} or ${c}.disability is not null)
    and greatest(${c}.registered_on, case when ${c}.disability is null then ${c}.senior_from end) < ${lastDaysFrom(day)})`

/**
 * Whether a month's contact is owed to a citizen `c` on a day (Y-monthly): 55+ or with a disability, living here, not away or
 * refusing, and there before the last days of the month. `day` is the number of the parameter with the day. The same rule
 * stands in domain/people/monthly/owed; a test holds the two together.
 */
export const owed = (c: string, day: number): string => {
  const isBack = `(${c}.state = 'away' and ${c}.state_until < $${day})`
  const isStillThere = `(${c}.state_from > $${day})`
  return `((${c}.senior_from <= $${day} or ${c}.disability is not null) and ${c}.registered_on <= $${day}
    and (${c}.state = 'present' or ${isBack} or ${isStillThere})
    and greatest(${c}.registered_on, case when ${c}.disability is null then ${c}.senior_from end,
      case when ${isBack} then to_char(${c}.state_until::date + 1, 'YYYY-MM-DD') end) < ${lastDaysFrom(day)})`
}
