import { ownEntry } from '../../../domain/own-entry.ts'
import type { WireEntity } from '../world/wire.ts'
import { EntityError } from './formatted.ts'

const SIMPLE: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
}

const OTHERS = ['blockquote', 'a', 'tg-emoji', 'tg-time', 'span']

/** What a tag means before its place in the text is known; `undefined` for a tag without a meaning of its own. */
export type EntityKind = Pick<WireEntity, 'type' | 'url' | 'language'> | undefined

/**
 * The entity that a start tag opens.
 *
 * @param tag name in lower case, one that {@link refuseUnknownTag} lets pass
 * @throws EntityError in Telegram's words for a span that is no spoiler
 * @example
 * entityOfTag('a', new Map([['href', 'https://example.org']]), 0) // { type: 'text_link', url: '…' }
 */
export function entityOfTag(tag: string, attributes: Map<string, string>, byteOffset: number): EntityKind {
  const simple = ownEntry(SIMPLE, tag)
  if (tag === 'code') return codeEntity(attributes)
  if (simple) return { type: simple }
  if (tag === 'blockquote')
    return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote' }
  if (tag === 'a') return linkEntity(attributes)
  if (tag === 'tg-emoji' || tag === 'tg-time') return undefined
  return spanEntity(attributes, byteOffset)
}

/** @throws EntityError in Telegram's words when the tag is not one Telegram knows */
export function refuseUnknownTag(tag: string, byteOffset: number): void {
  if (ownEntry(SIMPLE, tag) || OTHERS.includes(tag)) return
  throw new EntityError(`Unsupported start tag "${tag}" at byte offset ${byteOffset}`)
}

function codeEntity(attributes: Map<string, string>): EntityKind {
  const language = attributes.get('class')?.replace(/^language-/, '')
  return language === undefined ? { type: 'code' } : { type: 'code', language }
}

function linkEntity(attributes: Map<string, string>): EntityKind {
  const url = attributes.get('href')
  return url ? { type: 'text_link', url } : undefined
}

function spanEntity(attributes: Map<string, string>, byteOffset: number): EntityKind {
  if (attributes.get('class') === 'tg-spoiler') return { type: 'spoiler' }
  throw new EntityError(`Tag "span" must have class "tg-spoiler" at byte offset ${byteOffset}`)
}
