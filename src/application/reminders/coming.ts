import { type LocalDate, localMoment } from '../../domain/calendar/local-date.ts'
import type { Foreseen } from '../../domain/reminders/foresee.ts'
import { type Params, type TextRef, text } from '../../domain/words/text-ref.ts'
import { whenOf } from './notice.ts'

/** How far «Что мне придёт?» looks ahead. */
export const COMING_DAYS = 30
export const COMING_MS = COMING_DAYS * 86_400_000

/** One message that is to come: what, when, why, what would stop it. */
export interface ComingMessage {
  readonly foreseen: Foreseen
  /** Local time of the person, e.g. `10:00`. */
  readonly time: string
  readonly what: TextRef
  readonly why: TextRef
  readonly stops: TextRef
  /** The person switched this kind off: its day comes, the message does not. */
  readonly isSilenced: boolean
}

/** Messages of one day, the earliest first. */
export interface ComingDay {
  readonly date: LocalDate
  readonly messages: readonly ComingMessage[]
}

/** Whether a settled key is of this rule and subject, whatever the day was. */
const isOf =
  ({ rule, subject }: Foreseen) =>
  (key: string): boolean => {
    const parts = key.split('|')
    return parts[0] === rule.id && parts.includes(subject)
  }

/** A rule that speaks once is silent when it has spoken of its subject, whatever the day was then. */
const hasSpoken = (foreseen: Foreseen, settled: ReadonlySet<string>): boolean =>
  settled.has(foreseen.key) || (foreseen.rule.once && [...settled].some(isOf(foreseen)))

const messageOf = (foreseen: Foreseen, time: string): ComingMessage => {
  const { rule, base, silencedBy } = foreseen
  const part = (name: string, params?: Params): TextRef => text(`reminders.${rule.id}.${name}`, params)
  const [what, why, stops] = [part('name'), part('why', whenOf(base)), part('stops')]
  return { foreseen, time, what, why, stops, isSilenced: silencedBy !== null }
}

/**
 * What will be told to a person, day by day: all that is foreseen without what is settled for good. Pure, so that the
 * chat and the one in charge read the same list (promises.md 6).
 * @param settled keys of reminders that do not come again
 * @param zone where the person's days are
 */
export const comingOf = (
  foreseen: readonly Foreseen[],
  settled: ReadonlySet<string>,
  zone: string,
): ComingDay[] => {
  const days = new Map<LocalDate, ComingMessage[]>()
  for (const each of foreseen.filter((one) => !hasSpoken(one, settled))) {
    const { date, time } = localMoment(each.due, zone)
    days.set(date, [...(days.get(date) ?? []), messageOf(each, time)])
  }
  return [...days].map(([date, messages]) => ({ date, messages }))
}
