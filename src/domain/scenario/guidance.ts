import { type Condition, holds } from './condition.ts'
import type { Competence, StepDefinition } from './definition.ts'
import { LEVEL_OF_HOME, levelName } from './level.ts'
import { lookupIn, type Talk } from './talk.ts'

/** The answer by which a person asks for everything as the first time, whatever they can do by now. */
const WHOLE: Condition = { answer: 'pace', is: 'whole' }

/**
 * How fully a stage is walked (C-measure: support fades). `shown` – everything, as the first time; `hints` – without what
 * only explains, for whoever walked it once without help; `alone` – the deeds themselves, for whoever is at home in it.
 */
const LEVEL_THAT_NEEDS_NONE = { shown: 1, hints: LEVEL_OF_HOME } as const

/** What must hold for a step of some guidance to be walked in the stage of a competence. */
const conditionOf = (guidance: keyof typeof LEVEL_THAT_NEEDS_NONE, competence: Competence): Condition => ({
  any: [WHOLE, { not: { answer: levelName(competence), at_least: LEVEL_THAT_NEEDS_NONE[guidance] } }],
})

/** The definition with its guidance written out as a condition, so that all that reads conditions knows of it. */
export const withGuidance = (
  definition: StepDefinition,
  competence: Competence | undefined,
): StepDefinition => {
  const { guidance, when } = definition
  if (guidance === undefined || competence === undefined) return definition
  const own = conditionOf(guidance, competence)
  return { ...definition, when: when ? { all: [own, when] } : own }
}

/** Whether the person walks the stage of a competence alone: at home in it, and content with the short way. */
export const isWalkedAlone = (competence: Competence | null, talk: Talk): boolean =>
  competence !== null && !holds(conditionOf('hints', competence), lookupIn(talk))
