import { expect, test } from 'vitest'
import { earOf } from '../../../src/application/listening/ear-of.ts'
import { talkOfUtterance } from '../../../src/application/listening/utterance-talk.ts'
import { conversationAlone } from '../../../src/application/solo-talk.ts'
import type { Act, Reading } from '../../../src/domain/listening/act.ts'
import { askOtherwise } from '../../../src/domain/listening/ask-otherwise.ts'
import { understand } from '../../../src/domain/listening/listen.ts'
import { Session } from '../../../src/domain/scenario/session.ts'
import type { Talk } from '../../../src/domain/scenario/talk.ts'
import { CONTENT } from '../../support/content.ts'

const EAR = earOf(CONTENT, () => [], 'ru')

/** Asked how the call went. */
const called = talkOfUtterance(
  conversationAlone(CONTENT, 'demo', () => []),
  {
    place: 'contact.reached',
    need: 'doctor',
    cause: 'no_slots',
    answers: {},
    matters: [],
    words: '',
    meant: { act: 'unclear' },
    also: null,
  },
  'ru',
) as Talk

const answer = (choice: string, sureness: number): Reading => ({
  act: { type: 'answer', choice },
  sureness,
  because: [],
})
const asked = (topic: 'hours' | 'phone', sureness: number): Reading => ({
  act: { type: 'question', topic, of: { paper: null, word: null, office: null, facts: [] }, answered: null },
  sureness,
  because: [],
})

/** The talk after «Вы хотите сказать …?» of these readings. */
const unsureOf = (readings: readonly Reading[]): Talk => {
  const understood = { act: { type: 'unclear' } as const, readings }
  return {
    ...called,
    session: askOtherwise(called, understood, { session: called.session, events: [] }).session,
  }
}
const actOf = (talk: Talk, words: string): Act => understand(talk, words, EAR).act

test('of one meaning «да» is that answer, «нет» asks the question anew, and other words are heard as ever', () => {
  const talk = unsureOf([answer('no_answer', 0.53)])
  expect(actOf(talk, 'Да')).toEqual({ type: 'answer', choice: 'no_answer' })
  expect(actOf(talk, 'нет')).toEqual({ type: 'command', name: 'repeat' })
  expect(actOf(talk, 'поговорили')).toEqual({ type: 'answer', choice: 'talked' })
})

test('of several one is told by its place among those that were named, by its number or by its words', () => {
  const talk = unsureOf([answer('not_called_yet', 0.51), answer('no_answer', 0.5), asked('hours', 0.3)])
  expect(actOf(talk, 'первое')).toEqual({ type: 'answer', choice: 'not_called_yet' })
  expect(actOf(talk, 'ну второе')).toEqual({ type: 'answer', choice: 'no_answer' })
  expect(actOf(talk, '2')).toEqual({ type: 'answer', choice: 'no_answer' })
  expect(actOf(talk, '3')).toMatchObject({ type: 'question', topic: 'hours' })
  expect(actOf(talk, 'да').type).toBe('unclear')
  expect(actOf(talk, 'нет')).toEqual({ type: 'command', name: 'repeat' })
})

test('a talk that kept one meaning alone is read as before', () => {
  const { session } = unsureOf([answer('no_answer', 0.53)])
  const before = { ...session, misses: { ...session.misses, meant: 'no_answer' } }
  expect(Session.parse(before).misses?.meant).toEqual(['no_answer'])
})
