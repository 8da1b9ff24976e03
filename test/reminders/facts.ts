import { addDays, addMonths, localMoment } from '../../src/domain/calendar/local-date.ts'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { reminderKey } from '../../src/domain/reminders/key.ts'
import { type Category, type OccasionKind, ReminderRule } from '../../src/domain/reminders/rule.ts'
import { decentMoment, type Slot, slotOf } from '../../src/domain/reminders/slot.ts'
import { CONTENT } from '../support/chat.ts'

/** Where everybody is who chose no zone. */
export const REGION = 'Asia/Yekaterinburg'
export const CALENDAR = workingCalendar(CONTENT.years)
/** Reminders of one person due within an hour may be told together: so much too early. */
const DIGEST_MS = CONTENT.manners.digest_minutes * 60_000

const rule = (id: string, of: OccasionKind, category: Category, parts: Partial<ReminderRule>): ReminderRule =>
  ReminderRule.parse({
    id,
    whom: 'person',
    of,
    category,
    outside: 'later',
    days: 'any',
    policy: 'retry',
    once: false,
    digest: false,
    in_order: false,
    in_talk: 'wait',
    unreachable: 'task',
    buttons: [],
    window: ['09:00', '20:00'],
    stale_after_hours: 8,
    resolved_by: ['done', 'declined', 'not_gone', 'withdrawn'],
    ...parts,
  })

/** Few rules that between them use every kind of offset, window and source. */
export const RULES: ReadonlyMap<string, ReminderRule> = new Map(
  [
    rule('eve', 'appointment', 'appointments', { offset: { days: -1, at: '12:00' } }),
    rule('soon', 'appointment', 'appointments', {
      offset: { minutes: -120 },
      window: ['07:00', '21:00'],
      outside: 'skip',
      stale_after_hours: 1.5,
      resolved_by: ['done', 'withdrawn'],
    }),
    rule('call', 'retry', 'plans', {
      offset: { days: 0, at: '09:30' },
      window: ['09:00', '17:00'],
      days: 'working',
      digest: true,
    }),
    rule('paper', 'paper_end', 'papers', {
      offset: { months: -1, at: '10:00' },
      stale_after_hours: 72,
      digest: true,
    }),
    rule('skill', 'weak_skill', 'practice', {
      offset: { working_days: 1, at: '15:00' },
      outside: 'earlier',
      once: true,
    }),
    rule('monthly', 'month', 'practice', {
      offset: { days: 0, at: '11:00' },
      days: 'working',
      stale_after_hours: 744,
    }),
  ].map((each) => [each.id, each]),
)

export interface PersonFacts {
  readonly id: string
  readonly createdAt: number
  zone: string | null
  consents: boolean
  muted: Category[]
  /** What the messenger would answer, and what is known of it. */
  isBlocking: boolean
  isKnownBlocked: boolean
}

export interface OccasionFacts {
  readonly id: string
  readonly person: string
  readonly kind: OccasionKind
  readonly date: string
  readonly time: string
  readonly closedBy: string | null
  readonly saidAt: number
}

/** One message that may be owed: by which rule, of what. */
export interface Owed extends Slot {
  readonly key: string
  readonly rule: ReminderRule
  readonly subject: string
}

/** The world as it is, without tables: what was said, who can be told, what arrived. */
export class Facts {
  now: number
  readonly people = new Map<string, PersonFacts>()
  readonly occasions = new Map<string, OccasionFacts>()
  /** Keys in the order in which they arrived. */
  readonly arrived: { key: string; rule: string; subject: string; at: number }[] = []
  /** Keys whose message the messenger refused for good: a person's task now. */
  readonly refused = new Set<string>()
  /**
   * Keys whose moment is not asked for: planned when their person moved to another zone – they keep the old place's –, or
   * late when they were said once more.
   */
  readonly displaced = new Set<string>()
  /** Moments that were ever to come, and whether a month's. */
  readonly #foreseen = new Map<number, boolean>()

  constructor(now: number) {
    this.now = now
  }

  zoneOf({ zone }: PersonFacts): string {
    return zone ?? REGION
  }

  /** Everything that rules have to say to a person of what stands now, whenever its moment is. */
  reasons(person: PersonFacts): Owed[] {
    if (!person.consents || person.isKnownBlocked) return []
    const own = [...this.occasions.values()].filter((each) => each.person === person.id)
    return [...RULES.values()]
      .filter(({ category }) => !(person.muted as readonly string[]).includes(category))
      .flatMap((each) =>
        [...own, ...this.#months(person)]
          .filter(({ kind, closedBy }) => kind === each.of && !isResolved(each, closedBy))
          .flatMap((occasion) => this.#owed(each, occasion, person)),
      )
  }

  /** What has to be sent now, if ever a round is run at all: due, decent, fresh, and not told before. */
  owedNow(person: PersonFacts): Owed[] {
    return this.reasons(person).filter(
      (owed) =>
        owed.due <= this.now &&
        owed.expires > this.now &&
        this.isDecent(owed.rule, person) &&
        !this.refused.has(owed.key) &&
        !this.displaced.has(owed.key) &&
        !this.hasArrived(owed),
    )
  }

  /** Why a message may not arrive now; null when all is well. */
  fault(key: string, person: PersonFacts): string | null {
    const owed = this.reasons(person).find((each) => each.key === key)
    if (!owed) return 'its reason has gone'
    if (this.hasArrived(owed)) return 'it was told before'
    if (!this.isDecent(owed.rule, person)) return 'it is no hour for it where the person is'
    if (this.displaced.has(key)) return null
    if (owed.expires <= this.now) return 'it is stale'
    return owed.due - (owed.rule.digest ? DIGEST_MS : 0) <= this.now ? null : 'it is too early'
  }

  hasArrived({ key, rule: { id, once }, subject }: Owed): boolean {
    return this.arrived.some((each) =>
      once ? each.rule === id && each.subject === subject : each.key === key,
    )
  }

  isDecent(each: ReminderRule, person: PersonFacts): boolean {
    return decentMoment(each, this.now, this.zoneOf(person), CALENDAR) === this.now
  }

  /** Remembers what is to come now: what loses its reason later must be silent just then. */
  foresee(): void {
    for (const owed of [...this.people.values()].flatMap((each) => this.reasons(each)))
      this.#foreseen.set(owed.due, owed.rule.of === 'month')
  }

  /** The next moment at which something is due to anybody, or would have been; that of a month when there is no other. */
  nextMoment(): number | null {
    const coming = [...this.#foreseen.keys()].filter((due) => due > this.now).sort((a, b) => a - b)
    return coming.find((due) => this.#foreseen.get(due) === false) ?? coming[0] ?? null
  }

  #months({ id, createdAt }: PersonFacts): OccasionFacts[] {
    const first = `${localMoment(this.now, 'UTC').date.slice(0, 7)}-01`
    return [-2, -1, 0, 1, 2].map((n) => {
      const date = addMonths(first, n)
      return { id, person: id, kind: 'month', date, time: '', closedBy: null, saidAt: createdAt }
    })
  }

  #owed(each: ReminderRule, { id, date, time, saidAt }: OccasionFacts, person: PersonFacts): Owed[] {
    const slot = slotOf(each, date, time, this.zoneOf(person), CALENDAR)
    const key = reminderKey(each.id, id, date, time)
    // What was said after its moment is known to whoever said it.
    if (!slot || (slot.due <= saidAt && !this.displaced.has(key))) return []
    return [{ ...slot, key, rule: each, subject: id }]
  }
}

const isResolved = ({ resolved_by }: ReminderRule, closedBy: string | null): boolean =>
  closedBy !== null && (resolved_by as readonly string[]).includes(closedBy)

/** The person's day so many days from now. */
export const dayFrom = (facts: Facts, person: PersonFacts, days: number): string =>
  addDays(localMoment(facts.now, facts.zoneOf(person)).date, days)
