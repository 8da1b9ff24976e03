import type { Offered } from '../../domain/conversation/understand.ts'
import type { Outgoing } from '../ports/messenger.ts'

/** People whose buttons are remembered at once. */
const KEPT = 2_000
/** Messages with buttons of one person. */
const MESSAGES = 6
/** Buttons of yesterday are found again by scrolling, not by typing. */
const WITHIN_MS = 8 * 3_600_000
/** Whoever does not say within this time what they meant is asked anew. */
const HELD_MS = 10 * 60_000

/** Buttons of one message, and when it was said. */
export interface Shown {
  readonly buttons: readonly Offered[]
  readonly at: number
  /** Row number of the notice that the message was; null – it was an answer. */
  readonly notice: number | null
}

/** Words that may be a button's name: what was typed, and the token of the button. */
export interface HeldWords {
  readonly words: string
  readonly token: string
}

/** The offer to go on in a certain language; the settings only open the choice. */
const isSwitch = (token: string): boolean => /^m\.language\.[a-z]{2}$/.test(token)

const buttonsOf = (message: Outgoing): Offered[] =>
  'buttons' in message
    ? (message.buttons ?? []).flat().map(({ text, token }) => ({ id: token, label: text }))
    : []

/**
 * Buttons under the last few messages of a chat, so that a label typed as words is the press also when something else was
 * said since. In memory only and forgotten with the process, like everything that was said (requirements.md P): after a
 * restart words are words again.
 */
export class RecentButtons {
  readonly #shown = new Map<string, readonly Shown[]>()
  readonly #held = new Map<string, HeldWords & { readonly at: number }>()
  readonly #declined = new Map<string, true>()
  readonly #switches = new Map<string, readonly string[]>()

  /** Notes what was said to a person, in its order. */
  note(person: string, messages: readonly Outgoing[], at: number, notice: number | null = null): void {
    const shown = messages.map(buttonsOf).filter(({ length }) => length > 0)
    if (shown.length === 0) return
    this.#noteSwitches(
      person,
      shown.flat().map(({ id }) => id),
    )
    const newest = shown.map((buttons) => ({ buttons, at, notice })).reverse()
    const kept = [...newest, ...(this.#shown.get(person) ?? [])].slice(0, MESSAGES)
    forgetOldest(this.#shown, person)
    this.#shown.set(person, kept)
  }

  /** Whether the switch to a language was offered by its button: once is enough. */
  wasSwitchOffered(person: string, token: string): boolean {
    return this.#switches.get(person)?.includes(token) ?? false
  }

  #noteSwitches(person: string, tokens: readonly string[]): void {
    const switches = tokens.filter(isSwitch)
    if (switches.length === 0) return
    const known = this.#switches.get(person) ?? []
    forgetOldest(this.#switches, person)
    this.#switches.set(person, [...new Set([...known, ...switches])])
  }

  /** Buttons of each message, the newest message first. */
  of(person: string, at: number): readonly (readonly Offered[])[] {
    const kept = this.#shown.get(person) ?? []
    return kept.filter((each) => at - each.at <= WITHIN_MS).map(({ buttons }) => buttons)
  }

  /** The newest message with buttons, however old; null – none is known since the start of the process. */
  newest(person: string): Shown | null {
    return this.#shown.get(person)?.[0] ?? null
  }

  /** Keeps words until the person has said whether they are a button's name. */
  hold(person: string, held: HeldWords, at: number): void {
    forgetOldest(this.#held, person)
    this.#held.set(person, { ...held, at })
  }

  /** The words of which it was asked what they are; null – nothing was asked, or long ago. */
  held(person: string, at: number): HeldWords | null {
    const held = this.#held.get(person)
    return held && at - held.at <= HELD_MS ? held : null
  }

  /** «Нет, оставить»: the «да» above it answers nothing any more, until the question is asked anew. */
  decline(person: string): void {
    forgetOldest(this.#declined, person)
    this.#declined.set(person, true)
  }

  /** Whether the question that cannot be taken back was answered with «нет». */
  isDeclined(person: string): boolean {
    return this.#declined.has(person)
  }

  /** The question is asked anew. */
  askAnew(person: string): void {
    this.#declined.delete(person)
  }

  /** It is said. */
  release(person: string): void {
    this.#held.delete(person)
  }
}

/** The longest unheard are forgotten first; whoever is heard is the newest. */
const forgetOldest = <T>(kept: Map<string, T>, person: string): void => {
  kept.delete(person)
  const [oldest] = kept.keys()
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
}
