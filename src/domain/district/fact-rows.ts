/**
 * What was typed as a table: a row a line, its cells with semicolons between them. Cells that nobody wrote are empty.
 * @example rowsOf('Школа № 5; ул. Мира, 3; 20-00-05', 3) // [['Школа № 5', 'ул. Мира, 3', '20-00-05']]
 */
export const rowsOf = (value: string, cells: number): string[][] =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parts = line.split(';').map((part) => part.trim())
      const last = parts.filter((_, at) => at >= cells - 1).filter((part) => part !== '')
      return Array.from({ length: cells }, (_, at) => (at < cells - 1 ? (parts[at] ?? '') : last.join('; ')))
    })
