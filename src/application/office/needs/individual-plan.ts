import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import {
  IndividualPlan,
  MOST_ENTRIES,
  PLAN_PERIODS,
  type PlanPeriod,
  periodStart,
  withDone,
  withEntry,
} from '../../../domain/people/individual-plan.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { RegisterChange } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { day, orNothing, readWords, typed } from '../kit/field.ts'
import { type Begun, dialogAbout, type Questions } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { CITIZEN_IN_HAND } from '../people/citizen.ts'

/** A period as a button names it: this one, or the one to come. */
interface Chosen {
  /** `month`, `month_next`… */
  readonly id: string
  readonly period: PlanPeriod
  readonly starts: LocalDate
}

const periodsOn = (day: LocalDate): Chosen[] =>
  PLAN_PERIODS.flatMap((period): Chosen[] => [
    { id: period, period, starts: periodStart(day, period, 0) },
    { id: `${period}_next`, period, starts: periodStart(day, period, 1) },
  ])

interface Open {
  readonly card: CitizenCard
  readonly chosen: Chosen
  readonly plan: IndividualPlan
}

/** The plan of a period; null – there is no such period. */
const planOf = async (call: OfficeCall, card: CitizenCard, period: string): Promise<Open | null> => {
  const chosen = periodsOn(call.today).find(({ id }) => id === period)
  if (!chosen) return null
  const json = await call.desks.people.plan(card.id, chosen.period, chosen.starts)
  return { card, chosen, plan: json === null ? { entries: [] } : IndividualPlan.parse(JSON.parse(json)) }
}

/** The plan of somebody for a period that the press names second. */
const PLAN: Subject<Open> = {
  kind: 'citizen',
  find: async (call, action, id) => {
    const card = await CITIZEN_IN_HAND.find(call, action, id)
    return card && planOf(call, card, call.args[1] ?? '')
  },
}

const missing = (call: OfficeCall, { id }: CitizenCard): Decision =>
  refuse(call, 'change_needs_card', `citizen:${id}`)

const entryLine = ({ what, when, done }: IndividualPlan['entries'][number], index: number): TextRef => {
  const params = { n: index + 1, what, mark: text(done ? 'office.plan.done_mark' : 'office.plan.open_mark') }
  return when === null
    ? text('office.plan.entry', params)
    : text('office.plan.entry_on', { ...params, date: { date: when } })
}

const linesOf = ({ card, chosen, plan }: Open): TextRef[] => [
  text('office.plan.head', {
    name: card.facts.name,
    period: text(`office.plan.periods.${chosen.id}`),
    date: { date: chosen.starts },
  }),
  text('talk.blank'),
  ...(plan.entries.length === 0 ? [text('office.plan.empty')] : plan.entries.map(entryLine)),
]

const buttonsOf = ({ card, chosen, plan }: Open): OfficeButton[] => [
  ...(plan.entries.length < MOST_ENTRIES
    ? [[text('office.plan.buttons.add'), 'plan_add', card.id, chosen.id] as const]
    : []),
  ...plan.entries.map(
    ({ done }, index): OfficeButton => [
      text(done ? 'office.plan.buttons.undone' : 'office.plan.buttons.done', { n: index + 1 }),
      'plan_done',
      card.id,
      chosen.id,
      String(index),
    ],
  ),
  ...(plan.entries.length > 0
    ? [[text('office.plan.buttons.print'), 'plan_print', card.id, chosen.id] as const]
    : []),
  [text('office.plan.buttons.periods'), 'plan', card.id],
]

const kept = (call: OfficeCall, { card, chosen, plan }: Open): RegisterChange => ({
  type: 'keep_individual_plan',
  id: call.moment.conversation.chance.id(),
  citizen: card.id,
  period: chosen.period,
  starts: chosen.starts,
  plan: JSON.stringify(plan),
  on: call.today,
  by: call.actor.id,
})

/** «План»: for which period, then its entries (Y-address). */
export const showPlan = about(CITIZEN_IN_HAND, 'change_needs_card', async (call, card) => {
  const [, period] = call.args
  const open = await planOf(call, card, period ?? '')
  if (open)
    return {
      parts: linesOf(open),
      buttons: buttonsOf(open),
      place: 'in_place',
      changes: [allowed(call, 'see_person', `citizen:${card.id}`)],
    }
  if (period !== undefined) return missing(call, card)
  return {
    parts: [text('office.plan.which', { name: card.facts.name })],
    buttons: periodsOn(call.today).map(({ id }) => [text(`office.plan.periods.${id}`), 'plan', card.id, id]),
    place: 'in_place',
  }
})

/** A plan as it is from now on. */
const changed = (call: OfficeCall, next: Open): Screen => ({
  parts: linesOf(next),
  buttons: buttonsOf(next),
  changes: [kept(call, next)],
  object: `citizen:${next.card.id}`,
})

/** An entry is done, or not done after all. */
export const markPlanned = about(PLAN, 'change_needs_card', (call, open) => {
  const index = Number(call.args[2])
  if (!open.plan.entries[index]) return missing(call, open.card)
  return { ...changed(call, { ...open, plan: withDone(open.plan, index) }), place: 'in_place' }
})

/** The plan alone, to be sent on or copied out. */
export const printPlan = about(PLAN, 'change_needs_card', (call, open) => ({
  parts: linesOf(open),
  changes: [allowed(call, 'see_person', `citizen:${open.card.id}`)],
}))

/** «Добавить»: what is planned, and when. */
export const addPlanned = about(PLAN, 'change_needs_card', (call, { card, chosen, plan }) =>
  plan.entries.length < MOST_ENTRIES
    ? ADD_PLANNED.beginAbout(call, card.id, { chosen: chosen.id })
    : missing(call, card),
)

const LONGEST_ENTRY = 200

/** What is planned, and when. */
export const ADD_PLANNED = dialogAbout({
  id: 'individual_plan',
  subject: CITIZEN_IN_HAND,
  action: 'change_needs_card',
  questions: (from: Questions<{ readonly chosen: string } & Begun>) =>
    from
      .ask('what', () =>
        typed(text('office.plan.ask_what'), readWords(LONGEST_ENTRY, text('office.add.words_needed'))),
      )
      .ask('when', (_, place) =>
        orNothing(
          day(place, text('office.plan.ask_when'), { offers: [], fault: text('office.plan.when_fault') }),
          text('office.plan.any_day'),
        ),
      ),
  finish: async (call, card, { chosen, what, when }) => {
    const open = await planOf(call, card, chosen)
    if (!open) return missing(call, card)
    return changed(call, { ...open, plan: withEntry(open.plan, { what, when, done: false }) })
  },
})
