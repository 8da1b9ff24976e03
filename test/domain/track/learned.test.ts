import { describe, expect, test } from 'vitest'
import type { TalkEvent } from '../../../src/domain/scenario/event.ts'
import type { Session } from '../../../src/domain/scenario/session.ts'
import { answersOf, type Learned, learnedAfter } from '../../../src/domain/track/learned.ts'

const talk = (answers: Session['answers'] = {}): Session => ({ answers }) as Session
const finished = (support: 'alone' | 'by_specialist'): TalkEvent => ({
  type: 'stage_finished',
  stage: 'contact',
  competence: 'call',
  support,
})

describe('what a person learned over several talks', () => {
  test('a stage that was walked without help counts once a talk, however often it is walked there', () => {
    const once = learnedAfter({}, talk(), [finished('alone'), finished('alone')])
    expect(once).toEqual({ call: { level: 1, rating: null } })
    const twice = learnedAfter(once, talk(answersOf(once)), [finished('alone')])
    expect(twice).toEqual({ call: { level: 2, rating: null } })
    expect(learnedAfter(twice, talk(answersOf(twice)), [finished('alone')])).toEqual(twice)
  })

  test('what a specialist did teaches nothing', () => {
    const before: Learned = {}
    expect(learnedAfter(before, talk(), [finished('by_specialist')])).toBe(before)
  })

  test('the last rating is where the next talk begins, and is not asked for again', () => {
    const rated = learnedAfter({}, talk(), [
      { type: 'competence_rated', competence: 'call', moment: 'before', value: 1 },
      { type: 'competence_rated', competence: 'call', moment: 'after', value: 5 },
    ])
    expect(answersOf(rated)).toEqual({ 'before.call': 5, rated: true })
  })
})
