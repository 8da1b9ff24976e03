import { expect, test } from 'vitest'
import { earOf } from '../../../src/application/listening/ear-of.ts'
import { talkOfUtterance } from '../../../src/application/listening/utterance-talk.ts'
import type { Language } from '../../../src/application/ports/texts.ts'
import { conversationAlone } from '../../../src/application/solo-talk.ts'
import type { Act } from '../../../src/domain/listening/act.ts'
import { understand } from '../../../src/domain/listening/listen.ts'
import type { Talk } from '../../../src/domain/scenario/talk.ts'
import { CONTENT } from '../../support/content.ts'

const CONVERSATION = conversationAlone(CONTENT, 'demo', () => [])

const heard = (words: string, place: string, need = 'doctor', language: Language = 'ru'): Act => {
  const at = { place, need, answers: {}, matters: [], words: '', meant: { act: 'unclear' }, also: null }
  const talk = talkOfUtterance(CONVERSATION, at, language) as Talk
  return understand(
    talk,
    words,
    earOf(CONTENT, () => [], language),
  ).act
}

/** What is asked and what of; null – it is no question. */
const asked = (...said: Parameters<typeof heard>) => {
  const act = heard(...said)
  return act.type === 'question' ? { topic: act.topic, ...act.of, answered: act.answered } : null
}

const OWN_WORDS = 'diagnose.hindered'

test.each([
  ['почем нынче такая бумага', 'cost'],
  ['за консультацию денег не просят?', 'free'],
  ['и сколько там высидеть придется', 'term'],
  ['куда с этим подойти', 'where'],
  ['маршрутка туда какая ходит', 'way'],
  ['с утра пораньше принимают?', 'hours'],
  ['они сейчас не закрыты?', 'open_now'],
  ['телефончик их напишите', 'phone'],
  ['а снилс тащить?', 'papers'],
  ['может сноха вместо меня сходить', 'proxy'],
  ['с телефона бумаги подать разве нельзя', 'online'],
  ['регистратура это что', 'meaning'],
  ['какой в этом толк', 'why'],
  ['а потом куда', 'next'],
  ['вдруг нагрубят, что отвечать', 'refusal'],
  ['кто прочитает мои ответы', 'privacy'],
  ['напомните, что я отвечала', 'said_before'],
  ['на какое число я записана', 'when_mine'],
  ['и чего мне им говорить-то', 'what_to_say'],
  ['а если полис потерян?', 'papers'],
  ['это вообще законно?', 'law'],
  ['а по закону так можно?', 'law'],
])('«%s» asks about %s, also where any words are an answer', (words, topic) => {
  expect(asked(words, OWN_WORDS)?.topic).toBe(topic)
  expect(asked(words, 'contact.start')?.topic).toBe(topic)
})

test.each([
  'не знала, где что брать, теперь знаю',
  'сказали, куда идти и сколько ждать',
  'какой-то справки не хватило',
  'когда пришла, уже закрыли',
  'долго сидела в коридоре',
])('«%s» tells and asks nothing: it is an answer in own words', (words) => {
  expect(heard(words, OWN_WORDS)).toEqual({ type: 'answer', choice: null })
})

test('a paper, a word and an office that are named go with the question', () => {
  expect(asked('зачем им мой полис?', 'contact.reached')).toMatchObject({ topic: 'why', paper: 'policy' })
  expect(asked('талон это что такое', 'contact.reached')).toMatchObject({ topic: 'meaning', word: 'talon' })
  expect(asked('до скольки работает вторая?', 'choose.compare')).toMatchObject({ office: 'gosuslugi' })
  // «It» in a list of papers is the paper that the list stands on.
  expect(asked('а где её взять?', 'documents.list')).toMatchObject({ topic: 'where', paper: 'passport' })
})

test('an answer in front of a question is taken with it, thanks in front of one are none', () => {
  expect(asked('уже есть, а сколько ждать?', 'documents.list')).toMatchObject({ answered: 'have' })
  expect(asked('спасибо! а полис брать?', 'start.invite')).toMatchObject({ topic: 'papers', answered: null })
})

test('every word of the glossary is heard and explained, in both languages', () => {
  for (const language of ['ru', 'en'] as const) {
    const explained = [...CONTENT.texts.keys(language)].flatMap((key) =>
      key.startsWith('glossary.words.') ? [key.slice('glossary.words.'.length)] : [],
    )
    expect(explained.length).toBeGreaterThan(45)
    expect(Object.keys(CONTENT.listening[language].glossary.words).sort()).toEqual(explained.sort())
  }
})

test('what asks in English asks', () => {
  expect(asked('so how much is it', OWN_WORDS, 'doctor', 'en')?.topic).toBe('cost')
  expect(asked('can my daughter go instead of me', OWN_WORDS, 'doctor', 'en')?.topic).toBe('proxy')
  expect(heard('nobody told me what to bring', OWN_WORDS, 'doctor', 'en').type).toBe('answer')
})
