/** Whoever worked in the unit on a day. $1 department, $2 day, $3 zone. */
export const EMPLOYEES = `
select s.id, s.role, coalesce((select array_agg(a.district_id) from assignments a where a.staff_id = s.id and a.kind = 'own'
    and a.from_day <= $2 and (a.until_day is null or a.until_day >= $2)), '{}') as districts
from staff s where s.department_id = $1 and s.state <> 'waiting' and to_char(s.joined_at at time zone $3, 'YYYY-MM-DD') <= $2
  and (s.removed_at is null or to_char(s.removed_at at time zone $3, 'YYYY-MM-DD') > $2) order by s.id`

/**
 * Deeds of a district by employees. The groups are those of the deed; what only came to be known later and held then – that
 * somebody is 55+, lives alone or is lonely, is of a family – stands there too, so that what is lacking can be mended.
 * $1 district, $2 from, $3 to, $4 and $5 the last day and id.
 */
export const DEEDS = `
select d.id, d.district_id as district, d.day, d.citizen_id as citizen, f.family, coalesce(f.others, false) as "inFamily",
  c.birth_date as "birthDate", d.kind, d.outcome, d.help, d.staff_id as staff, s.role, coalesce(k.cases, '{}') as cases,
  d.categories || array_remove(array[case when c.senior_from <= d.day then 'senior' end], null)
    || coalesce(h.known, '{}') as categories
from deeds d join staff s on s.id = d.staff_id left join citizens c on c.id = d.citizen_id
left join lateral (select m.family_id as family, exists (select 1 from family_members o
    where o.family_id = m.family_id and o.id <> m.id and (o.left_on is null or o.left_on > d.day)) as others
  from family_members m where m.citizen_id = d.citizen_id and (m.left_on is null or m.left_on > d.day)
  order by m.added_on, m.id limit 1) f on true
left join lateral (select array_agg(distinct o.what) as known from circumstances o
  where o.citizen_id = d.citizen_id and o.what in ('living_alone', 'lonely')
    and (o.from_day is null or o.from_day <= d.day) and (o.until_day is null or o.until_day >= d.day)) h on true
left join lateral (select array_agg(distinct o.technology) as cases from cases o where o.citizen_id = d.citizen_id
    and o.opened_on <= d.day and (o.closed_on is null or o.closed_on >= d.day)) k on d.help is not null
where d.district_id = $1 and d.day between $2 and $3 and (d.day, d.id) > ($4, $5)
  and not exists (select 1 from deed_withdrawals w where w.deed_id = d.id)
order by d.day, d.id`

/** $1 district, $2 from, $3 to, $4 and $5 the last day and id. */
export const DISTRICT_DEEDS = `
select d.id, d.district_id as district, d.day, d.kind, d.partners from district_deeds d
where d.district_id = $1 and d.day between $2 and $3 and (d.day, d.id) > ($4, $5) and d.withdrawn_at is null
order by d.day, d.id`

/** Where somebody lived on a day: as their last deed up to it says. Reads \`r.citizen_id\` and the card \`c\`. */
const STANDING = `coalesce((select o.district_id from deeds o where o.citizen_id = c.id and o.day <= $2
  and o.district_id is not null order by o.day desc, o.at desc limit 1), c.district_id)`

/** $1 districts, $2 to, $3 and $4 the last citizen and id. */
export const RULINGS = `
select r.id, r.citizen_id as citizen, r.day, r.kind as what, r.until_day as until, coalesce(r.with_support, false) as "withSupport",
  coalesce(e.district_id, c.district_id) as district, ${STANDING} as standing,
  case when c.state in ('died', 'moved') and c.unconfirmed_by is null then c.state_from end as "goneOn"
from rulings r join standing_deeds e on e.id = r.deed_id join citizens c on c.id = r.citizen_id
where r.kind in ('in_need', 'taken_off') and r.day <= $2 and (e.district_id = any($1) or c.district_id = any($1))
  and (r.citizen_id, r.id) > ($3, $4)
order by r.citizen_id, r.id`

/** Who came, of those 55+ or with a disability. $1 department, $2 from, $3 to, $4 and $5 the last event and citizen. */
export const TAKING_PART = `
select v.id as event, v.kind as "eventKind", s.citizen_id as citizen, coalesce((select o.district_id from deeds o
    where o.citizen_id = c.id and o.day <= v.day and o.district_id is not null order by o.day desc, o.at desc limit 1),
  c.district_id) as district
from events v join sign_ups s on s.event_id = v.id and s.attended join citizens c on c.id = s.citizen_id
where v.department_id = $1 and v.state <> 'cancelled' and v.day between $2 and $3
  and (c.senior_from <= v.day or c.disability is not null) and (v.id, s.citizen_id) > ($4, $5)
order by v.id, s.citizen_id`

/** Who is in an open interest group, of those 55+ or with a disability. $1 department, $2 day, $3 and $4 the last group and citizen. */
export const GROUPS = `
select g.id as group, m.citizen_id as citizen, ${STANDING} as district
from interest_groups g join group_members m on m.group_id = g.id join citizens c on c.id = m.citizen_id
where g.department_id = $1 and g.state = 'open' and m.since <= $2 and (c.senior_from <= $2 or c.disability is not null)
  and (g.id, m.citizen_id) > ($3, $4)
order by g.id, m.citizen_id`

/** Events that are over, for which people had a place and nobody said who came. $1 department, $2 from, $3 to. */
export const UNMARKED = `
select v.id as event, v.districts from events v where v.department_id = $1 and v.state = 'open' and v.day between $2 and $3
  and exists (select 1 from sign_ups s where s.event_id = v.id and s.state = 'going')
  and not exists (select 1 from sign_ups s where s.event_id = v.id and s.attended is not null)
order by v.day, v.id`

/** $1 families, $2 day. */
export const MEMBERS = `
select m.family_id as family, m.birth_date as "birthDate", c.disability from family_members m
left join citizens c on c.id = m.citizen_id
where m.family_id = any($1) and (m.left_on is null or m.left_on > $2) order by m.family_id, m.id`

/** Letters about nobody. $1 department, $2 from, $3 to, $4 and $5 the last day and id. */
export const FREE_LETTERS = `
select l.id, l.sent_on as day from free_letters l where l.department_id = $1 and l.citizen_id is null and l.withdrawn_at is null
  and l.sent_on between $2 and $3 and (l.sent_on, l.id) > ($4, $5)
order by l.sent_on, l.id`
