import type { WireEntity } from '../world/wire.ts'
import { EntityError, type FormattedText, normalised } from './formatted.ts'
import { decodeReferences, parseAttributes } from './html-attributes.ts'
import { type EntityKind, entityOfTag, refuseUnknownTag } from './html-tags.ts'

interface OpenTag {
  tag: string
  kind: EntityKind
  offset: number
}

const TAG_NAME = /^[^\s>]*/

/**
 * Reads a text in Telegram's HTML parse mode.
 *
 * @param source e.g. `Your turn is <b>tomorrow</b>`
 * @returns the normalised text and its entities
 * @throws EntityError in Telegram's words for an unclosed, unknown or mismatched tag
 * @example
 * parseHtml('<b>ok</b>') // { text: 'ok', entities: [{ type: 'bold', offset: 0, length: 2 }] }
 */
export function parseHtml(source: string): FormattedText {
  return normalised(new HtmlReader(source).read())
}

class HtmlReader {
  #text = ''
  #at = 0
  readonly #open: OpenTag[] = []
  readonly #entities: WireEntity[] = []
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  read(): FormattedText {
    while (this.#at < this.#source.length) {
      const tagAt = this.#source.indexOf('<', this.#at)
      this.#text += decodeReferences(this.#source.slice(this.#at, tagAt < 0 ? undefined : tagAt))
      if (tagAt < 0) break
      this.#at = tagAt + 1
      if (this.#source[this.#at] === '/') this.#endTag(tagAt)
      else this.#startTag(tagAt)
    }
    const unclosed = this.#open.at(-1)
    if (unclosed) throw new EntityError(`Can't find end tag corresponding to start tag "${unclosed.tag}"`)
    return { text: this.#text, entities: mergePre(this.#entities) }
  }

  #byteOffset(index: number): number {
    return Buffer.byteLength(this.#source.slice(0, index))
  }

  #startTag(tagAt: number): void {
    const end = this.#source.indexOf('>', this.#at)
    if (end < 0) throw new EntityError(`Unclosed start tag at byte offset ${this.#byteOffset(tagAt)}`)
    const body = this.#source.slice(this.#at, end)
    const tag = body.match(TAG_NAME)?.[0].toLowerCase() ?? ''
    const offset = this.#byteOffset(tagAt)
    refuseUnknownTag(tag, offset)
    const attributes = parseAttributes(tag, body.slice(tag.length), offset)
    this.#open.push({ tag, kind: entityOfTag(tag, attributes, offset), offset: this.#text.length })
    this.#at = end + 1
  }

  #endTag(tagAt: number): void {
    const started = this.#open.pop()
    if (!started) throw new EntityError(`Unexpected end tag at byte offset ${this.#byteOffset(tagAt)}`)
    const end = this.#source.indexOf('>', this.#at)
    if (end < 0) throw new EntityError(`Unclosed end tag at byte offset ${this.#byteOffset(tagAt)}`)
    const found = this.#source
      .slice(this.#at + 1, end)
      .trim()
      .toLowerCase()
    if (found !== '' && found !== started.tag) throw this.#mismatch(tagAt, started.tag, found)
    this.#at = end + 1
    this.#close(started)
  }

  #mismatch(tagAt: number, expected: string, found: string): EntityError {
    const place = this.#byteOffset(tagAt)
    return new EntityError(
      `Unmatched end tag at byte offset ${place}, expected "</${expected}>", found "</${found}>"`,
    )
  }

  #close({ kind, offset }: OpenTag): void {
    const length = this.#text.length - offset
    const url = kind?.type === 'text_link' ? kind.url : undefined
    if (kind && length > 0) this.#entities.push({ ...kind, offset, length, ...(url ? { url } : {}) })
  }
}

function mergePre(entities: WireEntity[]): WireEntity[] {
  const samePlace = (a: WireEntity, b: WireEntity) => a.offset === b.offset && a.length === b.length
  const inner = (code: WireEntity) =>
    entities.find((entity) => entity.type === 'pre' && samePlace(entity, code))
  for (const code of entities.filter((entity) => entity.type === 'code' && entity.language)) {
    const pre = inner(code)
    if (pre && code.language) pre.language = code.language
  }
  return entities
    .filter((entity) => !(entity.type === 'code' && inner(entity)))
    .map(({ language, ...entity }) => (entity.type === 'pre' && language ? { ...entity, language } : entity))
}
