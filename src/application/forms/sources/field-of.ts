import type { Param } from '../../../domain/words/text-ref.ts'
import type { PaperGround } from '../paper-ground.ts'

/** Looks one thing up in what is at hand; null – unknown. */
export type FieldOf = (ground: PaperGround) => Param | null
