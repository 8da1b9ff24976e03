import { addDays, daysBetween, type LocalDate } from '../calendar/local-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Paper, startBy } from '../documents/judge.ts'
import type { Need } from '../needs/need.ts'
import type { OccasionChange } from '../reminders/occasion.ts'
import type { Closing, OccasionKind } from '../reminders/rule.ts'
import { Competence } from '../scenario/definition.ts'
import type { TalkEvent } from '../scenario/event.ts'
import type { Session } from '../scenario/session.ts'
import type { PlannedAction } from '../scenario/steps/plan.ts'

/** What a talk's dates are judged with. */
export interface OccasionWorld {
  readonly today: LocalDate
  readonly need: Need
  readonly calendar: WorkingCalendar
}

interface Dated {
  readonly kind: OccasionKind
  readonly date: LocalDate
  readonly time: string
}

type DatedThings = Map<string, Dated>

/** Answers that dated things follow from: while these are the same objects, nothing has to be worked out. */
const SOURCES = ['plan', 'visit_date', 'visit_time', 'retry_date', 'papers'] as const
/** A rating this low, after the practice, is a skill to be offered again. */
const WEAK = 2
/** Skills are no answers: they are known by their ratings alone. */
const SKILLS = Competence.options.map((competence) => `skill_${competence}`)
/** Days in which a place for papers is arranged: then it is asked how it went (C6). */
const HOME_TASK_DAYS = 5
const DATE = /^\d{4}-\d{2}-\d{2}$/

const dayOf = (value: unknown): LocalDate | null =>
  typeof value === 'string' && DATE.test(value) ? value : null
const timeOf = (value: unknown): string =>
  typeof value === 'string' && /^\d{2}:\d{2}$/.test(value) ? value : ''

const addPlan = (things: DatedThings, { answers }: Session): void => {
  const plan = (answers['plan'] ?? []) as unknown as readonly PlannedAction[]
  plan.forEach(({ who, by }, place) => {
    // What a specialist has taken on is the specialist's task, not the person's reminder.
    if (who !== 'specialist') things.set(`plan${place}`, { kind: 'plan_action', date: by, time: '' })
  })
}

const addPapers = (things: DatedThings, { answers }: Session, world: OccasionWorld): void => {
  const papers = (answers['papers'] ?? {}) as Readonly<Record<string, Paper>>
  const visit = dayOf(answers['visit_date'])
  for (const [id, { state, until }] of Object.entries(papers)) {
    const document = world.need.documents.find((each) => each.id === id)
    if (!document) continue
    if (state === 'have' && until) things.set(`end_${id}`, { kind: 'paper_end', date: until, time: '' })
    const isMissing = state === 'will_get' || state === 'lost'
    if (!isMissing || !visit || visit < world.today) continue
    const { date } = startBy(world.calendar, visit, document.obtain)
    const start = daysBetween(date, world.today) > 0 ? world.today : date
    things.set(`start_${id}`, { kind: 'paper_start', date: start, time: '' })
  }
}

const datedThings = (session: Session, world: OccasionWorld): DatedThings => {
  const things: DatedThings = new Map()
  const { answers } = session
  const visit = dayOf(answers['visit_date'])
  const retry = dayOf(answers['retry_date'])
  if (visit) things.set('visit', { kind: 'appointment', date: visit, time: timeOf(answers['visit_time']) })
  if (retry) things.set('retry', { kind: 'retry', date: retry, time: '' })
  addPlan(things, session)
  addPapers(things, session, world)
  return things
}

/** A dated thing of a talk that is still to come, e.g. the visit on `2026-12-03`. */
export type Coming = Extract<OccasionChange, { closedBy: null }>

/** What of a talk is still to come, the nearest first: what would be lost with it. */
export const comingOf = (talk: string, session: Session, world: OccasionWorld): readonly Coming[] =>
  [...datedThings(session, world)]
    .filter(
      ([part, { date }]) =>
        date >= world.today && !(part === 'visit' && session.answers['visit.went'] === 'went'),
    )
    .map(([part, thing]) => ({ id: `${talk}.${part}`, ...thing, closedBy: null }))
    .sort((a, b) => a.date.localeCompare(b.date))

const isSame = (a: Dated | undefined, b: Dated): boolean => a?.date === b.date && a.time === b.time

const isUnchanged = (before: Session | null, after: Session): boolean =>
  SOURCES.every((name) => before?.answers[name] === after.answers[name])

/** Dates that were said, changed or taken back in this turn. */
const dateChanges = (
  talk: string,
  before: Session | null,
  after: Session,
  world: OccasionWorld,
): OccasionChange[] => {
  if (isUnchanged(before, after)) return []
  const old = before ? datedThings(before, world) : new Map<string, Dated>()
  const now = datedThings(after, world)
  const changed = [...now].filter(([part, thing]) => !isSame(old.get(part), thing))
  const gone = [...old.keys()].filter((part) => !now.has(part))
  return [
    ...changed.map(([part, thing]) => ({ id: `${talk}.${part}`, ...thing, closedBy: null })),
    ...gone.map((part) => ({ id: `${talk}.${part}`, closedBy: 'withdrawn' as const })),
  ]
}

const closing = (talk: string, parts: readonly string[], closedBy: Closing): OccasionChange[] =>
  parts.map((part) => ({ id: `${talk}.${part}`, closedBy }))

/** The answer that the visit and the call follow from: where it was never given there is nothing to close. */
const DAY_OF = { visit: 'visit_date', retry: 'retry_date' } as const

const closingDays = (
  talk: string,
  { answers }: Session,
  parts: readonly (keyof typeof DAY_OF)[],
  closedBy: Closing,
): OccasionChange[] =>
  closing(
    talk,
    parts.filter((part) => dayOf(answers[DAY_OF[part]]) !== null),
    closedBy,
  )

/** Deeds close what they were for: nobody has to tick anything. */
const deedChanges = (
  talk: string,
  after: Session,
  event: TalkEvent,
  world: OccasionWorld,
): OccasionChange[] => {
  switch (event.type) {
    case 'answer_recorded':
      if (event.name === 'contact.reached' && event.value === 'talked')
        return closingDays(talk, after, ['retry'], 'done')
      if (event.name === 'visit.went' && event.value === 'went')
        return closingDays(talk, after, ['visit'], 'done')
      if (event.name === 'documents.home' && event.value === 'already') return closing(talk, ['home'], 'done')
      return event.name === 'visit.went' && event.value === 'not_went'
        ? closingDays(talk, after, ['visit'], 'not_gone')
        : []
    // The same day named once more is a new promise, also where an outcome had closed the old one.
    case 'retry_planned':
      return dayOf(event.date)
        ? [{ id: `${talk}.retry`, kind: 'retry', date: event.date, time: '', closedBy: null }]
        : []
    case 'home_task_taken': {
      const date = addDays(world.today, HOME_TASK_DAYS)
      return [{ id: `${talk}.home`, kind: 'home_task', date, time: '', closedBy: null }]
    }
    case 'outcome_noted':
      return closingDays(talk, after, ['visit', 'retry'], 'outcome_noted')
    case 'competence_rated': {
      const id = `${talk}.skill_${event.competence}`
      if (event.moment === 'before') return []
      if (event.value > WEAK) return [{ id, closedBy: 'done' }]
      return [{ id, kind: 'weak_skill', date: world.today, time: '', closedBy: null }]
    }
    case 'talk_finished':
      return closing(talk, [...datedThings(after, world).keys()], 'talk_finished')
    case 'talk_stopped':
      return closing(talk, [...datedThings(after, world).keys(), ...SKILLS, 'home'], 'talk_stopped')
    default:
      return []
  }
}

/**
 * What one turn of a talk changes in the dated things that reminders are relative to. Pure: yesterday's state, today's
 * state and what happened come in; the caller stores the changes in the same commit as the talk.
 * @param talk the talk's id, e.g. `t1k9`: occasions are named after it
 */
export const occasionChanges = (
  talk: string,
  before: Session | null,
  after: Session,
  events: readonly TalkEvent[],
  world: OccasionWorld,
): OccasionChange[] => {
  const changes = dateChanges(talk, before, after, world)
  for (const event of events) changes.push(...deedChanges(talk, after, event, world))
  // Of several changes of one thing in a turn the last one holds.
  return [...new Map(changes.map((change) => [change.id, change])).values()]
}
