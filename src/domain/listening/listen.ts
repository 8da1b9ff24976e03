import type { Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import { decideReading, type Understood } from './decide-reading.ts'
import { hear } from './hear.ts'
import { confirmed } from './meant-choice.ts'
import { respond } from './respond.ts'
import { type Ear, standingIn } from './setting.ts'

/** What words in a talk mean, and what they lead to. */
interface Listened {
  readonly understood: Understood
  readonly after: Advanced
}

const NOTHING: Understood = { act: { type: 'unclear' }, readings: [] }

/** What words mean where a talk stands. Pure; changes nothing. */
export const understand = (talk: Talk, words: string, ear: Ear): Understood => {
  const standing = standingIn(talk)
  if (!standing) return NOTHING
  const act = confirmed(talk, standing, words, ear.read)
  return act ? { act, readings: [] } : decideReading(hear(words, { talk, standing, ear }))
}

/** Hears words where a talk stands and answers them. Pure. */
export const listen = (talk: Talk, words: string, ear: Ear): Listened => {
  const understood = understand(talk, words, ear)
  return { understood, after: respond(talk, understood, words, ear) }
}
