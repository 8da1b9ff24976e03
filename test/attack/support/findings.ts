import { isDeepStrictEqual } from 'node:util'

/** Long values would hide the rest. */
const SHOWN = 300

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > SHOWN ? `${text.substring(0, SHOWN)}…` : text
}

/** What a case looked at, and what of it was not as promised. */
export class Findings {
  readonly broken: string[] = []
  #looks = 0

  /** How often something was looked at: a case that looked at nothing has shown nothing. */
  get looks(): number {
    return this.#looks
  }

  /** Something holds. @param seen what was there instead */
  holds(what: string, isSo: boolean, seen: unknown = null): void {
    this.#looks += 1
    if (!isSo) this.broken.push(seen === null ? what : `${what}: ${shown(seen)}`)
  }

  same(what: string, found: unknown, expected: unknown): void {
    this.holds(what, isDeepStrictEqual(found, expected), { found, expected })
  }

  contains(what: string, text: string, part: string): void {
    this.holds(what, text.includes(part), text)
  }

  lacks(what: string, text: string, part: string): void {
    this.holds(what, !text.includes(part), text)
  }
}
