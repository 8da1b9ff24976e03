import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../src/domain/caseload/case-event.ts'
import {
  mentoringCounts,
  mentoringLessons,
  mentoringTurns,
} from '../../src/domain/caseload/mentoring-report.ts'
import type { Ruling } from '../../src/domain/caseload/ruling.ts'
import { isInSupport } from '../../src/domain/caseload/support.ts'
import { type Candidate, candidateLacks } from '../../src/domain/mentors/candidate.ts'

const COMPLETE: Candidate = {
  facts: { birthDate: '1975-04-12', isLocal: true, organisation: 'Доброе соседство' },
  questionnaireOn: '2026-11-02',
  papersOn: '2026-11-03',
}

describe('a candidate', () => {
  test('with everything lacks nothing', () => expect(candidateLacks(COMPLETE, '2026-11-30')).toEqual([]))

  test('is of age from their eighteenth birthday', () => {
    const young = { ...COMPLETE, facts: { ...COMPLETE.facts, birthDate: '2008-12-01' } }
    expect(candidateLacks(young, '2026-11-30')).toEqual(['adult'])
    expect(candidateLacks(young, '2026-12-01')).toEqual([])
  })

  test('lacks what the seed asks for, each by its name', () =>
    expect(
      candidateLacks(
        {
          facts: { birthDate: '1975-04-12', isLocal: false, organisation: null },
          questionnaireOn: null,
          papersOn: null,
        },
        '2026-11-30',
      ),
    ).toEqual(['local', 'organisation', 'questionnaire', 'papers']))
})

describe('a family is in social support', () => {
  const programme = (withSupport: boolean): Ruling => ({
    kind: 'in_need',
    day: '2026-01-12',
    until: '2026-12-31',
    withSupport,
  })
  const SUPPORT = ['case_work']

  test.each<[string, boolean, readonly Ruling[], readonly string[], string]>([
    ['a case of support is open', true, [], ['mentoring', 'case_work'], '2026-11-30'],
    ['only the mentoring itself is open', false, [], ['mentoring'], '2026-11-30'],
    ['the programme says so', true, [programme(true)], [], '2026-11-30'],
    ['the programme is without support', false, [programme(false)], [], '2026-11-30'],
    ['the programme has ended', false, [programme(true)], [], '2027-01-01'],
    [
      'it was taken off',
      false,
      [{ kind: 'taken_off', day: '2026-06-01' }, programme(true)],
      [],
      '2026-11-30',
    ],
  ])('%s: %s', (_, is, rulings, open, day) => expect(isInSupport(rulings, open, SUPPORT, day)).toBe(is))
})

test('a lesson is the mentor’s who was there on its day, however late it was written down', () => {
  const act = { case: 'k', by: 'olga' }
  const lesson = (on: string, kind: string, note: string | null): CaseEvent => ({
    ...{ type: 'mentoring_recorded', ...act, on, kind, note },
    form: 'individual',
  })
  const events: CaseEvent[] = [
    { type: 'mentor_attached', ...act, on: '2026-11-01', mentor: 'nina' },
    lesson('2026-11-05', 'talk', ''),
    { type: 'mentor_replaced', ...act, on: '2026-11-10', mentor: 'nina', next: 'oleg', reason: 'request' },
    lesson('2026-11-12', 'talk', 'о школе'),
    lesson('2026-11-03', 'help', null),
  ]
  const lessons = mentoringLessons(events)
  expect(lessons.map(({ on, mentor, note }) => [on, mentor, note])).toEqual([
    ['2026-11-03', 'nina', null],
    ['2026-11-05', 'nina', null],
    ['2026-11-12', 'oleg', 'о школе'],
  ])
  expect(mentoringCounts(lessons)).toEqual([
    { form: 'individual', kind: 'help', times: 1 },
    { form: 'individual', kind: 'talk', times: 2 },
  ])
  expect(mentoringTurns(events).map(({ type }) => type)).toEqual(['mentor_attached', 'mentor_replaced'])
})
