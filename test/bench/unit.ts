import type pg from 'pg'

/** Who is counted, and in which days. */
export const UNIT = 'd'
export const QUARTER = { from: '2026-10-01', to: '2026-12-31' } as const
const DISTRICTS = 20

export const districtsOf = (): string[] => Array.from({ length: DISTRICTS }, (_, n) => `r${n}`)

/**
 * A unit with so many people – most of them 55+, a fourth in families of two, a tenth with an open case – and so many deeds of all
 * kinds in one quarter; everybody is received at least once.
 */
export const fillUnit = async (pool: pg.Pool, people: number, deeds: number): Promise<void> => {
  await pool.query("insert into institutions values ('i', 'i')")
  await pool.query("insert into departments values ('d', 'i', 'd')")
  await pool.query(
    `insert into staff (id, department_id, role, state, key, name, joined_at)
     select 's' || n, 'd', 'specialist', 'active', '', '', '2026-01-01' from generate_series(0, $1 - 1) n`,
    [DISTRICTS],
  )
  await pool.query("insert into districts select 'r' || n, 'd', 'r' from generate_series(0, $1 - 1) n", [
    DISTRICTS,
  ])
  await pool.query(
    `insert into citizens (id, district_id, key, name, same_as, sex, birth_date, senior_from, registered_on)
     select 'c' || n, 'r' || (n % $2), '', '', '', 'female', '1950-01-01',
       case when n % 10 < 7 then '2005-01-01' else '2050-01-01' end, '2026-01-01' from generate_series(0, $1 - 1) n`,
    [people, DISTRICTS],
  )
  await pool.query(
    `insert into families (id, citizen_id, made_on) select 'f' || n, 'c' || n, '2026-01-01' from generate_series(0, $1 - 1, 4) n`,
    [people],
  )
  await pool.query(
    `insert into family_members (id, family_id, citizen_id, name, birth_date, kin, added_on)
     select 'm' || n || k, 'f' || n, case k when 0 then 'c' || n end, '', '2015-01-01', case k when 0 then 'self' else 'child' end,
       '2026-01-01' from generate_series(0, $1 - 1, 4) n, generate_series(0, 1) k`,
    [people],
  )
  await pool.query(
    `insert into cases (id, citizen_id, technology, curator_id, status, stage, urgency, opened_on, state)
     select 'k' || n, 'c' || n, 'case_work', 's0', 'open', 'plan', 'usual', '2026-01-01', '{}' from generate_series(0, $1 - 1, 10) n`,
    [people],
  )
  await pool.query(
    `insert into deeds (id, citizen_id, staff_id, kind, outcome, day, at, is_contact, district_id, categories, help)
     select 'd' || n, 'c' || (n % $2), 's' || ((n % $2) % $3),
       case when n < $2 then 'meeting'
         else (array['visit', 'phone', 'meeting', 'consultation', 'messenger', 'letter_sent'])[1 + n % 6] end,
       case n % 6 when 0 then 'well' end, to_char(date '2026-10-01' + n % 92, 'YYYY-MM-DD'), now(), true,
       'r' || ((n % $2) % $3), case when (n % $2) % 10 < 7 then '{senior}'::text[] else '{hardship}' end,
       case n % 6 when 3 then (array['social', 'legal', 'medical'])[1 + n % 3] end
     from generate_series(0, $1 - 1) n`,
    [deeds, people, DISTRICTS],
  )
  await pool.query('vacuum analyze deeds, citizens, families, family_members, cases, staff')
}
