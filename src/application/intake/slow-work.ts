import { comparable } from '../../domain/text/plain-words.ts'
import { recordingIn } from '../listening/listen-first.ts'
import type { Content } from '../ports/content.ts'
import type { Incoming } from '../ports/messenger.ts'
import { READ_TOKEN } from '../reading/read-button.ts'

/**
 * Work that takes seconds, not milliseconds: a file that is fetched and read, a recording that is listened to, words that are
 * spoken, a picture drawn.
 */
export type SlowWork = 'file' | 'listening' | 'voice' | 'picture'

/** How many at once, of all people together: two cores and one network serve everybody else too. */
export const AT_ONCE: Readonly<Record<SlowWork, number>> = { file: 4, listening: 2, voice: 2, picture: 2 }

/** How long one may take, in milliseconds; everything that is no slow work half a minute. */
export const LONGEST_MS: Readonly<Record<SlowWork | 'usual', number>> = {
  file: 60_000,
  // Fetched within 40 seconds, heard within 45: it always ends by itself.
  listening: 100_000,
  voice: 60_000,
  picture: 60_000,
  usual: 30_000,
}

/** What the other rooms say of slow work. */
interface Slow {
  /** Whether a picture has to be drawn for an update. */
  readonly asksForPicture: (incoming: Incoming) => boolean
  /** Whether there is a recogniser: else a recording is answered as quickly as anything. */
  readonly listens: boolean
}

/** The slow work that an update brings; null – none. */
export const slowWorkOf =
  ({ vocabulary }: Pick<Content, 'vocabulary'>, { asksForPicture, listens }: Slow) =>
  (incoming: Incoming): SlowWork | null => {
    const { body } = incoming
    if (body.type === 'file') return 'file'
    if (listens && recordingIn(incoming) !== null) return 'listening'
    if (asksForPicture(incoming)) return 'picture'
    if (body.type === 'press') return body.token === READ_TOKEN ? 'voice' : null
    if (body.type !== 'words') return null
    const said = comparable(body.words)
    const phrases = Object.values(vocabulary).flatMap(({ answers }) => answers['read_aloud'] ?? [])
    return phrases.includes(said) ? 'voice' : null
  }
