import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Renderer } from '../../../src/application/render.ts'
import { addDays } from '../../../src/domain/calendar/local-date.ts'
import { CaseEvent } from '../../../src/domain/caseload/case-event.ts'
import { CaseState } from '../../../src/domain/caseload/case-state.ts'
import { REFUSALS } from '../../../src/domain/caseload/change.ts'
import { historyLine } from '../../../src/domain/caseload/history-line.ts'
import { resumeCase } from '../../../src/domain/caseload/pause-case.ts'
import { stageOf, type Technology } from '../../../src/domain/caseload/technology.ts'
import { CONTENT } from '../../support/content.ts'
import { happen, OPENED, steps } from './any-command.ts'
import { Desk } from './desk.ts'
import { finish, wayTo } from './way.ts'

const MUCH_LATER = '2040-01-10'

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const expectSound = (desk: Desk): void => {
  const { state, technology, tasks } = desk
  expect(CaseState.parse(throughJson(state))).toEqual(state)
  expect(stageOf(technology, state.stage)).toBeDefined()
  const isClosed = state.status === 'closed'
  expect([state.closedOn, state.reason, state.result].map((value) => value !== null)).toEqual(
    Array(3).fill(isClosed),
  )
  if (isClosed) expect(tasks).toEqual([])
  if (state.resumeOn) expect(state.status).toBe('paused')
  expect(throughJson(tasks)).toEqual(tasks)
  const places = tasks.map(({ origin, stage, template, about }) =>
    JSON.stringify([origin, stage, template, about]),
  )
  expect(new Set(places).size).toBe(places.length)
  expect(tasks.filter(({ origin, stage }) => origin === 'stage' && stage !== state.stage)).toEqual([])
}

const technologies = [...CONTENT.technologies.values()]
/** What no command brings about: a record is taken back, a head answers an urgent case. */
const besideCommands = ({ stages }: Technology): CaseEvent[] => {
  const [stage] = stages.filter(({ tasks }) => tasks.length > 0)
  const task = { task: 't', template: stage?.tasks[0]?.id ?? '', stage: stage?.id ?? null }
  const act = { case: 'c', on: OPENED, by: 'olga' }
  return [
    { type: 'task_reopened', ...act, ...task },
    { type: 'head_answered', ...act, how: 'going', words: null },
  ]
}

const urgencies = fc.constantFrom('at_once', 'soon', 'usual')

describe('any commands in any order', () => {
  test.each(technologies.map((technology) => [technology.id, technology] as const))(
    '%s: never stuck, always sound, told by its history',
    (_, technology) => {
      fc.assert(
        fc.property(urgencies, steps, (urgency, commands) => {
          const desk = new Desk(technology, OPENED, urgency)
          let on = OPENED
          for (const [name, n, later] of commands) {
            on = addDays(on, later)
            const before = desk.state
            const refused = happen(desk, name, n, on)
            if (refused) expect(REFUSALS).toContain(refused)
            if (before.status === 'closed') expect(refused).not.toBeNull()
            expectSound(desk)
          }
          for (const event of desk.events) expect(CaseEvent.parse(throughJson(event))).toEqual(event)
          if (desk.state.status === 'closed') return
          if (desk.state.status === 'paused') desk.do((work) => resumeCase(work, { on, by: 'olga' }))
          const goal = technology.closing.find(
            ({ id, early }) => !early && wayTo(technology, desk.state.stage, id) !== null,
          )
          expect(finish(desk, goal?.id ?? '', goal?.results[0] ?? '', MUCH_LATER)).toBeNull()
          expectSound(desk)
        }),
        { numRuns: 80 },
      )
    },
  )

  test('the history tells which tasks lie open', () => {
    fc.assert(
      fc.property(fc.constantFrom(...technologies), steps, (technology, commands) => {
        const desk = new Desk(technology, OPENED)
        for (const [name, n, later] of commands) happen(desk, name, n, addDays(OPENED, later))
        const count = (type: CaseEvent['type']): number =>
          desk.events.filter((event) => event.type === type).length
        expect(count('task_planned') - count('task_closed')).toBe(desk.tasks.length)
      }),
      { numRuns: 80 },
    )
  })

  test('the history reads in both languages, with who and when', () => {
    const renderers = [new Renderer(CONTENT.texts, 'ru'), new Renderer(CONTENT.texts, 'en')]
    const told = new Set<string>()
    fc.assert(
      fc.property(fc.constantFrom(...technologies), steps, (technology, commands) => {
        const desk = new Desk(technology, OPENED)
        for (const [name, n, later] of commands) happen(desk, name, n, addDays(OPENED, later))
        for (const event of [...desk.events, ...besideCommands(technology)]) {
          told.add(event.type)
          const line = historyLine(event, { technology, nameOf: (id) => id.toUpperCase() })
          for (const renderer of renderers) expect(renderer.plain(line)).toContain('OLGA')
        }
      }),
      { numRuns: 200, seed: 20_261_125 },
    )
    expect([...told].sort()).toEqual(CaseEvent.options.map(({ shape }) => shape.type.value).sort())
  })
})
