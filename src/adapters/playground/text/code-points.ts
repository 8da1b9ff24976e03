/**
 * Length of a text as Telegram counts it for its limits: Unicode code points.
 *
 * @example
 * codePoints('ok 👍') // 4
 */
export function codePoints(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; count += 1) index += width(text, index)
  return count
}

/**
 * Cuts a text into parts of at most `most` code points, as a client does with a long message.
 *
 * @returns at least one part; an empty text gives one empty part
 */
export function splitByCodePoints(text: string, most: number): string[] {
  const points = [...text]
  const parts = [points.slice(0, most).join('')]
  for (let start = most; start < points.length; start += most)
    parts.push(points.slice(start, start + most).join(''))
  return parts
}

function width(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
}
