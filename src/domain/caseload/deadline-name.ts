/**
 * Deadlines of requirements.md D by name. The rules themselves – what starts them, when they are due, their source – are
 * data; a task names one and gives its base day.
 */
export const DEADLINE_NAMES = [
  'diagnosis',
  'ippsu',
  'start',
  'passport',
  'quarter',
  'halfyear',
  'effect',
  'contact',
  'psych',
  'mentor',
  'letter',
  'doc',
  'plan',
] as const
export type DeadlineName = (typeof DEADLINE_NAMES)[number]
