import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText, shortText } from '../../../src/domain/text/cut-text.ts'
import { signsOf } from '../../../src/domain/text/signs.ts'
import { splitText } from '../../../src/domain/text/split-text.ts'
import { type TextUnit, textLength } from '../../../src/domain/text/text-length.ts'
import { wellFormed } from '../../../src/domain/text/well-formed.ts'

const UNITS: readonly TextUnit[] = ['units', 'points', 'bytes']
const SIGNS = [
  'а',
  'é',
  'и\u0306',
  '👋',
  '👋🏽',
  '👨‍👩‍👧‍👦',
  '🇷🇺',
  '5️⃣',
  '❤️',
  '\r\n',
  ' ',
  '€',
  'क्षि',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'z\u0351\u0352\u0353',
]
const signs = fc.array(fc.constantFrom(...SIGNS), { maxLength: 40 }).map((parts) => parts.join(''))
const anyUnits = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7f0, max: 0xe010 }), fc.nat(0x9f)),
  )
  .map((units) => String.fromCharCode(...units))

describe('foreign text made well-formed', () => {
  it.each([
    ['half a pair', 'Анна \ud83d', 'Анна '],
    ['the other half', '\udc4bАнна', 'Анна'],
    ['halves in the wrong order', 'а\udc4b\ud83dб', 'аб'],
    ['a whole pair', 'привет 👋', 'привет 👋'],
    ['NUL and other controls', 'А\u0000н\u0007н\u001bа\u007f', 'Анна'],
    ['breaks of old programs', 'один\vдва\u0085три', 'один\nдва\nтри'],
    ['tabs and breaks', 'один\tдва\r\nтри', 'один\tдва\r\nтри'],
    ['code points that are no characters', 'а\ufffe\uffff\ufdd0\u{1ffff}', 'а'],
    ['a letter in two parts', 'и\u0306', 'й'],
    ['parts that a control held apart', 'и\u0000\u0306', 'й'],
    ['a joined emoji', '👨‍👩‍👧', '👨‍👩‍👧'],
  ])('%s', (_, typed, kept) => expect(wellFormed(typed)).toBe(kept))

  it('is well-formed whatever came, and the same when it is done again', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        const kept = wellFormed(text)
        expect(() => encodeURIComponent(kept)).not.toThrow()
        expect(kept).not.toMatch(/(?![\t\n\r])\p{Cc}/u)
        expect(wellFormed(kept)).toBe(kept)
      }),
    )
  })
})

describe('a text is cut between signs', () => {
  it.each([
    ['a pair', 'до встречи 👋', 12, 'до встречи '],
    ['a tone of skin', 'да 👋🏽', 5, 'да '],
    ['a family', 'мы: 👨‍👩‍👧', 8, 'мы: '],
    ['the second of two flags', '🇷🇺🇷🇺', 6, '🇷🇺'],
    ['a keycap', 'шаг 5️⃣', 6, 'шаг '],
    ['a letter with its marks', 'мои\u0306', 3, 'мо'],
    ['a break of two signs', 'а\r\nб', 2, 'а'],
    ['a sign longer than the limit', '👨‍👩‍👧', 3, ''],
    ['a text that fits', '👋', 2, '👋'],
    ['nothing wanted', 'да', 0, ''],
  ])('%s', (_, text, most, kept) => expect(cutText(text, most)).toBe(kept))

  it('counts what the limit counts', () => {
    expect(cutText('да👋👋', 4, 'units')).toBe('да👋')
    expect(cutText('да👋👋', 4, 'points')).toBe('да👋👋')
    expect(cutText('да👋👋', 4, 'bytes')).toBe('да')
    expect(UNITS.map((unit) => textLength('да 👋', unit))).toEqual([5, 4, 9])
  })

  it('keeps as many whole signs as fit, in every unit', () => {
    fc.assert(
      fc.property(signs, fc.nat(60), fc.constantFrom(...UNITS), (text, most, unit) => {
        const kept = cutText(text, most, unit)
        const [all, left] = [signsOf(text), signsOf(kept)]
        expect(left).toEqual(all.slice(0, left.length))
        expect(textLength(kept, unit)).toBeLessThanOrEqual(most)
        const longer = all.slice(0, left.length + 1).join('')
        expect(kept === text || textLength(longer, unit) > most).toBe(true)
      }),
    )
  })

  it('is as fast at the beginning of a book', () => {
    expect(cutText('👋'.repeat(2_000_000), 41)).toBe('👋'.repeat(20))
  })
})

describe('a text is shortened', () => {
  it('says by an ellipsis that something is missing, which counts', () => {
    expect(shortText('Скандинавская ходьба в парке', 14)).toBe('Скандинавская…')
    expect(shortText('Ходьба', 6)).toBe('Ходьба')
    expect(shortText('Ходьба 👋👋', 10)).toBe('Ходьба 👋…')
    expect(shortText('Ходьба', 7, 'bytes')).toBe('Хо…')
  })

  it('never grows', () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 3, max: 60 }), fc.constantFrom(...UNITS), (text, most, unit) => {
        expect(textLength(shortText(text, most, unit), unit)).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe('a long text is split', () => {
  it('between words where it can be', () => {
    expect(splitText('один два три', 8)).toEqual(['один два', 'три'])
    expect(splitText('', 8)).toEqual([])
    expect(splitText('👋👋👋', 4)).toEqual(['👋👋', '👋'])
  })

  it('loses nothing but blanks, and ends', () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 4, max: 30 }), fc.constantFrom(...UNITS), (text, most, unit) => {
        const pieces = splitText(text, most, unit)
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const piece of pieces) expect(textLength(piece, unit)).toBeLessThanOrEqual(most)
      }),
    )
  })
})
