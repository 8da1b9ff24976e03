import type { RefusalKind } from '../../../domain/tables/refusal.ts'

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')

/** First bytes of files that are no table; the bytes decide, never the name (ASVS 5.2.2). */
const MAGIC: readonly (readonly [bytes: Buffer, kind: RefusalKind])[] = [
  [ascii('%PDF'), 'pdf'],
  [ascii('MZ'), 'program'],
  [ascii('\x7fELF'), 'program'],
  [ascii('\xca\xfe\xba\xbe'), 'program'],
  [ascii('#!'), 'program'],
  [ascii('\x89PNG'), 'picture'],
  [ascii('\xff\xd8\xff'), 'picture'],
  [ascii('GIF8'), 'picture'],
  [ascii('II*\0'), 'picture'],
  [ascii('Rar!'), 'not_a_table'],
  [ascii("7z\xbc\xaf'\x1c"), 'not_a_table'],
  [ascii('\x1f\x8b'), 'not_a_table'],
  [ascii('{\\rtf'), 'not_a_table'],
  [ascii('SQLite format 3'), 'not_a_table'],
]

const OLE = ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
const ZIP = ascii('PK\x03\x04')
const EMPTY_ZIP = ascii('PK\x05\x06')
/** The stream by which an .xlsx with a password is known inside its OLE shell. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** Endings of names that a table may have; `.xls` too, since state systems call anything so. */
const ENDINGS = new Set(['xlsx', 'xls', 'ods', 'ots', 'csv', 'tsv', 'txt'])

const MARKUP = /^\s*<(?:!doctype|html|head|body|table|meta|\?xml|svg)/i

const startsWith = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic)

/** The ending of a name in lower case; '' without one. Nothing else of a name is ever used (promises.md B24). */
const endingOf = (name: string): string => /\.([a-z0-9]{1,12})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ''

const byName = (name: string): RefusalKind | null => {
  const ending = endingOf(name)
  if (ending === '' || ENDINGS.has(ending)) return null
  if (ending === 'xlsm' || ending === 'xltm' || ending === 'xlam' || ending === 'docm') return 'macros'
  if (/^(?:exe|com|scr|bat|cmd|js|jse|vbs|vbe|ps1|msi|jar|lnk|hta|sh|apk|dll)$/.test(ending)) return 'program'
  if (ending === 'numbers') return 'numbers'
  return ending === 'pdf' ? 'pdf' : 'not_a_table'
}

const byBytes = (bytes: Buffer): RefusalKind | null => {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, OLE)) return bytes.includes(ENCRYPTED) ? 'encrypted' : 'old_excel'
  const magic = MAGIC.find(([each]) => startsWith(bytes, each))
  if (magic) return magic[1]
  return MARKUP.test(
    bytes
      .subarray(0, 512)
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, ''),
  )
    ? 'web_page'
    : null
}

/** What a file is – an archive with a table in it, or a text –, by its first bytes and then by the ending of its name. */
export const fileKind = (bytes: Buffer, name: string): 'zip' | 'csv' | { refused: RefusalKind } => {
  const refused = byBytes(bytes) ?? byName(name)
  if (refused) return { refused }
  return startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP) ? 'zip' : 'csv'
}
