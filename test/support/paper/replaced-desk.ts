import type { OfficeChange } from '../../../src/application/ports/office/changes.ts'
import type { ReplacedDesk, ReplacedWords } from '../../../src/application/ports/office/replaced-desk.ts'
import type { LocalDate } from '../../../src/domain/calendar/local-date.ts'

/** Replaced words on paper: one change an object, and only of the day on which it was made. */
export class PaperReplacedDesk implements ReplacedDesk {
  readonly #kept = new Map<string, ReplacedWords>()

  async words(object: string, day: LocalDate): Promise<unknown> {
    const kept = this.#kept.get(object)
    return kept?.on === day ? structuredClone(kept.words) : null
  }

  apply(change: OfficeChange): void {
    if (change.type === 'keep_replaced') this.#kept.set(change.object, change)
  }
}
