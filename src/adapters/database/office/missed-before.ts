/**
 * Whether nobody reached a citizen `c` in the month before one, as it was recorded then; a contact that was recorded late is
 * a contact. `month` – an expression like `$1` whose value begins with `2026-12`.
 */
export const missedBefore = (c: string, month: string): string => `exists (
  select 1 from month_records before left join monthly_contacts late
    on late.citizen_id = before.citizen_id and late.month = before.month
  where before.citizen_id = ${c}.id and before.why is not null and late.done_on is null
    and before.month = to_char((left(${month}, 7) || '-01')::date - 1, 'YYYY-MM'))`

/** The contact of a recorded month, whenever it was recorded. */
const contactOf = (record: string): string =>
  `left join monthly_contacts done on done.citizen_id = ${record}.citizen_id and done.month = ${record}.month`

/**
 * In how many months one after the other nobody reached a citizen `c`, up to a month that does not count any more; months in
 * which nothing was owed are passed over. `before` – an expression whose value is that month, e.g. `left($2, 7)`.
 */
export const missedInARow = (c: string, before: string): string => `(
  select count(*)::int from month_records missed ${contactOf('missed')}
  where missed.citizen_id = ${c}.id and missed.month < ${before} and missed.why is not null and done.done_on is null
    and missed.month > coalesce((select max(made.month) from month_records made ${contactOf('made')}
      where made.citizen_id = ${c}.id and made.month < ${before} and (made.why is null or done.done_on is not null)), ''))`
