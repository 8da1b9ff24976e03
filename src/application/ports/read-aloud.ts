import type { Language } from './texts.ts'

/** Words that were spoken. */
export interface Spoken {
  /** OGG with Opus, as messengers play voice messages. */
  readonly ogg: Uint8Array
  /** How long it plays. */
  readonly seconds: number
}

/**
 * Reads words aloud on this machine: no word leaves it, none is kept (older-adult form, requirements.md P). Where no voice is
 * installed there is no such port at all, and nothing is offered.
 */
export interface ReadAloud {
  /** Whether there is a voice for the language. */
  speaks(language: Language): boolean
  /**
   * Speaks plain words, without markup; what is too long is cut at the end of a sentence.
   * @returns null when it cannot be done now: too many wait already, it took too long, the voice failed
   */
  read(words: string, language: Language): Promise<Spoken | null>
}
