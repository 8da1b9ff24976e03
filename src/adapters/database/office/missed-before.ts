/**
 * Whether nobody reached a citizen `c` in the month before one, as it was recorded then; a contact that was recorded late is
 * a contact. `month` – an expression like `$1` whose value begins with `2026-12`.
 */
export const missedBefore = (c: string, month: string): string => `exists (
  select 1 from month_records before left join monthly_contacts late
    on late.citizen_id = before.citizen_id and late.month = before.month
  where before.citizen_id = ${c}.id and before.why is not null and late.done_on is null
    and before.month = to_char((left(${month}, 7) || '-01')::date - 1, 'YYYY-MM'))`
