import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitHtml } from '../../src/domain/text/split-html.ts'

const LIMIT = 40
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
const squeezed = (text: string): string => text.replace(/\s+/g, '')

const word = fc.oneof(
  fc.stringMatching(/^[а-яa-z&<>😀]{1,12}$/u),
  fc.constant('я'.repeat(97)),
  fc.constant('😀'.repeat(90)),
)
const html = fc
  .array(fc.tuple(word, fc.boolean(), fc.constantFrom(' ', '\n', '\n\n')), { maxLength: 30 })
  .map((parts) =>
    parts.map(([text, bold, gap]) => (bold ? `<b>${escaped(text)}</b>` : escaped(text)) + gap).join(''),
  )

const isBalanced = (piece: string): boolean => {
  const tags = [...piece.matchAll(/<(\/?)b>/g)].map(([, slash]) => (slash ? -1 : 1))
  let depth = 0
  for (const tag of tags) {
    depth += tag
    if (depth < 0) return false
  }
  return depth === 0
}

test('nothing is lost or doubled; no piece is too long, empty, or leaves a tag open or an entity cut', () => {
  fc.assert(
    fc.property(html, (text) => {
      const pieces = splitHtml(text, LIMIT)
      expect(squeezed(pieces.map(plain).join(''))).toBe(squeezed(plain(text)))
      if (plain(text).trim() === '') return
      for (const piece of pieces) {
        expect([...plain(piece)].length).toBeLessThanOrEqual(LIMIT)
        expect(plain(piece).trim()).not.toBe('')
        expect(isBalanced(piece)).toBe(true)
        expect(piece.replace(/&(lt|gt|amp|quot);/g, '')).not.toContain('&')
      }
    }),
    { numRuns: 1_000 },
  )
})

test('a text that fits stays whole', () => {
  expect(splitHtml('<b>раз</b> два', 4_096)).toEqual(['<b>раз</b> два'])
  expect(splitHtml('я'.repeat(4_096), 4_096)).toHaveLength(1)
  expect(splitHtml('😀'.repeat(4_096), 4_096)).toHaveLength(1)
  expect(splitHtml('я'.repeat(4_097), 4_096)).toHaveLength(2)
})
