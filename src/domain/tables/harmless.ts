/**
 * Beginnings at which a spreadsheet may take a text for a formula or a command, full-width forms among them, and after
 * blanks too (ASVS 1.2.10, promises.md B18).
 */
const DANGEROUS = /^'*\s*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]/
const MADE_HARMLESS = /^'+\s*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]/

/**
 * A text as it may stand in a CSV or XLSX cell: `=SUM(A1)` becomes `'=SUM(A1)`, which a spreadsheet shows and never runs.
 * {@link asWritten} takes it back: for every text `asWritten(harmless(text)) === text`.
 */
export const harmless = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text)

/** The text that somebody meant by a cell: the reverse of {@link harmless}; other texts stay as they are. */
export const asWritten = (cell: string): string => (MADE_HARMLESS.test(cell) ? cell.slice(1) : cell)
