import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'

const MASTER = Buffer.alloc(32, 1)
const safe = vault(MASTER)
const key = safe.newKey()

describe('the vault', () => {
  test('gives back what was put in, with the same key at the same place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, place) => {
        expect(safe.open(key, place, safe.seal(key, place, text))).toBe(text)
        expect(safe.open(null, place, safe.seal(null, place, text))).toBe(text)
      }),
    )
  })

  test('opens nothing that was carried to another place, or belongs to somebody else', () => {
    const sealed = safe.seal(key, 'talks.own_words:t1', 'мои слова')
    expect(() => safe.open(key, 'talks.own_words:t2', sealed)).toThrow()
    expect(() => safe.open(safe.newKey(), 'talks.own_words:t1', sealed)).toThrow()
    expect(() => safe.open(null, 'talks.own_words:t1', sealed)).toThrow()
    expect(() => vault(Buffer.alloc(32, 2)).open(key, 'talks.own_words:t1', sealed)).toThrow()
  })

  test('notices every single changed, cut or added byte', () => {
    const sealed = safe.seal(key, 'place', 'слова')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => safe.open(key, 'place', changed)).toThrow()
      expect(() => safe.open(key, 'place', sealed.subarray(0, at))).toThrow()
    }
    expect(() => safe.open(key, 'place', Buffer.concat([sealed, Buffer.of(0)]))).toThrow()
  })

  test('seals the same words differently each time: nonces never repeat', () => {
    const nonces = new Set(
      Array.from({ length: 3_000 }, () => safe.seal(key, 'p', 'x').subarray(1, 13).toString('hex')),
    )
    expect(nonces.size).toBe(3_000)
  })

  test('keeps sealed values apart from each other: a later seal does not change an earlier one', () => {
    const first = safe.seal(key, 'p', 'первое')
    const copy = Buffer.from(first)
    for (let n = 0; n < 1_000; n += 1) safe.seal(key, 'p', randomBytes(8).toString('hex'))
    expect(first).toEqual(copy)
    expect(safe.open(key, 'p', first)).toBe('первое')
  })

  test('names a chat always the same, and by another master key otherwise', () => {
    expect(safe.pseudonym('1:7001')).toEqual(vault(MASTER).pseudonym('1:7001'))
    expect(safe.pseudonym('1:7001')).not.toEqual(safe.pseudonym('1:7002'))
    expect(safe.pseudonym('1:7001')).not.toEqual(vault(Buffer.alloc(32, 2)).pseudonym('1:7001'))
    expect(safe.pseudonym('1:7001')).toHaveLength(32)
  })
})
