import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isMap, parseDocument } from 'yaml'
import { PlainRule } from '../../src/domain/conversation/plain-language.ts'
import { aboutOffice, BROKEN, type Broken, isShared, linesOf, readBroken, removeBase } from './broken.ts'

/**
 * Broken definitions, one fault a file, each with its exact message (promises.md 11). `BROKEN=update npx vitest run
 * test/content` writes what is said now: read it before it is kept.
 */
/** What the check says of each rule. */
const SAYS: Readonly<Record<PlainRule, RegExp>> = {
  sentence: /a sentence has \d+ words/,
  length: /a message has \d+ characters/,
  questions: /asks \d+ questions/,
  question_last: /does not stand last/,
  officialese: /is officialese/,
  passive: /is passive/,
  noun_chain: /is a chain of nouns/,
  figures: /is not how a figure is read/,
  address: /speaks to the reader in another way/,
  emoji: /emoji/,
  dash: /is no dash of ours/,
  abbreviation: /is not explained/,
  ease: /reads too hard/,
  button: /a button has \d+ characters/,
}

afterAll(removeBase)

const files = readdirSync(BROKEN).filter((name) => name.endsWith('.yaml'))
const base = { whole: new Set(linesOf([], true)), light: new Set(linesOf([], false)) }

const said = (change: Broken['change']): string[] => {
  const office = aboutOffice(change)
  const before = office ? base.whole : base.light
  return linesOf(change, office).filter((line) => !before.has(line))
}

const rewrite = (name: string): void => {
  const path = join(BROKEN, name)
  const document = parseDocument(readFileSync(path, 'utf8'))
  const { change, expect: written } = document.toJS()
  const now = said(change)
  if (!isMap(document.contents) || JSON.stringify(now) === JSON.stringify(written)) return
  document.set('expect', now)
  writeFileSync(path, document.toString({ lineWidth: 0 }))
}

describe('broken definitions', () => {
  it('lie over a base without a fault of its own', () => {
    expect([...base.whole].filter((line) => !isShared(line))).toEqual([])
  })

  it('are many', () => {
    expect(files.length).toBeGreaterThanOrEqual(20)
  })

  it.each(files)('%s', (name) => {
    if (process.env['BROKEN'] === 'update') rewrite(name)
    const { change, expect: expected } = readBroken(name)
    expect(said(change)).toEqual(expected)
  })
})

describe('every rule of plain language', () => {
  it.each(PlainRule.options)('%s is broken by a file', (rule) => {
    const said = files.flatMap((name) => readBroken(name).expect).join('\n')
    expect(said).toMatch(SAYS[rule])
  })
})
