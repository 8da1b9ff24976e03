import { expect, test } from 'vitest'
import { type CaseFact, groupsOf, type TermFact } from '../../../src/domain/reports/indicator.ts'
import { indicatorSheet } from '../../../src/domain/reports/indicator-sheet.ts'

const TODAY = '2026-11-25'
const aCase = (id: string, parts: Partial<CaseFact> = {}): CaseFact => ({
  id,
  technology: 'case_work',
  stage: 'intake',
  status: 'open',
  urgency: 'usual',
  openedOn: '2026-11-01',
  closedOn: null,
  need: null,
  cause: null,
  result: null,
  until: null,
  hasMentor: false,
  ...parts,
})
const aTerm = (id: string, parts: Partial<TermFact> = {}): TermFact => ({
  id,
  rule: 'letter',
  due: '2026-11-10',
  isPostponed: false,
  doneOn: null,
  ...parts,
})
const told = (...args: Parameters<typeof groupsOf>) =>
  groupsOf(...args).map(({ key, n, all }) => [key.join('/'), n, all])

test('open cases are counted by what they are now, closed ones by what they came to within a year', () => {
  const cases = [
    aCase('a'),
    aCase('b', { status: 'paused', openedOn: '2026-08-30' }),
    aCase('c', { technology: 'mentoring', stage: 'match', openedOn: '2026-01-01', urgency: 'soon' }),
    aCase('d', { status: 'closed', closedOn: '2025-11-25', result: 'copes_alone' }),
    aCase('e', { status: 'closed', closedOn: '2025-11-24', result: 'copes_alone' }),
  ]
  const facts = { cases, terms: [] }
  expect(told('technology', facts, TODAY)).toEqual([
    ['case_work', 2, null],
    ['mentoring', 1, null],
  ])
  expect(told('stage', facts, TODAY)).toEqual([
    ['case_work/intake', 2, null],
    ['mentoring/match', 1, null],
  ])
  expect(told('duration', facts, TODAY)).toEqual([
    ['month', 1, null],
    ['quarter', 1, null],
    ['longer', 1, null],
  ])
  expect(told('outcome', facts, TODAY)).toEqual([['case_work/copes_alone', 1, null]])
  expect(groupsOf('urgency', facts, TODAY)[1]?.behind).toEqual(['k.c'])
})

test('open cases are counted by what they are about, with the cause where one was said; of which nobody said it are left out', () => {
  const cases = [
    aCase('a', { need: 'passport', cause: 'lost' }),
    aCase('b', { need: 'passport', cause: 'lost' }),
    aCase('c', { need: 'passport' }),
    aCase('d'),
    aCase('e', { need: 'debts', status: 'closed', closedOn: '2026-11-20' }),
  ]
  expect(told('need', { cases, terms: [] }, TODAY)).toEqual([
    ['passport/lost', 2, null],
    ['passport', 1, null],
  ])
})

test('a term is kept on its last day; one that still runs is not counted, one that was put off is told', () => {
  const terms = [
    aTerm('kept', { doneOn: '2026-11-10' }),
    aTerm('late', { doneOn: '2026-11-11', isPostponed: true }),
    aTerm('open'),
    aTerm('running', { due: TODAY }),
    aTerm('early', { due: '2026-12-01', doneOn: '2026-11-20' }),
  ]
  const [group] = groupsOf('in_time', { cases: [], terms }, TODAY)
  expect(group).toEqual({ key: ['letter'], n: 2, all: 4, postponed: 1, behind: ['t.late', 't.open'] })
})

test('a mentor whose term is over, ends soon, or has no day', () => {
  const cases = ['2026-11-24', '2026-11-25', '2026-12-25', '2026-12-26', '2027-01-24', '2027-01-25'].map(
    (until) => aCase(until, { until, hasMentor: true }),
  )
  const facts = {
    cases: [...cases, aCase('none', { hasMentor: true }), aCase('without', { until: TODAY })],
    terms: [],
  }
  expect(told('mentors', facts, TODAY)).toEqual([
    ['over', 1, null],
    ['month', 2, null],
    ['two', 2, null],
  ])
})

test('a workbook adds its groups up by itself', () => {
  const texts = {
    sheet: 's',
    head: ['a', 'b'],
    columns: { name: 'group', n: 'n', kept: 'kept', all: 'all', share: 'share', postponed: 'put off' },
    total: 'total',
  }
  const group = { key: ['x'], name: 'x', n: 2, all: 3, postponed: 1, behind: [] }
  const sheet = indicatorSheet([group, { ...group, name: 'y', n: 1, all: 1, postponed: 0 }], texts)
  expect(sheet.rows[3]).toEqual(['x', 2, 3, { formula: 'IF(C4=0,0,ROUNDDOWN(B4*100/C4,0))', value: 66 }, 1])
  expect(sheet.rows.at(-1)).toEqual([
    'total',
    { formula: 'SUM(B4:B5)', value: 3 },
    { formula: 'SUM(C4:C5)', value: 4 },
    { formula: 'IF(C6=0,0,ROUNDDOWN(B6*100/C6,0))', value: 75 },
    { formula: 'SUM(E4:E5)', value: 1 },
  ])
})
