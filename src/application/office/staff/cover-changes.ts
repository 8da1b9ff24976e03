import { instantOf } from '../../../domain/calendar/instant.ts'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Colleague, Cover } from '../../ports/office/arranging-desk.ts'
import type { OfficeChange, Told } from '../../ports/office/changes.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** What changes of covers are made from. */
type Place = Pick<OfficeCall, 'moment' | 'today'>

/** When the report of a cover is told: in the morning of the day after its last. */
const REPORT_AT = '09:05'

/** The report to the owner on the day after a cover's last day: planned with the cover, worded when it is sent. */
export const handBackNotice = (
  place: Place,
  owner: Colleague,
  until: LocalDate,
  assignment: string,
): Told[] => {
  if (owner.person === null) return []
  const base = addDays(until, 1)
  const noticed = { rule: 'handed_back', to: owner.person, subject: owner.id, nth: assignment }
  const told = noticeFor({ ...place, today: base }, noticed)
  const { region } = place.moment.conversation
  const due = Math.max(place.moment.at, instantOf(base, REPORT_AT, region.time_zone))
  return [{ ...told, due, expires: due + told.expires - told.due }]
}

/** Whoever stood in hears that it is over. */
const calledOff = (place: Place, { by, owner, assignment }: Cover): Told[] =>
  by.person === null
    ? []
    : [noticeFor(place, { rule: 'cover_begins', to: by.person, subject: owner.id, nth: `off.${assignment}` })]

/** One of each by what names it. */
const once = <T>(all: readonly T[], name: (each: T) => string): T[] => [
  ...new Map(all.map((each) => [name(each), each])).values(),
]

/** Covers over before their time: the day before is their last, both sides hear of it now. */
export const endCovers = (place: Place, covers: readonly Cover[]): OfficeChange[] => {
  const until = addDays(place.today, -1)
  const ended = covers.flatMap(({ assignment, owner, until: planned }): OfficeChange[] => [
    { type: 'end_assignment', assignment, until },
    ...(planned === null
      ? []
      : handBackNotice(place, owner, planned, assignment).map(
          ({ key }): OfficeChange => ({ type: 'withdraw_notice', key, at: place.moment.at }),
        )),
  ])
  const begun = covers.filter(({ from }) => from <= until)
  return [
    ...ended,
    ...once(covers, ({ by, owner }) => `${by.id} ${owner.id}`).flatMap((cover) => calledOff(place, cover)),
    ...once(begun, ({ owner }) => owner.id).flatMap(({ owner, assignment }) =>
      handBackNotice(place, owner, until, assignment),
    ),
  ]
}
