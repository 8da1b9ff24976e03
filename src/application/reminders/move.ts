import { addDays, type LocalDate, localMoment } from '../../domain/calendar/local-date.ts'
import { partOfSubject } from '../../domain/reminders/occasion.ts'
import type { ReminderRule } from '../../domain/reminders/rule.ts'
import type { PlannedAction } from '../../domain/scenario/steps/plan.ts'
import { text } from '../../domain/words/text-ref.ts'
import { type Decision, decide } from '../decision.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { pressFor } from './buttons.ts'
import { goTo } from './go-on.ts'
import { answered, decidedHtml, type Hearing, inPlace } from './hearing.ts'
import { zoneOf } from './zones.ts'

/** Days from today to which something is moved with one press. */
export const MOVES = [1, 2, 3, 7] as const
/** Where no working day is found within so many, the calendar is at fault: the day itself is taken. */
const MOST_DAYS = 31

/** Whether a new day is chosen under the reminder itself; the day of a visit is named by those who receive. */
export const isMovable = ({ of, buttons }: ReminderRule): boolean =>
  buttons.includes('move') && of !== 'appointment'

/** «Перенести»: days to choose from; a visit's new day is asked in the words of the track. */
export const askDay = (hearing: Hearing): Decision => {
  const { moment, told, rule, renderer } = hearing
  if (!isMovable(rule)) return goTo(hearing, 'visit.moved_day', 'move')
  const days = MOVES.map((n) => [pressFor(told, `to_${n}`, renderer.plain(text(`talk.near_days.in_${n}`)))])
  const back = [pressFor(told, 'hide', moment.screens.label('reminder_buttons.back'))]
  const html = renderer.html(text('screens.reminder.which_day'))
  return decide(moment, { replies: [inPlace(hearing, html, [...days, back])] })
}

/** So many days from the person's today; for what is done on working days, the next of them. */
const dayIn = ({ moment: { at, person, conversation }, rule }: Hearing, days: number): LocalDate => {
  const wanted = addDays(localMoment(at, zoneOf(person, conversation)).date, days)
  if (rule.days === 'any') return wanted
  const working = Array.from({ length: MOST_DAYS }, (_, later) => addDays(wanted, later))
  return working.find((day) => conversation.calendar.isWorking(day)) ?? wanted
}

/** The talk with the new day in its own answers, so that the plan it shows is the one that is kept. */
const withDay = (talk: StoredTalk | null, subject: string, by: LocalDate, at: number): StoredTalk | null => {
  if (!talk) return talk
  const { answers } = talk.session
  const part = partOfSubject(subject)
  const place = /^plan(\d+)$/.exec(part)?.[1]
  const plan = (answers['plan'] ?? []) as unknown as readonly PlannedAction[]
  const moved =
    part === 'retry'
      ? { retry_date: by }
      : place !== undefined && plan[Number(place)]
        ? { plan: plan.map((action, n) => (n === Number(place) ? { ...action, by } : action)) as never }
        : null
  if (!moved) return talk
  return { ...talk, updatedAt: at, session: { ...talk.session, answers: { ...answers, ...moved } } }
}

/** The day is another one now, said in full; a thing that was declined is taken up again. */
export const moveBy =
  (days: number) =>
  (hearing: Hearing): Decision => {
    const { moment, told, talk } = hearing
    const { occasion, subject } = told
    if (!occasion) return decide(moment)
    const date = dayIn(hearing, days)
    const html = decidedHtml(hearing, [text('screens.reminder.moved', { date: { date } })])
    return decide(moment, {
      talk: withDay(talk, subject, date, moment.at) ?? moment.loaded.talk,
      events: [answered(hearing, 'moved')],
      occasions: [{ id: subject, kind: occasion.kind, date, time: '', closedBy: null }],
      replies: [inPlace(hearing, html)],
    })
  }
