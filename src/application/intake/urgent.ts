import { type Audible, soundsDangerous } from '../hearing/dangers-in.ts'
import type { Incoming } from '../ports/messenger.ts'

/** Whether an update holds words of danger, wherever they stand in it: typed, under a picture, in an edit. */
export const isUrgentIn =
  (content: Audible) =>
  ({ body }: Incoming): boolean =>
    'words' in body && body.words !== '' && soundsDangerous(content, body.words)
