import { describe, expect, test } from 'vitest'
import type { TalkEvent } from '../../../src/domain/scenario/event.ts'
import { PAPERS, turn } from './talk-of.ts'

const [paper] = PAPERS as [string]
const action = (by: string, who = 'me') => ({ what: 'call', own: false, who, by })
const answered = (name: string, value: string): TalkEvent => {
  return { type: 'answer_recorded', step: name, name, value, words: false, support: 'alone' }
}
const rated = (value: number, moment: 'before' | 'after' = 'after'): TalkEvent => {
  return { type: 'competence_rated', competence: 'call', moment, value }
}
const visit = { visit_date: '2026-12-10', visit_time: '10:30' }

describe('what a talk says of days', () => {
  test('the visit, with its time once it is known', () => {
    const day = { visit_date: '2026-12-10' }
    const said = { id: 't1.visit', kind: 'appointment', date: '2026-12-10', closedBy: null }
    expect(turn(null, day)).toEqual([{ ...said, time: '' }])
    expect(turn(day, visit)).toEqual([{ ...said, time: '10:30' }])
    expect(turn(visit, visit)).toEqual([])
  })

  test('the visit moved to another day or hour is said anew, once', () => {
    const moved = { ...visit, visit_date: '2026-12-17' }
    expect(turn(visit, moved)).toMatchObject([{ id: 't1.visit', date: '2026-12-17', time: '10:30' }])
    expect(turn(moved, { ...moved, visit_time: '15:00' })).toMatchObject([
      { date: '2026-12-17', time: '15:00' },
    ])
  })

  test('the call that was put off', () => {
    const retry = { id: 't1.retry', kind: 'retry', date: '2026-11-30', time: '', closedBy: null }
    expect(turn({}, { retry_date: '2026-11-30' })).toEqual([retry])
  })

  test('every action of the plan but those that a specialist took on, by its place', () => {
    const plan = [action('2026-11-26'), action('2026-11-27', 'specialist'), action('2026-12-02', 'relative')]
    const planned = { kind: 'plan_action', time: '', closedBy: null }
    expect(turn({}, { plan })).toEqual([
      { ...planned, id: 't1.plan0', date: '2026-11-26' },
      { ...planned, id: 't1.plan2', date: '2026-12-02' },
    ])
    expect(turn({ plan }, { plan: [...plan, action('2026-12-03', 'together')] })).toEqual([
      { ...planned, id: 't1.plan3', date: '2026-12-03' },
    ])
  })

  test('what is no day is no date: words, half a date, nothing', () => {
    expect(turn({}, { visit_date: 'завтра', retry_date: '', papers: {} })).toEqual([])
    expect(turn({}, { visit_date: '2026-12-10', visit_time: 'утром' })).toMatchObject([{ time: '' }])
  })
})

describe('what a talk says of papers', () => {
  const papers = (state: string, until: string | null = null) => ({ papers: { [paper]: { state, until } } })

  test('a paper that is there runs out on its last day; without a last day there is nothing to say', () => {
    const end = { id: `t1.end_${paper}`, kind: 'paper_end', date: '2027-03-31', time: '', closedBy: null }
    expect(turn({}, papers('have', '2027-03-31'))).toEqual([end])
    expect(turn({}, papers('have'))).toEqual([])
    expect(turn({}, papers('not_needed'))).toEqual([])
  })

  test.each(['lost', 'will_get'])('a paper that is "%s" is begun with in time for the visit', (state) => {
    expect(turn({}, papers(state))).toEqual([])
    const [start] = turn(papers(state), { ...papers(state), visit_date: '2027-04-30' }).filter(
      ({ id }) => id === `t1.start_${paper}`,
    )
    expect(start).toMatchObject({ kind: 'paper_start', time: '', closedBy: null })
    expect(start && 'date' in start && start.date > '2026-11-25' && start.date < '2027-04-30').toBe(true)
  })

  test('where there is no time left it begins today; after the visit not at all', () => {
    const near = { ...papers('lost'), visit_date: '2026-11-26' }
    expect(turn(papers('lost'), near)).toContainEqual(
      expect.objectContaining({ id: `t1.start_${paper}`, date: '2026-11-25' }),
    )
    const past = { ...papers('lost'), visit_date: '2026-11-24' }
    expect(turn(papers('lost'), past).map(({ id }) => id)).toEqual(['t1.visit'])
  })

  test('a start that has come and was told does not come again because of another answer', () => {
    const near = { ...papers('lost'), visit_date: '2026-11-30' }
    const later = { ...near, plan: [action('2026-11-27')] }
    expect(turn(near, later, [], '2026-11-26').map(({ id }) => id)).toEqual(['t1.plan0'])
  })

  test('a paper that was got after all has no start any more', () => {
    const lost = { ...papers('lost'), visit_date: '2027-04-30' }
    expect(turn(lost, { ...lost, ...papers('have', '2028-02-29') })).toEqual([
      { id: `t1.end_${paper}`, kind: 'paper_end', date: '2028-02-29', time: '', closedBy: null },
      { id: `t1.start_${paper}`, closedBy: 'withdrawn' },
    ])
  })

  test('a paper that the need does not know is left alone', () => {
    expect(turn({}, { papers: { horoscope: { state: 'have', until: '2027-01-01' } } })).toEqual([])
  })
})

describe('going back', () => {
  test('takes back what was said after that place, and saying it again says it', () => {
    const plan = [action('2026-11-26')]
    expect(turn({ ...visit, plan }, { plan })).toEqual([{ id: 't1.visit', closedBy: 'withdrawn' }])
    expect(turn({ plan }, { ...visit, plan })).toMatchObject([{ id: 't1.visit', closedBy: null }])
    expect(turn({ ...visit, plan }, {}).map(({ id }) => id)).toEqual(['t1.visit', 't1.plan0'])
  })
})

describe('deeds', () => {
  test.each([
    ['contact.reached', 'talked', [{ id: 't1.retry', closedBy: 'done' }]],
    ['contact.reached', 'busy', []],
    ['visit.went', 'went', [{ id: 't1.visit', closedBy: 'done' }]],
    ['visit.went', 'not_went', [{ id: 't1.visit', closedBy: 'not_gone' }]],
    ['visit.went', 'not_yet', []],
    ['contact.who', 'talked', []],
  ])('%s: %s', (name, value, changes) => {
    const both = { ...visit, retry_date: '2026-11-30' }
    expect(turn(both, both, [answered(name, value)])).toEqual(changes)
  })

  test('a day for the call named once more is a new promise, also where it is the same day', () => {
    const again = { id: 't1.retry', kind: 'retry', date: '2026-12-01', time: '', closedBy: null }
    const same = { ...visit, retry_date: '2026-12-01' }
    expect(turn(same, same, [{ type: 'retry_planned', date: '2026-12-01' }])).toEqual([again])
  })

  test('an outcome settles the visit and the call', () => {
    const closed = ['t1.visit', 't1.retry'].map((id) => ({ id, closedBy: 'outcome_noted' }))
    const both = { ...visit, retry_date: '2026-11-30' }
    expect(turn(both, both, [{ type: 'outcome_noted', outcome: 'accepted' }])).toEqual(closed)
  })

  test('where no day was ever given there is nothing to settle', () => {
    expect(turn({}, {}, [answered('contact.reached', 'talked')])).toEqual([])
    expect(turn({}, {}, [{ type: 'outcome_noted', outcome: 'accepted' }])).toEqual([])
  })

  test('a skill that stays hard is offered again; one that has become easy, or the rating before, is not', () => {
    const weak = { id: 't1.skill_call', kind: 'weak_skill', date: '2026-11-25', time: '', closedBy: null }
    expect(turn({}, {}, [rated(2)])).toEqual([weak])
    expect(turn({}, {}, [rated(3)])).toEqual([{ id: 't1.skill_call', closedBy: 'done' }])
    expect(turn({}, {}, [rated(1, 'before')])).toEqual([])
    expect(turn({}, {}, [rated(1), rated(4)])).toEqual([{ id: 't1.skill_call', closedBy: 'done' }])
  })

  test('the home task is asked about after some days, outlives the end of the talk, and is over once it is done', () => {
    const task = { id: 't1.home', kind: 'home_task', date: '2026-11-30', time: '', closedBy: null }
    expect(turn({}, {}, [{ type: 'home_task_taken', task: 'documents.home_place' }])).toEqual([task])
    expect(turn({}, {}, [{ type: 'talk_finished' }])).toEqual([])
    expect(turn({}, {}, [answered('documents.home', 'already')])).toEqual([
      { id: 't1.home', closedBy: 'done' },
    ])
    expect(turn({}, {}, [{ type: 'talk_stopped' }])).toContainEqual({
      id: 't1.home',
      closedBy: 'talk_stopped',
    })
  })

  test('the end of a talk closes all that stands in it', () => {
    const all = { ...visit, retry_date: '2026-11-30', plan: [action('2026-11-26')] }
    const parts = ['t1.visit', 't1.retry', 't1.plan0']
    const finished = turn(all, all, [{ type: 'talk_finished' }])
    expect(finished).toEqual(parts.map((id) => ({ id, closedBy: 'talk_finished' })))
    const stopped = turn(all, all, [{ type: 'talk_stopped' }])
    expect(stopped).toEqual(expect.arrayContaining(parts.map((id) => ({ id, closedBy: 'talk_stopped' }))))
  })

  test('whoever stops a talk is not offered its hard skills any more', () => {
    expect(turn({}, {}, [{ type: 'talk_stopped' }])).toContainEqual({
      id: 't1.skill_call',
      closedBy: 'talk_stopped',
    })
  })

  test('what only talks – pauses, refusals, words – changes no day', () => {
    const silent: TalkEvent[] = [
      { type: 'talk_paused' },
      { type: 'talk_resumed' },
      { type: 'stage_started', stage: 'visit' },
      { type: 'answer_refused', step: 'any.step', reason: 'words' },
    ]
    expect(turn(visit, visit, silent)).toEqual([])
  })

  test('of several changes of one thing in a turn the last one holds', () => {
    const moved = { ...visit, visit_date: '2026-12-17' }
    expect(turn(visit, moved, [answered('visit.went', 'not_went')])).toEqual([
      { id: 't1.visit', closedBy: 'not_gone' },
    ])
  })
})
