import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CellDoubt } from '../../../domain/people/import-doubt.ts'
import type { ImportResult } from '../../../domain/people/import-result.ts'
import type { Likeness } from '../../../domain/people/near-people.ts'
import type { KnownPerson } from '../../../domain/people/register-import.ts'
import type { OfficeChange } from './changes.ts'
import type { CitizenFacts } from './register-change.ts'

export type ImportState = 'reading' | 'refused' | 'ready' | 'writing' | 'written' | 'cancelled'

/** An import as its sender sees it. */
export interface ImportView {
  readonly id: string
  readonly state: ImportState
  /** Rows done so far. */
  readonly rows: number
  /** For new people whose row names none. */
  readonly district: string | null
  readonly result: ImportResult | null
}

/** An import to be worked on. */
export interface ClaimedImport {
  readonly id: string
  readonly staff: string
  readonly file: string
  readonly name: string
  readonly state: 'reading' | 'writing'
  readonly digest: Uint8Array | null
  readonly district: string | null
  readonly day: LocalDate
  /** How often it was taken up, this time included. */
  readonly tries: number
}

/** Whom rows of a file may mean. */
export interface RegisterNow {
  /** People of the sender's districts. */
  readonly known: readonly KnownPerson[]
  /** The others of the department. */
  readonly elsewhere: readonly Likeness[]
  /** The sender's districts. */
  readonly districts: readonly { readonly id: string; readonly name: string }[]
  /** Names of the department's other districts. */
  readonly foreign: readonly string[]
  /** Whether somebody said that the person of this key (name and birth) is the one of the card. */
  readonly isJoined: (id: string, key: string) => boolean
}

/** Takes what rows say, many in one statement. Nothing is there for others before all of it is. */
export interface RegisterBatch {
  add(id: string, district: string, facts: CitizenFacts): Promise<void>
  change(id: string, district: string, facts: CitizenFacts): Promise<void>
  /** What the list leaves open of somebody who was just added, or is known; what was asked before is not asked again. */
  ask(citizen: string, doubts: readonly CellDoubt[]): Promise<void>
}

/** Imports as they are kept. Outages throw. */
export interface ImportDesk {
  /** Only the sender's own. */
  find(staff: string, id: string): Promise<ImportView | null>
  /** Takes up the oldest that waits and that nobody holds, until `heldUntil`. */
  claim(at: number, heldUntil: number): Promise<ClaimedImport | null>
  /** Tells how far it has come, and holds it on. */
  noteRows(id: string, rows: number, heldUntil: number): Promise<void>
  /** The register as it is at this moment. */
  now(staff: string, day: LocalDate): Promise<RegisterNow>
  /** Looked through: ready to be confirmed, or refused. `also` stands in the same commit. */
  settle(
    claimed: ClaimedImport,
    found: {
      state: 'ready' | 'refused'
      result: ImportResult
      digest: Uint8Array | null
      /** The only district there is to choose. */
      district: string | null
    },
    also: readonly OfficeChange[],
  ): Promise<void>
  /**
   * Writes all of it or nothing, in one transaction: `work` reads the file against the register as it is inside, and what
   * it returns is kept as the outcome.
   * @returns false when the register changed under it: nothing was written, it is to be begun again
   */
  write(
    claimed: ClaimedImport,
    work: (now: RegisterNow, batch: RegisterBatch) => Promise<ImportResult>,
    also: (result: ImportResult) => readonly OfficeChange[],
  ): Promise<boolean>
}
