/** Rows as text for people: columns of one width, the last as long as it likes. */
export const aligned = (
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] => {
  const lines = [heads, ...rows.map((row) => row.map(String))]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => [...(line[column] ?? '')].length)))
  const padded = (cell: string, column: number): string =>
    column === heads.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)
  return lines.map((line) => line.map(padded).join('  ').trimEnd())
}
