import type { Changes } from '../changes.ts'
import type { Table } from './store.ts'
import type { WireChat, WireUser } from './wire.ts'

/** A person of the messenger as the world keeps them. */
export interface PersonState {
  /** Identifier in the messenger; also the identifier of their private chat with the bot. */
  id: number
  /** Short name for tests and addresses of the page, e.g. `anna`. */
  key: string
  firstName: string
  lastName?: string
  username?: string
  /** Language of their client, e.g. `ru`. */
  language: string
  /** Own telephone, shared when they send their contact. */
  phone: string
  /** A line about them on the page. */
  about?: string
  /** They have opened the bot at least once; before that it cannot write to them. */
  started: boolean
  blocked: boolean
  deactivated: boolean
}

/** The person as messages and updates name them. */
export function userOf(person: PersonState): WireUser {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName ? { last_name: person.lastName } : {}),
    ...(person.username ? { username: person.username } : {}),
    language_code: person.language,
  }
}

/** The private chat of the person with the bot. */
export function privateChatOf(person: PersonState): WireChat {
  const { is_bot, language_code, ...names } = userOf(person)
  return { ...names, type: 'private' }
}

/** Everybody in the messenger, by id and by key. */
export class People {
  readonly #rows: Table<PersonState>
  readonly #idByKey = new Map<string, number>()
  readonly #changes: Changes

  constructor(rows: Table<PersonState>, changes: Changes) {
    this.#rows = rows
    this.#changes = changes
    for (const person of rows.values()) this.#idByKey.set(person.key, person.id)
  }

  byId(id: number): PersonState | undefined {
    return this.#rows.get(id)
  }

  byKey(key: string): PersonState | undefined {
    const id = this.#idByKey.get(key)
    return id === undefined ? undefined : this.byId(id)
  }

  all(): PersonState[] {
    return this.#rows.values()
  }

  /** Adds a person or replaces what is known of them. */
  save(person: PersonState): void {
    this.#rows.set(person.id, person)
    this.#idByKey.set(person.key, person.id)
    this.#changes.tell({ kind: 'people' })
  }
}
