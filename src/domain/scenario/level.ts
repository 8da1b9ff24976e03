import type { Competence } from './definition.ts'

/** Whoever walked a stage so often without help is at home in it: it becomes one question. */
export const LEVEL_OF_HOME = 2

/** Under which name a talk knows how often the stage of a competence was walked before: `level.call`, 0 to 2. */
export const levelName = (competence: Competence): string => `level.${competence}`
