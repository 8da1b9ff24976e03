import type { Changes } from '../changes.ts'
import type { Table } from './store.ts'

/**
 * What the bot says about itself (commands, menu button, name, descriptions), each for a scope and a language.
 * A question for a language that was not set is answered with what was set for all.
 */
export class Profile {
  readonly #rows: Table<unknown>
  readonly #changes: Changes

  constructor(rows: Table<unknown>, changes: Changes) {
    this.#rows = rows
    this.#changes = changes
  }

  /**
   * @param field e.g. `commands` or `description`
   * @param scope e.g. `default` or `chat:7001`; for fields without scopes, `default`
   * @param language two letters, or `''` for everybody
   */
  get(field: string, scope: string, language: string): unknown {
    return this.#rows.get(`${field}|${scope}|${language}`)
  }

  /** What was set for the language or, failing that, for everybody. */
  find(field: string, scope: string, language: string): unknown {
    return this.get(field, scope, language) ?? this.get(field, scope, '')
  }

  set(field: string, scope: string, language: string, value: unknown): void {
    this.#rows.set(`${field}|${scope}|${language}`, value)
    this.#changes.tell({ kind: 'profile' })
  }

  clear(field: string, scope: string, language: string): void {
    this.#rows.delete(`${field}|${scope}|${language}`)
    this.#changes.tell({ kind: 'profile' })
  }
}
