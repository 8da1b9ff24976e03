import { expect, test } from 'vitest'
import { examplesOf } from '../../../src/domain/likeness/example-book.ts'
import { learn } from '../../../src/domain/likeness/learn.ts'
import { likener } from '../../../src/domain/likeness/liken.ts'

/** A stem by the first five letters: enough for these few lines. */
const stem = (word: string): string => [...word].filter((_, at) => at < 5).join('')

const EXAMPLES = examplesOf({
  'contact.reached': {
    talked: ['дозвонилась, поговорили хорошо', 'ответила девушка, поговорили', 'взяли трубку, поговорила'],
    no_answer: ['трубку не берут', 'никто не берёт трубку', 'гудки, никто не отвечает'],
    beside: ['снег идёт', 'внук из школы пришёл'],
  },
  topics: {
    cost: ['сколько это стоит', 'сколько стоит справка', 'почём это стоит'],
    where: ['где это находится', 'куда это идти', 'где находится окно'],
  },
  none: { beside: ['внук пришёл', 'снег идёт с утра'] },
})

const liken = likener(learn(EXAMPLES, stem), stem)
const surest = (said: string, questions: readonly string[] = ['contact.reached']): string =>
  liken(said)(questions).meanings[0]?.meaning ?? ''

test('words are likened to the meaning whose examples they share', () => {
  expect(surest('трубку так никто и не берёт')).toBe('answer/no_answer')
  expect(surest('поговорили с девушкой')).toBe('answer/talked')
  expect(surest('сколько стоит?')).toBe('topics/cost')
  expect(surest('снег с утра')).toBe('none/beside')
})

test('the shares of all meanings make one, most like first', () => {
  const shares = liken('трубку не берут')(['contact.reached']).meanings.map(({ share }) => share)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  expect([...shares].sort((a, b) => b - a)).toEqual(shares)
})

test('of a question without examples it is told only that it is answered', () => {
  expect(surest('трубку никто не берёт', ['unknown.question'])).toBe('answer')
  expect(surest('трубку никто не берёт', ['unknown.question', 'contact.reached'])).toBe('answer/no_answer')
})

test('the words that speak for a meaning are named', () => {
  const { because } = liken('сколько стоит эта справка')(['contact.reached'])
  expect(because('topics/cost')).toContain('сколько')
})

test('the same examples give the same weights', () => {
  expect(learn(EXAMPLES, stem)).toEqual(learn(EXAMPLES, stem))
})
