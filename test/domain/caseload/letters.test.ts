import { describe, expect, test } from 'vitest'
import { advanceStage } from '../../../src/domain/caseload/advance-stage.ts'
import { goBack } from '../../../src/domain/caseload/go-back.ts'
import { noteReceipt, noteResult, type Sending, sendLetter } from '../../../src/domain/caseload/letter.ts'
import { recordDeed } from '../../../src/domain/caseload/record-deed.ts'
import { closeTask } from '../../../src/domain/caseload/settle-task.ts'
import { consent, Desk, technologyOf } from './desk.ts'
import { doRequired } from './way.ts'

const OPENED = '2026-11-25'
const act = { on: '2026-11-26', by: 'olga' }
const GIVEN = consent('letter', '2026-11-25')
const LETTER: Sending = {
  ...act,
  letter: 'letter-7',
  organisation: 'clinic',
  consent: GIVEN,
  receiptBy: '2026-12-03',
  resultBy: '2026-12-24',
}

/** A case that has come to the letter (A5). */
const atLetter = (): Desk => {
  const desk = new Desk(technologyOf('social_mediation'), OPENED)
  for (const outcome of ['need_clear', 'informed', 'chosen', 'letter_needed']) {
    doRequired(desk, OPENED)
    desk.do((work) => advanceStage(work, { on: OPENED, by: 'olga', outcome }))
  }
  return desk
}

describe('a letter (A5-letter)', () => {
  test.each([
    ['none is recorded', null],
    ['it is another person’s', { ...GIVEN, person: 'boris' }],
    ['it is for a mentor', consent('mentor', '2026-11-25')],
    ['it comes a day too late', { ...GIVEN, on: '2026-11-27' }],
    ['it was withdrawn before', { ...GIVEN, withdrawnOn: '2026-11-25' }],
    ['it was withdrawn the same day', { ...GIVEN, withdrawnOn: '2026-11-26' }],
  ])('is not sent when of the consent %s', (_, given) => {
    const desk = atLetter()
    const before = [desk.state, desk.tasks, desk.events.length]
    expect(desk.refusal((work) => sendLetter(work, { ...LETTER, consent: given }))).toBe('no_consent')
    expect([desk.state, desk.tasks, desk.events.length]).toEqual(before)
  })

  test('withdrawn later, the consent held on the day', () => {
    const withdrawn = { ...GIVEN, withdrawnOn: '2026-11-27' }
    expect(atLetter().refusal((work) => sendLetter(work, { ...LETTER, consent: withdrawn }))).toBeNull()
  })

  test('the task to send it cannot be ticked off instead', () => {
    const desk = atLetter()
    const task = desk.task('letter').id
    expect(desk.refusal((work) => closeTask(work, { ...act, task, result: 'sent' }))).toBe('no_consent')
    expect(desk.has('letter')).toBe(true)
  })

  test('without letter and consent the stage is not left forwards', () => {
    const desk = atLetter()
    const refused = desk.do((work) => advanceStage(work, { ...act, outcome: 'sent' }))
    expect(refused).toEqual({
      refused: 'required_open',
      tasks: [desk.task('consent').id, desk.task('letter').id],
    })
  })

  test('sent, it closes its task and plans both checks on the days set on it (D-letter)', () => {
    const desk = atLetter()
    desk.do((work) => recordDeed(work, { ...act, kind: 'consent_recorded', about: null }))
    expect(desk.refusal((work) => sendLetter(work, LETTER))).toBeNull()
    expect(desk.has('consent') || desk.has('letter')).toBe(false)
    expect(desk.task('letter_receipt')).toMatchObject({
      due: '2026-12-03',
      about: 'letter-7',
      deadline: { rule: 'letter', base: '2026-12-03' },
    })
    expect(desk.task('letter_result')).toMatchObject({ due: '2026-12-24', about: 'letter-7' })
    expect(desk.events).toContainEqual({
      type: 'letter_sent',
      case: 'case-1',
      on: '2026-11-26',
      by: 'olga',
      letter: 'letter-7',
      organisation: 'clinic',
      receiptBy: '2026-12-03',
      resultBy: '2026-12-24',
    })
  })

  test.each([
    ['2026-11-26', '2026-12-24'],
    ['2026-12-03', '2026-12-02'],
  ])('checks on %s and %s make no sense', (receiptBy, resultBy) => {
    const refusal = atLetter().refusal((work) => sendLetter(work, { ...LETTER, receiptBy, resultBy }))
    expect(refusal).toBe('not_later')
  })

  test('checks outlive the stage, and each letter is told apart', () => {
    const desk = atLetter()
    desk.do((work) => sendLetter(work, LETTER))
    desk.do((work) => sendLetter(work, { ...LETTER, letter: 'letter-8' }))
    desk.do((work) => goBack(work, { ...act, reason: 'call_again' }))
    expect(desk.state.stage).toBe('contact')
    desk.do((work) => noteReceipt(work, { ...act, letter: 'letter-8' }))
    const open = desk.tasks
      .filter(({ about }) => about?.startsWith('letter-'))
      .map(({ template, about }) => [template, about])
    expect(open).toEqual([
      ['letter_receipt', 'letter-7'],
      ['letter_result', 'letter-7'],
      ['letter_result', 'letter-8'],
    ])
  })

  test('an answer shows that the letter arrived', () => {
    const desk = atLetter()
    desk.do((work) => sendLetter(work, LETTER))
    desk.do((work) => noteResult(work, { ...act, letter: 'letter-7', result: 'granted' }))
    expect(desk.tasks.filter(({ about }) => about === 'letter-7')).toEqual([])
  })
})
