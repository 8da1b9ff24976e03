import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate } from '../../../src/domain/calendar/local-date.ts'
import { advanceStage } from '../../../src/domain/caseload/advance-stage.ts'
import { CaseEvent } from '../../../src/domain/caseload/case-event.ts'
import { CaseState } from '../../../src/domain/caseload/case-state.ts'
import { REFUSALS } from '../../../src/domain/caseload/change.ts'
import { chooseTrack } from '../../../src/domain/caseload/choose-track.ts'
import { closeCase } from '../../../src/domain/caseload/close-case.ts'
import { DEED_KINDS } from '../../../src/domain/caseload/deed.ts'
import { goBack } from '../../../src/domain/caseload/go-back.ts'
import { noteReceipt, noteResult, sendLetter } from '../../../src/domain/caseload/letter.ts'
import { attachMentor, recordMentoring, replaceMentor } from '../../../src/domain/caseload/mentor.ts'
import { pauseCase, resumeCase } from '../../../src/domain/caseload/pause-case.ts'
import { prolong } from '../../../src/domain/caseload/prolong.ts'
import { type Recording, recordDeed } from '../../../src/domain/caseload/record-deed.ts'
import { closeTask, handOverTask, postponeTask } from '../../../src/domain/caseload/settle-task.ts'
import { skipStage } from '../../../src/domain/caseload/skip-stage.ts'
import { stageOf } from '../../../src/domain/caseload/technology.ts'
import { CONTENT } from '../../support/chat.ts'
import { type Command, consent, Desk } from './desk.ts'
import { finish, wayTo } from './way.ts'

const OPENED = '2026-11-25'
const MUCH_LATER = '2040-01-10'

/** One number picks of whatever list fits the moment; some picks name nothing, as people do. */
const pick = <T>(list: readonly T[], n: number, nothing: T): T =>
  n % 11 === 10 ? nothing : (list[n % list.length] ?? nothing)

const KINDS = DEED_KINDS as readonly Recording['kind'][]

const commandOf = (name: number, n: number, on: LocalDate, desk: Desk): Command => {
  const { technology, state, tasks } = desk
  const act = { on, by: 'olga' }
  const stage = stageOf(technology, state.stage)
  const ids = (list: readonly { id: string }[] = []): string[] => list.map(({ id }) => id)
  const task = pick(ids(tasks), n, 'task-none')
  const { caseRules: rules } = CONTENT
  const reason = technology.closing[n % technology.closing.length]
  const mentoring = technology.mentoring
  const all: Command[] = [
    (work) => advanceStage(work, { ...act, outcome: pick(ids(stage?.outcomes), n, 'nowhere') }),
    (work) => advanceStage(work, { ...act, outcome: pick(ids(stage?.outcomes), n, 'nowhere') }),
    (work) => goBack(work, { ...act, reason: pick(ids(stage?.back), n, 'fate') }),
    (work) => skipStage(work, { ...act, reason: pick(rules.skipping, n, 'boring') }, rules),
    (work) =>
      chooseTrack(work, { ...act, track: pick(['assistance', 'competence'] as const, n, 'assistance') }),
    (work) =>
      pauseCase(
        work,
        { ...act, reason: pick(rules.pausing, n, 'mood'), until: n % 2 ? addDays(on, n % 90) : null },
        rules,
      ),
    (work) => resumeCase(work, act),
    (work) => resumeCase(work, act),
    (work) => recordDeed(work, { ...act, kind: pick(KINDS, n, 'contact'), about: null }),
    (work) => closeTask(work, { ...act, task, result: n % 13 ? 'done' : ' ' }),
    (work) => closeTask(work, { ...act, task, result: 'done' }),
    (work) =>
      postponeTask(
        work,
        { ...act, task, to: addDays(on, n % 50), reason: pick(rules.postponing, n, 'sun') },
        rules,
      ),
    (work) => handOverTask(work, { ...act, task, to: 'irina', reason: n % 5 ? 'leave' : '' }),
    (work) =>
      sendLetter(work, {
        ...act,
        letter: `letter-${on}-${n}`,
        organisation: 'clinic',
        consent: n % 3 ? consent('letter', OPENED) : null,
        receiptBy: addDays(on, n % 20),
        resultBy: addDays(on, n % 30),
      }),
    (work) => noteReceipt(work, { ...act, letter: tasks.find(({ about }) => about)?.about ?? 'letter-none' }),
    (work) =>
      noteResult(work, { ...act, letter: tasks.find(({ about }) => about)?.about ?? 'none', result: 'yes' }),
    (work) =>
      attachMentor(work, {
        ...act,
        mentor: `mentor-${n}`,
        consent: n % 3 ? consent('mentor', OPENED) : null,
      }),
    (work) =>
      replaceMentor(work, {
        ...act,
        mentor: n % 2 ? `mentor-${n}` : null,
        reason: pick(mentoring?.replacing ?? [], n, 'whim'),
        consent: consent('mentor', OPENED),
      }),
    (work) =>
      recordMentoring(work, {
        ...act,
        form: 'group',
        kind: pick(mentoring?.group ?? [], n, 'nap'),
        note: null,
      }),
    (work) => prolong(work, { ...act, months: n % 15, grounds: n % 4 === 0 }),
    (work) =>
      n % 7 === 0 && reason
        ? closeCase(work, { ...act, reason: reason.id, result: pick(reason.results, n, 'fame') })
        : { refused: 'unknown_reason' },
  ]
  const chosen = all[name % all.length]
  if (!chosen) throw new RangeError('no command')
  return chosen
}

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

const steps = fc.array(fc.tuple(fc.nat(1_000), fc.nat(10_000), fc.nat(40)), {
  maxLength: 60,
  size: 'max',
})
const technologies = [...CONTENT.technologies.values()]
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
            const [before, told] = [desk.state, desk.events.length]
            const refused = desk.refusal(commandOf(name, n, on, desk))
            if (refused) {
              expect(REFUSALS).toContain(refused)
              expect([desk.state, desk.events.length]).toEqual([before, told])
            }
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
        { numRuns: 100 },
      )
    },
  )

  test('the history tells which tasks lie open', () => {
    fc.assert(
      fc.property(fc.constantFrom(...technologies), steps, (technology, commands) => {
        const desk = new Desk(technology, OPENED)
        for (const [name, n, later] of commands) desk.do(commandOf(name, n, addDays(OPENED, later), desk))
        const count = (type: CaseEvent['type']): number =>
          desk.events.filter((event) => event.type === type).length
        expect(count('task_planned') - count('task_closed')).toBe(desk.tasks.length)
      }),
      { numRuns: 100 },
    )
  })
})
