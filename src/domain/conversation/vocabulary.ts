import { z } from 'zod'
import { SceneSkill } from '../scenario/scene.ts'

const Words = z.array(z.string().min(1)).min(1)

/**
 * Words of one language that are understood wherever a person types (`locales/<lang>/vocabulary.yaml`), lower case,
 * «ё» as «е».
 */
export const Vocabulary = z.strictObject({
  commands: z.strictObject({
    back: Words,
    pause: Words,
    why: Words,
    human: Words,
    repeat: Words,
    stop: Words,
    resume: Words,
  }),
  /** Short answers and the ids of choices that they may stand for, e.g. `yes: [да, ага]`. */
  answers: z.record(z.string(), Words),
  months: z.array(Words).length(12),
  weekdays: z.array(Words).length(7),
  relative: z.record(z.string(), z.int()),
  /** Beginnings of words that show a skill in a rehearsed call: `greet: [здравств, добрый день]`. */
  skills: z.record(SceneSkill, Words),
  /**
   * Answers to «как вы?» (Y-monthly): `well` – whole phrases that say it; `polite` – what stands around them and says
   * nothing; `help` – beginnings of words that say the opposite.
   */
  wellbeing: z.strictObject({ well: Words, polite: Words, help: Words }),
  /** Beginnings of words that tell of danger (Y-danger), by kind. */
  danger: z.record(z.enum(['fire', 'violence', 'suicide', 'medical', 'gas']), Words),
})
export type Vocabulary = z.infer<typeof Vocabulary>
