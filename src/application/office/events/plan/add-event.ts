import { answeredEvent, type EventDraft, NO_DETAILS } from '../../../../domain/events/answered-event.ts'
import { eventInShort, eventTitle } from '../../../../domain/events/event-in-words.ts'
import { isBehind } from '../../../../domain/events/event-phase.ts'
import { REPEATS, type Repeats, repeatedDays, ruleOf } from '../../../../domain/events/repeats.ts'
import { ownEntry } from '../../../../domain/own-entry.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { Form, FormAnswers, FormField } from '../../../ports/office/dialogs.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { refuse } from '../../kit/audited.ts'
import { answerOf, dayWords } from '../../kit/fields.ts'
import { endedBy } from '../../kit/form-about.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import { beginForm, type FormPlace, type OfficeForm } from '../../kit/office-form.ts'
import { type Answer, type Screen, useCase } from '../../kit/screen.ts'
import { asked } from '../../people/person-fields.ts'
import { eventScreen, forWhom } from './event-card.ts'
import { eventFields, type OfferedDistrict, offersSeveral } from './event-fields.ts'

/** What every dialog about an event knows beforehand: words of dates, the present moment, districts to choose from. */
export const knownOfEvents = (call: OfficeCall): FormAnswers => {
  const { actor, moment } = call
  const now = officeNow(moment)
  const offered = actor.work.map(({ id, name }): OfferedDistrict => ({ id, name }))
  return {
    ...dayWords(call),
    now: `${now.date}T${now.time}`,
    offered_districts: offered,
    whole: actor.role === 'head',
  }
}

/** Whether all districts are the actor's; none named is the whole department: its head's. */
export const reaches = ({ actor }: OfficeCall, districts: readonly string[]): boolean =>
  districts.length === 0
    ? actor.role === 'head'
    : districts.every((district) => actor.districts.includes(district))

/** Before anything is answered: for whoever is in reach, on no day yet. */
const blank = (
  { actor, today }: Pick<OfficeCall, 'actor' | 'today'>,
  topics: readonly string[],
): EventDraft => ({
  kind: 'other',
  day: today,
  time: '',
  endDay: null,
  endTime: '',
  capacity: null,
  details: { ...NO_DETAILS, topics: [...topics] },
  districts: actor.role === 'head' ? [] : actor.districts,
})

const topicsIn = (answers: FormAnswers): readonly string[] =>
  typeof answers['topic'] === 'string' ? [answers['topic']] : []

const repeatsIn = (answers: FormAnswers): Repeats | null =>
  REPEATS.find((each) => each === answers['repeats']) ?? null

const daysIn = (draft: EventDraft, answers: FormAnswers): readonly string[] => {
  const repeats = repeatsIn(answers)
  return repeats === null
    ? [draft.day]
    : repeatedDays(repeats, draft.day, answerOf(answers, 'until') ?? draft.day)
}

const repeatLines = (draft: EventDraft, answers: FormAnswers): TextRef[] => {
  const repeats = repeatsIn(answers)
  if (repeats === null) return []
  const days = daysIn(draft, answers)
  const last = { date: days.at(-1) ?? draft.day }
  return [
    text(`office.event_plan.repeats.${repeats}`),
    text('office.event_plan.repeated', { n: days.length, last }),
  ]
}

/** Everything that was answered, before it is written down. */
const sureField = (place: FormPlace): FormField => ({
  name: 'sure',
  ask: (answers) => {
    const { actor, today, words } = place
    if (actor === null) return text('office.event_plan.ask.sure', { lines: '' })
    const draft = answeredEvent(blank({ actor, today }, []), answers)
    const event = { ...draft, id: '', department: '', series: null, state: 'draft', revision: 0 } as const
    const lines = [
      ...[eventTitle(event), text('office.event_plan.kind', { kind: text(`events.kinds.${draft.kind}`) })],
      ...[...eventInShort(event), ...repeatLines(draft, answers)],
      ...(draft.capacity === null ? [] : [text('events.places', { n: draft.capacity })]),
      ...(draft.details.ageFrom === null ? [] : [text('events.age', { n: draft.details.ageFrom })]),
      ...forWhom(draft, actor.work),
    ]
    return text('office.event_plan.ask.sure', { lines: lines.map((line) => words.plain(line)).join('\n') })
  },
  choices: () => [{ id: 'yes', label: text('office.event_plan.sure_buttons.yes') }],
  read: (input) => {
    const isYes = 'choice' in input && input.choice === 'yes'
    return isYes ? { value: true } : { fault: text('office.event_plan.fault.sure') }
  },
})

const addForm = (place: FormPlace): Form => {
  const of = eventFields(place)
  const isOpen = (name: string) => (answers: FormAnswers) => ownEntry(answers, `given_${name}`) === undefined
  return {
    id: 'add_event',
    fields: [
      ...[
        asked(of.sort, isOpen('kind')),
        asked(of.kind, isOpen('kind')),
        of.title,
        of.day,
        of.time,
        of.half,
        of.odd,
      ],
      ...[
        of.repeats,
        of.until,
        of.place,
        of.address,
        of.price,
        of.capacity,
        of.age,
        of.audience,
        asked(of.districts, (answers) => isOpen('districts')(answers) && offersSeveral(answers)),
      ],
      sureField(place),
    ],
  }
}

interface Made {
  readonly events: readonly PlannedEvent[]
  readonly changes: readonly OfficeChange[]
}

/** The events of a draft, one for every day, and what writes them down. */
export const madeEvents = (
  call: OfficeCall,
  draft: EventDraft,
  { days, rule, group }: { days: readonly string[]; rule: string | null; group: string | null },
): Made => {
  const { moment, actor, today } = call
  const { chance } = moment.conversation
  const by = { by: actor.id, on: today }
  const { department } = actor
  const series = rule === null ? null : chance.id()
  const events = days.map(
    (day): PlannedEvent => ({
      ...answeredEvent(draft, { day }),
      id: chance.id(),
      department,
      series,
      state: 'draft',
      revision: 0,
      group,
      madeBy: actor.id,
      taken: 0,
      waiting: 0,
      invited: 0,
      cancelledWhy: null,
      invitingAt: null,
    }),
  )
  const adding = events.map((event): OfficeChange => ({ type: 'add_event', event, uid: null, group, ...by }))
  const first = { type: 'add_series', department, firstDay: draft.day, ...by } as const
  return {
    events,
    changes: rule === null || series === null ? adding : [{ ...first, id: series, rule }, ...adding],
  }
}

/** Written down as drafts, and the card of the first of them. */
export const keptEvents = async (
  call: OfficeCall,
  { events, changes }: Made,
  said: TextRef,
): Promise<Answer> => {
  const [first] = events
  if (!first) return refuse(call, 'plan_events', 'event:')
  return { ...(await eventScreen(call, first, [said])), changes, object: `event:${first.id}` }
}

/** Nothing is written down on a day that has passed meanwhile. */
export const TOO_LATE: Screen = {
  parts: [text('office.event_plan.fault.passed')],
  buttons: [[text('office.event_list.buttons.add'), 'event_new']],
}

const ruleIn = (draft: EventDraft, answers: FormAnswers): string | null => {
  const repeats = repeatsIn(answers)
  const days = daysIn(draft, answers)
  return repeats === null ? null : JSON.stringify(ruleOf(repeats, draft.day, days.at(-1) ?? draft.day))
}

/** A new event, from its kind to «Записать»: a draft, or one for every day on which it repeats. */
export const ADD_EVENT_FORM: OfficeForm = {
  form: addForm,
  finish: endedBy('plan_events', async (call, answers) => {
    const draft = answeredEvent(blank(call, topicsIn(answers)), answers)
    const group = answerOf(answers, 'group')
    if (group !== null && !(await call.desks.groups.group(call.actor, group)))
      return refuse(call, 'plan_events', `group:${group}`)
    if (!reaches(call, draft.districts)) return refuse(call, 'plan_events', 'event:new')
    if (isBehind(draft, officeNow(call.moment))) return TOO_LATE
    const made = madeEvents(call, draft, {
      days: daysIn(draft, answers),
      rule: ruleIn(draft, answers),
      group,
    })
    return keptEvents(call, made, text('office.event_plan.kept', { n: made.events.length }))
  }),
}

/** «Новое событие»; with a kind and an item of the needs card it serves, from where those are shown. */
export const addEvent = useCase('plan_events', (call) => {
  const { kinds } = call.moment.conversation.content.events
  const [kind, topic] = call.args
  const isKnown = kinds.some(({ id }) => id === kind)
  const given = isKnown ? { given_kind: kind, kind, ...(topic === undefined ? {} : { topic }) } : {}
  return beginForm(call, ADD_EVENT_FORM, { ...knownOfEvents(call), ...given })
})
