import { z } from 'zod'
import { CLOCK_MOVES } from './clock-move.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]*$/)

/** What the narrator says before a deed: a key under `stories.<id>` of `locales/<lang>/playground.yaml`. */
const note = { note: key.optional() }
/** Who does it: one of the story's people; the first of them when not given. */
const by = { by: key.optional() }

/** One thing that happens in a story. */
const Deed = z.union([
  /** Typed words, as they are written: slips and all. */
  z.strictObject({ say: z.string().min(1), ...by, ...note }),
  /** A button by its label, the newest of that name on the screen. */
  z.strictObject({ press: z.string().min(1), ...by, ...note }),
  /** Time that passes, with everything that comes meanwhile. */
  z.strictObject({ clock: z.enum(CLOCK_MOVES), ...note }),
  z.strictObject({ note: key }),
])
export type Deed = z.infer<typeof Deed>

/**
 * A story that plays itself on the page, and in the tests: `scenarios/demo/stories/*.yaml`. Its title (`title`), a line about
 * it (`about`) and the narrator's notes are texts under `stories.<id>` of `locales/<lang>/playground.yaml`.
 */
export const Story = z
  .strictObject({
    id: key,
    /** Keys of people of the playground, e.g. `maria`; the page shows these and nobody else meanwhile. */
    people: z.array(key).min(1),
    deeds: z.array(Deed).min(1),
  })
  .refine(
    ({ people, deeds }) =>
      deeds.every((deed) => !('by' in deed) || deed.by === undefined || people.includes(deed.by)),
    { error: 'whoever does something is one of the people of the story' },
  )
export type Story = z.infer<typeof Story>

/** Text keys that a story needs in every language. */
export const textsOfStory = ({ deeds }: Story): string[] => [
  'title',
  'about',
  ...deeds.flatMap((deed) => (deed.note === undefined ? [] : [deed.note])),
]
