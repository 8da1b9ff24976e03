import { z } from 'zod'
import { Unsaid } from '../hearing/speech-in.ts'
import { MaskWords } from '../numbers/mask-words.ts'
import { WhenWords } from '../when/when-words.ts'
import { ClueList } from './clues.ts'
import { RightsWords } from './rights.ts'
import { SceneSkill } from './scene-skill.ts'
import { SpeechManners } from './speakable.ts'

const Words = z.array(z.string().min(1)).min(1)
const Pairs = z.array(z.tuple([z.string().min(1), z.string()]))

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
  /** How people ask to see or to delete what is kept of them. */
  rights: RightsWords,
  /** What stands for the button «nothing to say» beside a question for words: «без слов», «пропустить». */
  nothing: Words,
  months: z.array(Words).length(12),
  /** Beginnings of words for 0, 1, 2 …, by value. */
  numbers: z.array(Words).min(11),
  weekdays: z.array(Words).length(7),
  relative: z.record(z.string(), z.int()),
  /** How days and hours are said. */
  when: WhenWords,
  /** Beginnings of words that show a skill in a rehearsed call: `greet: [здравств, добрый день]`. */
  skills: z.record(SceneSkill, Words),
  /** Beginnings of words that say what is looked for when one searches for an office: `адрес`, `телефон`. */
  aims: Words,
  /**
   * Answers to «как вы?» (Y-monthly): `well` – whole phrases that say it; `polite` – what stands around them and says
   * nothing; `help` – beginnings of words that say the opposite.
   */
  wellbeing: z.strictObject({ well: Words, polite: Words, help: Words }),
  /** How written words are said by a voice. */
  speech: SpeechManners,
  /** What recognisers of speech write down where nothing is said. */
  unsaid: Unsaid,
  /** Words that tell what a number beside them is, so that it is hidden or kept. */
  masking: MaskWords,
  /** How typed problems are read. */
  finding: z.strictObject({
    /** Letters that sound alike: `[о, а]`. */
    sounds: Pairs,
    /** Keys of another keyboard as this language's prints them: `[q, й]`. */
    keyboard: Pairs,
    /** How the language is spelt in letters of another script, longest first: `[shch, щ]`. */
    spelling: Pairs,
    /** Clues to topics that are no need at all: weather, sport, recipes. */
    foreign: ClueList,
  }),
})
export type Vocabulary = z.infer<typeof Vocabulary>
