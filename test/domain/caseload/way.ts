import type { LocalDate } from '../../../src/domain/calendar/local-date.ts'
import { advanceStage } from '../../../src/domain/caseload/advance-stage.ts'
import { makeBooking } from '../../../src/domain/caseload/booking.ts'
import { chooseTrack } from '../../../src/domain/caseload/choose-track.ts'
import { closeCase, closingReasonsAt } from '../../../src/domain/caseload/close-case.ts'
import { sendLetter } from '../../../src/domain/caseload/letter.ts'
import { attachMentor } from '../../../src/domain/caseload/mentor.ts'
import type { OpenTask } from '../../../src/domain/caseload/planned-task.ts'
import { recordDeed } from '../../../src/domain/caseload/record-deed.ts'
import { closeTask } from '../../../src/domain/caseload/settle-task.ts'
import { stageOf, type Technology, tracksAt } from '../../../src/domain/caseload/technology.ts'
import { bothAgreed, type Command, consent, type Desk } from './desk.ts'

const LONG_AFTER = '2099-01-01'

/** The deed, or the hand, that closes a task. */
export const closing = (task: OpenTask, on: LocalDate): Command => {
  const act = { on, by: 'olga' }
  switch (task.closedBy) {
    case null:
      return (work) => closeTask(work, { ...act, task: task.id, result: 'done' })
    case 'letter_sent': {
      const letter = {
        letter: `letter-${task.id}`,
        organisation: 'clinic',
        receiptBy: LONG_AFTER,
        resultBy: LONG_AFTER,
      }
      return (work) => sendLetter(work, { ...act, ...letter, consent: consent('letter', on) })
    }
    case 'mentor_attached':
      return (work) =>
        attachMentor(work, {
          ...act,
          mentor: `mentor-${task.id}`,
          consent: bothAgreed(`mentor-${task.id}`, on),
          inSupport: true,
        })
    case 'booking_made':
      return (work) => makeBooking(work, { ...act, booking: `booking-${task.id}`, day: on, time: '10:30' })
    case 'receipt_noted':
    case 'result_noted':
      throw new RangeError('news of letters belong to no stage')
    default: {
      const kind = task.closedBy
      return (work) => recordDeed(work, { ...act, kind, about: task.about })
    }
  }
}

/** Does all that the present stage requires; the first track offered is chosen where none is. */
export const doRequired = (desk: Desk, on: LocalDate): void => {
  const stage = stageOf(desk.technology, desk.state.stage)
  const [track] = stage && !desk.state.tracks[stage.id] ? tracksAt(desk.technology, stage) : []
  if (track) desk.do((work) => chooseTrack(work, { on, by: 'olga', track }))
  for (const task of desk.tasks.filter(({ required }) => required))
    if (desk.tasks.some(({ id }) => id === task.id)) desk.do(closing(task, on))
}

/** The shortest way of outcomes from a stage to one at which a reason closes the case; null when there is none. */
export const wayTo = (technology: Technology, from: string, reason: string): string[] | null => {
  const seen = new Set([from])
  const queue: { stage: string; way: string[] }[] = [{ stage: from, way: [] }]
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { stage, way } = next
    if (closingReasonsAt(technology, stage).some(({ id }) => id === reason)) return way
    for (const { id, leads_to } of stageOf(technology, stage)?.outcomes ?? [])
      if (!seen.has(leads_to) && stageOf(technology, leads_to)) {
        seen.add(leads_to)
        queue.push({ stage: leads_to, way: [...way, id] })
      }
  }
  return null
}

/** Walks on to a closing; gives the first refusal on the way, null when the case is closed. */
export const finish = (desk: Desk, reason: string, result: string, on: LocalDate): string | null => {
  const way = wayTo(desk.technology, desk.state.stage, reason)
  if (!way) return `no way to "${reason}"`
  for (const outcome of way) {
    doRequired(desk, on)
    const refusal = desk.refusal((work) => advanceStage(work, { on, by: 'olga', outcome }))
    if (refusal) return refusal
  }
  doRequired(desk, on)
  return desk.refusal((work) => closeCase(work, { on, by: 'olga', reason, result }))
}
