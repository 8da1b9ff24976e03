import { wellFormed } from '../../../domain/text/well-formed.ts'
import { type ContentLine, readContentLine } from './content-line.ts'
import { fromBase64, fromQuotedPrintable } from './quoted-printable.ts'
import type { CalendarPart } from './split-calendar.ts'
import { type BadMoment, type ToldMoment, toldMoment } from './told-moment.ts'

/** Texts whose line breaks some programs write bare, so that their next lines are no lines of a calendar. */
const LONG_TEXTS: readonly string[] = ['summary', 'description', 'location', 'comment']

/** The properties of a component itself, not of what stands within it (reminders); null – a line of it is none. */
const propertiesOf = (lines: readonly string[]): ContentLine[] | null => {
  const found: ContentLine[] = []
  let depth = 0
  for (const line of lines) {
    if (/^begin:/i.test(line)) depth += 1
    else if (/^end:/i.test(line)) depth -= 1
    else if (depth === 1) {
      const read = readContentLine(line)
      const before = found.at(-1)
      if (read) found.push(read)
      else if (before && LONG_TEXTS.includes(before.name))
        found.splice(-1, 1, { ...before, value: `${before.value}\\n${line}` })
      else return null
    }
  }
  return found
}

const ESCAPED = /\\([\\;,:"n])/gi

const wordsOf = ({ parameters, value }: ContentLine): string => {
  const charset = parameters.get('charset') ?? ''
  const encoding = parameters.get('encoding')?.toLowerCase()
  if (encoding === 'quoted-printable') return fromQuotedPrintable(value, charset)
  return encoding === 'base64' || encoding === 'b' ? fromBase64(value, charset) : value
}

/** A duration as RFC 5545 writes it; each number has at most six digits, so that their sum is one too. */
const DURATION =
  /^([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/i
const SECONDS_OF = [604_800, 86_400, 3_600, 60, 1]

/** A component of a calendar, read property by property. A property without a value says nothing, as if it were not there. */
export class ParsedEvent {
  readonly line: number
  /** What METHOD of its calendar says, in small letters; '' – nothing. */
  readonly method: string
  readonly #properties: readonly ContentLine[]

  private constructor({ line, method }: CalendarPart, properties: readonly ContentLine[]) {
    this.line = line
    this.method = method
    this.#properties = properties
  }

  /** Null – the text is no event at all. */
  static read(part: CalendarPart): ParsedEvent | null {
    const properties = propertiesOf(part.lines)
    return properties && new ParsedEvent(part, properties)
  }

  #all(name: string): readonly ContentLine[] {
    return this.#properties.filter((each) => each.name === name && each.value.trim() !== '')
  }

  has(name: string): boolean {
    return this.#all(name).length > 0
  }

  count(name: string): number {
    return this.#all(name).length
  }

  /** The first value of a property as text; `''` – nobody said. */
  text(name: string): string {
    const line = this.#all(name)[0]
    return line === undefined ? '' : textOf(line)
  }

  texts(name: string): string[] {
    return this.#all(name).map(textOf)
  }

  parameter(name: string, parameter: string): string {
    return this.#all(name)[0]?.parameters.get(parameter) ?? ''
  }

  /** Seconds of a DURATION; `nothing` – a duration without any number (`P`, `PT`); null – it is none. */
  seconds(name: string): number | 'nothing' | null {
    const found = DURATION.exec(this.text(name))
    if (!found) return null
    const [, sign, ...numbers] = found
    if (numbers.every((each) => each === undefined)) return 'nothing'
    const seconds = numbers.reduce((sum, each, n) => sum + Number(each ?? 0) * (SECONDS_OF[n] ?? 0), 0)
    return sign === '-' ? -seconds : seconds
  }

  /** The text of the first RRULE; null – there is none. */
  rule(): string | null {
    return this.has('rrule') ? this.text('rrule') : null
  }

  moment(name: string): ToldMoment | BadMoment {
    return this.moments(name)[0] ?? 'date_missing'
  }

  /** Every moment of a property that may stand several times with several values. */
  moments(name: string): (ToldMoment | BadMoment)[] {
    return this.#all(name).flatMap(({ parameters, value }) =>
      value
        .split(',')
        .filter((each) => each.trim() !== '')
        .map((each) => toldMoment(each, parameters.get('tzid') || null)),
    )
  }
}

const textOf = (line: ContentLine): string =>
  wellFormed(
    wordsOf(line).replace(ESCAPED, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)),
  ).trim()
