/** People whose heard words wait at once. */
const KEPT = 1_000
/** Recordings of one person that wait for a press at once. */
const OF_ONE = 5
/** Who says later than this that it is right has gone on to other things: they say it anew. */
const WAITS_MS = 60 * 60_000
/** A typed «да» answers it only while it is the last thing asked. */
const ASKED_MS = 10 * 60_000

/** Words of a recording, as they would have been typed. */
export interface Said {
  readonly words: string
  readonly forwarded?: boolean
  readonly from?: string
}

/** A press that words wait for. */
interface Taking {
  readonly update: string
  /** Whether the words are right; else they are dropped. */
  readonly isRight: boolean
}

/** One recording whose words wait for the person's press. */
interface Waiting {
  /** Null – they were used. */
  readonly said: Said | null
  readonly at: number
  readonly taken: Taking | null
}

/**
 * Words heard in recordings until their speaker has pressed whether they are right: in memory only, forgotten with the process
 * and with the press (requirements.md P). Whoever presses after a restart is asked to say it again.
 */
export class HeardWords {
  readonly #waiting = new Map<string, Map<string, Waiting>>()
  /** Which recording was asked about last, where nothing else was said since. */
  readonly #asked = new Map<string, { readonly id: string; readonly at: number }>()

  /** @param id of the recording, as its buttons name it */
  keep(person: string, id: string, said: Said, at: number): void {
    this.#dropOld(at)
    const own = this.#waiting.get(person) ?? new Map<string, Waiting>()
    own.delete(id)
    dropOldest(own, OF_ONE)
    own.set(id, { said, at, taken: null })
    this.#waiting.delete(person)
    dropOldest(this.#waiting, KEPT)
    this.#waiting.set(person, own)
    this.#asked.delete(person)
    dropOldest(this.#asked, KEPT)
    this.#asked.set(person, { id, at })
  }

  /** The recording of which it was just asked whether it was heard right; null – something else was said since, or long ago. */
  asked(person: string, at: number): string | null {
    const last = this.#asked.get(person)
    return last && at - last.at <= ASKED_MS ? last.id : null
  }

  /** Something else was said to the person: typed words answer that. */
  askNoMore(person: string): void {
    this.#asked.delete(person)
  }

  /**
   * The words that a press names. `taken` – an earlier press has used them; null – they are not known, were wrong, or are too
   * old. The same update, decided anew, gets them again.
   */
  take(person: string, id: string, taking: Taking, at: number): Said | 'taken' | null {
    const own = this.#waiting.get(person)
    const waiting = own?.get(id)
    if (!own || !waiting || at - waiting.at > WAITS_MS) return null
    if (waiting.taken !== null && waiting.taken.update !== taking.update) return 'taken'
    own.set(id, { ...waiting, taken: taking })
    return waiting.said ?? 'taken'
  }

  /** What an update led to is stored: the words that it took are forgotten. */
  settle(person: string, update: string): void {
    const own = this.#waiting.get(person)
    for (const [id, waiting] of own ?? []) {
      if (waiting.taken?.update !== update) continue
      this.#asked.delete(person)
      if (waiting.taken.isRight) own?.set(id, { ...waiting, said: null })
      else own?.delete(id)
    }
  }

  /** The person is no more: nothing of theirs waits. */
  forget(person: string): void {
    this.#waiting.delete(person)
    this.#asked.delete(person)
  }

  /** Who spoke last longest ago stands first. */
  #dropOld(now: number): void {
    for (const [person, own] of this.#waiting) {
      const newest = Math.max(...[...own.values()].map(({ at }) => at))
      if (now - newest <= WAITS_MS) return
      this.#waiting.delete(person)
    }
  }
}

/** Makes room for one more: the oldest goes first. */
const dropOldest = <T>(kept: Map<string, T>, most: number): void => {
  const [oldest] = kept.keys()
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
}
