import { fileContent } from '../methods/send-file.ts'
import type { Upload } from '../world/files.ts'
import { opusSeconds } from '../world/opus-seconds.ts'
import type { PersonState } from '../world/people.ts'
import type { WireContact, WireContent, WireLocation } from '../world/wire.ts'
import type { World } from '../world/world.ts'
import { samplePhoto, sampleSticker, sampleVoice } from './samples.ts'

/**
 * What a person may send besides text; set exactly one of the fields other than `caption`.
 *
 * @example
 * anna.send({ photo: true, caption: 'a letter I got' })
 * anna.send({ contact: { phone_number: '+70000000000', first_name: 'Somebody' } })
 */
export interface Attachment {
  /** `true` sends a drawn landscape. */
  photo?: true | Upload
  document?: Upload
  voice?: true | Upload
  /** A round video. */
  videoNote?: Upload
  /** A sound file: a song, a recording of another programme. */
  audio?: Upload
  /** How long a voice, a round video or a sound file plays; else as long as the bytes tell, or what is usual. */
  seconds?: number
  /** The emoji the sticker stands for; `true` for a raised hand. */
  sticker?: true | string
  /** `true` for a point in the invented demo district. */
  location?: true | WireLocation
  /** `own` shares the person's own telephone. */
  contact?: 'own' | WireContact
  dice?: true
  /** That many photos in one album, 2-10. */
  album?: number
  caption?: string
  /** Passed on: this name wrote it, e.g. `Дом культуры`. */
  from?: string
}

const DEMO_POINT: WireLocation = { latitude: 55.7522, longitude: 37.6156 }
const DEMO_DICE = 4

function ownContact(person: PersonState): WireContact {
  return { phone_number: person.phone, first_name: person.firstName, user_id: person.id }
}

function photoContent(world: World, photo: true | Upload): WireContent {
  return fileContent('photo', world.files.keep('photos', photo === true ? samplePhoto() : photo))
}

function stickerContent(world: World, sticker: true | string): WireContent {
  const emoji = sticker === true ? '✋' : sticker
  return fileContent('sticker', world.files.keep('stickers', sampleSticker()), { emoji })
}

/** A recording and how long it plays. */
function soundContent(
  world: World,
  kind: 'voice' | 'video_note' | 'audio',
  upload: Upload,
  seconds: number | undefined,
): WireContent {
  const duration = seconds ?? opusSeconds(upload.bytes)
  const file = world.files.keep(`${kind}s`, upload)
  return fileContent(kind, file, duration === null ? {} : { duration: Math.round(duration) })
}

function fileContentOf(
  world: World,
  { photo, document, voice, videoNote, audio, seconds, sticker }: Attachment,
): WireContent | undefined {
  if (photo) return photoContent(world, photo)
  if (document) return fileContent('document', world.files.keep('documents', document))
  if (voice) return soundContent(world, 'voice', voice === true ? sampleVoice() : voice, seconds)
  if (videoNote) return soundContent(world, 'video_note', videoNote, seconds)
  if (audio) return soundContent(world, 'audio', audio, seconds)
  return sticker ? stickerContent(world, sticker) : undefined
}

function otherContentOf(person: PersonState, { location, contact, dice }: Attachment): WireContent {
  if (location) return { location: location === true ? DEMO_POINT : location }
  if (contact) return { contact: contact === 'own' ? ownContact(person) : contact }
  if (dice) return { dice: { emoji: '🎲', value: DEMO_DICE } }
  throw new TypeError('the attachment is empty')
}

/**
 * The messages an attachment becomes: one, or as many as the album has photos.
 *
 * @throws TypeError when no field is set
 */
export function contentsOf(world: World, person: PersonState, attachment: Attachment): WireContent[] {
  const { caption, album, from } = attachment
  const origin = from
    ? { forward_origin: { type: 'hidden_user', date: world.date, sender_user_name: from } as const }
    : {}
  const captioned = { ...(caption ? { caption } : {}), ...origin }
  if (album === undefined)
    return [{ ...(fileContentOf(world, attachment) ?? otherContentOf(person, attachment)), ...captioned }]
  const media_group_id = String(world.counters.next('album'))
  return Array.from({ length: album }, (_, index) => ({
    ...photoContent(world, true),
    media_group_id,
    ...(index === 0 ? captioned : {}),
  }))
}
