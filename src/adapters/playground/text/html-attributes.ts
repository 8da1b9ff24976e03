import { ownEntry } from '../../../domain/own-entry.ts'
import { EntityError } from './formatted.ts'

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const REFERENCE = /&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi
const ATTRIBUTE = /^\s*([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=]+)))?/
const HIGHEST_CODE_POINT = 0x10ffff

/** Replaces the character references Telegram knows; any other stays as it is written. */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ownEntry(NAMED, name) ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= HIGHEST_CODE_POINT ? String.fromCodePoint(code) : whole
  })
}

/**
 * Attributes of a start tag.
 *
 * @param source what stands between the name of the tag and `>`, e.g. ` href="https://example.org"`
 * @throws EntityError when an attribute has no value (only `expandable` may)
 */
export function parseAttributes(tag: string, source: string, byteOffset: number): Map<string, string> {
  const attributes = new Map<string, string>()
  for (let rest = source; rest.trim() !== ''; ) {
    const found = rest.match(ATTRIBUTE)
    const [whole, name, ...values] = found ?? []
    if (whole === undefined || name === undefined)
      throw new EntityError(`Empty attribute name in the tag "${tag}" at byte offset ${byteOffset}`)
    const value = values.find((candidate) => candidate !== undefined)
    if (value === undefined && name !== 'expandable') throw noValue(tag, byteOffset)
    attributes.set(name.toLowerCase(), decodeReferences(value ?? ''))
    rest = rest.slice(whole.length)
  }
  return attributes
}

function noValue(tag: string, byteOffset: number): EntityError {
  return new EntityError(
    `Expected equal sign in declaration of an attribute of the tag "${tag}" at byte offset ${byteOffset}`,
  )
}
