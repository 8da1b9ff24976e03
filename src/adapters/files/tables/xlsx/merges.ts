import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import { readAddress } from './address.ts'

/** Cells merged into one; the upper left one owns the value. */
export interface Merge {
  readonly owner: string
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?\bref="([^":]{1,12}):([^":]{1,12})"/g
/** A tag that is cut between two pieces is no longer than this. */
const TAIL = 256

const mergeOf = (first: string, last: string): Merge | null => {
  const [from, to] = [readAddress(first), readAddress(last)]
  if (!from || !to) return null
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)]
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)]
  return { owner: first.replaceAll('$', '').toUpperCase(), top, bottom, left, right }
}

/**
 * Merged cells of a sheet from top to bottom. They stand AFTER the rows in the file, so the sheet is looked through once
 * before it is read; a plain search is several times faster than parsing it twice.
 * @throws TableRefused `too_many_merges`
 */
export const findMerges = async (pieces: AsyncIterable<string>, limits: TableLimits): Promise<Merge[]> => {
  const merges = new Map<string, Merge>()
  let tail = ''
  for await (const piece of pieces) {
    const text = tail + piece
    tail = text.slice(-TAIL)
    for (const [, first = '', last = ''] of text.matchAll(MERGE)) {
      const merge = mergeOf(first, last)
      if (merge) merges.set(`${first}:${last}`, merge)
      if (merges.size > limits.merges) throw new TableRefused('too_many_merges', { limit: limits.merges })
    }
  }
  return [...merges.values()].sort((a, b) => a.top - b.top)
}
