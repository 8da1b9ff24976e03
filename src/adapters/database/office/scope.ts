/**
 * The condition of access in SQL, the same rule as `can` (domain/access): a citizen `c` is in sight of an employee. `actor`,
 * `day` and `at` are the numbers of the parameters.
 * @example `select … from citizens c where ${visible('c', 1, 2, 3)}`
 */
export const visible = (c: string, actor: number, day: number, at: number): string =>
  `(${c}.district_id in (select district_id from reach($${actor}, $${day}))
    or ${c}.id in (select citizen_id from lent($${actor}, $${at}::timestamptz)))`

/** Whether the citizen is in sight only because something was handed to the employee. */
export const lentOnly = (c: string, actor: number, day: number): string =>
  `${c}.district_id not in (select district_id from reach($${actor}, $${day}))`
