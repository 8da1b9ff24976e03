import { expect, test } from 'vitest'
import { earOf } from '../../../src/application/listening/ear-of.ts'
import { talkOfUtterance } from '../../../src/application/listening/utterance-talk.ts'
import type { Language } from '../../../src/application/ports/texts.ts'
import { conversationAlone } from '../../../src/application/solo-talk.ts'
import { understand } from '../../../src/domain/listening/listen.ts'
import type { Talk } from '../../../src/domain/scenario/talk.ts'
import { CONTENT } from '../../support/content.ts'

const CONVERSATION = conversationAlone(CONTENT, 'demo', () => [])

/** A talk that stands on a step. */
const at = (place: string, need = 'doctor', language: Language = 'ru'): Talk =>
  talkOfUtterance(
    CONVERSATION,
    {
      place,
      need,
      answers: {},
      matters: [],
      words: '',
      meant: { act: 'unclear' },
      also: null,
    },
    language,
  ) as Talk

/** The answer that words are taken for; null – they are none, or it is asked. */
const answer = (words: string, place: string, need?: string, language: Language = 'ru'): string | null => {
  const { act } = understand(
    at(place, need, language),
    words,
    earOf(CONTENT, () => [], language),
  )
  return act.type === 'answer' ? act.choice : null
}

test.each([
  ['ноги подкашиваются от одной мысли, боязно', 'contact.start', 'scared'],
  ['через госуслуги попробую', 'contact.start', 'online'],
  ['трубку так никто и не снял', 'contact.reached', 'no_answer'],
  ['не дозвонилась', 'contact.reached', 'no_answer'],
  ['попала в парикмахерскую', 'contact.reached', 'wrong_number'],
  ['сказали в порядке живой очереди', 'contact.outcome', 'told_live_queue'],
  ['попросили перезвонить после обеда', 'contact.outcome', 'call_back'],
  ['давайте вместе', 'diagnose.wish', 'together'],
  ['на троечку', 'contact.before', '3'],
  ['4 с минусом', 'contact.before', '5'],
  ['поехали', 'contact.crossroads', 'go_on'],
  ['на сегодня мне достаточно', 'contact.crossroads', 'leave'],
  ['лежит в комоде', 'documents.list', 'have'],
  ['маршрутка не пришла', 'visit.why_not', 'road'],
])('«%s» at %s is the answer %s', (words, place, choice) => {
  expect(answer(words, place)).toBe(choice)
})

test.each([
  ['ну 2', 'no_slots', 'which_doctor'],
  ['второе', '', 'which_doctor'],
  ['третий вариант', '', 'not_attached'],
])('«%s» is an answer by its place in the list', (words, _, choice) => {
  expect(answer(words, 'diagnose.cause')).toBe(choice)
})

test('a cause is heard by the words that the need knows it by', () => {
  expect(answer('у меня его вытащили в трамвае', 'diagnose.cause', 'passport')).toBe('stolen')
})

test.each([
  ['а если трубку не возьмут', 'contact.reached'],
  ['вдруг никто не ответит', 'contact.reached'],
  ['у меня кот заболел глазами', 'contact.reached'],
])('«%s» is no answer: a condition, a question, something else', (words, place) => {
  expect(answer(words, place)).toBeNull()
})

test('own words stay own words where a sign stands in a longer sentence', () => {
  expect(
    answer('не знаю даже, наверное помогло то, что соседка записала за меня', 'diagnose.helped'),
  ).toBeNull()
})
