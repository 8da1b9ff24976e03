import { posix } from 'node:path'
import { TableRefused } from '../refused.ts'
import type { XlsxPackage } from './package.ts'
import { xmlEvents } from './xml.ts'

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
}

const RELATIONS = 'xl/_rels/workbook.xml.rels'
const MACRO_TYPE = /macroEnabled|vbaProject/i

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** Sheets of tables by the id of their relation; charts and dialogs are left out. */
const relationsOf = async (pack: XlsxPackage): Promise<Map<string, string>> => {
  const parts = new Map<string, string>()
  for await (const events of xmlEvents(pack.text(RELATIONS)))
    for (const event of events) {
      if (event.type !== 'open' || event.name !== 'Relationship') continue
      const { Id = '', Target = '', Type = '', TargetMode } = event.attributes
      if (TargetMode === 'External' || !Type.endsWith('/worksheet')) continue
      parts.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target))
    }
  return parts
}

const refuseMacros = async (pack: XlsxPackage): Promise<void> => {
  for await (const events of xmlEvents(pack.text('[Content_Types].xml')))
    for (const event of events)
      if (event.type === 'open' && MACRO_TYPE.test(event.attributes['ContentType'] ?? ''))
        throw new TableRefused('macros')
}

const relationOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? ''

/**
 * What a workbook holds.
 * @throws TableRefused `macros`, `no_sheet`
 */
export const readWorkbook = async (pack: XlsxPackage): Promise<Workbook> => {
  await refuseMacros(pack)
  const parts = await relationsOf(pack)
  const sheets: SheetPart[] = []
  let from1904 = false
  for await (const events of xmlEvents(pack.text('xl/workbook.xml')))
    for (const event of events) {
      if (event.type !== 'open') continue
      if (event.name === 'workbookPr') from1904 = isTrue(event.attributes['date1904'])
      if (event.name !== 'sheet') continue
      const part = parts.get(relationOf(event.attributes))
      const isHidden = (event.attributes['state'] ?? 'visible') !== 'visible'
      if (part && !isHidden && pack.has(part)) sheets.push({ name: event.attributes['name'] ?? '', part })
    }
  if (sheets.length === 0) throw new TableRefused('no_sheet')
  return { sheets, from1904 }
}
