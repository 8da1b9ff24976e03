/** Why a file that should be a table is not read (ASVS 5.2.1–5.2.6, promises.md B23, B31). */
export type RefusalKind =
  /** More bytes than are taken; `limit` bytes. */
  | 'too_big'
  | 'empty'
  /** The binary .xls of before 2007: to be saved anew as .xlsx. */
  | 'old_excel'
  /** A table of Apple's Numbers: to be exported as .xlsx. */
  | 'numbers'
  /** A password stands before it. */
  | 'encrypted'
  /** Holds macros, whatever it is called. */
  | 'macros'
  | 'pdf'
  | 'picture'
  /** A program, by its bytes or by its name. */
  | 'program'
  /** An archive, or an office file that is no table. */
  | 'not_a_table'
  /** A web page that calls itself a table, as some state systems export. */
  | 'web_page'
  /** Bytes that are no text of any known encoding. */
  | 'not_text'
  /** Unpacks to far more than it should. */
  | 'zip_bomb'
  | 'damaged'
  /** A quotation mark that nothing closes, from `row` on. */
  | 'open_quote'
  | 'no_sheet'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'long_cell'
  | 'too_many_merges'

/** A refusal is the last thing that is said of a file; rows told before it are not to be trusted alone. */
export interface TableRefusal {
  readonly refused: RefusalKind
  /** What is allowed at most, where a limit was passed: bytes, rows, columns, characters. */
  readonly limit?: number
  /** The row at which it was noticed, where there is one. */
  readonly row?: number
}
