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

/** What was said to whom: a decision, as far as it is looked at here. */
interface Said {
  readonly person: { readonly id: string }
  readonly events: readonly { readonly type: string }[]
  readonly replies: readonly Outgoing[]
}

/** What is remembered of a person: messages, when they were said, and how many turns of theirs came here since. */
interface Kept {
  readonly messages: readonly Shown[]
  readonly at: number
  readonly turns: number
}

/**
 * What was last said to a person beside their talk – a screen, a question of a dialog, an own card –, so that «повтори» and
 * «прочитайте мне» mean it. In memory only and forgotten with the process: words of messages are kept nowhere (requirements.md P).
 * What a talk said is not kept: it is worded anew from where the talk stands.
 */
export class LastSaid {
  readonly #kept = new Map<string, Kept>()
  readonly #read = new Map<
    string,
    { readonly message: string; readonly at: number; readonly update: string }
  >()

  /** Notes what an update led to, and the moment at which it was stored. */
  note({ person, events, replies }: Said, at: number): void {
    const shown = shownOf(replies)
    const before = this.#kept.get(person.id)
    this.#kept.delete(person.id)
    if (events.some(({ type }) => type === 'said')) return
    if (shown.length > 0) remember(this.#kept, person.id, { messages: shown, at, turns: 0 })
    else if (before)
      remember(this.#kept, person.id, { ...before, turns: before.turns + (at > before.at ? 1 : 0) })
  }

  /** Notes a message that came by another way: a notice, worded anew. */
  keep(person: string, message: Shown, at: number): void {
    this.#kept.delete(person)
    remember(this.#kept, person, { messages: [message], at, turns: 0 })
  }

  /**
   * The last messages, oldest first, when they were said, and how many turns came here since: where more came, another
   * process said the last word. Null – none is remembered, or a talk said something since.
   */
  of(person: string): Kept | null {
    return this.#kept.get(person) ?? null
  }

  /** Whether this message was read to the person just now by another press; notes that it is read. */
  isReadTwice(person: string, message: string, at: number, update: string): boolean {
    const before = this.#read.get(person)
    this.#read.delete(person)
    remember(this.#read, person, { message, at, update })
    // An update that is decided anew is no second press.
    return before?.message === message && before.update !== update && at - before.at < DOUBLE_TAP_MS
  }

  /** It could not be read after all: the next press asks anew. */
  forgetReading(person: string): void {
    this.#read.delete(person)
  }
}

/** The longest unheard are forgotten first. */
const remember = <T>(kept: Map<string, T>, person: string, value: T): void => {
  const [oldest] = kept.keys()
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(person, value)
}
