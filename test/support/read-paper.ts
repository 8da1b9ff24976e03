import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromBuffer } from 'yauzl'
import { zipped } from '../../src/adapters/files/tables/xlsx/zip-writer.ts'

/** What poppler tells of a PDF: `Tagged`, `Title`, `Pages`. */
export const pdfFacts = (pdf: Uint8Array): ReadonlyMap<string, string> => {
  const told = execFileSync('/usr/bin/pdfinfo', ['-'], { input: pdf }).toString()
  return new Map(
    told
      .split('\n')
      .map((line): [string, string] => [line.split(':')[0] ?? '', line.replace(/^[^:]*:\s*/, '')]),
  )
}

/** The structure that a screen reader walks, as poppler prints it. */
export const pdfStructure = (pdf: Uint8Array): string =>
  execFileSync('/usr/bin/pdfinfo', ['-struct-text', '-'], { input: pdf }).toString()

/** The words of a PDF, as poppler reads them. */
export const pdfText = (pdf: Uint8Array): string =>
  execFileSync('/usr/bin/pdftotext', ['-raw', '-', '-'], { input: pdf }).toString()

/** Has LibreOffice read files and write them in another kind; the words of each, in order. */
const converted = (files: readonly (readonly [name: string, bytes: Uint8Array])[], to: string): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'papers-'))
  try {
    const paths = files.map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    })
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync(
      '/usr/bin/soffice',
      [profile, '--headless', '--convert-to', to, '--outdir', folder, ...paths],
      {
        stdio: 'ignore',
      },
    )
    const ending = to.split(':')[0] ?? ''
    return paths.map((path) => readFileSync(path.replace(/\.\w+$/, `.${ending}`), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The words of DOCX files, as LibreOffice Writer reads them. */
export const docxTexts = (files: readonly (readonly [name: string, bytes: Uint8Array])[]): string[] =>
  converted(files, 'txt:Text (encoded):UTF8')

/** XLSX files as LibreOffice Calc reads and calculates them, in its flat XML: what is shown stands in `text:p`. */
export const xlsxSheets = (files: readonly (readonly [name: string, bytes: Uint8Array])[]): string[] =>
  converted(files, 'fods')

/** Words as they compare in any format: blanks, lines to write on, ticks and table lines left out. */
export const bareWords = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[_|\uFEFF]/g, ' ')
    .replace(/\s+/g, '')

/** The parts of a package (DOCX, XLSX) as text by their names. */
export const packageParts = (bytes: Uint8Array): Promise<ReadonlyMap<string, string>> =>
  new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (fault, file) => {
      if (fault) return reject(fault)
      const parts = new Map<string, string>()
      file.on('end', () => resolve(parts))
      file.on('error', reject)
      file.on('entry', (entry) =>
        file.openReadStream(entry, async (unread, stream) => {
          if (unread) return reject(unread)
          const pieces: Buffer[] = []
          for await (const piece of stream) pieces.push(piece as Buffer)
          parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
          file.readEntry()
        }),
      )
      file.readEntry()
    })
  })

/** A package of parts: the reverse of {@link packageParts}. */
export const packageOf = async (parts: Iterable<readonly [name: string, text: string]>): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of zipped([...parts].map(([name, text]) => ({ name, content: [text] }))))
    pieces.push(piece)
  return Buffer.concat(pieces)
}
