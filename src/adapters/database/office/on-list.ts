/**
 * Whether a citizen `c` counts among those who live here on a day: neither dead nor moved away. Every list and count holds
 * nobody else; the same rule stands in domain/people/monthly/owed. `day` is the number of the parameter with the day.
 * @example `select count(*) from citizens c where ${onList('c', 2)}`
 */
export const onList = (c: string, day: number): string =>
  `(${c}.state not in ('moved', 'died') or ${c}.state_from > $${day})`
