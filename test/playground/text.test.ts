import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePoints, splitByCodePoints } from '../../src/adapters/playground/text/code-points.ts'
import { withDetected } from '../../src/adapters/playground/text/detect.ts'
import { parseHtml } from '../../src/adapters/playground/text/html-entities.ts'
import { escapeHtml, renderHtml } from '../../src/adapters/playground/text/render-html.ts'

describe('HTML parse mode', () => {
  test.each([
    ['<b>a</b>', 'bold'],
    ['<strong>a</strong>', 'bold'],
    ['<i>a</i>', 'italic'],
    ['<u>a</u>', 'underline'],
    ['<s>a</s>', 'strikethrough'],
    ['<code>a</code>', 'code'],
    ['<pre>a</pre>', 'pre'],
    ['<blockquote>a</blockquote>', 'blockquote'],
    ['<blockquote expandable>a</blockquote>', 'expandable_blockquote'],
    ['<tg-spoiler>a</tg-spoiler>', 'spoiler'],
    ['<span class="tg-spoiler">a</span>', 'spoiler'],
  ])('%s', (source, type) => {
    expect(parseHtml(source)).toEqual({ text: 'a', entities: [{ type, offset: 0, length: 1 }] })
  })

  test('links, nesting and references', () => {
    expect(parseHtml('  x &lt; <b>a <a href="https://e.org/?a=1&amp;b">я👍</a></b>&nbsp; ')).toEqual({
      text: 'x < a я👍&nbsp;',
      entities: [
        { type: 'bold', offset: 4, length: 5 },
        { type: 'text_link', url: 'https://e.org/?a=1&b', offset: 6, length: 3 },
      ],
    })
    expect(parseHtml('<pre><code class="language-ts">a</code></pre>').entities).toEqual([
      { type: 'pre', language: 'ts', offset: 0, length: 1 },
    ])
  })

  test.each([
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<b>a</b', 'Unclosed end tag at byte offset 4'],
    ['<b><i>a', 'Can\'t find end tag corresponding to start tag "i"'],
    ['я < b', 'Unclosed start tag at byte offset 3'],
    ['1 < 2 > 1', 'Unsupported start tag "" at byte offset 2'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href>a</a>', 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
  ])('%s is refused', (source, words) => {
    expect(() => parseHtml(source)).toThrow(words)
  })

  test('escaped text comes back as it was, and rendering escapes it again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const wanted = text.replace(/(?!\n)\p{Cc}/gu, ' ').trim()
        const parsed = parseHtml(escapeHtml(text))
        expect(parsed.text).toBe(wanted)
        expect(renderHtml(parsed)).toBe(escapeHtml(wanted))
      }),
    )
  })

  test('no text of the bot becomes markup of the page', () => {
    const evil = parseHtml('<a href="javascript:alert(1)">x</a> <b>&lt;img src=x onerror=alert(1)&gt;</b>')
    expect(renderHtml(evil)).toBe('x <b>&lt;img src=x onerror=alert(1)&gt;</b>')
  })
})

test('lengths count code points', () => {
  expect(codePoints('я👍e')).toBe(3)
  expect(splitByCodePoints('я👍e', 2)).toEqual(['я👍', 'e'])
})

test('commands, links and mail are found', () => {
  const found = withDetected('/start@my_bot https://e.org/a, me@e.org и/или', [])
  expect(found.map(({ type, offset, length }) => [type, offset, length])).toEqual([
    ['bot_command', 0, 13],
    ['url', 14, 15],
    ['email', 31, 8],
  ])
})
