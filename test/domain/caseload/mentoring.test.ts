import { describe, expect, test } from 'vitest'
import { advanceStage } from '../../../src/domain/caseload/advance-stage.ts'
import { closeCase } from '../../../src/domain/caseload/close-case.ts'
import { attachMentor, recordMentoring, replaceMentor } from '../../../src/domain/caseload/mentor.ts'
import { prolong } from '../../../src/domain/caseload/prolong.ts'
import { bothAgreed, Desk, technologyOf } from './desk.ts'
import { doRequired } from './way.ts'

const OPENED = '2026-11-25'
const ATTACHED = '2026-12-10'
const act = { on: ATTACHED, by: 'olga' }
const TO_IRINA = bothAgreed('irina', OPENED)
const TO_OLEG = bothAgreed('oleg', OPENED)
const mentoring = technologyOf('mentoring')

const atMatch = (): Desk => {
  const desk = new Desk(mentoring, OPENED)
  for (const outcome of ['applied', 'approved']) {
    doRequired(desk, OPENED)
    desk.do((work) => advanceStage(work, { on: OPENED, by: 'olga', outcome }))
  }
  return desk
}

const mentored = (): Desk => {
  const desk = atMatch()
  desk.do((work) => attachMentor(work, { ...act, mentor: 'irina', consent: TO_IRINA, inSupport: true }))
  desk.do((work) => advanceStage(work, { ...act, outcome: 'attached' }))
  return desk
}

describe('mentoring (M)', () => {
  test.each([
    ['no_consent', { consent: null }],
    ['no_consent', { consent: TO_OLEG }],
    ['no_consent', { consent: { ...TO_IRINA, withdrawnOn: ATTACHED } }],
    ['no_consent', { consent: bothAgreed('irina', '2026-12-11') }],
    ['mentor_not_agreed', { consent: { ...TO_IRINA, mentorOn: null } }],
    ['mentor_not_agreed', { consent: { ...TO_IRINA, mentorOn: '2026-12-11' } }],
    ['not_in_support', { inSupport: false }],
  ])(
    'a mentor is attached to a family in support with both consents to this mentor only: %s',
    (refusal, wish) => {
      const desk = atMatch()
      const asked = { ...act, mentor: 'irina', consent: TO_IRINA, inSupport: true, ...wish }
      expect(desk.refusal((work) => attachMentor(work, asked))).toBe(refusal)
      expect(desk.state.mentor).toBeNull()
      expect(desk.has('term')).toBe(false)
    },
  )

  test('attached, the term of a year begins and its end is to be decided on (D-mentor)', () => {
    const desk = mentored()
    expect(desk.state).toMatchObject({ mentor: 'irina', begunOn: ATTACHED, until: '2027-12-10' })
    expect(desk.task('term')).toMatchObject({
      due: '2027-12-10',
      deadline: { rule: 'mentor', base: ATTACHED },
    })
  })

  test('prolonged from its last day, twice; the decision moves along', () => {
    const desk = mentored()
    expect(desk.refusal((work) => prolong(work, { ...act, months: 6, grounds: false }))).toBeNull()
    expect(desk.refusal((work) => prolong(work, { ...act, months: 12, grounds: false }))).toBeNull()
    expect(desk.state.until).toBe('2029-06-10')
    expect(desk.tasks.filter(({ template }) => template === 'term').map(({ due }) => due)).toEqual([
      '2029-06-10',
    ])
  })

  test.each([
    ['grounds_against', { months: 6, grounds: true }],
    ['too_long', { months: 13, grounds: false }],
    ['too_long', { months: 0, grounds: false }],
  ])('not prolonged: %s', (refusal, wish) => {
    const desk = mentored()
    expect(desk.refusal((work) => prolong(work, { ...act, ...wish }))).toBe(refusal)
    expect(desk.state.until).toBe('2027-12-10')
  })

  test('replaced for any of the five reasons, at the stage where the work is', () => {
    expect(mentoring.mentoring?.replacing).toHaveLength(5)
    for (const reason of mentoring.mentoring?.replacing ?? []) {
      const desk = mentored()
      desk.do((work) => replaceMentor(work, { ...act, reason, mentor: 'oleg', consent: TO_OLEG }))
      expect(desk.state).toMatchObject({ stage: 'acquaint', mentor: 'oleg', until: '2027-12-10' })
      expect(desk.events.at(-1)).toMatchObject({
        type: 'mentor_replaced',
        mentor: 'irina',
        next: 'oleg',
        reason,
      })
    }
  })

  test('replaced by nobody yet, the case goes back to look for one; the term goes on', () => {
    const desk = mentored()
    desk.do((work) => replaceMentor(work, { ...act, reason: 'long_absence', mentor: null, consent: null }))
    expect(desk.state).toMatchObject({ stage: 'match', mentor: null })
    expect(desk.has('attach')).toBe(true)
    const again = { on: '2027-01-15', by: 'olga', mentor: 'oleg', consent: TO_OLEG, inSupport: true }
    expect(desk.refusal((work) => attachMentor(work, again))).toBeNull()
    expect(desk.state).toMatchObject({ mentor: 'oleg', begunOn: ATTACHED, until: '2027-12-10' })
  })

  test.each([
    ['unknown_reason', { reason: 'whim', mentor: 'oleg', consent: TO_OLEG }],
    ['no_consent', { reason: 'request', mentor: 'oleg', consent: null }],
    ['no_consent', { reason: 'request', mentor: 'oleg', consent: TO_IRINA }],
    ['has_mentor', { reason: 'request', mentor: 'irina', consent: TO_IRINA }],
  ])('not replaced: %s', (refusal, wish) => {
    expect(mentored().refusal((work) => replaceMentor(work, { ...act, ...wish }))).toBe(refusal)
  })

  test('ended for any of the three reasons, at any stage', () => {
    expect(mentoring.mentoring?.ending).toHaveLength(3)
    for (const reason of mentoring.mentoring?.ending ?? [])
      expect(
        mentored().refusal((work) => closeCase(work, { ...act, reason, result: 'unchanged' })),
      ).toBeNull()
  })

  test('what the mentor did is recorded by form and kind', () => {
    const desk = mentored()
    const done = { ...act, form: 'group', kind: 'game', note: null } as const
    expect(desk.refusal((work) => recordMentoring(work, done))).toBeNull()
    expect(desk.events.at(-1)).toMatchObject({ type: 'mentoring_recorded', form: 'group', kind: 'game' })
    expect(desk.refusal((work) => recordMentoring(work, { ...done, form: 'individual' }))).toBe(
      'unknown_kind',
    )
    expect(atMatch().refusal((work) => recordMentoring(work, done))).toBe('no_mentor')
    expect(desk.refusal((work) => recordMentoring(work, { ...done, on: OPENED }))).toBe('before_opening')
  })
})
