import { expect, test } from 'vitest'
import { type StepShape, stepName, stepStatement } from '../../src/adapters/database/talk-statements.ts'

const WRITINGS = ['none', 'check', 'insert', 'update'] as const
const SHAPES: readonly StepShape[] = WRITINGS.flatMap((talk) =>
  (['check', 'insert', 'update'] as const).flatMap((person) =>
    [true, false].flatMap((reasons) => [true, false].map((heard) => ({ person, talk, reasons, heard }))),
  ),
)

test('no two statements of a step share a name: a connection would run the one that it met first', () => {
  const byName = new Map<string, Set<string>>()
  for (const shape of SHAPES) {
    const texts = byName.get(stepName(shape)) ?? new Set()
    byName.set(stepName(shape), texts.add(stepStatement(shape).sql))
  }
  expect([...byName].filter(([, texts]) => texts.size > 1).map(([name]) => name)).toEqual([])
})

test('what a person only said aloud is a turn of nobody', () => {
  const shape = { person: 'check', talk: 'check', reasons: false } as const
  const [heard, unheard] = [true, false].map((each) => stepStatement({ ...shape, heard: each }).sql)
  expect(heard).not.toBe(unheard)
  expect(unheard).toMatch(/insert into turns[^)]*person_id[^)]*\)\s*values \([^)]*null/)
})
