import { daysBetween, type LocalDate } from '../../../../domain/calendar/local-date.ts'
import { answeredEvent, moved } from '../../../../domain/events/answered-event.ts'
import { isBehind } from '../../../../domain/events/event-phase.ts'
import type { EventDetails } from '../../../../domain/events/yard-event.ts'
import { ownEntry } from '../../../../domain/own-entry.ts'
import type { Clock } from '../../../../domain/when/read-clock.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { refuse } from '../../kit/audited.ts'
import { choice, withPresent } from '../../kit/field.ts'
import { type AnswersOf, type Begun, dialogAbout, type Questions } from '../../kit/form.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { replacedBy } from '../../kit/replaced-words.ts'
import type { Answer, Screen } from '../../kit/screen.ts'
import { toldOfChange } from '../told-of-change.ts'
import { knownOfEvents, reaches, TOO_LATE } from './add-event.ts'
import { EVENT_IN_HAND, followingOf, isSettled, settledAlready, whileOpen } from './event-at-hand.ts'
import { eventScreen, toEvent } from './event-card.ts'
import {
  askAge,
  askAudience,
  askCapacity,
  askDay,
  askDistricts,
  askHalf,
  askKind,
  askOdd,
  askPoint,
  askPrice,
  askSort,
  askTime,
  askTitle,
  askWords,
  clockOf,
  type KnownOfEvents,
} from './event-fields.ts'

/** What of an event can be changed by itself, in the order of the buttons. */
const FIELDS = [
  'title',
  'kind',
  'day',
  'time',
  'place',
  'address',
  'price',
  'capacity',
  'age',
  'audience',
  'districts',
  'about',
  'organiser',
  'phone',
  'health',
  'point',
] as const
type Field = (typeof FIELDS)[number]

type KnownOfChange = KnownOfEvents & {
  readonly field: Field
  /** So many events are of the same series and not over; one – it is of none. */
  readonly following: number
  readonly onDay: LocalDate
  readonly atTime: Clock | null
  /** What is written there now, shown above the question. */
  readonly present: string | null
}

const askWordsOf = (name: Parameters<typeof askWords>[0]) => (known: KnownOfChange) =>
  known.field === name ? withPresent(askWords(name), known.present) : null

/** The question of one field, then of which events; day and time of all that follow move together. */
const askChange = (from: Questions<KnownOfChange & Begun>) =>
  from
    .ask('sort', ({ field }) => (field === 'kind' ? askSort() : null))
    .ask('kind', ({ sort }, place) => (sort === undefined ? null : askKind(place, sort)))
    .ask('title', ({ field, present }) => (field === 'title' ? withPresent(askTitle(), present) : null))
    .ask('day', ({ field }, place) => (field === 'day' ? askDay(place) : null))
    .ask('time', ({ field, onDay, now }, place) => (field === 'time' ? askTime(place, onDay, now) : null))
    .ask('half', ({ time, onDay, now }) => askHalf(time, onDay, now))
    .ask('odd', ({ field, onDay, atTime, day, time, half }) => {
      if (field === 'time') return askOdd(onDay, clockOf(time, half))
      return day === undefined ? null : askOdd(day, atTime)
    })
    .ask('place', askWordsOf('place'))
    .ask('address', askWordsOf('address'))
    .ask('price', ({ field }) => (field === 'price' ? askPrice() : null))
    .ask('capacity', ({ field }) => (field === 'capacity' ? askCapacity() : null))
    .ask('age', ({ field }) => (field === 'age' ? askAge() : null))
    .ask('audience', ({ field }) => (field === 'audience' ? askAudience() : null))
    .ask('districts', (known) => (known.field === 'districts' ? askDistricts(known) : null))
    .ask('about', askWordsOf('about'))
    .ask('organiser', askWordsOf('organiser'))
    .ask('phone', askWordsOf('phone'))
    .ask('health', askWordsOf('health'))
    .ask('point', ({ field }) => (field === 'point' ? askPoint() : null))
    .ask('scope', ({ following }) =>
      following > 1
        ? choice(
            text('office.event_change.ask_scope', { n: following }),
            (['one', 'following'] as const).map((id) => ({
              id,
              label: text(`office.event_change.scope_buttons.${id}`),
            })),
          )
        : null,
    )

type Changed = AnswersOf<ReturnType<typeof askChange>>

const changedOf = (event: PlannedEvent, base: PlannedEvent, answers: Changed): PlannedEvent => {
  const { field, day, time, half } = answers
  if (day !== undefined) return moved(event, daysBetween(base.day, day))
  const answered = { ...answers, time: field === 'time' ? clockOf(time, half) : undefined }
  return { ...event, ...answeredEvent(event, answered) }
}

/** What writes a changed event down: in the same commit its reminders move, and whoever answered is told what changed. */
export const changesOf = (call: OfficeCall, event: PlannedEvent, before: PlannedEvent): OfficeChange[] => {
  const { id, districts, kind, day, time, endDay, endTime, details, capacity } = event
  const isMoved = day !== before.day || time !== before.time
  return [
    {
      type: 'change_event',
      revision: before.revision,
      event: { id, districts, kind, day, time, endDay, endTime, details, capacity },
    },
    ...(isMoved
      ? [{ type: 'move_event_reminders', event: id, time: { day, time, endDay, endTime } } as const]
      : []),
    ...toldOfChange(call, before, event),
  ]
}

/** More places are taken than there would be: nobody is sent home by a number. */
const fullAlready = (event: PlannedEvent): Screen => ({
  parts: [text('office.event_change.places_taken', { n: event.taken })],
  buttons: [toEvent(event.id)],
})

const finish = async (call: OfficeCall, event: PlannedEvent, answers: Changed): Promise<Answer> => {
  const { field, scope } = answers
  const all = scope === 'following' ? await followingOf(call, event) : [event]
  const changed = all.map((each) => ({ before: each, after: changedOf(each, event, answers) }))
  const [first] = changed
  if (!first || (!reaches(call, first.after.districts) && field === 'districts'))
    return refuse(call, 'plan_events', `event:${event.id}`)
  if ((field === 'day' || field === 'time') && isBehind(first.after, officeNow(call.moment))) return TOO_LATE
  const full = changed.find(({ before, after }) => after.capacity !== null && after.capacity < before.taken)
  if (full) return fullAlready(full.before)
  const said = text('office.event_change.changed', { n: changed.length })
  const kept = keptOf(call, event.id, changed)
  const shown = { ...first.after, revision: event.revision + 1 }
  return {
    ...(await eventScreen(call, shown, [said], undoEventButtons(event.id, kept))),
    changes: [...changed.flatMap(({ before, after }) => changesOf(call, after, before)), ...kept],
    object: `event:${event.id}`,
  }
}

/** What is written in a field of words now. */
const presentOf = ({ details }: PlannedEvent, field: Field): string | null => {
  const now = ownEntry(details, field)
  return typeof now === 'string' && now !== '' ? now : null
}

const whichField = (call: OfficeCall, event: PlannedEvent): Screen => {
  const offered = FIELDS.filter((each) => each !== 'districts' || call.actor.work.length > 1)
  return {
    parts: [text('office.event_change.which')],
    buttons: [
      ...offered.map((each): OfficeButton => {
        const label = text(`office.event_change.field_buttons.${each}`)
        return [label, 'event_change', event.id, each]
      }),
      toEvent(event.id),
    ],
    place: 'in_place',
  }
}

/** «Изменить»: which field, then its question; of a series for this one or for all that follow. */
export const CHANGE_EVENT = dialogAbout({
  id: 'change_event',
  subject: EVENT_IN_HAND,
  action: 'plan_events',
  given: async (call, event): Promise<KnownOfChange | Answer> => {
    if (isSettled(call, event)) return settledAlready(call, event)
    const field = FIELDS.find((each) => each === call.args[1])
    if (!field) return whichField(call, event)
    const { time, endTime } = event
    return {
      ...knownOfEvents(call),
      field,
      following: (await followingOf(call, event)).length,
      onDay: event.day,
      atTime: time === '' ? null : { time, endTime },
      present: presentOf(event, field),
    }
  },
  questions: askChange,
  finish: whileOpen(finish),
})

/** An event before and after a change. */
export interface ChangedEvent {
  readonly before: PlannedEvent
  readonly after: PlannedEvent
}

/** Keeps what a change took out of the words of events, under the event whose card was changed; of no words – nothing. */
export const keptOf = (
  { today }: OfficeCall,
  id: string,
  changed: readonly ChangedEvent[],
): OfficeChange[] => {
  const replaced = changed.map(({ before, after }) => [
    before.id,
    replacedBy<EventDetails>(before.details, after.details),
  ])
  const words = replaced.filter(([, details]) => Object.keys(details ?? {}).length > 0)
  if (words.length === 0) return []
  return [{ type: 'keep_replaced', object: `event:${id}`, words: Object.fromEntries(words), on: today }]
}

/** «Вернуть прежнее», under what keeps it. */
export const undoEventButtons = (id: string, kept: readonly OfficeChange[]): OfficeButton[] =>
  kept.length === 0 ? [] : [[text('office.change.undo'), 'event_undo', id]]
