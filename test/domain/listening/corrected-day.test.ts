import { expect, test } from 'vitest'
import { earOf } from '../../../src/application/listening/ear-of.ts'
import { talkOfUtterance } from '../../../src/application/listening/utterance-talk.ts'
import { conversationAlone } from '../../../src/application/solo-talk.ts'
import { understand } from '../../../src/domain/listening/listen.ts'
import type { Talk } from '../../../src/domain/scenario/talk.ts'
import { CONTENT } from '../../support/content.ts'

const CONVERSATION = conversationAlone(CONTENT, 'demo', () => [])

/** Asked who comes along, with an appointment on Thursday 3 December at nine. */
const appointed = talkOfUtterance(
  CONVERSATION,
  {
    place: 'visit.support_level',
    need: 'doctor',
    answers: { visit_date: '2026-12-03', visit_time: '09:00' },
    matters: [],
    words: '',
    meant: { act: 'unclear' },
    also: null,
  },
  'ru',
) as Talk

const correctionIn = (words: string): unknown => {
  const { act } = understand(
    appointed,
    words,
    earOf(CONTENT, () => [], 'ru'),
  )
  return act.type === 'correction' ? act.of : null
}

test.each([
  ['не в девять, а в одиннадцать', { visit_time: '11:00' }],
  ['ой нет, не в четверг, а в пятницу', { visit_date: '2026-12-04' }],
])('«%s» moves the appointment', (words, moved) => {
  expect(correctionIn(words)).toEqual(moved)
})

test.each(['один, не маленький', 'не инвалид, дойду и один'])(
  '«%s» denies no day and no hour: the appointment stays',
  (words) => {
    expect(correctionIn(words)).toBeNull()
  },
)
