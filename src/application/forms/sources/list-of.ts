import type { KnownRow } from '../../../domain/forms/known.ts'
import type { PaperGround } from '../paper-ground.ts'

/** Gathers the rows of a table from what is at hand. */
export type ListOf = (ground: PaperGround) => readonly KnownRow[]
