/** `C17` as `{ column: 3, row: 17 }`; null when it is no address. `$` is allowed. */
export const readAddress = (address: string): { column: number; row: number } | null => {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address)
  if (!found) return null
  let column = 0
  for (const letter of (found[1] as string).toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { column, row: Number(found[2]) }
}
