import { TableRefused } from '../refused.ts'
import { xmlEvents } from '../xml.ts'
import type { ZipPackage } from '../zip-package.ts'
import { relationsOf } from './relations.ts'

/** A sheet to be read. */
export interface SheetPart {
  readonly name: string
  /** `xl/worksheets/sheet1.xml` */
  readonly part: string
}

export interface Workbook {
  /** Visible sheets in the order of their tabs. */
  readonly sheets: readonly SheetPart[]
  /** Days are counted from 1904, as old Macs did. */
  readonly from1904: boolean
  /** The parts that hold shared texts and styles. */
  readonly strings: string
  readonly styles: string
}

/** Where the parts lie unless the file says otherwise. */
const USUAL = {
  workbook: 'xl/workbook.xml',
  strings: 'xl/sharedStrings.xml',
  styles: 'xl/styles.xml',
} as const
const MACRO_TYPE = /macroEnabled|vbaProject/i

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

const refuseMacros = async (pack: ZipPackage): Promise<void> => {
  for await (const events of xmlEvents(pack.text('[Content_Types].xml')))
    for (const event of events)
      if (event.type === 'open' && MACRO_TYPE.test(event.attributes['ContentType'] ?? ''))
        throw new TableRefused('macros')
}

const relationIn = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? ''

/** What the workbook's own part says; null when it is the main part of something else, of a letter. */
const listed = async (pack: ZipPackage, part: string, parts: ReadonlyMap<string, string>) => {
  const sheets: SheetPart[] = []
  let [isWorkbook, from1904] = [false, false]
  for await (const events of xmlEvents(pack.text(part)))
    for (const event of events) {
      if (event.type !== 'open') continue
      if (event.name === 'workbook') isWorkbook = true
      if (event.name === 'workbookPr') from1904 = isTrue(event.attributes['date1904'])
      if (event.name !== 'sheet') continue
      const found = parts.get(relationIn(event.attributes))
      const isHidden = (event.attributes['state'] ?? 'visible') !== 'visible'
      if (found && !isHidden && pack.has(found))
        sheets.push({ name: event.attributes['name'] ?? '', part: found })
    }
  return isWorkbook ? { sheets, from1904 } : null
}

/**
 * What a workbook holds.
 * @throws TableRefused `macros`, `not_a_table`, `no_sheet`
 */
export const readWorkbook = async (pack: ZipPackage): Promise<Workbook> => {
  await refuseMacros(pack)
  const main =
    (await relationsOf(pack, '')).find(({ kind }) => kind === 'officeDocument')?.part ?? USUAL.workbook
  const relations = await relationsOf(pack, main)
  const partOf = (wanted: string) => relations.find(({ kind }) => kind === wanted)?.part
  const sheetParts = relations
    .filter(({ kind }) => kind === 'worksheet')
    .map(({ id, part }) => [id, part] as const)
  const workbook = await listed(pack, main, new Map(sheetParts))
  if (!workbook) throw new TableRefused('not_a_table')
  if (workbook.sheets.length === 0) throw new TableRefused('no_sheet')
  return {
    ...workbook,
    strings: partOf('sharedStrings') ?? USUAL.strings,
    styles: partOf('styles') ?? USUAL.styles,
  }
}
