import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import type { CountedLine } from '../../src/domain/report/counted-line.ts'
import { differenceOf, type FrozenReport } from '../../src/domain/report/frozen-report.ts'
import { countRegister, type RegisterFact } from '../../src/domain/report/register-count.ts'
import { reportTold } from '../../src/domain/report/report-due.ts'
import type { DeedFact, MemberFact, ReportFact, RulingFact } from '../../src/domain/report/report-fact.ts'
import { ReportDefinition } from '../../src/domain/report/report-line.ts'
import {
  periodsOffered,
  reportPeriod,
  termsOffered,
  usualPeriod,
} from '../../src/domain/report/report-period.ts'
import { reportSheets, type SheetLine, type SheetTexts } from '../../src/domain/report/report-sheets.ts'
import { countReport } from '../../src/domain/report/report-tally.ts'
import { countTechnologies, type WorkedCase } from '../../src/domain/report/technology-count.ts'
import { lackingCases } from '../../src/domain/report/technology-lacking.ts'
import { CONTENT } from '../support/content.ts'

const PASSPORT = CONTENT.reports.get('district_passport') as ReportDefinition
const DEPARTMENT = CONTENT.reports.get('department') as ReportDefinition
const QUARTER = { from: '2026-10-01', to: '2026-12-31' }

const counted = (
  facts: readonly ReportFact[],
  { definition = DEPARTMENT, districts = null as ReadonlySet<string> | null, keeps = true } = {},
): ReadonlyMap<string, CountedLine> =>
  new Map(
    countReport(
      definition,
      { period: QUARTER, districts, kinds: CONTENT.events.kinds, keeps },
      facts,
    ).lines.map((line) => [line.id, line]),
  )

const deed = (parts: Partial<DeedFact>): DeedFact => ({
  fact: 'deed',
  id: 'd1',
  district: 'north',
  day: '2026-11-10',
  citizen: 'anna',
  family: null,
  inFamily: false,
  birthDate: '1950-01-01',
  kind: 'visit',
  outcome: 'well',
  help: null,
  staff: 'olga',
  role: 'specialist',
  categories: ['senior'],
  cases: [],
  ...parts,
})

const ruling = (parts: Partial<RulingFact>): RulingFact => ({
  fact: 'ruling',
  citizen: 'anna',
  day: '2026-10-10',
  what: 'in_need',
  until: '2027-10-10',
  withSupport: true,
  district: 'north',
  standing: 'north',
  goneOn: null,
  ...parts,
})

const numberOf = (lines: ReadonlyMap<string, CountedLine>, id: string): unknown => lines.get(id)?.value

describe('the statistical report is counted', () => {
  test('one family, one day, one employee is one visit; people stand once', () => {
    const lines = counted([
      deed({ id: 'a', family: 'f' }),
      deed({ id: 'b', family: 'f', citizen: 'oleg' }),
      deed({ id: 'c', family: 'f', staff: 'pavel' }),
      deed({ id: 'd', outcome: 'not_reached', citizen: 'vera' }),
      deed({ id: 'e', kind: 'phone', citizen: 'kira' }),
    ])
    expect(numberOf(lines, 'visits')).toBe(2)
    expect(lines.get('visits')?.behind).toEqual(['d.a', 'd.c'])
    expect(lines.get('received')?.behind).toEqual(['c.anna', 'c.oleg'])
    expect(numberOf(lines, 'families')).toBe(1)
  })

  test('numbers alone keep nothing of events', () => {
    const lines = counted([deed({ id: 'a' }), deed({ id: 'b', day: '2026-11-11' })], { keeps: false })
    expect(lines.get('visits')).toMatchObject({ value: 2, behind: [] })
  })

  test('a deed of a mentor, and one of a deleted card, receives nobody; the event stays', () => {
    const lines = counted([deed({ role: 'mentor' }), deed({ id: 'x', citizen: null, day: '2026-11-11' })])
    expect(numberOf(lines, 'received')).toBe(0)
    expect(numberOf(lines, 'visits')).toBe(1)
  })

  test('raids of one day in one district are one; without partners it is no joint one', () => {
    const raid = (id: string, day: string, partners: readonly string[]): ReportFact => ({
      ...{ fact: 'district_deed', id, district: 'north', day, kind: 'raid', partners },
    })
    const lines = counted([
      raid('a', '2026-10-05', []),
      raid('b', '2026-10-05', ['police']),
      raid('c', '2026-10-06', []),
    ])
    expect([numberOf(lines, 'prevention'), numberOf(lines, 'joint_raids')]).toEqual([2, 1])
  })

  test('taken off and recognised anew is served; dead or moved is not; of support apart', () => {
    const again = counted([
      ruling({ day: '2026-09-01', withSupport: false }),
      ruling({ day: '2026-10-05', what: 'taken_off', until: null }),
      ruling({ day: '2026-12-05' }),
    ])
    expect(['recognised', 'taken_off', 'served', 'served_support'].map((id) => numberOf(again, id))).toEqual([
      1, 0, 1, 1,
    ])
    const gone = counted([ruling({ goneOn: '2026-12-30' })])
    expect(['recognised', 'served'].map((id) => numberOf(gone, id))).toEqual([1, 0])
    const off = counted([ruling({ day: '2026-09-01' }), ruling({ what: 'taken_off', until: null })])
    expect(['taken_off', 'taken_off_support', 'served'].map((id) => numberOf(off, id))).toEqual([1, 1, 0])
  })

  test('what is not recorded is told so, never as 0; of a district only specialists are told', () => {
    const definition = ReportDefinition.parse({
      ...DEPARTMENT,
      lines: DEPARTMENT.lines.map((line) =>
        line.id === 'medical' ? { ...line, rule: { of: 'unrecorded' } } : line,
      ),
    })
    const lines = counted([], { definition, districts: new Set(['north']) })
    expect([
      numberOf(lines, 'medical'),
      numberOf(lines, 'support'),
      numberOf(lines, 'psychologists'),
    ]).toEqual(['unrecorded', 0, 'whole_unit'])
  })
})

test('a period has a word; in the first month of a quarter the one before it is spoken of', () => {
  expect(reportPeriod('2026q4')).toEqual({ kind: 'quarter', ...QUARTER })
  expect(reportPeriod('2026m02')).toEqual({ kind: 'month', from: '2026-02-01', to: '2026-02-28' })
  for (const word of ['2026q5', '2026m13', 'constructor', '', '20261']) expect(reportPeriod(word)).toBeNull()
  expect([usualPeriod('2027-01-20'), usualPeriod('2026-11-20')]).toEqual(['2026q4', '2026q4'])
  expect(periodsOffered('2027-01-31')).toEqual([
    '2027q1',
    '2026q4',
    '2026q3',
    '2027m01',
    '2026m12',
    '2026m11',
  ])
})

test('what is lacking is told five working days before the 5th, moved on by the calendar', () => {
  const rule = CONTENT.deadlines.get('quarter')
  if (!rule) throw new Error('no rule')
  const calendar = workingCalendar(CONTENT.years)
  // 5 October 2026 is a Monday: five working days before it is 28 September.
  expect(reportTold(rule, '2026-09-27', '2026-09-28', calendar)).toEqual({ of: '2026q3', due: '2026-10-05' })
  expect(reportTold(rule, '2026-09-28', '2026-10-05', calendar)).toBeNull()
  // After a standstill it is made up for.
  expect(reportTold(rule, '2026-09-25', '2026-10-02', calendar)?.of).toBe('2026q3')
})

test('a later version says in which lines of the unit it differs', () => {
  const frozen = (value: number): FrozenReport => ({
    ...{ institution: null, unit: 'u', ...QUARTER, rules: '', calendar: '', content: '' },
    scopes: [
      {
        ...{ scope: 'all', name: null },
        lines: [
          { id: 'visits', number: '4', wording: { ru: '', en: '' }, counts: 'events', value, split: [] },
        ],
      },
    ],
  })
  expect(differenceOf(frozen(3), frozen(5))).toEqual([{ id: 'visits', number: '4', before: 3, after: 5 }])
  expect(differenceOf(frozen(3), frozen(3))).toEqual([])
})

test('the workbook counts its lists and adds up its totals; a name is never a formula', () => {
  const texts: SheetTexts = {
    sheet: 'Отчёт',
    columns: ['№', 'Показатель', 'Значение'],
    listColumns: ['№', 'День', 'Кто', 'Что'],
    unnumbered: 'иное',
    unrecorded: 'не ведётся',
    wholeUnit: 'только по отделению',
    others: 'ещё',
  }
  const line = (parts: Partial<SheetLine>): SheetLine => ({
    ...{ id: 'a', number: '1', wording: '', value: 0, under: [], list: null, others: 0 },
    ...parts,
  })
  const [form, list] = reportSheets(
    ['Заголовок'],
    [
      line({ id: 'all', number: '12', value: 3, under: ['a', 'b'] }),
      line({
        id: 'a',
        number: '12.1',
        value: 3,
        others: 2,
        list: [{ day: null, who: '=HYPERLINK("x")', what: '' }],
      }),
      line({ id: 'b', number: '12.2', value: 'unrecorded' }),
    ],
    texts,
  )
  expect(form?.rows.slice(2)).toEqual([
    ['12', '', { formula: 'SUM(C4,C5)', value: 3 }],
    ['12.1', '', { formula: "COUNT('12.1'!A2:A2)+2", value: 3 }],
    ['12.2', '', 'не ведётся'],
  ])
  expect(list?.rows).toEqual([
    ['№', 'День', 'Кто', 'Что'],
    [1, null, '=HYPERLINK("x")', ''],
    [null, null, 'ещё', '2'],
  ])
})

test('a register is counted by the same groups: everybody once, families by whoever is in them', () => {
  const somebody = (citizen: string, family: string | null, ...categories: string[]): RegisterFact => ({
    ...{ citizen, family, inFamily: family !== null, birthDate: '1950-01-01', categories },
  })
  const people = [
    somebody('a', 'f1', 'senior', 'foster'),
    somebody('b', 'f1', 'senior', 'disability_2'),
    somebody('c', null, 'senior', 'living_alone'),
    somebody('d', null, 'senior'),
    somebody('e', 'f2', 'homeless'),
  ]
  const child: MemberFact = { fact: 'member', family: 'f2', birthDate: '2020-01-01', disability: null }
  const lines = countRegister(PASSPORT, people, [child], '2026-11-25')
  const found = Object.fromEntries(lines.map(({ id, value }) => [id, value]))
  expect(found).toMatchObject({
    ...{ with_children: 2, foster: 1, disabled_members: 1, other_families: 0, incapable: 'unrecorded' },
    ...{
      seniors: 4,
      seniors_alone: 1,
      seniors_in_families: 2,
      seniors_unsaid: 1,
      disabled_second: 1,
      other_people: 1,
    },
  })
})

describe('information on technologies', () => {
  const worked = (parts: Partial<WorkedCase>): WorkedCase => ({
    ...{ id: 'k1', technology: 'family_psychologist', stage: 'practise', citizen: 'a', family: 'f1' },
    ...{ openedOn: '2026-08-03', closedOn: null, reason: null, result: null, categories: ['senior'] },
    ...{ visits: 0, consultations: 0, terms: 0, inTime: 0, late: 0, effects: [], practised: [] },
    ...parts,
  })
  const order = {
    id: 'family_psychologist',
    stages: [{ id: 'practise', tasks: [{ id: 'card' }, { id: 'genogram' }] }],
  }

  test('what began, ended and runs; people and families once; what came of it', () => {
    const cases = [
      worked({ visits: 2, practised: ['practise.genogram', 'practise.card'], effects: ['better'] }),
      worked({
        id: 'k2',
        openedOn: '2026-10-01',
        closedOn: '2026-12-31',
        reason: 'completed',
        result: 'copes_alone',
      }),
      worked({
        id: 'k3',
        citizen: 'b',
        family: null,
        openedOn: '2026-12-31',
        terms: 3,
        inTime: 1,
        categories: [],
      }),
      // Closed on the day after: it runs on the last day.
      worked({ id: 'k4', citizen: 'c', closedOn: '2027-01-01', reason: 'moved', result: 'unchanged' }),
    ]
    expect(countTechnologies([order, { id: 'mentoring', stages: [] }], cases, QUARTER)).toMatchObject([
      {
        ...{
          opened: 2,
          closed: 1,
          running: 3,
          people: 3,
          families: 1,
          withoutFamily: 1,
          visits: 2,
          terms: 3,
          inTime: 1,
        },
        categories: [{ of: 'senior', n: 2 }],
        stages: [{ of: 'practise', n: 3 }],
        results: [{ of: 'completed.copes_alone', n: 1 }],
        effects: [{ of: 'better', n: 1 }],
        practised: [
          { of: 'practise.card', n: 1 },
          { of: 'practise.genogram', n: 1 },
        ],
      },
      { technology: 'mentoring', opened: 0, closed: 0, running: 0, people: 0, cases: [] },
    ])
  })

  test('what is lacking: a family where families are counted, a term that ran out, an assessment of what is closed', () => {
    const rules = { ofFamilies: new Set(['family_psychologist']), assessed: new Set(['family_psychologist']) }
    const cases = [
      worked({ family: null }),
      worked({ id: 'k2', technology: 'yard', family: null, late: 1 }),
      worked({ id: 'k3', closedOn: '2026-11-01' }),
      worked({ id: 'k4', closedOn: '2026-11-01', effects: ['same'] }),
      worked({ id: 'k5', closedOn: '2027-01-01' }),
    ]
    expect(lackingCases(cases, rules, QUARTER)).toEqual([
      { case: 'k1', what: 'family' },
      { case: 'k2', what: 'late' },
      { case: 'k3', what: 'assessment' },
    ])
  })

  test('a half-year is a period with a word of its own', () => {
    expect(reportPeriod('2026h2')).toEqual({ kind: 'half_year', from: '2026-07-01', to: '2026-12-31' })
    expect(termsOffered('2027-01-20')).toEqual(['2027q1', '2026q4', '2027h1', '2026h2'])
    expect(reportPeriod('2026h3')).toBeNull()
  })
})
