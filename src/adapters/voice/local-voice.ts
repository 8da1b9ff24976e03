import type { ReadAloud, Spoken } from '../../application/ports/read-aloud.ts'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { cutText } from '../../domain/text/cut-text.ts'
import { type Bounds, type Piped, pipeThrough } from './pipe-through.ts'
import { PACKERS, type Packer, SPEAKERS, type Speaker } from './voices.ts'

/** A reply waits for it. */
const LONGEST_MS = 15_000
const MOST_BYTES = 2_000_000
/** Characters, three minutes of speech and far more than a message of ours: what is longer is cut. */
const MOST_WORDS = 2_500
/** Voices that speak at once: two cores serve everybody else too. */
const AT_ONCE = 2
/** Those who wait; to more we say that it cannot be done now. */
const MOST_WAITING = 10
/** Where a WAV says how many bytes of sound a second has. */
const BYTE_RATE_AT = 28
const HEAD_BYTES = 44

/** Digits are said in every language: whether a voice is of use is heard at the start, not in front of a person. */
const TRIAL = '1 2 3'

const secondsOf = ({ between }: Piped): number =>
  between.head.length < HEAD_BYTES
    ? 0
    : Math.max(0, between.bytes - HEAD_BYTES) / between.head.readUInt32LE(BYTE_RATE_AT)

const SENTENCE_END = /[.!?…]\s/g

/** The beginning of a text, up to the end of a sentence. */
const cutShort = (words: string): string => {
  if (words.length <= MOST_WORDS) return words
  const kept = cutText(words, MOST_WORDS)
  const last = [...kept.matchAll(SENTENCE_END)].at(-1)
  return last ? kept.slice(0, last.index + 1) : kept
}

/** A voice of this machine: programs, tried out, run one for each text. */
export class LocalVoice implements ReadAloud {
  readonly #speakers: ReadonlyMap<Language, Speaker>
  readonly #packer: Packer
  readonly #stopping = new AbortController()
  readonly #waiting: (() => void)[] = []
  #speaking = 0

  constructor(speakers: ReadonlyMap<Language, Speaker>, packer: Packer) {
    this.#speakers = speakers
    this.#packer = packer
  }

  speaks(language: Language): boolean {
    return this.#speakers.has(language)
  }

  async read(words: string, language: Language): Promise<Spoken | null> {
    const speaker = this.#speakers.get(language)
    if (!speaker || words.trim() === '' || this.#waiting.length >= MOST_WAITING) return null
    await this.#turn()
    try {
      const bounds = { ms: LONGEST_MS, bytes: MOST_BYTES, stop: this.#stopping.signal }
      return await speakWith(speaker, this.#packer, { words: cutShort(words), language }, bounds)
    } finally {
      this.#pass()
    }
  }

  /** Ends what is being said; nothing is said any more. */
  stop(): void {
    this.#stopping.abort()
  }

  async #turn(): Promise<void> {
    if (this.#speaking >= AT_ONCE) return new Promise((resolve) => this.#waiting.push(resolve))
    this.#speaking += 1
  }

  /** Hands the turn over to whoever waits longest: nobody can step in between. */
  #pass(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#speaking -= 1
  }
}

interface Text {
  readonly words: string
  readonly language: Language
}

const speakWith = async (
  speaker: Speaker,
  packer: Packer,
  { words, language }: Text,
  bounds: Bounds,
): Promise<Spoken | null> => {
  const command = { program: speaker.program, args: speaker.args(language) }
  const piped = await pipeThrough(words, [command, packer], bounds)
  const seconds = piped === null ? 0 : secondsOf(piped)
  return piped === null || seconds === 0 ? null : { ogg: piped.bytes, seconds }
}

const isOfUse = async (speaker: Speaker, packer: Packer, language: Language): Promise<boolean> => {
  const bounds = { ms: LONGEST_MS, bytes: MOST_BYTES, stop: new AbortController().signal }
  return (await speakWith(speaker, packer, { words: TRIAL, language }, bounds)) !== null
}

/** What is looked for; tests look for less. */
export interface Programs {
  readonly speakers: readonly Speaker[]
  readonly packers: readonly Packer[]
}

const firstSpeaker = async (
  { speakers }: Programs,
  packer: Packer,
  language: Language,
): Promise<Speaker | null> => {
  for (const speaker of speakers) if (await isOfUse(speaker, packer, language)) return speaker
  return null
}

/**
 * Looks for programs that speak and tries each: a program without its voices is none.
 * @returns null where nothing speaks
 * @example
 * const voice = await findVoice()
 * await voice?.read('See you tomorrow.', 'en') // { ogg, seconds: 2.1 }
 */
export const findVoice = async (
  programs: Programs = { speakers: SPEAKERS, packers: PACKERS },
): Promise<LocalVoice | null> => {
  for (const packer of programs.packers) {
    const found = new Map<Language, Speaker>()
    for (const language of LANGUAGES) {
      const speaker = await firstSpeaker(programs, packer, language)
      if (speaker) found.set(language, speaker)
    }
    if (found.size > 0) return new LocalVoice(found, packer)
  }
  return null
}
