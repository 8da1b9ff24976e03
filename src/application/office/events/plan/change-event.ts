import { daysBetween } from '../../../../domain/calendar/local-date.ts'
import { answeredEvent, moved } from '../../../../domain/events/answered-event.ts'
import { isBehind } from '../../../../domain/events/event-phase.ts'
import { ownEntry } from '../../../../domain/own-entry.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { Form, FormAnswers, FormField } from '../../../ports/office/dialogs.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { callOf, placeOf } from '../../cases/case-at-hand.ts'
import { allowed, refuse } from '../../kit/audited.ts'
import { chosenField, toolsOf } from '../../kit/form-fields.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { officeNow } from '../../kit/office-call.ts'
import { beginForm, type FormPlace, type OfficeForm } from '../../kit/office-form.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { withPresent } from '../../kit/replaced-words.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { asked } from '../../people/person-fields.ts'
import { toldOfChange } from '../told-of-change.ts'
import { knownOfEvents, reaches, tooLate } from './add-event.ts'
import { eventInHand, followingOf, isSettled, noEvent, settledAlready } from './event-at-hand.ts'
import { eventCard } from './event-card.ts'
import { type EventFieldName, eventFields } from './event-fields.ts'
import { keptOf, undoEventButtons } from './event-replaced.ts'

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
const fullAlready = (call: OfficeCall, event: PlannedEvent): Decision =>
  decide(call.moment, {
    replies: [
      call.words.message(
        [text('office.event_change.places_taken', { n: event.taken })],
        [[text('office.event_plan.buttons.card'), 'event', event.id]],
      ),
    ],
  })

const finish = async (call: OfficeCall, event: PlannedEvent, answers: FormAnswers): Promise<Decision> => {
  const all = answers['scope'] === 'following' ? await followingOf(call, event) : [event]
  const changed = all.map((each) => ({ before: each, after: changedOf(each, event, answers) }))
  const [first] = changed
  if (!first) return noEvent(call, 'plan_events', event.id)
  if (!reaches(call, first.after.districts) && answers['field'] === 'districts')
    return refuse(call, 'plan_events', `event:${event.id}`)
  if (['day', 'time'].includes(String(answers['field'])) && isBehind(first.after, officeNow(call.moment)))
    return tooLate(call)
  const full = changed.find(({ before, after }) => after.capacity !== null && after.capacity < before.taken)
  if (full) return fullAlready(call, full.before)
  const said = text('office.event_change.changed', { n: changed.length })
  const kept = keptOf(call, event.id, changed)
  const shown = { ...first.after, revision: event.revision + 1 }
  return decide(call.moment, {
    replies: [await eventCard(call, shown, [said], undoEventButtons(event.id, kept))],
    office: [
      ...changed.flatMap(({ before, after }) => changesOf(call, after, before)),
      ...kept,
      allowed(call, 'plan_events', `event:${event.id}`),
    ],
  })
}

/** One field of an event, asked anew; of a series for this one or for all that follow. */
export const CHANGE_EVENT_FORM: OfficeForm = {
  form: changeForm,
  finish: async (end) => {
    const call = callOf(end)
    if (!call) return decide(end.moment, { toast: end.moment.screens.label('unknown_button') })
    const id = String(end.answers['event'])
    const event = await eventInHand(call, id)
    if (!event) return noEvent(call, 'plan_events', id)
    return isSettled(call, event) ? settledAlready(call, event) : finish(call, event, end.answers)
  },
}

const isField = (name: string | undefined): name is Field => FIELDS.some((each) => each === name)

/** What is written in a field of words now, shown above its question. */
const presentOf = ({ details }: PlannedEvent, field: Field): FormAnswers => {
  const now = ownEntry(details, field)
  return typeof now === 'string' && now !== '' ? { now } : {}
}

/** «Изменить»: which field, then its question. */
export const changeEvent: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const event = await eventInHand(call)
    if (!event) return noEvent(call, 'plan_events')
    if (isSettled(call, event)) return settledAlready(call, event)
    const field = call.args[1]
    if (isField(field))
      return beginForm(placeOf(call), CHANGE_EVENT_FORM, {
        ...knownOfEvents(call),
        event: event.id,
        field,
        following: (await followingOf(call, event)).length,
        day: event.day,
        time: event.time === '' ? null : { time: event.time, endTime: event.endTime },
        ...presentOf(event, field),
      })
    const offered = FIELDS.filter((each) => each !== 'districts' || call.actor.work.length > 1)
    const buttons: OfficeButton[] = [
      ...offered.map(
        (each): OfficeButton => [
          text(`office.event_change.field_buttons.${each}`),
          ...(['event_change', event.id, each] as const),
        ],
      ),
      [text('office.event_plan.buttons.card'), 'event', event.id],
    ]
    const question = call.words.message([text('office.event_change.which')], buttons)
    return decide(call.moment, { replies: [inPlace(call, question)] })
  },
}
