import type { Decision } from '../decision.ts'
import type { Outgoing } from '../ports/messenger.ts'

/** People whose last messages are remembered at once. */
const KEPT = 2_000
/** Two taps of «Прочитайте мне» within this time are one. */
const DOUBLE_TAP_MS = 10_000

type Shown = Extract<Outgoing, { kind: 'text' }>

const shownOf = (replies: readonly Outgoing[]): Shown[] => {
  const texts = replies.filter((each) => each.kind === 'text')
  if (texts.length > 0) return texts
  return replies.flatMap((each) =>
    each.kind === 'edit'
      ? [{ kind: 'text', html: each.html, ...(each.buttons ? { buttons: each.buttons } : {}) } as const]
      : [],
  )
}

/**
 * What was last said to a person beside their talk – a screen, a question of a dialog, an own card –, so that «повтори» and
 * «прочитайте мне» mean it. In memory only and forgotten with the process: words of messages are kept nowhere (domain.md P).
 * What a talk said is not kept: it is worded anew from where the talk stands.
 */
export class LastSaid {
  readonly #messages = new Map<string, readonly Shown[]>()
  readonly #read = new Map<string, { message: number; at: number }>()

  /** Notes what an update led to. */
  note({ person, events, replies }: Decision): void {
    const shown = shownOf(replies)
    if (shown.length === 0) return
    this.#messages.delete(person.id)
    if (!events.some(({ type }) => type === 'said')) remember(this.#messages, person.id, shown)
  }

  /** Notes a message that came by another way: a notice, worded anew. */
  keep(person: string, message: Shown): void {
    this.#messages.delete(person)
    remember(this.#messages, person, [message])
  }

  /** The last messages, oldest first; null – none is remembered, or a talk said something since. */
  of(person: string): readonly Shown[] | null {
    return this.#messages.get(person) ?? null
  }

  /** Whether this message was read to the person just now; notes that it is read. */
  isReadTwice(person: string, message: number, at: number): boolean {
    const before = this.#read.get(person)
    this.#read.delete(person)
    remember(this.#read, person, { message, at })
    return before?.message === message && at - before.at < DOUBLE_TAP_MS
  }
}

/** The longest unheard are forgotten first. */
const remember = <T>(kept: Map<string, T>, person: string, value: T): void => {
  const [oldest] = kept.keys()
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(person, value)
}
