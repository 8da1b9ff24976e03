import type { EventDraft } from '../../../../domain/events/event-draft.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { ScheduledEvent } from '../../../ports/office/schedule-change.ts'
import { about } from '../../kit/about.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { type Compared, countOf } from './compare-schedule.ts'
import { canTake } from './schedule-words.ts'
import { asItStands, comparedNow, SCHEDULE } from './show-schedule.ts'

/** Ids of the series that new events belong to, by the uid of their schedule. */
const seriesOf = ({ moment }: OfficeCall, fresh: readonly Compared[]): ReadonlyMap<string, string> => {
  const uids = new Set(fresh.flatMap(({ draft }) => (draft.occurrence === '' ? [] : draft.uid)))
  return new Map([...uids].map((uid) => [uid, moment.conversation.chance.id()]))
}

const added = (call: OfficeCall, fresh: readonly Compared[]): OfficeChange[] => {
  if (fresh.length === 0) return []
  const { actor, today, moment } = call
  const series = seriesOf(call, fresh)
  const firstOf = (uid: string): EventDraft | undefined => fresh.find(({ draft }) => draft.uid === uid)?.draft
  const whole = { department: actor.department, by: actor.id, on: today }
  const events = fresh.map(({ draft, uid }): ScheduledEvent => {
    const { day, time, endDay, endTime } = draft.time
    return {
      id: moment.conversation.chance.id(),
      uid,
      districts: [],
      kind: draft.kind,
      state: 'draft',
      series: series.get(draft.uid) ?? null,
      details: draft.details,
      capacity: draft.capacity,
      day,
      time,
      endDay,
      endTime,
    }
  })
  return [
    ...[...series].map(([uid, id]): OfficeChange => {
      const first = firstOf(uid)
      const rule = first?.rule ?? 'null'
      return { type: 'add_series', id, rule, firstDay: first?.time.day ?? today, ...whole }
    }),
    { type: 'add_events', events, ...whole },
  ]
}

/** A draft of the calendar that a newer file tells otherwise; who else decides is told of it. */
const changed = ({ draft, event, fate }: Compared): OfficeChange[] => {
  if (event === null) return []
  const { id, revision } = event
  if (fate === 'cancelled') return [{ type: 'cancel_event', event: id, why: '', revision }]
  if (fate !== 'changed') return []
  const { title, place, address, point, about } = draft.details
  const details = { ...event.details, title, place, address, point: point ?? event.details.point, about }
  const { districts, kind, capacity } = event
  return [
    { type: 'change_event', event: { id, districts, kind, capacity, details, ...draft.time }, revision },
  ]
}

/** «Добавить в календарь»: new events as drafts, drafts that changed as they are told now. */
export const takeSchedule = about(SCHEDULE, 'plan_events', async (call, schedule) => {
  const all = await comparedNow(call, schedule)
  if (schedule.state !== 'read' || !canTake(all)) return asItStands(call, schedule)
  const { id, revision } = schedule
  const [n, more] = [countOf(all, 'new'), countOf(all, 'changed') + countOf(all, 'cancelled')]
  const [told, theirs] = [countOf(all, 'told'), countOf(all, 'theirs')]
  const left = schedule.kept.reading.faulty.length
  const { actor } = call
  const lines = [
    text('office.schedule.taken', { n }),
    ...(more > 0 ? [text('office.schedule.taken_changed', { n: more })] : []),
    ...(told > 0 ? [text('office.schedule.taken_told', { n: told })] : []),
    ...(theirs > 0 ? [text('office.schedule.taken_theirs', { n: theirs })] : []),
    ...(left > 0 ? [text('office.schedule.taken_left', { n: left })] : []),
    text('office.schedule.drafts'),
  ]
  return {
    parts: lines,
    place: 'in_place',
    changes: [
      { type: 'settle_schedule', id, staff: actor.id, state: 'taken', revision },
      ...added(
        call,
        all.filter(({ fate }) => fate === 'new'),
      ),
      ...all.flatMap(changed),
      allowed(call, 'plan_events', `schedule:${id}`, `new ${n}, changed ${more}`),
    ],
  }
})
