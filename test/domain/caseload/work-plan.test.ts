import { describe, expect, test } from 'vitest'
import { addToPlan, changePlan, removeFromPlan } from '../../../src/domain/caseload/change-plan.ts'
import { inspectPlan, type PlanEntry, planTasks } from '../../../src/domain/caseload/work-plan.ts'
import { DAYS, Desk, technologyOf } from './desk.ts'

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

  const ACT = { on: '2026-12-01', by: 'olga' }
  const deskWithPlan = (): Desk => {
    const desk = new Desk(technologyOf('case_work'), '2026-12-01')
    desk.do((work) => addToPlan(work, { ...ACT, entry: entry('a') }))
    desk.do((work) => addToPlan(work, { ...ACT, entry: entry('b') }))
    return desk
  }
  const ofPlan = ({ tasks }: Desk): string[] =>
    tasks
      .filter(({ about }) => about !== null)
      .map(({ template, due, about }) => `${about} ${template} ${due}`)
      .sort()

  test('of a changed line only what changed is planned anew; another line stays as it is', () => {
    const desk = deskWithPlan()
    const untouched = desk.task('plan_monitoring').id
    desk.do((work) =>
      changePlan(work, {
        ...ACT,
        was: entry('a'),
        entry: entry('a', { due: '2026-12-24', problem: 'none' }),
      }),
    )
    expect(ofPlan(desk)).toEqual([
      'a plan_action 2026-12-24',
      'a plan_monitoring 2026-12-10',
      'b plan_action 2026-12-20',
      'b plan_monitoring 2026-12-10',
    ])
    expect(desk.task('plan_monitoring').id).toBe(untouched)
  })

  test('what was done is not asked for again because a word is mended, but on another day it is', () => {
    const desk = deskWithPlan()
    desk.tasks = desk.tasks.filter(({ template, about }) => template !== 'plan_action' || about !== 'a')
    const renamed = entry('a', { action: 'call the office' })
    desk.do((work) => changePlan(work, { ...ACT, was: entry('a'), entry: renamed }))
    expect(ofPlan(desk)).not.toContain('a plan_action 2026-12-20')
    const moved = { ...renamed, due: '2026-12-30' }
    desk.do((work) => changePlan(work, { ...ACT, was: renamed, entry: moved }))
    expect(ofPlan(desk)).toContain('a plan_action 2026-12-30')
  })

  test('a line that is taken out takes its open tasks with it', () => {
    const desk = deskWithPlan()
    desk.do((work) => removeFromPlan(work, { ...ACT, entry: entry('a') }))
    expect(ofPlan(desk)).toEqual(['b plan_action 2026-12-20', 'b plan_monitoring 2026-12-10'])
  })
})
