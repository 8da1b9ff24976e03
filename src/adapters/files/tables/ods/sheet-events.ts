import type { XmlEvent } from '../xml.ts'
import { CellText } from './cell-text.ts'
import type { RawCell } from './read-value.ts'

/** What a spreadsheet tells, piece by piece. */
export type SheetEvent =
  | { readonly type: 'sheet'; readonly name: string; readonly style: string }
  | { readonly type: 'row'; readonly times: number }
  | {
      readonly type: 'cell'
      readonly raw: RawCell
      readonly times: number
      /** Lies under a merged cell. */
      readonly covered: boolean
    }
  | { readonly type: 'row_end' }
  /** A style of sheets that are not shown. */
  | { readonly type: 'hidden'; readonly style: string }

/** Elements around rows and cells; what stands in others (versions, hints for what may be typed, charts) is left out. */
const AROUND = new Set([
  ...['document-content', 'automatic-styles', 'style', 'table-properties', 'body', 'spreadsheet', 'table'],
  ...['table-row-group', 'table-header-rows', 'table-rows', 'table-row', 'table-cell', 'covered-table-cell'],
])

/** How often a row or cell is repeated; a file says so where it means «and so on to the edge of the sheet». */
const timesOf = (stated: string | undefined): number => {
  const times = Number(stated ?? 1)
  return Number.isInteger(times) && times > 0 ? times : 1
}

interface OpenCell {
  readonly attributes: Readonly<Record<string, string>>
  readonly text: CellText
  readonly depth: number
  readonly covered: boolean
}

/** Turns XML into what a spreadsheet tells. */
export class SheetEvents {
  #depth = 0
  #skipped = 0
  #style = ''
  #isSpreadsheet = false
  #cell: OpenCell | null = null

  /** Whether there was a spreadsheet at all: other documents of the family have other bodies. */
  get isSpreadsheet(): boolean {
    return this.#isSpreadsheet
  }

  /** Letters of the cell that is being read. */
  get length(): number {
    return this.#cell?.text.text?.length ?? 0
  }

  /** What an event of the XML adds, or null. */
  take(event: XmlEvent): SheetEvent | null {
    if (event.type === 'text') {
      this.#cell?.text.take(event)
      return null
    }
    return event.type === 'open' ? this.#open(event.name, event.attributes, event) : this.#close(event)
  }

  #open(name: string, attributes: Readonly<Record<string, string>>, event: XmlEvent): SheetEvent | null {
    this.#depth += 1
    if (this.#skipped > 0) return null
    if (this.#cell) this.#cell.text.take(event)
    else if (!AROUND.has(name)) this.#skipped = this.#depth
    else return this.#around(name, attributes)
    return null
  }

  #around(name: string, attributes: Readonly<Record<string, string>>): SheetEvent | null {
    if (name === 'spreadsheet') this.#isSpreadsheet = true
    else if (name === 'style') this.#style = attributes['style:name'] ?? ''
    else if (name === 'table-properties')
      return attributes['table:display'] === 'false' ? { type: 'hidden', style: this.#style } : null
    else if (name === 'table')
      return {
        type: 'sheet',
        name: attributes['table:name'] ?? '',
        style: attributes['table:style-name'] ?? '',
      }
    else if (name === 'table-row')
      return { type: 'row', times: timesOf(attributes['table:number-rows-repeated']) }
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      const covered = name === 'covered-table-cell'
      this.#cell = { attributes, text: new CellText(), depth: this.#depth, covered }
    }
    return null
  }

  #close(event: XmlEvent & { readonly type: 'close' }): SheetEvent | null {
    const depth = this.#depth
    this.#depth -= 1
    if (this.#skipped > 0) {
      if (this.#skipped === depth) this.#skipped = 0
      return null
    }
    if (this.#cell && this.#cell.depth < depth) this.#cell.text.take(event)
    else if (this.#cell) return this.#closeCell(this.#cell)
    else if (event.name === 'table-row') return { type: 'row_end' }
    return null
  }

  #closeCell({ attributes, text, covered }: OpenCell): SheetEvent {
    this.#cell = null
    const times = timesOf(attributes['table:number-columns-repeated'])
    return { type: 'cell', raw: { attributes, text: text.text }, times, covered }
  }
}
