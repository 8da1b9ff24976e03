import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

/** The outcomes that lead through every stage of a technology, the tracks chosen on the way, and the reason at the end. */
const WALKS: Readonly<
  Record<string, { outcomes: readonly string[]; reason: string; tracks?: readonly string[]; end?: string }>
> = {
  social_mediation: {
    outcomes: ['need_clear', 'informed', 'chosen', 'letter_needed', 'sent', 'ready', 'went'],
    // A and C mixed, stage by stage.
    tracks: ['assistance', 'competence', 'assistance', 'competence', '', 'competence', 'assistance'],
    reason: 'solved',
  },
  case_work: {
    outcomes: ['accepted', 'confirmed', 'recognised', 'opened', 'accepted', 'done', 'reached'],
    reason: 'goals_reached',
  },
  ippsu_support: { outcomes: ['studied', 'sent', 'approved', 'begun', 'carried_out'], reason: 'completed' },
  yard_management: { outcomes: ['known', 'card_ready', 'plan_ready', 'period_over'], reason: 'not_needed' },
  district_work: { outcomes: ['diagnosed', 'programme_ready', 'carried_out', 'stable'], reason: 'overcome' },
  family_psychologist: {
    outcomes: ['agreed', 'copes'],
    reason: 'completed',
    end: '2027-06-01T10:00:00+05:00',
  },
  mentoring: {
    outcomes: ['applied', 'approved', 'attached', 'acquainted', 'goal_reached'],
    reason: 'completed',
  },
}

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

describe('every technology is opened and walked to its closing by buttons', () => {
  test.each(Object.entries(WALKS))('%s', async (technology, { outcomes, reason, tracks = [], end }) => {
    const walk = new CaseWalk(office, technology)
    await walk.open()
    for (const [place, outcome] of outcomes.entries()) {
      await walk.choose(tracks[place] ?? 'assistance')
      if (technology === 'mentoring' && (await walk.row()).stage === 'match')
        await walk.do(await walk.task('consent'))
      await walk.doRequired()
      const before = await walk.row()
      await walk.finish(outcome)
      expect((await walk.row()).stage, `${before.stage} after ${outcome}`).not.toBe(before.stage)
    }
    await walk.choose('competence')
    await walk.doRequired()
    if (end) office.world.clock.setTo(Date.parse(end))
    await walk.close(reason)
    expect(await walk.row()).toMatchObject({ status: 'closed', state: { reason } })
    expect(await walk.tasks()).toEqual([])
    expect(walk.chat.heard()).toContain('Случай закрыт')
    await walk.chat.forge(`w.case_history.${walk.id}`)
    expect(walk.chat.person.lastBotMessage()?.text).toContain('Белова Ольга Сергеевна')
  })
})
