import type { Sound } from '../../application/ports/recogniser.ts'
import { ownEntry } from '../../domain/own-entry.ts'

/** Endings by which recognisers tell what they were sent, by its kind. */
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'application/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/mp4': 'm4a',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/aac': 'aac',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
  'audio/webm': 'webm',
  'audio/amr': 'amr',
  'audio/3gpp': '3gp',
  'video/mp4': 'mp4',
}

/**
 * A recording as the file of a request. It has a name of ours: the name that a person gave it is nobody's business.
 * What has no known kind goes as the usual voice message.
 */
export const soundFile = ({ bytes, mime }: Sound): { readonly name: string; readonly blob: Blob } => {
  const kind = mime.toLowerCase().split(';')[0]?.trim() ?? ''
  const ending = ownEntry(ENDINGS, kind)
  return {
    name: `voice.${ending ?? 'ogg'}`,
    blob: new Blob([Buffer.from(bytes)], { type: ending === undefined ? 'audio/ogg' : kind }),
  }
}
