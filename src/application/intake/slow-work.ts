import { comparable } from '../../domain/text/plain-words.ts'
import type { Content } from '../ports/content.ts'
import type { Incoming } from '../ports/messenger.ts'
import { READ_TOKEN } from '../reading/read-button.ts'

/** Work that takes seconds, not milliseconds: a file that is fetched and read, words that are spoken, a picture drawn. */
export type SlowWork = 'file' | 'voice' | 'picture'

/** How many at once, of all people together: two cores and one network serve everybody else too. */
export const AT_ONCE: Readonly<Record<SlowWork, number>> = { file: 4, voice: 2, picture: 2 }

/** How long one may take, in milliseconds; everything that is no slow work half a minute. */
export const LONGEST_MS: Readonly<Record<SlowWork | 'usual', number>> = {
  file: 60_000,
  voice: 60_000,
  picture: 60_000,
  usual: 30_000,
}

/** The slow work that an update brings; null – none. `asksForPicture` – whether one has to be drawn for it. */
export const slowWorkOf =
  ({ vocabulary }: Pick<Content, 'vocabulary'>, asksForPicture: (incoming: Incoming) => boolean) =>
  (incoming: Incoming): SlowWork | null => {
    const { body } = incoming
    if (body.type === 'file') return 'file'
    if (asksForPicture(incoming)) return 'picture'
    if (body.type === 'press') return body.token === READ_TOKEN ? 'voice' : null
    if (body.type !== 'words') return null
    const said = comparable(body.words)
    const phrases = Object.values(vocabulary).flatMap(({ answers }) => answers['read_aloud'] ?? [])
    return phrases.includes(said) ? 'voice' : null
  }
