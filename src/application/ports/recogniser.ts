import type { Language } from './texts.ts'

/** Sound that somebody recorded, whole and in memory only. */
export interface Sound {
  readonly bytes: Uint8Array
  /** What the messenger says that it is, e.g. `audio/ogg`. */
  readonly mime: string
}

/**
 * What a recogniser made of a recording. `words` may be empty, or what machines write down where nothing is said.
 * `refused` – this recording it cannot read; `away` – it cannot listen to anything now.
 */
export type Recognised = { readonly words: string } | 'refused' | 'away'

/**
 * Turns speech into words on the institution's own machine: no sound leaves it, none is kept (requirements.md P). Where none is
 * installed there is no such port at all, and voice messages get the kind answer that they cannot be heard.
 */
export interface Recogniser {
  /** What is said in a recording, in the language that its speaker speaks. Ends within its bounds; never throws. */
  hear(sound: Sound, language: Language): Promise<Recognised>
  /** Whether it can be reached and did not fail lately. Answers within a second. */
  isThere(): Promise<boolean>
}
