import { describe, expect, test } from 'vitest'
import { advanceStage } from '../../../src/domain/caseload/advance-stage.ts'
import { CONTENT } from '../../support/content.ts'
import { Desk, technologyOf } from './desk.ts'
import { doRequired, finish } from './way.ts'

const OPENED = '2026-11-25'
const YEARS_LATER = '2028-11-27'

/** The stages of each technology in the order of its source, and the outcomes that lead through them. */
const WALKS: Readonly<Record<string, readonly [stage: string, outcome: string][]>> = {
  social_mediation: [
    ['diagnose', 'need_clear'],
    ['inform', 'informed'],
    ['choose', 'chosen'],
    ['contact', 'letter_needed'],
    ['letter', 'sent'],
    ['documents', 'ready'],
    ['visit', 'went'],
    ['review', ''],
  ],
  case_work: [
    ['intake', 'accepted'],
    ['check', 'confirmed'],
    ['need', 'recognised'],
    ['opening', 'opened'],
    ['plan', 'accepted'],
    ['carry_out', 'done'],
    ['monitoring', 'reached'],
    ['close', ''],
  ],
  ippsu_support: [
    ['intake', 'studied'],
    ['proposals', 'sent'],
    ['approval', 'approved'],
    ['start', 'begun'],
    ['support', 'carried_out'],
    ['results', ''],
  ],
  yard_management: [
    ['register', 'known'],
    ['needs', 'card_ready'],
    ['plan', 'plan_ready'],
    ['involve', 'period_over'],
    ['review', ''],
  ],
  district_work: [
    ['information', 'diagnosed'],
    ['forecast', 'programme_ready'],
    ['rehabilitation', 'carried_out'],
    ['control', 'stable'],
    ['analysis', ''],
  ],
  family_psychologist: [
    ['organise', 'agreed'],
    ['practise', 'copes'],
    ['analyse', ''],
  ],
  mentoring: [
    ['candidate', 'applied'],
    ['decision', 'approved'],
    ['match', 'attached'],
    ['acquaint', 'acquainted'],
    ['mentor', 'term_ends'],
    ['results', ''],
  ],
}

const CLOSINGS = [...CONTENT.technologies.values()].flatMap(({ id, closing }) =>
  closing.flatMap((reason) => reason.results.map((result) => [id, reason.id, result] as const)),
)

describe('technologies can be walked', () => {
  test('every technology has its walk here', () => {
    expect(Object.keys(WALKS).sort()).toEqual([...CONTENT.technologies.keys()].sort())
  })

  test.each(Object.entries(WALKS))('%s: all stages of the source, in its order', (id, walk) => {
    const technology = technologyOf(id)
    expect(technology.stages.map((stage) => stage.id)).toEqual(walk.map(([stage]) => stage))
    const desk = new Desk(technology, OPENED)
    for (const [stage, outcome] of walk.slice(0, -1)) {
      expect(desk.state.stage).toBe(stage)
      doRequired(desk, OPENED)
      expect(desk.refusal((work) => advanceStage(work, { on: OPENED, by: 'olga', outcome }))).toBeNull()
    }
    expect(desk.events.flatMap((event) => (event.type === 'stage_reached' ? [event.stage] : []))).toEqual(
      walk.map(([stage]) => stage),
    )
  })

  test.each(CLOSINGS)('%s closes as %s: %s', (id, reason, result) => {
    const desk = new Desk(technologyOf(id), OPENED, 'at_once')
    expect(finish(desk, reason, result, YEARS_LATER)).toBeNull()
    expect(desk.state).toMatchObject({ status: 'closed', closedOn: YEARS_LATER, reason, result })
    expect(desk.tasks).toEqual([])
    expect(desk.events.filter(({ type }) => type === 'case_closed')).toHaveLength(1)
  })
})
