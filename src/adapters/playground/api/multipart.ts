import { ownEntry } from '../../../domain/own-entry.ts'
import type { Upload } from '../world/files.ts'

/** Fields and files of a `multipart/form-data` body. */
export interface FormBody {
  fields: Map<string, string>
  files: Map<string, Upload>
}

const LINE = '\r\n'
const NAME = /(?:^|;)\s*name="?([^";]*)"?/i
const FILE_NAME = /filename="?([^";]*)"?/i
const CONTENT_TYPE = /^content-type:\s*(.+)$/im

/**
 * Reads a `multipart/form-data` body. Names of files may stand without quotes: grammY sends them so, and the
 * parser built into Node refuses that.
 *
 * @throws SyntaxError when the boundary is missing or a part has no name
 */
export function parseMultipart(body: Buffer, contentType: string): FormBody {
  const boundary = contentType.match(/boundary="?([^";]+)"?/i)?.[1]
  if (!boundary) throw new SyntaxError('multipart body without a boundary')
  const form: FormBody = { fields: new Map(), files: new Map() }
  for (const part of parts(body, `--${boundary}`)) readPart(part, form)
  return form
}

function* parts(body: Buffer, delimiter: string): Generator<Buffer> {
  let start = body.indexOf(delimiter)
  while (start >= 0) {
    const next = body.indexOf(LINE + delimiter, start + delimiter.length)
    if (next < 0) return
    yield body.subarray(start + delimiter.length + LINE.length, next)
    start = next + LINE.length
  }
}

function readPart(part: Buffer, form: FormBody): void {
  const headEnd = part.indexOf(LINE + LINE)
  const head = part.subarray(0, Math.max(headEnd, 0)).toString('utf8')
  const content = part.subarray(headEnd + 2 * LINE.length)
  const disposition = head.split(LINE).find((line) => /^content-disposition:/i.test(line)) ?? ''
  const fileName = disposition.match(FILE_NAME)?.[1]
  const name = disposition.replace(FILE_NAME, '').match(NAME)?.[1]
  if (!name) throw new SyntaxError('part of a multipart body without a name')
  if (fileName === undefined) form.fields.set(name, content.toString('utf8'))
  else form.files.set(name, { name: fileName, mime: mimeOf(head, fileName), bytes: Buffer.from(content) })
}

const MIMES: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  ogg: 'audio/ogg',
  ics: 'text/calendar',
  csv: 'text/csv',
  txt: 'text/plain',
  html: 'text/html',
}

function mimeOf(head: string, fileName: string): string {
  const extension = fileName.split('.').at(-1)?.toLowerCase() ?? ''
  const declared = head.match(CONTENT_TYPE)?.[1]?.trim()
  const vague = declared === undefined || declared === 'application/octet-stream'
  return vague ? (ownEntry(MIMES, extension) ?? 'application/octet-stream') : declared
}
