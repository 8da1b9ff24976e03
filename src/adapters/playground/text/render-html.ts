import { ownEntry } from '../../../domain/own-entry.ts'
import type { WireEntity } from '../world/wire.ts'
import type { FormattedText } from './formatted.ts'

const TAGS: Record<string, [string, string]> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  underline: ['<u>', '</u>'],
  strikethrough: ['<s>', '</s>'],
  code: ['<code>', '</code>'],
  pre: ['<pre>', '</pre>'],
  blockquote: ['<blockquote>', '</blockquote>'],
  expandable_blockquote: ['<blockquote>', '</blockquote>'],
  spoiler: ['<span class="spoiler" tabindex="0">', '</span>'],
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const SAFE_LINK = /^(?:https?|tel|mailto|tg):/i

/** Makes a text safe inside HTML, in element content and in double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ownEntry(ESCAPES, character) ?? character)
}

function link(target: string): [string, string] {
  if (!SAFE_LINK.test(target)) return ['', '']
  return [`<a href="${escapeHtml(target)}" target="_blank" rel="noopener noreferrer">`, '</a>']
}

function tagsOf(entity: WireEntity, covered: string): [string, string] {
  if (entity.type === 'text_link') return link(entity.url ?? '')
  if (entity.type === 'url') return link(covered)
  if (entity.type === 'email') return link(`mailto:${covered}`)
  return ownEntry(TAGS, entity.type) ?? ['', '']
}

/**
 * A formatted text as HTML for the page: everything escaped, links only to the web, mail, telephone and
 * messenger. Entities that cross each other are cut where the outer one ends.
 *
 * @example
 * renderHtml({ text: 'a < b', entities: [{ type: 'bold', offset: 0, length: 1 }] }) // '<b>a</b> &lt; b'
 */
export function renderHtml({ text, entities }: FormattedText): string {
  return renderSpan(text, entities, 0, text.length)
}

function renderSpan(text: string, entities: WireEntity[], start: number, end: number): string {
  let html = ''
  let at = start
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index]
    if (!entity || entity.offset < at || entity.offset >= end) continue
    const stop = Math.min(entity.offset + entity.length, end)
    const [open, close] = tagsOf(entity, text.slice(entity.offset, stop))
    html += escapeHtml(text.slice(at, entity.offset)) + open
    html += renderSpan(text, entities.slice(index + 1), entity.offset, stop) + close
    at = stop
  }
  return html + escapeHtml(text.slice(at, end))
}
