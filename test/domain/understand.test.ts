import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/domain/conversation/input.ts'
import { choiceIn, commandIn } from '../../src/domain/conversation/understand.ts'
import { cleanWords, comparable, hasWords } from '../../src/domain/text/plain-words.ts'
import { CONTENT } from '../support/content.ts'

const { ru, en } = CONTENT.vocabulary
const OFFERED = [
  { id: 'yes', label: 'Да, всё получилось' },
  { id: 'no', label: 'Нет, не вышло' },
  { id: 'later', label: 'Позже' },
  { id: 'mfc', label: 'МФЦ «Центр»' },
]

describe('typed answers', () => {
  test('a label is understood however it is written', () => {
    for (const { id, label } of OFFERED) {
      for (const typed of [label, label.toUpperCase(), ` ${label}!!! `, label.replaceAll('ё', 'е')])
        expect({ typed, id: choiceIn(typed, OFFERED, ru) }).toEqual({ typed, id })
    }
  })

  test.each([
    ['2', 'no'],
    ['да', 'yes'],
    ['Ага.', 'yes'],
    ['не', 'no'],
    ['мфц', 'mfc'],
    ['поз', 'later'],
    ['м', null],
    ['9', null],
    ['0', null],
    ['', null],
    ['😀', null],
    ['__proto__', null],
  ])('«%s» means %s', (typed, id) => {
    expect(choiceIn(typed, OFFERED, ru)).toBe(id)
  })

  test('a beginning that two labels share means neither', () => {
    const two = [
      { id: 'a', label: 'Позвонить сегодня' },
      { id: 'b', label: 'Позвонить завтра' },
    ]
    expect(choiceIn('-1', two, ru)).toBeNull()
    expect(choiceIn('позвонить', two, ru)).toBeNull()
    expect(choiceIn('позвонить завтра', two, ru)).toBe('b')
  })

  test('every word of every command is that command, and only when it is all that was said', () => {
    for (const vocabulary of [ru, en]) {
      for (const name of COMMANDS) {
        for (const word of vocabulary.commands[name]) {
          expect({ word, command: commandIn(`${word.toUpperCase()}!`, vocabulary) }).toEqual({
            word,
            command: name,
          })
          expect(commandIn(`${word} паспорт 7`, vocabulary)).toBeNull()
        }
      }
    }
  })

  test('nothing that is typed makes it throw, and only what is offered comes out', () => {
    const ids = new Set([...OFFERED.map(({ id }) => id), null])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) =>
        ids.has(choiceIn(typed, OFFERED, ru)),
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('words as they are kept', () => {
  test('are bounded, without invisible characters, and do not change when cleaned again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (typed, limit) => {
          const clean = cleanWords(typed, limit)
          expect([...clean].length).toBeLessThanOrEqual(limit)
          expect(clean).not.toMatch(/\p{Cf}/u)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('compare the same however they are dressed', () => {
    expect(comparable('  ЁЖИК,\u200b  в тумане! ')).toBe('ежик в тумане')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const once = comparable(typed)
        expect(comparable(once)).toBe(once)
        expect(hasWords(once)).toBe(once !== '')
      }),
      { numRuns: 1_000 },
    )
  })
})
