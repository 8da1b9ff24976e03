/** A property of a calendar as its line states it: `DTSTART;TZID=Asia/Omsk:20261205T140000`. */
export interface ContentLine {
  /** In small letters, without a group before it: `dtstart`. */
  readonly name: string
  /** By names in small letters, without quotation marks. */
  readonly parameters: ReadonlyMap<string, string>
  /** As it stands, escapes not yet taken back. */
  readonly value: string
}

interface Place {
  quoted: boolean
  depth: number
}

/** Whether a sign stands free: in no quotation marks and – Outlook leaves them out – in no brackets. */
const isFree = (place: Place, sign: string): boolean => {
  if (sign === '"') place.quoted = !place.quoted
  else if (!place.quoted && sign === '(') place.depth += 1
  else if (!place.quoted && sign === ')') place.depth -= 1
  return !place.quoted && place.depth <= 0
}

/** Where the value begins; a mark or bracket that nothing closes counts for nothing. */
const colonOf = (line: string): number => {
  const place = { quoted: false, depth: 0 }
  for (let at = 0; at < line.length; at += 1)
    if (isFree(place, line.charAt(at)) && line[at] === ':') return at
  return line.indexOf(':')
}

const divided = (head: string): string[] => {
  const place = { quoted: false, depth: 0 }
  const parts = ['']
  for (const sign of head)
    if (isFree(place, sign) && sign === ';') parts.push('')
    else parts.push(`${parts.pop()}${sign}`)
  return parts
}

/** Signs that a parameter cannot hold stand behind a caret (RFC 6868). */
const CARETS: ReadonlyMap<string, string> = new Map([
  ['^n', '\n'],
  ["^'", '"'],
  ['^^', '^'],
])

const ENCODINGS = /^(?:quoted-printable|base64|8bit|7bit)$/i

const parameterOf = (text: string): [name: string, value: string] => {
  const equals = text.indexOf('=')
  if (equals < 0) return ENCODINGS.test(text) ? ['encoding', text] : [text.toLowerCase(), '']
  const value = text
    .slice(equals + 1)
    .replaceAll('"', '')
    .replace(/\^[n'^]/g, (found) => CARETS.get(found) ?? found)
  return [text.slice(0, equals).trim().toLowerCase(), value.trim()]
}

const NAME = /^(?:[\w-]+\.)?([a-z][a-z0-9-]*)$/i

/**
 * Reads an unfolded line. Null – it is none: no name, no colon.
 *
 * @example readContentLine('SUMMARY;LANGUAGE=ru:Хор') // { name: 'summary', value: 'Хор', … }
 */
export const readContentLine = (line: string): ContentLine | null => {
  const colon = colonOf(line)
  const [first = '', ...parameters] = divided(colon < 0 ? '' : line.slice(0, colon))
  const name = NAME.exec(first.trim())?.[1]
  if (name === undefined) return null
  return {
    name: name.toLowerCase(),
    parameters: new Map(parameters.map(parameterOf)),
    value: line.slice(colon + 1),
  }
}
