import type { WelcomeChange } from '../../../application/ports/office/welcome-change.ts'
import { iso } from '../iso.ts'
import { CAN_BE_WRITTEN_TO, LIVES_HERE } from './reachable.ts'
import { touches, type Writers } from './writing.ts'

/** Written as the index of `citizens` has it: the look at the register costs what is new in it. */
const HAS_TURNED = `c.person_id is not null and c.categories ?| array['newly_retired', 'newly_disabled', 'newly_arrived']`

/** A series that was begun and not yet heard of leaves no trace: joined again, the person gets it from its beginning. */
const IS_LEFT = `w.state = 'going' and not exists (
  select 1 from turned t where t.id = w.citizen_id and t.turn = w.turn)`

/**
 * $1 day, $2 the day on which a turn is no longer new, $3 the region's zone, $4 now. A turn that was there when an earlier
 * series was under way was covered by it.
 */
const KEEP = `
with turned as materialized (
  select c.id, substr(k.key, 7) as turn, k.value #>> '{}' as since
  from citizens c join people p on p.id = c.person_id cross join lateral jsonb_each(c.categories) k
  where ${HAS_TURNED} and k.key in ('newly_retired', 'newly_disabled', 'newly_arrived')
    and k.value #>> '{}' <= $1 and k.value #>> '{}' > $2
    and ${LIVES_HERE} and ${CAN_BE_WRITTEN_TO} and not 'care' = any(p.muted)),
stopped as (update welcomes w set state = 'stopped', at = $4::timestamptz where ${IS_LEFT} and w.step > 0),
unheard as (delete from welcomes w where ${IS_LEFT} and w.step = 0)
insert into welcomes (citizen_id, turn, from_day, at)
select distinct on (t.id) t.id, t.turn, t.since, $4::timestamptz from turned t
where not exists (select 1 from welcomes w where w.citizen_id = t.id and (w.state = 'going'
  or to_char(w.at at time zone $3, 'YYYY-MM-DD') >= t.since
  or (w.turn = t.turn and to_char(w.at at time zone $3, 'YYYY-MM-DD') > $2)))
order by t.id, t.since desc, t.turn
on conflict do nothing`

/** Writers of welcome series. */
export const WELCOME_WRITERS: Writers<WelcomeChange> = {
  keep_welcomes: async (writing, { day, notNew, zone, at }) => {
    await touches(writing, KEEP, [day, notNew, zone, iso(at)])
    return true
  },
  note_welcome: (writing, { citizen, turn, from, done, isLast, at }) =>
    touches(
      writing,
      `update welcomes set step = step + 1, state = $5, at = $6::timestamptz
       where citizen_id = $1 and turn = $2 and from_day = $3 and step = $4 and state = 'going'`,
      [citizen, turn, from, done, isLast ? 'over' : 'going', iso(at)],
    ),
  stop_welcomes: async (writing, { citizen, at }) => {
    await touches(
      writing,
      `update welcomes set state = 'stopped', at = $2::timestamptz where citizen_id = $1 and state = 'going'`,
      [citizen, iso(at)],
    )
    return true
  },
}
