import { can } from '../../../domain/access/can.ts'
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
import { readDate } from '../../../domain/when/read-date.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { RegisterChange } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { dayFault } from '../kit/day-fault.ts'
import { readWords, toolsOf, wordsField } from '../kit/form-fields.ts'
import { type OfficeCall, officeCall } from '../kit/office-call.ts'
import { beginForm, type FormEnd, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from '../people/show-person.ts'

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

const planned = async (call: OfficeCall): Promise<CitizenCard | null> => {
  const card = await cardOf(call)
  return card && can(call.actor, 'change_needs_card', card) ? card : null
}

const openPlan = async (call: OfficeCall): Promise<Open | null> => {
  const card = await planned(call)
  const chosen = periodsOn(call.today).find(({ id }) => id === call.args[1])
  if (!card || !chosen) return null
  const json = await call.desks.people.plan(card.id, chosen.period, chosen.starts)
  return { card, chosen, plan: json === null ? { entries: [] } : IndividualPlan.parse(JSON.parse(json)) }
}

const missing = (call: OfficeCall): Decision =>
  refuse(call, 'change_needs_card', `citizen:${call.args[0] ?? ''}`)

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
export const showPlan: OfficeUseCase = {
  action: 'change_needs_card',
  run: async (call) => {
    const open = await openPlan(call)
    if (open)
      return decide(call.moment, {
        replies: [inPlace(call, call.words.message(linesOf(open), buttonsOf(open)))],
        office: [allowed(call, 'see_person', `citizen:${open.card.id}`)],
      })
    const card = await planned(call)
    if (!card || call.args[1] !== undefined) return missing(call)
    const buttons = periodsOn(call.today).map(
      ({ id }): OfficeButton => [text(`office.plan.periods.${id}`), 'plan', card.id, id],
    )
    const question = text('office.plan.which', { name: card.facts.name })
    return decide(call.moment, { replies: [inPlace(call, call.words.message([question], buttons))] })
  },
}

/** An entry is done, or not done after all. */
export const markPlanned: OfficeUseCase = {
  action: 'change_needs_card',
  run: async (call) => {
    const open = await openPlan(call)
    const index = Number(call.args[2])
    if (!open?.plan.entries[index]) return missing(call)
    const next = { ...open, plan: withDone(open.plan, index) }
    return decide(call.moment, {
      replies: [inPlace(call, call.words.message(linesOf(next), buttonsOf(next)))],
      office: [kept(call, next), allowed(call, 'change_needs_card', `citizen:${open.card.id}`)],
    })
  },
}

/** The plan alone, to be sent on or copied out. */
export const printPlan: OfficeUseCase = {
  action: 'change_needs_card',
  run: async (call) => {
    const open = await openPlan(call)
    if (!open) return missing(call)
    return decide(call.moment, {
      replies: [call.words.message(linesOf(open))],
      office: [allowed(call, 'see_person', `citizen:${open.card.id}`)],
    })
  },
}

export const addPlanned: OfficeUseCase = {
  action: 'change_needs_card',
  run: async (call) => {
    const open = await openPlan(call)
    if (!open || open.plan.entries.length >= MOST_ENTRIES) return missing(call)
    return beginForm(call, PLAN_FORM, { citizen: open.card.id, chosen: open.chosen.id })
  },
}

const LONGEST_ENTRY = 200

const finish = async (end: FormEnd): Promise<Decision> => {
  const { moment, actor, desks, answers, words } = end
  if (actor === null) return decide(moment, { replies: [words.message([text('office.menu.not_found')])] })
  const call = officeCall(moment, actor, desks, [String(answers['citizen']), String(answers['chosen'])])
  const open = await openPlan(call)
  if (!open) return missing(call)
  const when = typeof answers['when'] === 'string' ? answers['when'] : null
  const next = { ...open, plan: withEntry(open.plan, { what: String(answers['what']), when, done: false }) }
  return decide(moment, {
    replies: [words.message(linesOf(next), buttonsOf(next))],
    office: [kept(call, next), allowed(call, 'change_needs_card', `citizen:${open.card.id}`)],
  })
}

/** What is planned, and when. */
export const PLAN_FORM: OfficeForm = {
  form: (place) => {
    const tools = toolsOf(place)
    const fault = text('office.plan.when_fault')
    return {
      id: 'individual_plan',
      fields: [
        wordsField(
          { name: 'what', ask: () => text('office.plan.ask_what') },
          null,
          readWords(LONGEST_ENTRY, text('office.add.words_needed')),
          tools,
        ),
        wordsField(
          { name: 'when', ask: () => text('office.plan.ask_when') },
          text('office.plan.any_day'),
          (typed) => {
            const read = readDate(typed, place.today, 'future', tools.vocabulary)
            return 'date' in read ? { value: read.date } : { fault: dayFault(read, fault) }
          },
          tools,
        ),
      ],
    }
  },
  finish,
}
