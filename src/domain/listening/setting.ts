import type { SignReader, Told, ToldMessage } from '../hearing/sign-reader.ts'
import type { Liken, LikenedAt } from '../likeness/liken.ts'
import type { CompiledStep } from '../scenario/compiled.ts'
import { present } from '../scenario/engine.ts'
import type { Choice } from '../scenario/event.ts'
import type { Talk } from '../scenario/talk.ts'
import type { SocialKind } from './act.ts'
import { asks } from './asks.ts'

/** What a step waits for: one of its choices, own words of any kind, or a value of a kind (a day, a number). */
export type Awaited = 'choice' | 'own_words' | 'value'

/** The question that stands when something is said. */
export interface Standing {
  readonly step: CompiledStep
  readonly awaits: Awaited
  /** Answers on offer, in the order of their buttons. */
  readonly choices: readonly Choice[]
}

/** A need that words may mean, with how sure the match is from 0 to 1. */
export interface NamedNeed {
  readonly need: string
  readonly sureness: number
}

/** By what one language is heard. */
export interface Ear {
  readonly read: SignReader
  /** Which examples of what people say words are like. */
  readonly liken: Liken
  /** Needs that words name, best first. */
  readonly findNeeds: (words: string) => readonly NamedNeed[]
  /** Words between which a message may name two needs, e.g. `и`. */
  readonly joining: readonly string[]
  /** What a whole message says to whoever speaks, its words made comparable: «пока» is a farewell; null – nothing. */
  readonly saidAlone: (said: string) => SocialKind | null
}

/** What is known when words are heard: the talk with its question, and the ear. */
export interface Setting {
  readonly talk: Talk
  readonly standing: Standing
  readonly ear: Ear
}

/** Words as they were read: everything that a recogniser looks at. */
export interface Heard {
  readonly said: string
  readonly message: ToldMessage
  /** Whether something is asked: a question mark, or words that ask. */
  readonly isQuestion: boolean
  /** Which examples they are like where a question stands; looked at when it is asked for the first time. */
  readonly likeAt: LikenedAt
}

const awaitedBy = ({ definition }: CompiledStep, choices: readonly Choice[]): Awaited => {
  if (definition.type === 'ask')
    return definition.kind === 'words' || definition.kind === 'place' ? 'own_words' : 'value'
  if (definition.type === 'reflect') return 'own_words'
  if (definition.type === 'rehearse') return definition.watch ? 'choice' : 'own_words'
  if (definition.type === 'plan') return choices.some(({ id }) => id === 'done') ? 'own_words' : 'choice'
  return 'choice'
}

/** The question that a talk stands on; null – its step is gone. */
export const standingIn = (talk: Talk): Standing | null => {
  const step = talk.scenario.steps.get(talk.session.step)
  if (!step) return null
  const choices = present(talk).at(-1)?.choices ?? []
  return { step, awaits: awaitedBy(step, choices), choices }
}

/** Reads words once for all recognisers. */
export const heardWith = ({ read, liken }: Ear, said: string): Heard => {
  const message = read(said)
  let liked: LikenedAt | null = null
  const likeAt: LikenedAt = (questions) => {
    liked ??= liken(said)
    return liked(questions)
  }
  return { said, message, isQuestion: asks(said, message), likeAt }
}

/** Something told under a heading, with the rest of its name: `topics/cost` is `cost` under `topics`. */
type ToldUnder = Told & { readonly what: string }

/** What was told under a heading. A loop: each message is asked for a dozen headings. */
export const toldUnder = ({ message }: Heard, heading: string): ToldUnder[] => {
  const prefix = `${heading}/`
  const found: ToldUnder[] = []
  for (const told of message.told)
    if (told.name.startsWith(prefix)) found.push({ ...told, what: told.name.slice(prefix.length) })
  return found
}
