/** A component of a calendar as text, with the line of the file that it begins on. */
export interface CalendarPart {
  readonly name: 'VEVENT' | 'VTIMEZONE'
  readonly line: number
  /** Unfolded, `BEGIN` and `END` among them. */
  readonly lines: readonly string[]
  /** What METHOD of the calendar around it says, in small letters; '' – nothing. */
  readonly method: string
}

const NAMES = ['VEVENT', 'VTIMEZONE'] as const

const nameIn = (line: string, word: 'BEGIN' | 'END'): (typeof NAMES)[number] | undefined => {
  if (line.length > 100) return undefined
  const said = line.trim().toUpperCase()
  return NAMES.find((name) => said === `${word}:${name}`)
}

/** Whether a text says of itself that it is a calendar. */
export const isCalendar = (text: string): boolean => {
  const at = text.search(/^\s*BEGIN:VCALENDAR\s*$/im)
  return at >= 0 && at < 2_000
}

/** Values that are written byte by byte go on in the next line where one ends in `=` (RFC 2045). */
const IN_BYTES = /^[^:]{1,200}QUOTED-PRINTABLE/i

/** The lines of one component while they are read. */
class OpenPart {
  readonly #name: (typeof NAMES)[number]
  readonly #line: number
  readonly #method: string
  readonly #lines: string[]
  /** Pieces of the line that may still go on: joined once, since a line may have many thousands. */
  #pieces: string[] = []
  #isInBytes = false

  constructor(name: (typeof NAMES)[number], line: number, method: string) {
    this.#name = name
    this.#line = line
    this.#method = method
    this.#lines = [`BEGIN:${name}`]
  }

  /** Takes a line of it; true – it was the last. */
  take(line: string): boolean {
    const isFolded = /^[ \t]/.test(line) && this.#pieces.length > 0
    const isEnd = nameIn(line, 'END') === this.#name && !isFolded
    if (!isEnd && this.#isInBytes && this.#pieces.at(-1)?.endsWith('='))
      this.#pieces.push(this.#pieces.pop()?.replace(/=$/, '') ?? '', line)
    else if (isFolded) this.#pieces.push(line.slice(1))
    // Some programs forget the blank of a fold in an empty line.
    else if (line.trim() !== '') {
      this.#closeLine()
      this.#isInBytes = IN_BYTES.test(line)
      this.#pieces = [line]
    }
    return isEnd
  }

  #closeLine(): void {
    if (this.#pieces.length > 0) this.#lines.push(this.#pieces.join(''))
    this.#pieces = []
  }

  whole(): CalendarPart {
    this.#closeLine()
    return { name: this.#name, line: this.#line, lines: this.#lines, method: this.#method }
  }
}

/**
 * Takes a calendar apart, event by event, so that one that is spoilt spoils no other. Ends of lines may be of any system,
 * long lines may be folded; a component that never ends is told as far as it goes.
 */
export function* splitCalendar(text: string): Generator<CalendarPart> {
  let part: OpenPart | null = null
  let number = 0
  let method = ''
  for (const line of text.split(/\r\n|\n|\r/)) {
    number += 1
    const begun: CalendarPart['name'] | undefined =
      part && /^[ \t]/.test(line) ? undefined : nameIn(line, 'BEGIN')
    if (begun !== undefined) {
      if (part) yield part.whole()
      part = new OpenPart(begun, number, method)
    } else if (part?.take(line)) {
      yield part.whole()
      part = null
    } else if (part === null && /^BEGIN:VCALENDAR\s*$/i.test(line)) method = ''
    else if (part === null) method = /^METHOD:\s*([a-z]{1,20})\s*$/i.exec(line)?.[1]?.toLowerCase() ?? method
  }
  if (part) yield part.whole()
}
