import type { WriteTable } from '../../ports/tables.ts'
import type { OfficeDesks } from './office-call.ts'

/** Rows as the text of a .csv file that opens in Excel. */
export const csvText = async (
  { writeCsv }: Pick<OfficeDesks, 'writeCsv'>,
  rows: Parameters<WriteTable>[0],
): Promise<string> => {
  // A letter may begin in one piece and end in the next; the mark at the beginning belongs to the file.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let content = ''
  for await (const piece of writeCsv(rows)) content += decoder.decode(piece, { stream: true })
  return content + decoder.decode()
}
