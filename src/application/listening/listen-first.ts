import { speechIn } from '../../domain/hearing/speech-in.ts'
import { cleanWords } from '../../domain/text/plain-words.ts'
import { soundsDangerous } from '../hearing/dangers-in.ts'
import type { Content } from '../ports/content.ts'
import type { FetchFile } from '../ports/files.ts'
import type { Log } from '../ports/log.ts'
import type { Incoming, IncomingBody, Recording } from '../ports/messenger.ts'
import type { Recogniser } from '../ports/recogniser.ts'
import type { ShowBusy } from '../ports/show-busy.ts'
import type { TalkStore } from '../ports/talk-store.ts'
import type { Timer } from '../ports/timer.ts'
import type { Heard } from './heard.ts'
import { whileBusy } from './while-busy.ts'

/** Longer than this nobody's thought is, and a modest processor needs as long to hear it. */
export const MOST_SECONDS = 120
/** Bytes of a recording: two minutes of the best sound, or a round video of a minute. */
export const MOST_BYTES = 16 * 1_048_576
/** Code points that can be said within {@link MOST_SECONDS}, and that a message shows whole. */
const MOST_SAID = 3_000

export interface ListeningParts {
  readonly recogniser: Recogniser
  readonly fetchFile: FetchFile
  readonly store: Pick<TalkStore, 'load'>
  readonly content: () => Pick<Content, 'vocabulary' | 'hearing'>
  readonly showBusy: ShowBusy
  readonly timer: Timer
  readonly log: Log
  /** Counts by name: `voices_heard`, `voices_unclear`, `voices_too_long`, `voices_gone`, `voices_away`. */
  readonly count: (name: string) => void
}

type Recorded = Extract<IncomingBody, { type: 'other' }> & { readonly sound: Recording }

/** A recording of speech in an update; null – there is none. */
export const recordingIn = ({ body }: Incoming): Recorded | null =>
  body.type === 'other' && body.sound !== undefined ? { ...body, sound: body.sound } : null

/** The bytes of a recording; else why there are none. What fails on the way is told to the person, who says it again. */
const fetched = async (
  { fetchFile, log }: ListeningParts,
  { sound }: Recorded,
): Promise<Uint8Array | Exclude<Heard, object>> => {
  if (sound.seconds > MOST_SECONDS || sound.size > MOST_BYTES) return 'too_long'
  try {
    const file = await fetchFile(sound.file, MOST_BYTES)
    if ('bytes' in file) return file.bytes
    return file.refused === 'too_big' ? 'too_long' : 'gone'
  } catch (error) {
    log.warn('voice_not_fetched', { fault: (error as Error).name })
    return 'gone'
  }
}

const heardIn = async (
  parts: ListeningParts,
  recorded: Recorded,
  language: Incoming['sender']['language'],
): Promise<Heard> => {
  const bytes = await fetched(parts, recorded)
  if (typeof bytes === 'string') return bytes
  const found = await parts.recogniser.hear({ bytes, mime: recorded.sound.mime }, language)
  if (typeof found === 'string') return found === 'refused' ? 'unclear' : 'away'
  const said = saidIn(parts.content(), found.words)
  return said === null ? 'unclear' : { words: said }
}

/** What was said, without what nobody said; nothing is taken out of words that sound like a cry. */
const saidIn = (content: Pick<Content, 'vocabulary' | 'hearing'>, written: string): string | null => {
  const whole = cleanWords(written, MOST_SAID)
  if (soundsDangerous(content, whole)) return whole
  const unsaid = Object.values(content.vocabulary).map((each) => each.unsaid)
  return speechIn(written, unsaid, MOST_SAID)
}

/** What stood under a recording belongs to what is said in it. */
const withCaption = (heard: Heard, { words }: Recorded): Heard =>
  typeof heard === 'string' || words === '' ? heard : { words: `${words}\n${heard.words}` }

/**
 * Listens to a recording before its update is handled, so that what is decided knows what was said. Nothing of it is kept; an
 * update that was handled before, and one whose caption tells of danger, goes on at once. Outages of the store throw before
 * anybody listens: an update that comes again is heard once.
 */
export const listenFirst =
  (parts: ListeningParts) =>
  async (incoming: Incoming): Promise<Incoming> => {
    const recorded = recordingIn(incoming)
    if (recorded === null || soundsDangerous(parts.content(), recorded.words)) return incoming
    const { address, language } = incoming.sender
    const { person, seen } = await parts.store.load(address, incoming.update, null)
    if (seen) return incoming
    const showBusy = (): void => void parts.showBusy(address)
    const heard = await whileBusy(showBusy, parts.timer, () =>
      heardIn(parts, recorded, person?.language ?? language),
    )
    parts.count(`voices_${typeof heard === 'string' ? heard : 'heard'}`)
    return { ...incoming, body: { ...recorded, heard: withCaption(heard, recorded) } }
  }
