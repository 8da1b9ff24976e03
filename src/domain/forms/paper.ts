/** What stands in a cell: words, a number, a day (`2026-11-30`), or nothing – a place to write in. */
export type PaperCell = string | number | { readonly day: string } | null

/** A column: its heading, its share of the width, and whether it is filled by hand. */
export interface PaperColumn {
  readonly title: string
  readonly wide: number
  readonly byHand: boolean
}

/** A piece of a paper, as plain data: every writer shows the same. */
export type PaperBlock =
  /** `section` of the form; `item` – one of a list, in large letters. */
  | { readonly kind: 'heading'; readonly level: 'section' | 'item'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A name and what is known; null – lines to write on. */
  | {
      readonly kind: 'field'
      readonly label: string
      readonly value: string | null
      readonly lines: number
    }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly columns: readonly PaperColumn[]
      readonly rows: readonly (readonly PaperCell[])[]
      /** The words before the number of rows that hold something; null – they are not counted. */
      readonly count: string | null
    }
  /** A square to be ticked, or ticked already. */
  | { readonly kind: 'tick'; readonly label: string; readonly ticked: boolean }
  /** A line to sign on: who, the name where it is known, and a line for the day. */
  | {
      readonly kind: 'signature'
      readonly who: string
      readonly name: string | null
      readonly day: string | null
    }
  | { readonly kind: 'note'; readonly text: string }

/** A paper ready to be written in any format. */
export interface Paper {
  readonly title: string
  /** Of its words: `ru`, `en`. */
  readonly language: string
  readonly large: boolean
  readonly landscape: boolean
  readonly blocks: readonly PaperBlock[]
  /** At the foot of each page, e.g. «Стр. 1 из 2». */
  readonly pageOf: (page: number, pages: number) => string
}

/** A day as papers write it. @example writtenDay('2026-11-30') === '30.11.2026' */
export const writtenDay = (day: string): string => day.split('-').reverse().join('.')

/** The words of a cell. */
export const cellWords = (cell: PaperCell): string => {
  if (cell === null) return ''
  if (typeof cell === 'object') return writtenDay(cell.day)
  return String(cell)
}

/** How many rows of a table hold something beside their number. */
export const filledRows = (rows: readonly (readonly PaperCell[])[]): number =>
  rows.filter((row) => row.some((cell) => cell !== null && cell !== '' && typeof cell !== 'number')).length

/** A line to write on within words. */
export const GAP = '____________________'
