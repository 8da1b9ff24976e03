import { z } from 'zod'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { PlaygroundOptions } from '../options.ts'
import type { Attachment } from '../people/attachment.ts'
import type { Person } from '../people/person.ts'
import type { Upload } from '../world/files.ts'
import { opusSeconds } from '../world/opus-seconds.ts'
import { CLOCK_MOVES, momentAfter } from './clock-move.ts'
import type { ClockWalk } from './clock-walk.ts'
import type { Control } from './control.ts'
import type { Played } from './played.ts'
import type { PlaygroundTexts } from './texts.ts'

/** What the page can do besides looking. */
export interface ActionParts {
  playground: Played
  control: Control
  texts: PlaygroundTexts
  timeZone: string
  walk: ClockWalk
  /** Writes the sample of an .xlsx. */
  writeTable: WriteTable
}

type Words = Readonly<Record<string, string>>
type WriteTable = PlaygroundOptions['writeTable']
type Attach = (words: Words, writeTable: WriteTable) => Attachment | Promise<Attachment>

/** The rows of the sample of a register, as the texts of the page hold them. */
const registerRows = (words: Words): string[][] =>
  (words['register_text'] ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split(';'))

const registerXlsx: Attach = async (words, writeTable) => {
  const pieces: Uint8Array[] = []
  for await (const piece of writeTable?.(registerRows(words)) ?? []) pieces.push(piece)
  return {
    document: {
      name: `${words['register_name'] ?? 'register'}.xlsx`,
      mime: XLSX,
      bytes: Buffer.concat(pieces),
    },
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const ATTACHMENTS: Record<string, Attach> = {
  photo: () => ({ photo: true }),
  voice: () => ({ voice: true }),
  sticker: () => ({ sticker: true }),
  location: () => ({ location: true }),
  contact_own: () => ({ contact: 'own' }),
  contact_other: (words) => ({
    contact: { phone_number: '+70009999999', first_name: words['other_contact_name'] ?? '' },
  }),
  register_csv: (words) => ({
    document: {
      name: `${words['register_name'] ?? 'register'}.csv`,
      mime: 'text/csv',
      bytes: Buffer.from(words['register_text'] ?? ''),
    },
  }),
  register_xlsx: registerXlsx,
  document: (words) => ({
    document: {
      name: words['document_name'] ?? 'document.txt',
      mime: 'text/plain',
      bytes: Buffer.from(words['document_text'] ?? ''),
    },
  }),
}

const personAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), text: z.string().min(1) }),
  z.object({ do: z.literal('press'), button: z.string(), messageId: z.number().optional() }),
  z.object({ do: z.literal('attach'), what: z.string() }),
  z.object({
    do: z.literal('upload'),
    name: z.string().max(5_000),
    mime: z.string().max(200),
    base64: z.base64(),
  }),
  z.object({ do: z.literal('block') }),
  z.object({ do: z.literal('unblock') }),
  z.object({ do: z.literal('language'), language: z.string().regex(/^[a-z]{2}$/) }),
])

const clockAction = z.object({ move: z.enum(CLOCK_MOVES) })
const faultAction = z.object({ fault: z.string() })

/**
 * What somebody does on the page for one of the people.
 *
 * @throws ZodError for a body of another shape, Error when the person cannot do it now (no such button, blocked)
 */
export async function actForPerson(
  { playground, texts, writeTable }: Pick<ActionParts, 'playground' | 'texts' | 'writeTable'>,
  key: string,
  body: unknown,
): Promise<void> {
  const person = playground.person(key)
  const action = personAction.parse(body)
  if (action.do === 'say') person.say(action.text)
  else if (action.do === 'press')
    person.press(action.button, action.messageId === undefined ? {} : { messageId: action.messageId })
  else if (action.do === 'block') person.block()
  else if (action.do === 'unblock') person.unblock()
  else if (action.do === 'language') playground.changeLanguage(key, action.language)
  else if (action.do === 'upload') person.send(sentAs(uploaded(action)))
  else await attach(person, action.what, ownEntry(texts, person.state.language)?.page ?? {}, writeTable)
}

/** As telephones send it: a recording as a voice message, other sound as such, everything else as a document. */
const sentAs = (upload: Upload): Attachment => {
  if (opusSeconds(upload.bytes) !== null) return { voice: { ...upload, mime: 'audio/ogg' } }
  return upload.mime.startsWith('audio/') ? { audio: upload } : { document: upload }
}

const uploaded = ({ name, mime, base64 }: { name: string; mime: string; base64: string }) => ({
  name,
  mime: mime || 'application/octet-stream',
  bytes: Buffer.from(base64, 'base64'),
})

async function attach(person: Person, what: string, words: Words, writeTable: WriteTable): Promise<void> {
  const attachment = ownEntry(ATTACHMENTS, what)
  if (!attachment) throw new RangeError(`nothing to attach: ${what}`)
  person.send(await attachment(words, writeTable))
}

/** Moves the playground's clock forward, with everything that happens on the way. */
export function moveClock({ walk, timeZone }: ActionParts, body: unknown): Promise<void> {
  const { move } = clockAction.parse(body)
  return walk.walk((now) => momentAfter(move, now, timeZone))
}

/** Sets the fault switch. */
export function setFault({ control }: ActionParts, body: unknown): void {
  control.setFault(faultAction.parse(body).fault)
}
