import { describe, expect, test } from 'vitest'
import {
  type Practised,
  type Remark,
  type RemarkSigns,
  remarkOn,
} from '../../../src/domain/hearing/remark.ts'

const SAMPLE = 'отдел по вопросам миграции паспорт адрес часы работы мой город'
const ALL: RemarkSigns = { sample: SAMPLE, greets: true, asks: true, aims: true }

describe('one remark on practised words (C2, C6)', () => {
  test.each<[Practised, string, Partial<RemarkSigns>, Remark]>([
    ['query', 'паспорта адрес нягань', {}, 'good'],
    ['query', 'куда идти', {}, 'name'],
    ['query', 'паспорт срочно', { aims: false }, 'aim'],
    ['query', `паспорт ${'и так далее '.repeat(6)}`, {}, 'long'],
    ['question', 'Здравствуйте, где паспортный отдел?', {}, 'good'],
    ['question', 'где паспорт получать', { greets: false }, 'greet'],
    ['question', 'Здравствуйте, я насчёт паспорта', { asks: false }, 'ask'],
    ['application', 'Прошу выдать паспорт', {}, 'good'],
    ['application', 'я потеряла паспорт', { asks: false }, 'ask'],
    ['application', 'Прошу помочь', {}, 'name'],
    ['application', `Прошу паспорт ${'потому что всё пропало '.repeat(14)}`, {}, 'long'],
  ])('%s «%s»', (practised, words, lacks, remark) => {
    expect(remarkOn(practised, words, { ...ALL, ...lacks })).toBe(remark)
  })

  test('words of an odd script or none at all are remarked on, not refused', () => {
    expect(remarkOn('query', '', ALL)).toBe('name')
    expect(remarkOn('question', '🙂 !!! ???', ALL)).toBe('name')
  })
})
