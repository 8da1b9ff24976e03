import type { Change, Loaded } from '../../application/ports/talk-store.ts'

/** People remembered at once, unless told otherwise; the one unheard of for longest is forgotten first. */
const KEPT = 5_000

/**
 * What this process loaded or committed last, by chat. It spares the round trip of a load and can never lead astray:
 * every commit checks the revisions that it was decided on, and one that another replica outran is loaded anew.
 */
export class RecentlyLoaded {
  readonly #known = new Map<string, Loaded>()
  readonly #most: number

  /** `most` – how many people at once; 0 remembers nobody. */
  constructor(most: number = KEPT) {
    this.#most = most
  }

  /** What is known of a chat, if it is what is asked for: the current talk, or the pressed one if that is current. */
  find(chat: string, pressed: string | null): Loaded | null {
    const known = this.#known.get(chat)
    if (!known || (pressed !== null && known.talk?.id !== pressed)) return null
    return known
  }

  /** Remembers what is stored now; a talk that is not the current one is not worth it. */
  keep(chat: string, { person, talk }: Pick<Loaded, 'person' | 'talk'>): void {
    this.#known.delete(chat)
    if (this.#most === 0 || person === null || person.currentTalk !== (talk?.id ?? null)) return
    const [oldest] = this.#known.keys()
    if (this.#known.size >= this.#most && oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(chat, { person, talk, seen: false })
  }

  /** Remembers what a commit has just stored: changed rows have their next revision. */
  keepCommitted(chat: string, { before, person, talk }: Change): void {
    const isNewPerson = before.person === null
    const storedPerson =
      isNewPerson || person === before.person ? person : { ...person, revision: person.revision + 1 }
    const isNewTalk = talk !== null && talk.id !== before.talk?.id
    const storedTalk =
      talk === null || talk === before.talk || isNewTalk ? talk : { ...talk, revision: talk.revision + 1 }
    this.keep(chat, { person: storedPerson, talk: storedTalk })
  }

  forget(chat: string): void {
    this.#known.delete(chat)
  }
}
