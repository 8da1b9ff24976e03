import { answeredEvent, type EventDraft } from '../../../../domain/events/answered-event.ts'
import { isBehind, isOver } from '../../../../domain/events/event-phase.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { about } from '../../kit/about.ts'
import { dialogAbout } from '../../kit/form.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import { keptEvents, madeEvents, reaches, TOO_LATE } from './add-event.ts'
import { EVENT, EVENT_IN_HAND, followingOf, settledAlready, whileOpen } from './event-at-hand.ts'
import { eventScreen } from './event-card.ts'
import { askDay, askOdd } from './event-fields.ts'

/** The card of an event of the department. */
export const showEvent = about(EVENT, 'see_events', async (call, event) => ({
  ...(await eventScreen(call, event)),
  place: 'in_place',
}))

/** «Показать людям»: from now on it stands in «Афиша»; of a series this one, or all drafts that follow. */
export const openEvent = about(
  EVENT_IN_HAND,
  'plan_events',
  whileOpen(async (call, event) => {
    if (event.state !== 'draft') return settledAlready(call, event)
    const all = call.args[1] === 'all' ? await followingOf(call, event) : [event]
    const now = officeNow(call.moment)
    const drafts = all.filter((each) => each.state === 'draft' && !isOver(each, now))
    const after = { ...event, state: 'open', revision: event.revision + 1 } as const
    return {
      ...(await eventScreen(call, after, [text('office.event_plan.opened', { n: drafts.length })])),
      place: 'in_place',
      changes: drafts.map(({ id, revision }) => ({ type: 'open_event', event: id, revision })),
      object: `event:${event.id}`,
    }
  }),
)

/** For the districts that are the actor's: a colleague's event is repeated for one's own people. */
const inReach = (call: OfficeCall, { districts }: PlannedEvent): readonly string[] => {
  if (reaches(call, districts)) return districts
  const own = districts.filter((district) => call.actor.districts.includes(district))
  return own.length > 0 ? own : call.actor.districts
}

const copyOf = (call: OfficeCall, event: PlannedEvent, day: string): EventDraft => {
  const { kind, time, endDay, endTime, details, capacity } = event
  const copied = {
    kind,
    day: event.day,
    time,
    endDay,
    endTime,
    details,
    capacity,
    districts: inReach(call, event),
  }
  return answeredEvent(copied, { day })
}

/** «Повторить»: a draft of the same on another day. */
export const REPEAT_EVENT = dialogAbout({
  id: 'repeat_event',
  subject: EVENT,
  action: 'plan_events',
  given: (_, { time, endTime }) => ({ time: time === '' ? null : { time, endTime } }),
  questions: (from) =>
    from.ask('day', (_, place) => askDay(place)).ask('odd', ({ day, time }) => askOdd(day, time)),
  finish: (call, event, { day }) => {
    const copy = copyOf(call, event, day)
    if (isBehind(copy, officeNow(call.moment))) return TOO_LATE
    const made = madeEvents(call, copy, { days: [copy.day], rule: null, group: event.group })
    return keptEvents(call, made, text('office.event_plan.kept', { n: 1 }))
  },
})
