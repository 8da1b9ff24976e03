import fc from 'fast-check'
import { addDays, type LocalDate } from '../../../src/domain/calendar/local-date.ts'
import { advanceStage } from '../../../src/domain/caseload/advance-stage.ts'
import { endBooking, makeBooking, moveBooking } from '../../../src/domain/caseload/booking.ts'
import { BOOKING_ENDS, CURATOR_REASONS } from '../../../src/domain/caseload/case-event.ts'
import { changeCurator } from '../../../src/domain/caseload/change-curator.ts'
import { addToPlan, changePlan, removeFromPlan } from '../../../src/domain/caseload/change-plan.ts'
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
import type { PlanEntry } from '../../../src/domain/caseload/work-plan.ts'
import { CONTENT } from '../../support/chat.ts'
import { bothAgreed, type Command, consent, type Desk } from './desk.ts'
import { doRequired } from './way.ts'

/** The day on which consents of these cases were given. */
export const OPENED = '2026-11-25'

/** One number picks of whatever list fits the moment; some picks name nothing, as people do. */
const pick = <T>(list: readonly T[], n: number, nothing: T): T =>
  n % 11 === 10 ? nothing : (list[n % list.length] ?? nothing)

const KINDS = DEED_KINDS as readonly Recording['kind'][]

/** A line of a family's plan, as its id says it: a number and the day on which it was written. */
const lineOf = (id: string): PlanEntry => {
  const [, n = '0', on = OPENED] = id.split('_')
  return {
    id,
    ...{ problem: 'no papers', goal: 'a passport', action: 'go to the office' },
    responsible: { side: 'family', name: 'Anna' },
    ...{ begins: on, due: addDays(on, Number(n) % 30), monitoring: [addDays(on, Number(n) % 7)] },
  }
}

/** A command of any kind, sensible or not, for the moment that a case is in. */
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
        consent: n % 3 ? bothAgreed(`mentor-${n}`, OPENED) : null,
        inSupport: n % 7 > 0,
      }),
    (work) =>
      replaceMentor(work, {
        ...act,
        mentor: n % 2 ? `mentor-${n}` : null,
        reason: pick(mentoring?.replacing ?? [], n, 'whim'),
        consent: bothAgreed(`mentor-${n}`, OPENED),
      }),
    (work) =>
      recordMentoring(work, {
        ...act,
        form: 'group',
        kind: pick(mentoring?.group ?? [], n, 'nap'),
        note: null,
      }),
    (work) =>
      changeCurator(work, { ...act, from: 'olga', to: 'pavel', reason: pick(CURATOR_REASONS, n, 'load') }),
    (work) => {
      if (n % 3 === 0) return addToPlan(work, { ...act, entry: lineOf(`line_${n}_${on}`) })
      const was = lineOf(tasks.find(({ about }) => about?.startsWith('line_'))?.about ?? `line_${n}_${on}`)
      const entry = { ...was, due: addDays(on, n % 40), action: n % 2 ? was.action : 'write' }
      return n % 3 === 1
        ? changePlan(work, { ...act, was, entry })
        : removeFromPlan(work, { ...act, entry: was })
    },
    (work) => {
      const booked = { ...act, day: addDays(on, (n % 20) - 1), time: n % 2 ? '10:30' : '' }
      const open = tasks.find(({ template, about: of }) => template === 'booking' && of !== null)?.about
      if (!open || n % 4 === 0) return makeBooking(work, { ...booked, booking: `booking-${n}-${on}` })
      if (n % 4 === 1) return moveBooking(work, { ...booked, booking: open })
      return endBooking(work, { ...booked, booking: open, how: pick(BOOKING_ENDS, n, 'went') })
    },
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

/** Gives a case one command, now and then after what its stage requires was done; gives the refusal. */
export const happen = (desk: Desk, name: number, n: number, on: LocalDate): string | null => {
  if (n % 2 === 0) doRequired(desk, on)
  return desk.refusal(commandOf(name, n, on, desk))
}

/** What happens to a case: which command, with what, how many days later. */
export const steps = fc.array(fc.tuple(fc.nat(1_000), fc.nat(10_000), fc.nat(40)), {
  maxLength: 60,
  size: 'max',
})
