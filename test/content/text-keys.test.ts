import { expect, test } from 'vitest'
import { textKeysIn } from '../../src/adapters/content/text-keys.ts'

test('keys that code may name are those of files and folders; lists of words and what content names are none', () => {
  const { texts, groups } = textKeysIn(process.cwd())
  expect(texts).toContain('office.roles.head')
  expect(texts).toContain('screens.ask_problem')
  expect(texts).toContain('talk.blank')
  expect(groups).toContain('office.sheets.items')
  expect(texts.filter((key) => /^(needs|forms|vocabulary|hearing)\./.test(key))).toEqual([])
  expect(new Set(texts).size).toBe(texts.length)
})
