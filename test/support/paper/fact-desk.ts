import type { OfficeChange } from '../../../src/application/ports/office/changes.ts'
import type { FactChecked, FactDesk } from '../../../src/application/ports/office/fact-desk.ts'
import type { FactCheck } from '../../../src/domain/organisations/fact-check.ts'
import type { Speaker } from '../../../src/domain/organisations/speaker.ts'

/** Checked facts on paper, the oldest first. */
export class PaperFactDesk implements FactDesk {
  readonly #kept: FactChecked[] = []

  async checks(region: string): Promise<readonly FactCheck[]> {
    return this.#kept
      .filter((each) => each.region === region)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .map(({ check }) => check)
  }

  /** On paper there are no institutions. */
  async speaker(): Promise<Speaker | null> {
    return null
  }

  apply(change: OfficeChange): void {
    if (change.type === 'keep_fact_check') this.#kept.push(change)
  }
}
