import type { LocalDate } from '../calendar/local-date.ts'
import type { AudienceEvent } from './audience-event.ts'
import type { AudiencePerson } from './audience-person.ts'
import { FirstTurns } from './first-turns.ts'
import { type Suits, suits } from './suits.ts'
import { type Turn, turnOf, worthier } from './turn.ts'

/** How a person of the audience can be told. */
export interface AudienceMember extends AudiencePerson {
  /** A chat that can be written to, by consent. */
  readonly hasChat: boolean
  /** Invitations are welcome: neither switched off in the card nor among the reminders. */
  readonly isWelcome: boolean
  /** Messages of invitation that the person has had in the week in which the next one would come. */
  readonly invitedThisWeek: number
  /** Events that they were invited to, or have answered to. */
  readonly known: ReadonlySet<string>
}

/** An event that people are invited to now. */
export interface Wave {
  readonly event: AudienceEvent
  /** So many at most, by message and by call together; null – everybody whom it suits. */
  readonly most: number | null
}

/**
 * What becomes of a person and an event: a message of its own; a call, where there is no chat or a message would come too
 * late; the weekly poster, since the week is full; nothing – invitations are not welcome, it is known already, the turn has
 * not come, or it does not suit.
 */
export type Verdict = 'message' | 'call' | 'poster' | 'not_welcome' | 'known' | 'next_wave' | 'unsuited'

/** What the matching is done by. */
export interface AudienceRules {
  readonly walkMetres: number
  readonly aWeek: number
  readonly today: LocalDate
  /** Whether a message to this person would come when the event has begun. */
  readonly isTooLate: (member: AudienceMember, event: AudienceEvent) => boolean
}

interface Candidate {
  readonly wave: Wave
  readonly verdict: Verdict
  /** Only where the person can be invited. */
  readonly turn: Turn | null
}

const channelOf = (
  member: AudienceMember,
  event: AudienceEvent,
  { aWeek, isTooLate }: AudienceRules,
): 'message' | 'call' | 'poster' => {
  if (!member.hasChat || isTooLate(member, event)) return 'call'
  return member.invitedThisWeek < aWeek ? 'message' : 'poster'
}

const candidateOf = (member: AudienceMember, wave: Wave, rules: AudienceRules): Candidate => {
  const { event } = wave
  if (member.known.has(event.id)) return { wave, verdict: 'known', turn: null }
  const fit = suits(member, event, rules.walkMetres)
  if (!fit.suits) return { wave, verdict: 'unsuited', turn: null }
  if (!member.isWelcome) return { wave, verdict: 'not_welcome', turn: null }
  return { wave, verdict: channelOf(member, event, rules), turn: turnFor(member, fit, event, rules) }
}

const turnFor = (member: AudienceMember, fit: Suits, { id }: AudienceEvent, { today }: AudienceRules): Turn =>
  turnOf(member, fit, id, today)

/** One verdict about a person, by the event's id. */
export interface Judged {
  readonly event: string
  readonly verdict: Verdict
}

/**
 * Whom some events reach, in two passes over the same people, however many they are: first everybody's turn is noted where
 * places are limited ({@link note}), then each person is judged ({@link judge}). Deterministic; memory holds the first turns
 * of limited events and nothing of the others.
 */
export class Audience {
  readonly #waves: readonly Wave[]
  readonly #rules: AudienceRules
  readonly #first = new Map<string, FirstTurns>()
  #chosen: Map<string, ReadonlySet<string>> | null = null

  constructor(waves: readonly Wave[], rules: AudienceRules) {
    this.#waves = waves
    this.#rules = rules
    for (const { event, most } of waves) if (most !== null) this.#first.set(event.id, new FirstTurns(most))
  }

  /** Whether the first pass is needed at all. */
  get isLimited(): boolean {
    return this.#first.size > 0
  }

  /** First pass: whose turn it would be. */
  note(member: AudienceMember): void {
    for (const wave of this.#waves) {
      const first = this.#first.get(wave.event.id)
      if (!first) continue
      const { verdict, turn } = candidateOf(member, wave, this.#rules)
      if (turn !== null && verdict !== 'poster') first.add(turn)
    }
  }

  /**
   * Second pass: what becomes of the person and each event. No more messages than the week has room for: the earliest turns
   * get one, the others stand in the poster.
   */
  judge(member: AudienceMember): Judged[] {
    const candidates = this.#waves.map((wave) => this.#inTime(candidateOf(member, wave, this.#rules)))
    const messages = candidates
      .filter(({ verdict }) => verdict === 'message')
      .sort((a, b) => worthier(a.turn as Turn, b.turn as Turn) || byDay(a, b))
    const room = Math.max(0, this.#rules.aWeek - member.invitedThisWeek)
    const left = new Set(messages.slice(room).map(({ wave }) => wave.event.id))
    return candidates.map(({ wave: { event }, verdict }) => ({
      event: event.id,
      verdict: left.has(event.id) ? 'poster' : verdict,
    }))
  }

  #inTime(candidate: Candidate): Candidate {
    const { wave, verdict, turn } = candidate
    if (turn === null || verdict === 'poster' || !this.#first.has(wave.event.id)) return candidate
    this.#chosen ??= new Map([...this.#first].map(([event, first]) => [event, first.people()]))
    return this.#chosen.get(wave.event.id)?.has(turn.person)
      ? candidate
      : { ...candidate, verdict: 'next_wave' }
  }
}

const byDay = (a: Candidate, b: Candidate): number => {
  const [one, other] = [a.wave.event, b.wave.event]
  return one.day < other.day ? -1 : one.day > other.day ? 1 : one.id < other.id ? -1 : 1
}
