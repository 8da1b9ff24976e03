import { describe, expect, test } from 'vitest'
import { Renderer } from '../../../src/application/render.ts'
import { advanceStage } from '../../../src/domain/caseload/advance-stage.ts'
import { chooseTrack } from '../../../src/domain/caseload/choose-track.ts'
import { closeCase } from '../../../src/domain/caseload/close-case.ts'
import { closedByDeed } from '../../../src/domain/caseload/closed-by-deed.ts'
import type { DeedKind } from '../../../src/domain/caseload/deed.ts'
import { goBack } from '../../../src/domain/caseload/go-back.ts'
import { historyLine } from '../../../src/domain/caseload/history-line.ts'
import { openCase } from '../../../src/domain/caseload/open-case.ts'
import { pauseCase, resumeCase } from '../../../src/domain/caseload/pause-case.ts'
import { taskKey } from '../../../src/domain/caseload/planned-task.ts'
import { type Recording, recordDeed } from '../../../src/domain/caseload/record-deed.ts'
import { closeTask, handOverTask, postponeTask } from '../../../src/domain/caseload/settle-task.ts'
import { skipStage } from '../../../src/domain/caseload/skip-stage.ts'
import { triage } from '../../../src/domain/caseload/triage.ts'
import { CONTENT } from '../../support/content.ts'
import { type Command, DAYS, Desk, technologyOf } from './desk.ts'
import { doRequired } from './way.ts'

const OPENED = '2026-11-25'
const act = { on: OPENED, by: 'olga' }
const { caseRules: rules } = CONTENT

const deed =
  (kind: Recording['kind'], on = OPENED): Command =>
  (work) =>
    recordDeed(work, { on, by: 'olga', kind, about: null })

const go =
  (outcome: string, on = OPENED): Command =>
  (work) =>
    advanceStage(work, { on, by: 'olga', outcome })

const open = (desk: Desk): string[] => desk.tasks.map(({ template }) => template)

describe('tracks of social mediation (A, C)', () => {
  const begun = (): Desk => new Desk(technologyOf('social_mediation'), OPENED)

  test('the first stage waits for a track', () => {
    const desk = begun()
    expect(open(desk)).toEqual([])
    expect(desk.refusal(go('need_clear'))).toBe('no_track')
  })

  test('one case helps at one stage and teaches at the next', () => {
    const desk = begun()
    doRequired(desk, OPENED)
    desk.do(go('need_clear'))
    desk.do((work) => chooseTrack(work, { ...act, track: 'competence' }))
    expect(desk.state.tracks).toEqual({ diagnose: 'assistance', inform: 'competence' })
    expect(desk.has('interview')).toBe(true)
    expect(desk.has('booklet')).toBe(false)
  })

  test('chosen anew, the tasks of the other track end', () => {
    const desk = begun()
    desk.do((work) => chooseTrack(work, { ...act, track: 'assistance' }))
    desk.do((work) => chooseTrack(work, { ...act, track: 'competence' }))
    expect(new Set(desk.tasks.map(({ track }) => track))).toEqual(new Set(['competence']))
  })

  test('the letter is the specialist’s alone', () => {
    const desk = begun()
    for (const outcome of ['need_clear', 'informed', 'chosen', 'letter_needed']) {
      doRequired(desk, OPENED)
      desk.do(go(outcome))
    }
    expect(desk.state.tracks['letter']).toBe('assistance')
    expect(desk.refusal((work) => chooseTrack(work, { ...act, track: 'competence' }))).toBe('unknown_track')
  })

  test('failure leads back to the stage that puts it right (C8)', () => {
    const ways = technologyOf('social_mediation').stages.flatMap(({ back }) => back)
    expect(ways.length).toBeGreaterThan(10)
    const desk = begun()
    for (const outcome of ['need_clear', 'informed', 'chosen', 'booked', 'ready', 'went']) {
      doRequired(desk, OPENED)
      desk.do(go(outcome))
    }
    desk.do((work) => goBack(work, { ...act, reason: 'papers_lacking' }))
    expect(desk.state.stage).toBe('documents')
    expect(desk.has('list')).toBe(true)
    expect(desk.events).toContainEqual(
      expect.objectContaining({ type: 'stage_returned', stage: 'review', to: 'documents' }),
    )
  })
})

describe('due days', () => {
  test('ИППСУ: proposals from the application, the start from the approval (D-ippsu, D-start)', () => {
    const desk = new Desk(technologyOf('ippsu_support'), OPENED)
    expect(desk.task('diagnosis').due).toBe('2026-11-30')
    doRequired(desk, '2026-11-27')
    desk.do(go('studied', '2026-11-27'))
    expect(desk.task('proposals').due).toBe('2026-12-02')
    doRequired(desk, '2026-12-01')
    desk.do(go('sent', '2026-12-01'))
    desk.do(go('approved', '2026-12-07'))
    expect(desk.task('technologies')).toMatchObject({
      due: '2026-12-28',
      deadline: { rule: 'start', base: '2026-12-07' },
    })
  })

  test('the effect is due each quarter from the agreement, late or not (D-effect)', () => {
    const desk = new Desk(technologyOf('family_psychologist'), OPENED)
    desk.do(deed('agreement_signed', '2026-12-10'))
    expect(desk.task('effect').due).toBe('2027-03-10')
    desk.do(deed('effect_assessed', '2027-03-20'))
    expect(desk.task('effect').due).toBe('2027-06-10')
    expect(desk.tasks.filter(({ template }) => template === 'effect')).toHaveLength(1)
  })

  test('contact comes again each month; one made late serves the month in which it was made (D-contact)', () => {
    const desk = new Desk(technologyOf('yard_management'), OPENED)
    const contact = () => desk.task('monthly_contact')
    expect(contact().due).toBe('2026-11-30')
    desk.do(deed('contact', '2026-11-26'))
    expect(contact()).toMatchObject({ from: '2026-12-01', due: '2026-12-31' })
    desk.do(deed('contact', '2026-11-27'))
    expect(contact().due).toBe('2026-12-31')
    desk.do(deed('visit', '2027-01-12'))
    expect(contact().due).toBe('2027-02-28')
  })

  test('closed by hand without a contact, the month under way is still to be served', () => {
    const desk = new Desk(technologyOf('yard_management'), OPENED)
    const { id: task } = desk.task('monthly_contact')
    desk.do((work) => closeTask(work, { on: '2026-12-02', by: 'olga', task, result: 'away' }))
    expect(desk.task('monthly_contact').due).toBe('2026-12-31')
  })

  test('the psychologist’s term: not finished before half a year, ended any time (D-psych)', () => {
    const desk = new Desk(technologyOf('family_psychologist'), OPENED)
    expect(desk.state.until).toBe('2027-11-25')
    expect(desk.task('result_form').due).toBe('2027-11-25')
    for (const outcome of ['agreed', 'copes']) {
      doRequired(desk, OPENED)
      desk.do(go(outcome))
    }
    doRequired(desk, OPENED)
    const finished =
      (on: string): Command =>
      (work) =>
        closeCase(work, { on, by: 'olga', reason: 'completed', result: 'copes_alone' })
    expect(desk.refusal(finished('2027-05-24'))).toBe('too_early')
    expect(desk.refusal(finished('2027-05-25'))).toBeNull()
  })
})

describe('intake (W)', () => {
  const caseWork = technologyOf('case_work')

  test.each([
    ['at_once', ['income_lost', 'child_in_danger']],
    ['soon', ['income_lost']],
    ['usual', ['something_else']],
    ['usual', []],
  ])('%s: %j', (urgency, signs) => {
    expect(triage(caseWork, signs)).toBe(urgency)
  })

  test('an urgent case brings urgent tasks, a usual one does not', () => {
    expect(open(new Desk(caseWork, OPENED, 'at_once'))).toEqual(
      expect.arrayContaining(['act_now', 'tell_head']),
    )
    expect(open(new Desk(caseWork, OPENED, 'usual'))).not.toContain('act_now')
  })
})

describe('deeds close tasks', () => {
  test('a deed closes what waits for it, nothing else', () => {
    const desk = new Desk(technologyOf('yard_management'), OPENED)
    const templates = (kind: DeedKind, on: string): string[] => {
      const ids = closedByDeed(desk.tasks, { kind, on, about: null })
      return desk.tasks.filter(({ id }) => ids.includes(id)).map(({ template }) => template)
    }
    expect(templates('contact', OPENED)).toEqual(['first_contact', 'monthly_contact'])
    expect(templates('visit', OPENED)).toEqual(['first_contact', 'survey', 'monthly_contact'])
    expect(templates('letter_sent', OPENED)).toEqual([])
    expect(templates('contact', '2026-11-24')).toEqual([])
    expect(closedByDeed(desk.tasks, { kind: 'contact', on: OPENED, about: 'letter-1' })).toEqual([])
  })
})

describe('tasks by hand', () => {
  const begun = (): Desk => new Desk(technologyOf('ippsu_support'), OPENED)

  test('are closed with a result', () => {
    const desk = begun()
    const { id: task } = desk.task('papers')
    expect(desk.refusal((work) => closeTask(work, { ...act, task, result: ' ' }))).toBe('no_result')
    expect(desk.refusal((work) => closeTask(work, { ...act, task, result: 'all there' }))).toBeNull()
    expect(desk.refusal((work) => closeTask(work, { ...act, task, result: 'again' }))).toBe('unknown_task')
    expect(desk.events.at(-1)).toMatchObject({
      type: 'task_closed',
      how: 'hand',
      result: 'all there',
      by: 'olga',
    })
  })

  test('are put off to a later day with a reason', () => {
    const desk = begun()
    const { id: task } = desk.task('diagnosis')
    const off =
      (to: string, reason: string): Command =>
      (work) =>
        postponeTask(work, { ...act, task, to, reason }, rules)
    expect(desk.refusal(off('2026-12-02', 'rain'))).toBe('unknown_reason')
    expect(desk.refusal(off('2026-11-30', 'illness'))).toBe('not_later')
    expect(desk.refusal(off('2026-12-02', 'illness'))).toBeNull()
    expect(desk.events.at(-1)).toMatchObject({ type: 'task_postponed', from: '2026-11-30', to: '2026-12-02' })
  })

  test('are handed over with a reason', () => {
    const desk = begun()
    const { id: task } = desk.task('papers')
    const over =
      (reason: string): Command =>
      (work) =>
        handOverTask(work, { ...act, task, to: 'irina', reason })
    expect(desk.refusal(over(''))).toBe('no_reason')
    expect(desk.refusal(over('leave'))).toBeNull()
    expect(desk.events.at(-1)).toMatchObject({ type: 'task_handed_over', to: 'irina', reason: 'leave' })
  })

  test('have their words under a key of their own', () => {
    const desk = begun()
    const key = `${taskKey('ippsu_support', desk.task('papers'))}.name`
    expect(CONTENT.texts.find('ru', key)).toBeDefined()
    expect(key).toBe('technologies.ippsu_support.stages.intake.tasks.papers.name')
  })
})

describe('a case', () => {
  const begun = (): Desk => new Desk(technologyOf('district_work'), OPENED)

  test('rests and goes on where it was; a deed is taken meanwhile', () => {
    const desk = begun()
    desk.do((work) => pauseCase(work, { ...act, reason: 'in_hospital', until: '2026-12-20' }, rules))
    expect(desk.state).toMatchObject({ status: 'paused', resumeOn: '2026-12-20' })
    expect(desk.refusal(go('diagnosed'))).toBe('case_paused')
    expect(desk.refusal(deed('diagnosis_noted'))).toBeNull()
    desk.do((work) => resumeCase(work, act))
    expect(desk.refusal(go('diagnosed'))).toBeNull()
  })

  test('passes over a stage with a reason, but not the last and not one that must be', () => {
    const desk = begun()
    const skip: Command = (work) => skipStage(work, { ...act, reason: 'done_before' }, rules)
    expect(desk.refusal(skip)).toBeNull()
    expect(desk.state.stage).toBe('forecast')
    expect(desk.events).toContainEqual(
      expect.objectContaining({ type: 'stage_skipped', stage: 'information' }),
    )
    const intake = new Desk(technologyOf('case_work'), OPENED)
    expect(intake.refusal(skip)).toBe('must_not_skip')
  })

  test('is closed early for an early reason only, with a result that fits', () => {
    const desk = begun()
    const end =
      (reason: string, result: string): Command =>
      (work) =>
        closeCase(work, { ...act, reason, result })
    expect(desk.refusal(end('overcome', 'copes_alone'))).toBe('not_at_this_stage')
    expect(desk.refusal(end('moved', 'copes_alone'))).toBe('unknown_result')
    expect(desk.refusal(end('moved', 'handed_on'))).toBeNull()
    expect(desk.refusal(end('moved', 'handed_on'))).toBe('case_closed')
  })
})

describe('the history of a case', () => {
  test('tells who did what when', () => {
    const desk = new Desk(technologyOf('district_work'), OPENED)
    desk.do((work) => skipStage(work, { ...act, reason: 'done_before' }, rules))
    const [skipped] = desk.events.filter(({ type }) => type === 'stage_skipped')
    const told =
      skipped && historyLine(skipped, { technology: desk.technology, nameOf: () => 'Ольга Петрова' })
    expect(told && new Renderer(CONTENT.texts, 'ru').plain(told)).toBe(
      '25 ноября 2026 года, среда. Ольга Петрова.\n' +
        'Этап «Информация и диагностика» пропущен. Причина: Уже сделано раньше.',
    )
  })
})

test('what is owed each month begins with the next one where the month has its contact (Y-monthly)', () => {
  const opening = { id: 'case-1', person: 'anna', urgency: 'usual', signs: [], ...act } as const
  const dueWith = (contactOn: string | null) =>
    openCase(technologyOf('yard_management'), { ...opening, contactOn }, DAYS).tasks.find(
      ({ template }) => template === 'monthly_contact',
    )?.due
  expect([dueWith(null), dueWith('2026-10-30')]).toEqual(['2026-11-30', '2026-11-30'])
  expect([dueWith('2026-11-02'), dueWith(OPENED)]).toEqual(['2026-12-31', '2026-12-31'])
})
