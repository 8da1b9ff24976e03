import type { Role } from '../access/role.ts'

/** Kinds of help of social support (442-ФЗ, article 22; seeds/002 appendix 5, lines 12.1–12.5). */
export const HELP_KINDS = ['social', 'psychological', 'pedagogical', 'legal', 'medical'] as const
export type HelpKind = (typeof HELP_KINDS)[number]

/**
 * The kind of help that an employee mostly gives: it is recorded unless another one is pressed.
 * @example usualHelp('lawyer') === 'legal'
 */
export const usualHelp = (role: Role): HelpKind => {
  if (role === 'psychologist') return 'psychological'
  return role === 'lawyer' ? 'legal' : 'social'
}
