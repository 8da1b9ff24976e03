import type { DirectoryEntry, DirectoryOffice } from '../../../domain/organisations/directory-office.ts'
import type { DirectoryReading } from '../../../domain/organisations/directory-reading.ts'

/** A table of organisations that was sent, until it is taken or left. */
export interface KeptDirectory {
  readonly id: string
  readonly state: 'read' | 'taken' | 'left'
  readonly revision: number
  readonly reading: DirectoryReading
}

/** An office of the directory as it is told to employees. */
export interface DirectoryLine extends DirectoryOffice {
  /** Opened name of whoever answers for it; null – not known any more. */
  readonly by: string | null
}

/** Changes of the directory of a region. */
export type DirectoryChange =
  /** A table waits to be taken; what the same employee sent more than thirty days before is kept no longer. */
  | {
      readonly type: 'keep_directory_file'
      readonly id: string
      readonly staff: string
      readonly reading: DirectoryReading
      readonly at: number
    }
  /** It was taken or left; what was read is kept no longer. Guard: revision, neither yet. */
  | {
      readonly type: 'settle_directory_file'
      readonly id: string
      readonly staff: string
      readonly state: 'taken' | 'left'
      readonly revision: number
    }
  /** An office as it is known from now on, new or instead of what was known of the same id. */
  | {
      readonly type: 'list_office'
      readonly id: string
      readonly region: string
      readonly entry: DirectoryEntry
      readonly owner: string
      readonly department: string
      readonly at: number
    }
  /** It is no more, or was never one. */
  | { readonly type: 'unlist_office'; readonly id: string; readonly region: string }

/** Reads of the directory: the same offices for all departments of a region. Outages throw. */
export interface DirectoryDesk {
  /** All offices of a region by name, with who answers for them. */
  lines(region: string): Promise<readonly DirectoryLine[]>
  /** A table that this employee sent. */
  file(staff: string, id: string): Promise<KeptDirectory | null>
}
