import { expect, test } from 'vitest'
import { earOf } from '../../../src/application/listening/ear-of.ts'
import { talkOfUtterance } from '../../../src/application/listening/utterance-talk.ts'
import { conversationAlone } from '../../../src/application/solo-talk.ts'
import { listen } from '../../../src/domain/listening/listen.ts'
import type { Talk } from '../../../src/domain/scenario/talk.ts'
import { CONTENT } from '../../support/content.ts'

const CONVERSATION = conversationAlone(CONTENT, 'demo', () => [])
const EAR = earOf(CONTENT, () => [], 'ru')

/** The list of papers for a doctor, at its first paper. */
const LIST = talkOfUtterance(
  CONVERSATION,
  {
    place: 'documents.list',
    need: 'doctor',
    cause: 'not_attached',
    answers: {},
    matters: [],
    words: '',
    meant: { act: 'unclear' },
    also: null,
  },
  'ru',
) as Talk

const after = (words: string) => listen(LIST, words, EAR).after
const states = (words: string) =>
  Object.fromEntries(
    Object.entries((after(words).session.answers['papers'] ?? {}) as Record<string, { state: string }>).map(
      ([id, { state }]) => [id, state],
    ),
  )

test.each([
  ['паспорт и снилс есть, полиса нет', { passport: 'have', snils: 'have', policy: 'will_get' }],
  ['паспорт есть, полис есть, снилс потеряла', { passport: 'have', policy: 'have', snils: 'lost' }],
  ['полис потеряла, а паспорт при мне', { policy: 'lost', passport: 'have' }],
  ['паспорт, полис, снилс есть', { passport: 'have', policy: 'have', snils: 'have' }],
  ['полис и паспорт есть а снилс потом', { policy: 'have', passport: 'have', snils: 'will_get' }],
  ['паспорт имеется полис потеряла', { passport: 'have', policy: 'lost' }],
  ['потеряла полис нашла паспорт', { policy: 'lost', passport: 'have' }],
  ['есть паспорт полиса нет', { passport: 'have', policy: 'will_get' }],
  ['паспорт то есть, а полис надо менять', { passport: 'have', policy: 'will_get' }],
  [
    'полиса нет, остальное всё на месте',
    { passport: 'have', policy: 'will_get', snils: 'have', attach_form: 'have' },
  ],
])('«%s» tells of the papers that it names, and of no other', (words, told) => {
  expect(states(words)).toEqual(told)
})

test('«есть всё, кроме …» tells of every paper of the list', () => {
  const all = states('есть всё, кроме полиса')
  expect(all['policy']).toBe('will_get')
  const { policy: _, ...others } = all
  expect(new Set(Object.values(others))).toEqual(new Set(['have']))
})

test('what was understood is said back in one line with «Исправить», and what is left is asked', () => {
  const { events, session } = after('паспорт и снилс есть, полиса нет')
  const [line, question] = events.filter((event) => event.type === 'said')
  expect(line?.parts.map(({ key }) => key)).toEqual(['understood.papers'])
  expect(line?.choices.map(({ id }) => id)).toEqual(['fix_0'])
  expect(question?.choices.map(({ id }) => id)).toContain('will_get')
  expect(session.cursor).toMatchObject({ asking: 'state' })
})

test('of the paper that is asked about alone it is an answer like a press', () => {
  expect(listen(LIST, 'паспорт в серванте лежит', EAR).understood.act).toEqual({
    type: 'answer',
    choice: 'have',
  })
})
