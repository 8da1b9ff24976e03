import { describe, expect, test } from 'vitest'
import { inspectPlan, type PlanEntry, planTasks } from '../../../src/domain/caseload/work-plan.ts'
import { DAYS } from './desk.ts'

const RULES = { most_actions_at_once: 3 }

const entry = (id: string, other: Partial<PlanEntry> = {}): PlanEntry => ({
  id,
  problem: 'no papers',
  goal: 'a passport',
  action: 'go to the office',
  responsible: { side: 'family', name: 'Anna' },
  begins: '2026-12-01',
  due: '2026-12-20',
  monitoring: ['2026-12-10'],
  ...other,
})

describe('a family’s plan (W)', () => {
  test('a whole plan has no fault, and becomes tasks by its own days (D-plan)', () => {
    expect(inspectPlan([entry('a')], RULES)).toEqual([])
    const planned = planTasks([entry('a')], DAYS)
    expect(planned.map(({ template, due, about }) => [template, due, about])).toEqual([
      ['plan_action', '2026-12-20', 'a'],
      ['plan_monitoring', '2026-12-10', 'a'],
    ])
  })

  test.each<[string, Partial<PlanEntry>]>([
    ['no_problem', { problem: '  ' }],
    ['no_goal', { goal: '' }],
    ['no_action', { action: '' }],
    ['no_responsible', { responsible: null }],
    ['no_responsible', { responsible: { side: 'other', name: ' ' } }],
    ['no_due', { due: null }],
    ['due_before_beginning', { due: '2026-11-30' }],
    ['no_monitoring', { monitoring: [] }],
    ['monitoring_outside', { monitoring: ['2026-11-30'] }],
  ])('%s', (fault, other) => {
    expect(inspectPlan([entry('a', other)], RULES)).toEqual([{ entry: 'a', fault }])
  })

  test('an empty plan is none', () => {
    expect(inspectPlan([], RULES)).toEqual([{ entry: null, fault: 'empty_plan' }])
  })

  test('the family is not overloaded: a fourth action on the same days is too much', () => {
    const plan = ['a', 'b', 'c'].map((id) => entry(id))
    expect(inspectPlan(plan, RULES)).toEqual([])
    const late = entry('d', { begins: '2026-12-20', monitoring: ['2026-12-20'] })
    expect(inspectPlan([...plan, late], RULES)).toEqual([{ entry: 'd', fault: 'too_many_at_once' }])
    const after = entry('d', { begins: '2026-12-21', due: '2026-12-30', monitoring: ['2026-12-25'] })
    expect(inspectPlan([...plan, after], RULES)).toEqual([])
    const curators = entry('d', { responsible: { side: 'curator', name: 'Olga' } })
    expect(inspectPlan([...plan, curators], RULES)).toEqual([])
  })
})
