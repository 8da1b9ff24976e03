/** A component of a calendar as text, with the line of the file that it begins on. */
export interface CalendarPart {
  readonly name: 'VEVENT' | 'VTIMEZONE'
  readonly line: number
  readonly lines: readonly string[]
}

const NAMES = ['VEVENT', 'VTIMEZONE'] as const

const nameIn = (line: string, word: 'BEGIN' | 'END'): (typeof NAMES)[number] | undefined => {
  const said = line.trim().toUpperCase()
  return NAMES.find((name) => said === `${word}:${name}`)
}

/** Whether a text says of itself that it is a calendar. */
export const isCalendar = (text: string): boolean => /^\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 2_000))

/**
 * Takes a calendar apart, event by event, so that one that is spoilt spoils no other. Ends of lines may be of any system,
 * long lines may be folded; a component that never ends is told as far as it goes.
 */
export function* splitCalendar(text: string): Generator<CalendarPart> {
  let part: { name: (typeof NAMES)[number]; line: number; lines: string[] } | null = null
  let number = 0
  for (const line of text.split(/\r\n|\n|\r/)) {
    number += 1
    const begun = nameIn(line, 'BEGIN')
    if (begun !== undefined && part?.name !== 'VTIMEZONE') {
      if (part) yield part
      part = { name: begun, line: number, lines: [line.trim()] }
    } else if (part) {
      // Folded lines go on with a blank; some programs forget it in an empty line.
      if (/^[ \t]/.test(line) && part.lines.length > 0) part.lines.push(`${part.lines.pop()}${line.slice(1)}`)
      else if (line.trim() !== '') part.lines.push(line)
      if (nameIn(line, 'END') === part.name) {
        yield part
        part = null
      }
    }
  }
  if (part) yield part
}
