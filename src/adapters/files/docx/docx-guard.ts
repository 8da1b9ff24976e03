import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import {
  type JudgeDocx,
  MOST_OWN_FORM_BYTES,
  type OwnFormRefusal,
} from '../../../application/ports/own-forms.ts'

/** Parts of a package, and what they unpack to, at most: an honest form has some twenty and stays below a few megabytes. */
const MOST = { parts: 300, unpacked: 24 * 1_048_576, ratio: 150, ratioFrom: 1_048_576 }

/** Parts that run something, or bring a file of another program along. */
const MACROS = /(?:^|\/)vba(?:project|data)|macrosheets\/|activex\//i
const EMBEDDED = /(?:^|\/)(?:embeddings|afchunk)|\.(?:bin|exe|dll|ole)$/i

const CONTENT_TYPES = '[Content_Types].xml'
const DOCUMENT = 'word/document.xml'
const MAIN_TYPE = /wordprocessingml\.document\.main\+xml/
const MACRO_TYPE = /macroEnabled/i
/** A part that is fetched from somewhere else when the document is opened. */
const EXTERNAL = /TargetMode\s*=\s*["']External["']/i
const EMBEDDING = /relationships\/(?:aFChunk|oleObject|package|control)["']/i
/** Declarations by which text grows without end, or reads files. */
const DECLARATIONS = /<!(?:DOCTYPE|ENTITY)/i
/** Fields that read or run something. */
const FIELDS = /\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|MACROBUTTON)\b/

const ZIP = [0x50, 0x4b, 0x03, 0x04]

const partsOf = async (zip: ZipFile): Promise<Map<string, Entry> | null> => {
  if (zip.entryCount > MOST.parts) return null
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    // Two parts of one name: whoever judges one and opens the other is deceived.
    if (entries.has(entry.fileName) || entry.isEncrypted()) return null
    entries.set(entry.fileName, entry)
  }
  return entries
}

/** Whether what the directory declares is a bomb; while a part is unpacked, it is held to what was declared. */
const isBomb = (entries: ReadonlyMap<string, Entry>): boolean => {
  const sizes = [...entries.values()]
  const total = sizes.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  return (
    total > MOST.unpacked ||
    sizes.some(
      ({ uncompressedSize: open, compressedSize: packed }) =>
        open > MOST.ratioFrom && open > packed * MOST.ratio,
    )
  )
}

const textOf = async (zip: ZipFile, entry: Entry): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

const byNames = (names: readonly string[]): OwnFormRefusal | null => {
  if (names.some((name) => MACROS.test(name))) return 'macros'
  if (names.some((name) => EMBEDDED.test(name))) return 'embedded'
  return names.includes(CONTENT_TYPES) && names.includes(DOCUMENT) ? null : 'not_docx'
}

const byText = (name: string, words: string): OwnFormRefusal | null => {
  if (DECLARATIONS.test(words)) return 'damaged'
  if (name === CONTENT_TYPES && MACRO_TYPE.test(words)) return 'macros'
  if (name === CONTENT_TYPES && !MAIN_TYPE.test(words)) return 'not_docx'
  if (name.endsWith('.rels') && EMBEDDING.test(words)) return 'embedded'
  if (name.endsWith('.rels') && EXTERNAL.test(words)) return 'links'
  const fields = words.match(/<w:instrText[^>]*>[^<]*|w:instr="[^"]*"/g) ?? []
  return fields.some((field) => FIELDS.test(field)) ? 'links' : null
}

/**
 * Why a file from outside is not taken as a Word document; null – it is one, with nothing in it that runs, reaches out or
 * grows without end (ASVS 5.2). It is judged by its directory before anything is unpacked.
 */
export const docxFault: JudgeDocx = async (bytes) => {
  if (bytes.length > MOST_OWN_FORM_BYTES) return 'too_big'
  if (!ZIP.every((byte, at) => bytes[at] === byte)) return 'not_docx'
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes))
    const entries = await partsOf(zip)
    if (entries === null || isBomb(entries)) return 'damaged'
    const fault = byNames([...entries.keys()])
    if (fault) return fault
    for (const [name, entry] of entries) {
      if (!/\.(?:xml|rels)$/i.test(name)) continue
      const found = byText(name, await textOf(zip, entry))
      if (found) return found
    }
    return null
  } catch {
    return 'damaged'
  }
}
