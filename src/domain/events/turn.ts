import { daysBetween, type LocalDate } from '../calendar/local-date.ts'
import { spreadOf } from '../people/monthly/standing.ts'
import { type AudiencePerson, needsAttention } from './audience-person.ts'
import type { Suits } from './suits.ts'

/** Longer than this nobody's wait counts for more: two months without an invitation are long for everybody. */
const LONGEST_WAIT = 60
/** Days of waiting that a person loses because nobody knows whether it suits, or because nobody asked for it. */
const HANDICAP = { doubt: 14, general: 28 } as const
/** Days of waiting that special attention is worth (Y-register). */
const ATTENTION = 14

/** When a person's turn comes for an event; smaller is earlier, see {@link earlier}. */
export interface Turn {
  readonly person: string
  /** Members of the event's own group go before everybody (Y-groups). */
  readonly isMember: boolean
  /** Days waited, less what speaks against, more for special attention. */
  readonly points: number
  /** Empty – never invited. */
  readonly invitedOn: LocalDate | ''
  /** So that equals do not always stand in the same order: it differs from event to event. */
  readonly spread: number
}

const waited = ({ invitedOn }: AudiencePerson, today: LocalDate): number =>
  invitedOn === null ? LONGEST_WAIT : Math.min(LONGEST_WAIT, daysBetween(invitedOn, today))

/**
 * The turn of a person whom an event suits. Waiting outgrows every handicap: whoever only half suits is passed over for some
 * weeks and not for good (Y-address: those who were not invited for long come first).
 */
export const turnOf = (person: AudiencePerson, fit: Suits, event: string, today: LocalDate): Turn => ({
  person: person.id,
  isMember: fit.by === 'group',
  points:
    waited(person, today) +
    (needsAttention(person) ? ATTENTION : 0) -
    fit.doubts.length * HANDICAP.doubt -
    (fit.by === 'general' ? HANDICAP.general : 0),
  invitedOn: person.invitedOn ?? '',
  spread: spreadOf(`${event}|${person.id}`),
})

const less = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

/** Negative when the first one has waited longer or is suited better; zero – both are worth the same. */
export const worthier = (a: Turn, b: Turn): number =>
  less(Number(b.isMember), Number(a.isMember)) || less(b.points, a.points) || less(a.invitedOn, b.invitedOn)

/** Negative when the first one's turn is earlier; zero only for the same person. */
export const earlier = (a: Turn, b: Turn): number =>
  worthier(a, b) || less(a.spread, b.spread) || less(a.person, b.person)
