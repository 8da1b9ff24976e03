import type { Log } from '../../application/ports/log.ts'
import type { Recognised, Recogniser, Sound } from '../../application/ports/recogniser.ts'
import type { Language } from '../../application/ports/texts.ts'
import { Deadline } from './deadline.ts'
import { soundFile } from './sound-file.ts'
import { transcriptionAddress } from './transcription-address.ts'

/** How long a recogniser is waited for, in milliseconds. */
export interface ListenBounds {
  /** For the words of one recording: two minutes of speech on a modest processor. */
  readonly hearMs: number
  /** For a sign of life; a health page has to answer within a second. */
  readonly lookMs: number
  /** For so long a look is believed. */
  readonly believedMs: number
  /** Whoever kept two people waiting in vain is asked nothing for so long. */
  readonly restMs: number
}

const BOUNDS: ListenBounds = { hearMs: 45_000, lookMs: 700, believedMs: 10_000, restMs: 30_000 }
/** Words of a recording as JSON: far more than anybody says in it. */
const MOST_BYTES = 256 * 1_024
/** So many recordings in a row that were not answered in time: it hangs. */
const HANGS_AFTER = 2
/** A failure is told as long as nothing was heard since, and no longer than this. */
const FAILED_FOR_MS = 600_000
/** The recording was read and found wanting: another one may be heard. */
const OF_THE_RECORDING: ReadonlySet<number> = new Set([400, 413, 415, 422])

interface Parts {
  /** As it is configured: `http://127.0.0.1:8080`, with or without a path. */
  readonly url: string
  /** What the recogniser calls the model, e.g. `whisper-1`. */
  readonly model: string
  readonly log: Log
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  readonly bounds?: Partial<ListenBounds>
}

/** A recogniser cannot listen now; `fault` tells why, for whoever operates it, e.g. `timeout`, `status_500`. */
class Away extends Error {
  readonly fault: string

  constructor(fault: string) {
    super(fault)
    this.fault = fault
  }
}

/** What else an answer holds is not wanted: a connection that breaks while it is let go has said all that matters. */
const letGo = ({ body }: Response): void => void body?.cancel().catch(() => undefined)

const isOutOfTime = (error: unknown): boolean => (error as Error).name === 'TimeoutError'

/**
 * A recogniser that speaks the common interface of OpenAI: whisper.cpp's server, speaches, LocalAI and others. One request a
 * recording; redirects are not followed, so that no sound goes anywhere but where it was meant to.
 */
export class Transcriptions implements Recogniser {
  readonly #url: URL
  readonly #parts: Parts
  readonly #bounds: ListenBounds
  #late = 0
  #restsUntil = Number.NEGATIVE_INFINITY
  #failedAt: number | null = null
  #look: { readonly at: number; readonly there: Promise<boolean> } | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    this.#url = transcriptionAddress(parts.url)
    this.#bounds = { ...BOUNDS, ...parts.bounds }
  }

  async hear(sound: Sound, language: Language): Promise<Recognised> {
    if (this.#parts.now() < this.#restsUntil) return 'away'
    try {
      const heard = await this.#ask(sound, language)
      this.#late = 0
      this.#failedAt = null
      return heard
    } catch (error) {
      this.#noteFailure(error)
      return 'away'
    }
  }

  isThere(): Promise<boolean> {
    const { now } = this.#parts
    if (this.#failedAt !== null && now() - this.#failedAt < FAILED_FOR_MS) return Promise.resolve(false)
    const known = this.#look
    if (known && now() - known.at < this.#bounds.believedMs) return known.there
    const there = this.#answers()
    this.#look = { at: now(), there }
    return there
  }

  async #ask(sound: Sound, language: Language): Promise<Recognised> {
    const { log, model } = this.#parts
    const { name, blob } = soundFile(sound)
    const body = new FormData()
    body.set('model', model)
    body.set('language', language)
    body.set('response_format', 'json')
    body.set('file', blob, name)
    const deadline = new Deadline(this.#bounds.hearMs)
    try {
      const { signal } = deadline
      const answer = await deadline.within(
        fetch(this.#url, { method: 'POST', body, signal, redirect: 'error' }),
      )
      if (answer.ok) return { words: wordsIn(await bounded(answer, deadline)) }
      letGo(answer)
      if (!OF_THE_RECORDING.has(answer.status)) throw new Away(`status_${answer.status}`)
      log.warn('recording_refused', { status: answer.status })
      return 'refused'
    } finally {
      deadline.over()
    }
  }

  #noteFailure(error: unknown): void {
    const { log, now } = this.#parts
    const isLate = isOutOfTime(error)
    log.warn('recogniser_away', { fault: isLate ? 'timeout' : faultOf(error) })
    this.#failedAt = now()
    this.#late = isLate ? this.#late + 1 : 0
    if (this.#late < HANGS_AFTER) return
    this.#late = 0
    this.#restsUntil = now() + this.#bounds.restMs
  }

  /** Any answer at all is a sign of life: only recordings are wanted at this address. */
  async #answers(): Promise<boolean> {
    const deadline = new Deadline(this.#bounds.lookMs)
    try {
      const { signal } = deadline
      const answer = await deadline.within(fetch(this.#url, { signal, redirect: 'manual' }))
      letGo(answer)
      return true
    } catch {
      return false
    } finally {
      deadline.over()
    }
  }
}

/** Why nothing came: an own word, the system's code, or the kind of error; never what it says. */
const faultOf = (error: unknown): string => {
  if (error instanceof Away) return error.fault
  const { cause, name } = error as Error & { readonly cause?: { readonly code?: unknown } }
  return typeof cause?.code === 'string' ? cause.code : name
}

/** The text of an answer within bounds. @throws Away when it is longer than words can be */
const bounded = async (answer: Response, deadline: Deadline): Promise<string> => {
  const reader = answer.body?.getReader()
  if (!reader) throw new Away('empty')
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await deadline.within(reader.read())
      if (done) return Buffer.concat(pieces).toString('utf8')
      size += value.length
      if (size > MOST_BYTES) throw new Away('too_long')
      pieces.push(value)
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** @throws Away when it is no answer of the common interface */
const wordsIn = (answer: string): string => {
  try {
    const { text } = JSON.parse(answer) as { readonly text?: unknown }
    if (typeof text === 'string') return text
  } catch {
    throw new Away('not_json')
  }
  throw new Away('no_text')
}
