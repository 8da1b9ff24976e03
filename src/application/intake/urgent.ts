import { dangerIn } from '../../domain/conversation/danger.ts'
import type { Content } from '../ports/content.ts'
import type { Incoming } from '../ports/messenger.ts'

/** Whether an update holds words of danger, wherever they stand in it: typed, under a picture, in an edit. */
export const isUrgentIn =
  ({ vocabulary }: Pick<Content, 'vocabulary'>) =>
  ({ body }: Incoming): boolean =>
    'words' in body && body.words !== '' && dangerIn(body.words, Object.values(vocabulary)) !== null
