import type { WireEntity } from '../world/wire.ts'

const PATTERNS: [string, RegExp][] = [
  ['bot_command', /(?<![\p{L}\p{N}_/])\/[a-z0-9_]{1,32}(?:@\w{3,32})?(?![\p{L}\p{N}_/])/giu],
  ['mention', /(?<![\p{L}\p{N}_@])@[a-z]\w{3,31}/giu],
  ['email', /(?<![\w.@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi],
  ['url', /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)»]/gi],
]

/**
 * The entities Telegram finds by itself in a text: commands, mentions, e-mail addresses, links.
 *
 * @param taken entities the text already has; nothing is found inside them
 * @returns `taken` and what was found, in order of place
 * @example
 * withDetected('/start anna', []) // [{ type: 'bot_command', offset: 0, length: 6 }]
 */
export function withDetected(text: string, taken: WireEntity[]): WireEntity[] {
  const entities = [...taken]
  const opaque = taken.filter(({ type }) => ['code', 'pre', 'text_link'].includes(type))
  for (const [type, pattern] of PATTERNS) {
    for (const found of text.matchAll(pattern)) {
      const entity = { type, offset: found.index, length: found[0].length }
      if (!opaque.some((other) => overlaps(other, entity))) entities.push(entity)
    }
  }
  return entities.sort((a, b) => a.offset - b.offset || b.length - a.length)
}

function overlaps(a: WireEntity, b: WireEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
