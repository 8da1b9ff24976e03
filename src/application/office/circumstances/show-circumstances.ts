import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { Circumstance } from '../../../domain/people/categories.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CircumstanceSpan } from '../../ports/office/circumstance-desk.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import { day } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { CITIZEN_IN_HAND, toPersonCard } from '../people/citizen.ts'
import { holds, withCircumstance } from '../people/noted-circumstance.ts'
import { changedTo } from '../people/undo-change.ts'
import { rulingLine } from './ruling-lines.ts'

const nameOf = (what: Circumstance): TextRef => text(`office.categories.${what}`)

const spanLine = ({ what, from, until, endedOn }: CircumstanceSpan, today: LocalDate): TextRef => {
  const days = {
    what: nameOf(what),
    ...(from === null ? {} : { from: shortDay(from, today) }),
    ...(until === null ? {} : { until: shortDay(until, today) }),
  }
  if (endedOn === null) return text(`office.circumstances.holds.${from === null ? 'known' : 'from'}`, days)
  if (until === null) return text('office.circumstances.over.known', days)
  return text(`office.circumstances.over.${from === null ? 'until' : 'from_until'}`, days)
}

/** What was pressed: its day can be said in another word. */
const dayButton = ({ id }: CitizenCard, what: Circumstance, isHeld: boolean): OfficeButton => [
  text(`office.circumstances.buttons.${isHeld ? 'other_from' : 'other_until'}`),
  'circumstance_day',
  id,
  what,
]

const tickButton = ({ id, facts }: CitizenCard, what: Circumstance): OfficeButton => [
  text(holds(facts, what) ? 'office.circumstances.marked' : 'office.circumstances.unmarked', {
    what: nameOf(what),
  }),
  'circumstance',
  id,
  what,
]

/** All twelve as ticks; what holds or held stands above, with its days. `pressed` – what was ticked or unticked just now. */
const screenOf = (
  card: CitizenCard,
  spans: readonly CircumstanceSpan[],
  today: LocalDate,
  pressed: Circumstance | null = null,
): Screen => ({
  parts: [
    text('office.circumstances.head', { name: card.facts.name }),
    ...(spans.length === 0
      ? [text('office.circumstances.empty')]
      : spans.map((span) => spanLine(span, today))),
    text('talk.blank'),
    text('office.circumstances.which'),
  ],
  buttons: [
    ...(pressed === null ? [] : [dayButton(card, pressed, holds(card.facts, pressed))]),
    ...Circumstance.options.map((what) => tickButton(card, what)),
    toPersonCard(card.id),
  ],
  place: 'in_place',
})

/** What was decided of somebody stands above what holds. */
const withRulings = async (
  { desks, today }: OfficeCall,
  card: CitizenCard,
  spans: readonly CircumstanceSpan[],
): Promise<Screen> => {
  const [head, ...others] = screenOf(card, spans, today).parts
  const rulings = await desks.rulings.of(card.id)
  return {
    ...screenOf(card, spans, today),
    parts: [...(head ? [head] : []), ...rulings.map((ruling) => rulingLine(ruling, today)), ...others],
  }
}

/** «Положение»: what holds of a person or the family, with its days (seeds/002 appendix 6, 1.3: target groups). */
export const showCircumstances = about(CITIZEN_IN_HAND, 'change_person', async (call, card) => ({
  ...(await withRulings(call, card, await call.desks.circumstances.of(card.id))),
  changes: [allowed(call, 'see_person', `citizen:${card.id}`)],
}))

interface Named {
  readonly card: CitizenCard
  readonly what: Circumstance
}

/** A circumstance of somebody that the press names second. */
const CIRCUMSTANCE: Subject<Named> = {
  kind: 'citizen',
  find: async (call, action, id) => {
    const card = await CITIZEN_IN_HAND.find(call, action, id)
    const what = Circumstance.options.find((each) => each === call.args[1])
    return card && what ? { card, what } : null
  },
}

/** The days as they will stand once a press is stored. */
const spansAfter = (
  spans: readonly CircumstanceSpan[],
  what: Circumstance,
  isHeld: boolean,
  { today }: OfficeCall,
): CircumstanceSpan[] => {
  const others = spans.filter((each) => each.what !== what || each.endedOn !== null)
  const open = spans.find((each) => each.what === what && each.endedOn === null)
  if (!isHeld) {
    const isSlip = open?.notedOn === today
    return [...others, ...(open && !isSlip ? [{ ...open, until: today, endedOn: today }] : [])]
  }
  const back = others.find((each) => each.what === what && each.endedOn === today)
  if (back) return [{ ...back, until: null, endedOn: null }, ...others.filter((each) => each !== back)]
  return [{ what, from: today, until: null, endedOn: null, notedOn: today }, ...others]
}

/** A tick holds from today, or is over today; another day can be said after it. Pressed twice, nothing was pressed. */
export const tickCircumstance = about(CIRCUMSTANCE, 'change_person', async (call, { card, what }) => {
  const isHeld = !holds(card.facts, what)
  const facts = withCircumstance(card.facts, what, isHeld)
  const spans = await call.desks.circumstances.of(card.id)
  const after = spansAfter(spans, what, isHeld, call)
  const isNew = isHeld && after[0]?.from === call.today
  return {
    ...screenOf(
      { ...card, facts },
      after,
      call.today,
      after.some((each) => each.what === what) ? what : null,
    ),
    object: `citizen:${card.id}`,
    changes: [
      changedTo(call, card, facts),
      ...(isNew
        ? [{ type: 'date_circumstance', citizen: card.id, what, side: 'from', day: call.today } as const]
        : []),
    ],
  }
})

/** Circumstances last for years: a day so far back is no slip of the finger. */
const YEARS_BACK = 30

/** The latest of a circumstance: the one whose day is asked for. */
const latestOf = (
  spans: readonly CircumstanceSpan[],
  what: string | undefined,
): CircumstanceSpan | undefined =>
  spans.filter((each) => each.what === what).sort((a, b) => (a.notedOn < b.notedOn ? 1 : -1))[0]

const dated = async (
  call: OfficeCall,
  card: CitizenCard,
  what: Circumstance,
  on: LocalDate,
): Promise<Screen> => {
  const spans = await call.desks.circumstances.of(card.id)
  const latest = latestOf(spans, what)
  if (!latest) return screenOf(card, spans, call.today)
  const side = latest.endedOn === null ? 'from' : 'until'
  // An end before the beginning is a slip: the question comes again by its button.
  if (side === 'until' && latest.from !== null && on < latest.from)
    return {
      ...screenOf(card, spans, call.today, latest.what),
      place: 'new',
      parts: [text('office.circumstances.ends_first', { date: shortDay(latest.from, call.today) })],
    }
  const after = spans.map((each) => (each === latest ? { ...each, [side]: on } : each))
  return {
    ...screenOf(card, after, call.today),
    place: 'new',
    object: `citizen:${card.id}`,
    changes: [{ type: 'date_circumstance', citizen: card.id, what: latest.what, side, day: on }],
  }
}

/** «С другого дня», «До другого дня»: the day of what was pressed. */
export const CIRCUMSTANCE_DAY = dialogAbout({
  id: 'circumstance_day',
  subject: CITIZEN_IN_HAND,
  action: 'change_person',
  given: async (call, card) => {
    const spans = await call.desks.circumstances.of(card.id)
    const latest = latestOf(spans, call.args[1])
    if (!latest) return screenOf(card, spans, call.today)
    const side: 'from' | 'until' = latest.endedOn === null ? 'from' : 'until'
    return { what: latest.what, side }
  },
  questions: (from) =>
    from.ask('on', ({ what, side }, place) =>
      day(place, text(`office.circumstances.ask_${side}`, { what: nameOf(what) }), {
        side: 'past',
        years: YEARS_BACK,
      }),
    ),
  finish: (call, card, { what, on }) => dated(call, card, what, on),
})
