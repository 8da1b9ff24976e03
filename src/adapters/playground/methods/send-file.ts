import { badRequest } from '../api/api-error.ts'
import type { FileState, Upload } from '../world/files.ts'
import { opusSeconds } from '../world/opus-seconds.ts'
import type { WireContent, WireFile } from '../world/wire.ts'
import { type Method, type MethodContext, method } from './method.ts'
import { captionFields, deliver, type SendParameters } from './outgoing.ts'

/** Kinds of files a message may hold. */
export type FileKind =
  | 'photo'
  | 'document'
  | 'voice'
  | 'video_note'
  | 'audio'
  | 'video'
  | 'animation'
  | 'sticker'

const ATTACHMENT = 'attach://'
const MOST_BYTES = 50 * 1024 * 1024
const MOST_PHOTO_BYTES = 10 * 1024 * 1024
const SIZE = { width: 640, height: 480 }

const DETAILS: Record<FileKind, Partial<WireFile>> = {
  photo: SIZE,
  document: {},
  voice: { duration: 5 },
  video_note: { duration: 5, length: 240 },
  audio: { duration: 5 },
  video: { ...SIZE, duration: 5 },
  animation: { ...SIZE, duration: 5 },
  sticker: { width: 512, height: 512, type: 'regular', is_animated: false, is_video: false },
}

function checkSize(kind: FileKind, upload: Upload): void {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
  const most = kind === 'photo' ? MOST_PHOTO_BYTES : MOST_BYTES
  if (upload.bytes.length > most) throw badRequest(`file is too big for a ${kind}`)
  // Telegram sends such a file as a document; a bot that asks for a voice means one.
  if (kind === 'voice' && opusSeconds(upload.bytes) === null)
    throw badRequest('voice must be OGG with Opus (Telegram would send a document, the playground does not)')
}

function fileOf(kind: FileKind, source: string, { world, files }: MethodContext): FileState {
  if (/^https?:/i.test(source))
    throw badRequest('sending a file by its address is not supported in the playground')
  if (!source.startsWith(ATTACHMENT)) {
    const known = world.files.byId(source)
    if (!known) throw badRequest('wrong file identifier/HTTP URL specified')
    return known
  }
  const upload = files.get(source.slice(ATTACHMENT.length))
  if (!upload) throw badRequest(`there is no file ${source} in the request`)
  checkSize(kind, upload)
  return world.files.keep(`${kind}s`, upload)
}

/** The part of a message that holds the file. */
export function fileContent(kind: FileKind, file: FileState, details: Partial<WireFile> = {}): WireContent {
  const wire: WireFile = {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.size,
    ...DETAILS[kind],
    ...details,
  }
  if (kind === 'photo') return { photo: [wire] }
  if (kind === 'sticker' || kind === 'video_note') return { [kind]: wire }
  const named = kind === 'voice' ? {} : { file_name: file.name }
  return { [kind]: { ...named, mime_type: file.mime, ...wire } }
}

/** A file whose sound can be measured says how long it plays; other files keep what is usual. */
function soundOf(file: FileState, asked: number | undefined, { world }: MethodContext): Partial<WireFile> {
  const seconds = asked ?? opusSeconds(world.files.bytes(file.fileId))
  return { mime_type: 'audio/ogg', ...(seconds === null ? {} : { duration: Math.round(seconds) }) }
}

const sendVoice = method<SendParameters & { voice: string; duration?: number }>(true, (parameters, context) =>
  deliver(context.world, parameters, () => {
    const file = fileOf('voice', parameters.voice, context)
    const sound = soundOf(file, parameters.duration, context)
    return { ...fileContent('voice', file, sound), ...captionFields(parameters) }
  }),
)

function sender(kind: FileKind): Method {
  return method<SendParameters & Record<FileKind, string>>(true, (parameters, context) =>
    deliver(context.world, parameters, () => ({
      ...fileContent(kind, fileOf(kind, parameters[kind], context)),
      ...captionFields(parameters),
    })),
  )
}

/** Methods that send one file. */
export const sendFileMethods: Record<string, Method> = {
  sendPhoto: sender('photo'),
  sendDocument: sender('document'),
  sendVoice,
  sendAudio: sender('audio'),
  sendVideo: sender('video'),
  sendAnimation: sender('animation'),
  sendSticker: sender('sticker'),
}
