import type { FoundTag } from '../../domain/forms/form-tags.ts'
import type { TagValues } from '../../domain/forms/tag-values.ts'

/** Why a file cannot be an institution's own template. */
export const OWN_FORM_REFUSALS = [
  'not_docx',
  'too_big',
  'damaged',
  'macros',
  'links',
  'embedded',
  'no_tags',
  'broken_tag',
] as const
export type OwnFormRefusal = (typeof OWN_FORM_REFUSALS)[number]

/** Judges a Word file from outside before anything of it is used: why it is not taken; null – nothing in it is dangerous. */
export type JudgeDocx = (bytes: Uint8Array) => Promise<OwnFormRefusal | null>

/** A template that was looked at: its tags in their order; or why it is none, with the tag that is broken. */
export type ReadOwnForm =
  | { readonly tags: readonly FoundTag[] }
  | { readonly refused: OwnFormRefusal; readonly tag: string }

/** The engine of an institution's own templates: DOCX with tags in double braces. What goes in as words stays words. */
export interface OwnFormEngine {
  /** Reads the tags of a file from outside. Never throws for what is in it. */
  read(bytes: Uint8Array): Promise<ReadOwnForm>
  /** Fills a template that was read before. */
  fill(bytes: Uint8Array, values: TagValues): Promise<Uint8Array>
}

/** Bytes of a template at most. */
export const MOST_OWN_FORM_BYTES = 2 * 1_048_576
