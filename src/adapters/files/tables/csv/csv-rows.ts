import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import { decoded } from './decode.ts'
import type { CsvShape } from './delimiter.ts'
import { rowOfOpenLine, rowsWithin } from './stray-quote.ts'

/** Quoted cells that stand open swallow what follows; the parser gives up after this much. */
const recordLimit = ({ columns, cellLength }: TableLimits): number =>
  Math.min(columns * cellLength, 1_048_576)

/** Lines with a mark that nothing closes, at most; each makes the file be read once more from there. */
const MOST_OPEN = 20

const isOpenQuote = ({ code }: CsvError): boolean =>
  code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'

interface Parsed {
  readonly record: string[]
  readonly raw: string
  /** `bytes`: where the record ends in the text as UTF-8. */
  readonly info: { readonly bytes: number }
}

/** How far a text was read: whole records, the byte where the last one ends, and the fault that stopped the parser. */
interface Reached {
  readonly records: number
  readonly bytes: number
  readonly fault: CsvError | null
}

/** The text from a byte of its UTF-8 on. */
const textFrom = (pieces: Iterable<string>, bytes: number): string =>
  Buffer.from([...pieces].join('')).toString('utf8', bytes)

const FIRST_LINE = /^[^\r\n]*(?:\r\n|\r|\n)?/

/**
 * The rows of a CSV as lists of cells. A quotation mark that nothing closes would swallow everything to the end of the
 * file: its line is read as the row that it is, and the reading goes on behind it.
 */
export class CsvRows {
  readonly #bytes: Buffer
  readonly #shape: CsvShape
  readonly #options: Options
  /** Rows that were told, those before the first record included. */
  #number: number

  constructor(bytes: Buffer, shape: CsvShape, limits: TableLimits) {
    this.#bytes = bytes
    this.#shape = shape
    this.#number = shape.said ? 1 : 0
    this.#options = {
      delimiter: shape.delimiter,
      info: true,
      max_record_size: recordLimit(limits),
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }
  }

  /** @throws TableRefused `open_quote`, `damaged` */
  async *all(): AsyncGenerator<string[]> {
    const whole = (): Iterable<string> => decoded(this.#bytes)
    let pieces = whole
    let reached = yield* this.#read(pieces(), { from_line: this.#shape.said ? 2 : 1 })
    for (let open = 0; reached.fault !== null; open += 1) {
      const rest: string = yield* this.#upTo(reached.fault, reached, textFrom(pieces(), reached.bytes))
      const [line = ''] = FIRST_LINE.exec(rest) ?? []
      yield this.#openRow(line.trimEnd(), reached.fault, open)
      const behind = rest.slice(line.length)
      pieces = () => [behind]
      reached = yield* this.#read(pieces(), {})
    }
  }

  /** Records that were whole before the fault and went with the parser's buffer; returns the text behind them. */
  async *#upTo(fault: CsvError, { records }: Reached, text: string): AsyncGenerator<string[], string> {
    const lost = Number(fault['records']) - records
    if (lost <= 0) return text
    const { bytes } = yield* this.#read([text], { to: lost })
    return textFrom([text], bytes)
  }

  #openRow(line: string, fault: CsvError, open: number): string[] {
    this.#number += 1
    const isOpen = isOpenQuote(fault)
    const row = isOpen && open < MOST_OPEN ? rowOfOpenLine(line, this.#shape) : null
    if (row === null) throw new TableRefused(isOpen ? 'open_quote' : 'damaged', { row: this.#number })
    return row
  }

  async *#read(pieces: Iterable<string>, options: Options): AsyncGenerator<string[], Reached> {
    const parser = parse({ ...this.#options, ...options })
    const source = Readable.from(pieces)
    source.on('error', (error) => parser.destroy(error)).pipe(parser)
    let [records, bytes] = [0, 0]
    try {
      for await (const { record, raw, info } of parser as AsyncIterable<Parsed>) {
        yield* this.#rowsOf(record, raw)
        records += 1
        bytes = info.bytes
      }
      return { records, bytes, fault: null }
    } catch (error) {
      if (error instanceof CsvError) return { records, bytes, fault: error }
      throw error
    } finally {
      source.destroy()
      parser.destroy()
    }
  }

  *#rowsOf(record: string[], raw: string): Generator<string[]> {
    const { delimiter, columns } = this.#shape
    for (const row of rowsWithin(raw, { delimiter, columns, row: this.#number + 1 }) ?? [record]) {
      this.#number += 1
      yield row
    }
  }
}
