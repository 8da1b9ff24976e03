import type { Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import { decideReading, type Understood } from './decide-reading.ts'
import { hear } from './hear.ts'
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
  return standing ? decideReading(hear(words, { talk, standing, ear })) : NOTHING
}

/** Hears words where a talk stands and answers them. Pure. */
export const listen = (talk: Talk, words: string, ear: Ear): Listened => {
  const understood = understand(talk, words, ear)
  return { understood, after: respond(talk, understood, words, ear) }
}
