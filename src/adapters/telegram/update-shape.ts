import { z } from 'zod'
import { wellFormed } from '../../domain/text/well-formed.ts'

/** What somebody wrote: made well-formed here, where it comes in, and nowhere else. */
const Words = z.string().transform(wellFormed)

/** A part that the rest can be read without: of a wrong shape it counts as absent, and the words beside it are heard. */
const spare = <Part extends z.ZodType>(part: Part) => part.optional().catch(undefined)

const User = z.object({ id: z.int(), language_code: spare(z.string()) })
const Chat = z.object({ id: z.int(), type: z.string() })
const Place = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
const Venue = z.object({ location: Place, title: Words, address: Words })
const Document = z.object({
  file_id: z.string().min(1),
  file_name: spare(Words),
  file_size: spare(z.number().min(0)),
})

/** What may hold speech: a voice message, a round video, a sound file. */
const Sound = z.object({
  file_id: z.string().min(1),
  duration: z.number().min(0),
  file_size: spare(z.number().min(0)),
  mime_type: spare(z.string()),
})
export type SoundShape = z.infer<typeof Sound>

/** The message that another one answers, with the buttons under it. */
const QuotedMessage = z.object({
  message_id: z.int(),
  text: spare(z.string()),
  reply_markup: spare(
    z.object({
      inline_keyboard: z.array(z.array(z.object({ text: Words, callback_data: spare(z.string()) }))),
    }),
  ),
})

/** Of a message what we read; which other fields there are tells what it carries. */
const Message = z.looseObject({
  message_id: z.int(),
  chat: Chat,
  from: spare(User),
  text: spare(Words),
  caption: spare(Words),
  document: spare(Document),
  voice: spare(Sound),
  video_note: spare(Sound),
  audio: spare(Sound),
  location: spare(Place),
  venue: spare(Venue),
  media_group_id: spare(z.string()),
  reply_to_message: spare(QuotedMessage),
  forward_origin: spare(
    z.looseObject({
      sender_user_name: z.string().optional().catch(undefined),
      sender_user: z
        .looseObject({ first_name: z.string(), last_name: z.string().optional() })
        .optional()
        .catch(undefined),
    }),
  ),
})
export type MessageShape = z.infer<typeof Message>

/** The message under which a button was pressed; an old one comes without its words. */
const Pressed = z.object({
  message_id: z.int(),
  chat: Chat,
  text: spare(Words),
  caption: spare(Words),
  venue: spare(Venue),
})
export type PressedShape = z.infer<typeof Pressed>

const Press = z.object({ id: z.string(), from: User, data: spare(z.string()), message: spare(Pressed) })
export type PressShape = z.infer<typeof Press>

const Membership = z.object({
  chat: Chat,
  from: spare(User),
  new_chat_member: z.object({ status: z.string(), is_member: spare(z.boolean()) }),
})
export type MembershipShape = z.infer<typeof Membership>

/** Telegram's update as far as we read it: everything else in it is let be, what has another shape is as if absent. */
const Update = z.object({
  // Below zero are numbers of ours, for updates that are tried again.
  update_id: z.int().min(0),
  message: spare(Message),
  edited_message: spare(Message),
  callback_query: spare(Press),
  my_chat_member: spare(Membership),
})
export type UpdateShape = z.infer<typeof Update>

/**
 * Reads what the messenger sent, whatever it is; null – it has not even a number.
 * @example
 * shapeOf({ update_id: 7, message: { message_id: 1, chat: { id: 5, type: 'private' }, text: 'да' } })
 */
export const shapeOf = (update: unknown): UpdateShape | null => {
  const read = Update.safeParse(update)
  return read.success ? read.data : null
}
