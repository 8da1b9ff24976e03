import { answeredEvent, type EventDraft, NO_DETAILS } from '../../../../domain/events/answered-event.ts'
import { eventInShort, eventTitle } from '../../../../domain/events/event-in-words.ts'
import { isBehind } from '../../../../domain/events/event-phase.ts'
import { repeatedDays, ruleOf } from '../../../../domain/events/repeats.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { Question } from '../../../ports/office/dialogs.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { refuse } from '../../kit/audited.ts'
import { choice } from '../../kit/field.ts'
import { type AnswersOf, type Begun, dialog, type Questions } from '../../kit/form.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import type { FormPlace } from '../../kit/office-form.ts'
import { type Answer, type Screen, useCase } from '../../kit/screen.ts'
import { eventScreen, forWhom } from './event-card.ts'
import {
  askAge,
  askAudience,
  askCapacity,
  askDay,
  askDistricts,
  askHalf,
  askKind,
  askOdd,
  askPrice,
  askRepeats,
  askSort,
  askTime,
  askTitle,
  askUntil,
  askWords,
  clockOf,
  type KnownOfEvents,
  type OfferedDistrict,
} from './event-fields.ts'

/** What every dialog about an event knows beforehand: the present moment, districts to choose from. */
export const knownOfEvents = ({ actor, moment }: OfficeCall): KnownOfEvents => {
  const now = officeNow(moment)
  return {
    now: `${now.date}T${now.time}`,
    offered: actor.work.map(({ id, name }): OfferedDistrict => ({ id, name })),
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

/** What is settled already where an event is planned from a club or from a wish of the people. */
type KnownOfNew = KnownOfEvents & {
  readonly fixedKind: string | null
  readonly fixedDistricts: readonly string[] | null
  /** The item of the needs card that it serves. */
  readonly topic: string | null
  readonly group: string | null
}

const askNew = (from: Questions<KnownOfNew & Begun>) =>
  from
    .ask('sort', ({ fixedKind }) => (fixedKind === null ? askSort() : null))
    .ask('kind', ({ sort }, place) => (sort === undefined ? null : askKind(place, sort)))
    .ask('title', askTitle)
    .ask('day', (_, place) => askDay(place))
    .ask('time', ({ day, now }, place) => askTime(place, day, now))
    .ask('half', ({ day, time, now }) => askHalf(time, day, now))
    .ask('odd', ({ day, time, half }) => askOdd(day, clockOf(time, half)))
    .ask('repeats', askRepeats)
    .ask('until', ({ repeats, day }, place) => (repeats === 'none' ? null : askUntil(place, day)))
    .ask('place', () => askWords('place'))
    .ask('address', () => askWords('address'))
    .ask('price', askPrice)
    .ask('capacity', askCapacity)
    .ask('age', askAge)
    .ask('audience', askAudience)
    .ask('districts', (known) => (known.fixedDistricts === null ? askDistricts(known) : null))

type NewEvent = AnswersOf<ReturnType<typeof askNew>>

const draftOf = (call: Pick<OfficeCall, 'actor' | 'today'>, answers: NewEvent): EventDraft => {
  const { fixedKind, fixedDistricts, topic, time, half } = answers
  return answeredEvent(blank(call, topic === null ? [] : [topic]), {
    ...answers,
    time: clockOf(time, half),
    kind: fixedKind ?? answers.kind,
    districts: fixedDistricts ?? answers.districts,
  })
}

const daysIn = ({ day, repeats, until = day }: NewEvent): readonly string[] =>
  repeats === 'none' ? [day] : repeatedDays(repeats, day, until)

const repeatLines = (answers: NewEvent): TextRef[] => {
  const { repeats, day } = answers
  if (repeats === 'none') return []
  const days = daysIn(answers)
  const last = { date: days.at(-1) ?? day }
  return [
    text(`office.event_plan.repeats.${repeats}`),
    text('office.event_plan.repeated', { n: days.length, last }),
  ]
}

/** Everything that was answered, before it is written down. */
const askSure = (answers: NewEvent, { actor, today, words }: FormPlace): Question<'yes'> | null => {
  if (actor === null) return null
  const draft = draftOf({ actor, today }, answers)
  const event = { ...draft, id: '', department: '', series: null, state: 'draft', revision: 0 } as const
  const lines = [
    eventTitle(event),
    text('office.event_plan.kind', { kind: text(`events.kinds.${draft.kind}`) }),
    ...eventInShort(event),
    ...repeatLines(answers),
    ...(draft.capacity === null ? [] : [text('events.places', { n: draft.capacity })]),
    ...(draft.details.ageFrom === null ? [] : [text('events.age', { n: draft.details.ageFrom })]),
    ...forWhom(draft, actor.work),
  ]
  const ask = text('office.event_plan.ask.sure', { lines: lines.map((line) => words.plain(line)).join('\n') })
  const yes = { id: 'yes', label: text('office.event_plan.sure_buttons.yes') } as const
  return { ...choice(ask, [yes], text('office.event_plan.fault.sure')), isChosen: false }
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

const ruleIn = (answers: NewEvent): string | null => {
  const { repeats, day } = answers
  return repeats === 'none' ? null : JSON.stringify(ruleOf(repeats, day, daysIn(answers).at(-1) ?? day))
}

/** A new event, from its kind to «Записать»: a draft, or one for every day on which it repeats. */
export const ADD_EVENT = dialog({
  id: 'add_event',
  action: 'plan_events',
  questions: (from: Questions<KnownOfNew & Begun>) => askNew(from).ask('sure', askSure),
  finish: async (call, answers) => {
    const draft = draftOf(call, answers)
    const { group } = answers
    if (group !== null && !(await call.desks.groups.group(call.actor, group)))
      return refuse(call, 'plan_events', `group:${group}`)
    if (!reaches(call, draft.districts)) return refuse(call, 'plan_events', 'event:new')
    if (isBehind(draft, officeNow(call.moment))) return TOO_LATE
    const made = madeEvents(call, draft, { days: daysIn(answers), rule: ruleIn(answers), group })
    return keptEvents(call, made, text('office.event_plan.kept', { n: made.events.length }))
  },
})

/** «Новое событие»; with a kind and an item of the needs card it serves, from where those are shown. */
export const addEvent = useCase('plan_events', (call) => {
  const { kinds } = call.moment.conversation.content.events
  const [kind, topic] = call.args
  const known = kinds.find(({ id }) => id === kind)
  return ADD_EVENT.begin(call, {
    ...knownOfEvents(call),
    fixedKind: known?.id ?? null,
    fixedDistricts: null,
    topic: known && topic !== undefined ? topic : null,
    group: null,
  })
})
