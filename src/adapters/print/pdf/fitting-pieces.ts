/** What a text is broken into: its words with the blanks behind them; a word that is longer than a page, its signs. */
const unitsOf = (text: string, fits: (part: string) => boolean): string[] =>
  (text.match(/\S+\s*|\s+/gu) ?? []).flatMap((word) => (fits(word) ? [word] : [...word]))

/** How many units, at least one, fit together. */
const howMany = (units: readonly string[], fits: (part: string) => boolean): number => {
  let [least, most] = [Math.min(1, units.length), units.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (fits(units.slice(0, middle).join(''))) least = middle
    else most = middle - 1
  }
  return least
}

/**
 * A row whose cells may be longer than a page, as rows that are not: each goes on where the one before it ended. Nothing is
 * lost: the pieces of a cell, one after the other, are the cell.
 */
export const piecesThatFit = (
  cells: readonly string[],
  fits: (part: string, column: number) => boolean,
): string[][] => {
  const pieces: string[][] = []
  let rest = cells.map((cell, at) => unitsOf(cell, (part) => fits(part, at)))
  do {
    const counts = rest.map((units, at) => howMany(units, (part) => fits(part, at)))
    pieces.push(rest.map((units, at) => units.slice(0, counts[at]).join('')))
    rest = rest.map((units, at) => units.slice(counts[at]))
  } while (rest.some((units) => units.length > 0))
  return pieces
}
