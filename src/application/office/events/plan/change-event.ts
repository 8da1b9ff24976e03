import { daysBetween } from '../../../../domain/calendar/local-date.ts'
import { answeredEvent, moved } from '../../../../domain/events/answered-event.ts'
import { isBehind } from '../../../../domain/events/event-phase.ts'
import type { EventDetails } from '../../../../domain/events/yard-event.ts'
import { ownEntry } from '../../../../domain/own-entry.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { Form, FormAnswers, FormField } from '../../../ports/office/dialogs.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { about } from '../../kit/about.ts'
import { refuse } from '../../kit/audited.ts'
import { endedAbout } from '../../kit/form-about.ts'
import { chosenField, toolsOf } from '../../kit/form-fields.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import { beginForm, type FormPlace, type OfficeForm } from '../../kit/office-form.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { replacedBy, withPresent } from '../../kit/replaced-words.ts'
import type { Answer, Screen } from '../../kit/screen.ts'
import { asked } from '../../people/person-fields.ts'
import { toldOfChange } from '../told-of-change.ts'
import { knownOfEvents, reaches, TOO_LATE } from './add-event.ts'
import { EVENT_IN_HAND, followingOf, whileOpen } from './event-at-hand.ts'
import { eventScreen, toEvent } from './event-card.ts'
import { type EventFieldName, eventFields } from './event-fields.ts'

/** What of an event can be changed by itself, in the order of the buttons. */
const FIELDS = [
  ...(['title', 'kind', 'day', 'time', 'place', 'address', 'price', 'capacity', 'age'] as const),
  ...(['audience', 'districts', 'about', 'organiser', 'phone', 'health', 'point'] as const),
] satisfies readonly EventFieldName[]
type Field = (typeof FIELDS)[number]

/** Day and time of one event of a series may differ; of all that follow the days move together. */
const scopeField = (place: FormPlace): FormField =>
  chosenField(
    {
      name: 'scope',
      ask: (answers) => text('office.event_change.ask_scope', { n: Number(answers['following']) }),
      when: (answers) => Number(answers['following']) > 1,
    },
    () => ['one', 'following'].map((id) => ({ id, label: text(`office.event_change.scope_buttons.${id}`) })),
    toolsOf(place),
  )

const changeForm = (place: FormPlace): Form => {
  const of = eventFields(place)
  const each = FIELDS.map((name) =>
    asked(
      withPresent(of[name]),
      (answers) => answers['field'] === name && (of[name].when?.(answers) ?? true),
    ),
  )
  const isKind = ({ field }: FormAnswers): boolean => field === 'kind'
  const isTime = ({ field }: FormAnswers): boolean => field === 'day' || field === 'time'
  const half = asked(of.half, (answers) => answers['field'] === 'time' && (of.half.when?.(answers) ?? true))
  const odd = asked(of.odd, (answers) => isTime(answers) && (of.odd.when?.(answers) ?? true))
  return { id: 'change_event', fields: [asked(of.sort, isKind), ...each, half, odd, scopeField(place)] }
}

/** Only what was asked for: the rest of the answers is what the event was. */
const answeredField = ({ field, ...answers }: FormAnswers): FormAnswers => ({
  [String(field)]: ownEntry(answers, String(field)),
})

const changedOf = (event: PlannedEvent, base: PlannedEvent, answers: FormAnswers): PlannedEvent => {
  const only = answeredField(answers)
  if (answers['field'] !== 'day') return { ...event, ...answeredEvent(event, only) }
  return moved(event, daysBetween(base.day, String(answers['day'])))
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

const finish = async (call: OfficeCall, event: PlannedEvent, answers: FormAnswers): Promise<Answer> => {
  const all = answers['scope'] === 'following' ? await followingOf(call, event) : [event]
  const changed = all.map((each) => ({ before: each, after: changedOf(each, event, answers) }))
  const [first] = changed
  if (!first || (!reaches(call, first.after.districts) && answers['field'] === 'districts'))
    return refuse(call, 'plan_events', `event:${event.id}`)
  if (['day', 'time'].includes(String(answers['field'])) && isBehind(first.after, officeNow(call.moment)))
    return TOO_LATE
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

/** One field of an event, asked anew; of a series for this one or for all that follow. */
export const CHANGE_EVENT_FORM: OfficeForm = {
  form: changeForm,
  finish: endedAbout(EVENT_IN_HAND, 'plan_events', whileOpen(finish)),
}

const isField = (name: string | undefined): name is Field => FIELDS.some((each) => each === name)

/** What is written in a field of words now, shown above its question. */
const presentOf = ({ details }: PlannedEvent, field: Field): FormAnswers => {
  const now = ownEntry(details, field)
  return typeof now === 'string' && now !== '' ? { now } : {}
}

/** «Изменить»: which field, then its question. */
export const changeEvent = about(
  EVENT_IN_HAND,
  'plan_events',
  whileOpen(async (call, event) => {
    const field = call.args[1]
    if (isField(field))
      return beginForm(call, CHANGE_EVENT_FORM, {
        ...knownOfEvents(call),
        event: event.id,
        field,
        following: (await followingOf(call, event)).length,
        day: event.day,
        time: event.time === '' ? null : { time: event.time, endTime: event.endTime },
        ...presentOf(event, field),
      })
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
  }),
)

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
