import { z } from 'zod'

/**
 * What an employee is (seeds/002, regulation 1.5; seeds/004 for the mentor). A citizen has no role: whoever is not in the
 * staff sees nothing but their own affairs.
 */
export const ROLES = [
  'specialist',
  'psychologist',
  'lawyer',
  'assistant',
  'mentor',
  'head',
  'administrator',
] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>
