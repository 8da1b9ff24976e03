/**
 * Whether a month's contact is owed to a citizen `c` on a day (Y-monthly): 55+ or with a disability, living here and not
 * away or refusing. `day` is the number of the parameter with the day.
 */
export const owed = (c: string, day: number): string =>
  `((${c}.senior_from <= $${day} or ${c}.disability is not null) and ${c}.registered_on <= $${day}
    and (${c}.state = 'present' or (${c}.state = 'away' and ${c}.state_until < $${day}) or (${c}.state_from > $${day})))`
