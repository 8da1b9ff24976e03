import { text } from '../domain/words/text-ref.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { Renderer } from './render.ts'

/** What stood under a picture or voice stays, and is told to be all there is. */
const instead = (caption: string, why: string): string => (caption === '' ? why : `${caption}\n\n${why}`)

/**
 * Replies whose pictures, files and voices bring along what is said if the messenger refuses them for ever: a deed that
 * failed to be sent says so, and its words and buttons arrive.
 */
export const withOtherwise = (replies: readonly Outgoing[], renderer: Renderer): readonly Outgoing[] =>
  replies.map((reply) => {
    switch (reply.kind) {
      case 'file':
        return { ...reply, otherwise: renderer.html(text('screens.otherwise.file', { name: reply.name })) }
      case 'photo':
      case 'voice': {
        const why = renderer.html(text(`screens.otherwise.${reply.kind}`))
        return { ...reply, otherwise: instead(reply.caption, why) }
      }
      default:
        return reply
    }
  })
