import { expect, test } from 'vitest'
import { likedNeeds } from '../../src/domain/finding/liked-needs.ts'
import type { LikeMeaning } from '../../src/domain/likeness/liken.ts'

const likedBy = (...meanings: LikeMeaning[]) =>
  likedNeeds(() => () => ({ meanings, because: () => [] }), 'бабушка квартиру оставила')

test('words that are surely like what people say of a need speak for it, less than a clue that tells it', () => {
  const liked = likedBy(
    { meaning: 'needs/inheritance', share: 0.9 },
    { meaning: 'needs/burial', share: 0.05 },
    { meaning: 'topics/cost', share: 0.05 },
  )
  expect([...liked.keys()]).toEqual(['inheritance'])
  expect(liked.get('inheritance')).toBeLessThan(3)
})

test('a guess speaks for none, and what is like an answer to some question hardly for one', () => {
  expect(
    likedBy({ meaning: 'needs/inheritance', share: 0.3 }, { meaning: 'needs/debts', share: 0.3 }).size,
  ).toBe(0)
  expect(likedBy({ meaning: 'answer', share: 0.9 }, { meaning: 'needs/inheritance', share: 0.1 }).size).toBe(
    0,
  )
  expect(likedBy({ meaning: 'social/thanks', share: 1 }).size).toBe(0)
})
