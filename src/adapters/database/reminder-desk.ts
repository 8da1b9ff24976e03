import { z } from 'zod'
import type { ReminderState } from '../../application/ports/outbox.ts'
import type { ReminderDesk, ReminderView, ToldReminder } from '../../application/ports/reminder-desk.ts'
import { localMoment } from '../../domain/calendar/local-date.ts'
import { LESSON_PREFIX } from '../../domain/events/lesson.ts'
import type { Occasion } from '../../domain/reminders/occasion.ts'
import { CLOSINGS, OCCASION_KINDS } from '../../domain/reminders/rule.ts'
import type { PrismaClient } from './generated/client.ts'

/** An occasion as its row holds it: a kind that the code does not know any more is a fault to be seen. */
const StoredOccasion = z.object({
  id: z.string(),
  kind: z.enum(OCCASION_KINDS),
  date: z.string(),
  time: z.string(),
  closedBy: z.enum(CLOSINGS).nullable(),
})

/** States in which a reminder is over for good; a suppressed one comes back when its reason goes. */
const SETTLED: ReminderState[] = ['sent', 'failed', 'blocked', 'expired', 'unknown']

const Answered = z.looseObject({
  type: z.literal('reminder_answered'),
  reminder: z.number(),
  answer: z.string(),
})
const answersIn = (events: unknown) =>
  z
    .array(z.unknown())
    .parse(events)
    .flatMap((event) => {
      const { data } = Answered.safeParse(event)
      return data ? [data] : []
    })

type Row = Pick<ReminderView, 'rule' | 'subject' | 'base'> & { readonly id: bigint }

/** A person's own side of the reminders, in PostgreSQL. */
export class PostgresReminderDesk implements ReminderDesk {
  readonly #prisma: PrismaClient

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma
  }

  async find(id: number, person: string, since: number): Promise<ReminderView | null> {
    const row = await this.#prisma.reminder.findFirst({ where: { id: BigInt(id), personId: person } })
    if (!row) return null
    const joined = await this.#prisma.reminder.findMany({
      where: { joinedTo: row.id, personId: person, id: { not: row.id } },
      orderBy: { id: 'asc' },
    })
    const occasions = await this.#occasions(
      [row, ...joined].map(({ subject }) => subject),
      person,
    )
    const told = ({ id: number, rule, subject, base }: Row): ToldReminder => {
      return { id: Number(number), rule, subject, base, occasion: occasions.get(subject) ?? null }
    }
    return {
      ...told(row),
      key: row.key,
      state: row.state as ReminderState,
      joined: joined.map(told),
      answered: await this.#answersSince(id, person, since),
    }
  }

  async lastNotice(person: string, after: number): Promise<ReminderView | null> {
    const row = await this.#prisma.reminder.findFirst({
      where: { personId: person, state: 'sent', joinedTo: null, settledAt: { gt: new Date(after) } },
      orderBy: [{ settledAt: 'desc' }, { id: 'desc' }],
      select: { id: true },
    })
    return row && this.find(Number(row.id), person, after)
  }

  async heard(person: string, after: number): Promise<{ last: number | null; turns: number }> {
    const { _max } = await this.#prisma.turn.aggregate({ where: { personId: person }, _max: { at: true } })
    const turns = await this.#prisma.turn.count({ where: { personId: person, at: { gt: new Date(after) } } })
    return { last: _max.at?.getTime() ?? null, turns }
  }

  async confirm(id: number, person: string, at: number): Promise<void> {
    const unsure = [{ state: 'unknown' }, { state: 'planned', ambiguous: { gt: 0 } }]
    // The fence rises, so that whoever still holds the row in their hands changes nothing.
    await this.#prisma.reminder.updateMany({
      where: {
        personId: person,
        AND: [{ OR: [{ id: BigInt(id) }, { joinedTo: BigInt(id) }] }, { OR: unsure }],
      },
      data: { state: 'sent', reason: 'pressed', settledAt: new Date(at), fence: { increment: 1 } },
    })
  }

  async occasionsOf(person: string, zone: string): Promise<readonly Occasion[]> {
    const rows = await this.#prisma.occasion.findMany({
      where: { personId: person },
      orderBy: [{ date: 'asc' }, { id: 'asc' }],
    })
    const talks = await this.#prisma.talk.findMany({
      where: {
        personId: person,
        status: { in: ['active', 'paused'] },
        NOT: { need: { startsWith: LESSON_PREFIX } },
      },
      select: { id: true, updatedAt: true },
    })
    const left = talks.map(({ id, updatedAt }): Occasion => {
      const { date } = localMoment(updatedAt.getTime(), zone)
      return { id, kind: 'track_left', date, time: '', closedBy: null }
    })
    return [...rows.map((row) => StoredOccasion.parse(row)), ...left]
  }

  async settledKeys(person: string): Promise<ReadonlySet<string>> {
    const rows = await this.#prisma.reminder.findMany({
      where: { personId: person, state: { in: SETTLED } },
      select: { key: true },
    })
    return new Set(rows.map(({ key }) => key))
  }

  async #occasions(subjects: readonly string[], person: string): Promise<Map<string, Occasion>> {
    const rows = await this.#prisma.occasion.findMany({
      where: { id: { in: [...subjects] }, personId: person },
    })
    return new Map(rows.map((row) => [row.id, StoredOccasion.parse(row)]))
  }

  async #answersSince(id: number, person: string, since: number): Promise<string[]> {
    const turns = await this.#prisma.turn.findMany({
      where: { personId: person, at: { gt: new Date(since) } },
      select: { events: true },
    })
    const answers = turns.flatMap(({ events }) => answersIn(events))
    return answers.filter(({ reminder }) => reminder === id).map(({ answer }) => answer)
  }
}
