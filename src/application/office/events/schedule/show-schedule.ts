import { text } from '../../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { KeptSchedule } from '../../../ports/office/schedule-desk.ts'
import { about, type Subject } from '../../kit/about.ts'
import { refuse } from '../../kit/audited.ts'
import { csvText } from '../../kit/csv-text.ts'
import { pageOf } from '../../kit/list.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { FormPlace } from '../../kit/office-form.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { Answer, Screen } from '../../kit/screen.ts'
import { announcedButtons, announcedLines } from './announced-words.ts'
import { type Compared, compared, uidOfDraft } from './compare-schedule.ts'
import { draftLine, placeOf, scheduleButtons, scheduleLines } from './schedule-words.ts'

/** A schedule that this employee sent. */
export const SCHEDULE: Subject<KeptSchedule> = {
  kind: 'schedule',
  find: ({ desks, actor }, _, id) => desks.schedules.find(actor.id, id),
}

type Place = Pick<OfficeCall, 'desks' | 'words'> & { readonly actor: NonNullable<FormPlace['actor']> }

/** Its events against the calendar as it stands. */
export const comparedNow = async (
  { desks, actor }: Place,
  { kept }: KeptSchedule,
): Promise<readonly Compared[]> => {
  const { drafts } = kept.reading
  return compared(actor, drafts, await desks.schedules.known(actor, drafts.map(uidOfDraft)))
}

/** What a schedule comes to, with its buttons. */
export const scheduleScreen = async (place: Place, schedule: KeptSchedule): Promise<Screen> => {
  const all = await comparedNow(place, schedule)
  return schedule.kept.origin === 'words' && schedule.state === 'read'
    ? { parts: announcedLines(place.words, schedule, all), buttons: announcedButtons(schedule, all) }
    : { parts: scheduleLines(schedule, all), buttons: scheduleButtons(schedule, all) }
}

/** How a schedule stands, where the pressed message was. */
export const asItStands = async (call: OfficeCall, schedule: KeptSchedule): Promise<Screen> => ({
  ...(await scheduleScreen(call, schedule)),
  place: 'in_place',
})

/** What is done with a schedule that waits to be taken or left; one that is settled is shown as it stands. */
const whileRead =
  (run: (call: OfficeCall, schedule: KeptSchedule) => Answer | Promise<Answer>) =>
  (call: OfficeCall, schedule: KeptSchedule): Answer | Promise<Answer> =>
    schedule.state === 'read' ? run(call, schedule) : asItStands(call, schedule)

/** How a schedule stands; only whoever sent it sees it. */
export const showSchedule = about(SCHEDULE, 'plan_events', asItStands)

const byTime = (a: Compared, b: Compared): number => {
  const [first, second] = [a, b].map(({ draft: { time } }) => `${time.day} ${time.time}`)
  return String(first).localeCompare(String(second))
}

/** «Показать события»: by day, a page after the other. */
export const listSchedule = about(SCHEDULE, 'plan_events', async (call, schedule) => {
  const all = [...(await comparedNow(call, schedule))].sort(byTime)
  // Nothing was read, or it is settled: there is nothing to be listed.
  if (schedule.state !== 'read' || all.length === 0) return asItStands(call, schedule)
  const { shown, turns } = pageOf(all, call.args[1], (page) => ['schedule_show', schedule.id, page])
  const back: OfficeButton = [text('office.schedule.buttons.back'), 'schedule', schedule.id]
  return { parts: shown.map(draftLine), buttons: [...turns, back], place: 'in_place' }
})

/** «Ошибки файлом»: what is wrong where, and what to do, as a table that opens in Excel. */
const sendFaults = async (call: OfficeCall, schedule: KeptSchedule): Promise<Decision> => {
  const { words, desks, moment } = call
  const { faulty, questions } = schedule.kept.reading
  if (faulty.length === 0) return refuse(call, 'plan_events', `schedule:${schedule.id}`)
  const remarks = [...faulty.flatMap(({ faults }) => faults), ...questions]
  const head = (['sheet', 'place', 'cell', 'title', 'what'] as const).map((each) =>
    words.phrase(`office.schedule.report.${each}`),
  )
  const titles = new Map(faulty.map((row) => [`${row.sheet}/${row.number}`, row.texts.title ?? '']))
  const rows = remarks.map((remark) => [
    ...[remark.sheet ?? '', words.plain(placeOf(remark)), remark.at],
    ...[titles.get(`${remark.sheet}/${remark.number}`) ?? ''],
    words.phrase(`office.schedule.trouble.${remark.what}`),
  ])
  const content = await csvText(desks, [head, ...rows])
  const name = words.phrase('office.schedule.report.file')
  const caption = words.phrase('office.schedule.report.caption', { n: remarks.length })
  return decide(moment, { replies: [{ kind: 'file', name, mime: 'text/csv', content, caption }] })
}

export const showScheduleFaults = about(SCHEDULE, 'plan_events', whileRead(sendFaults))

/** «Отменить», «Это не мероприятие»: nothing of it comes into the calendar. */
export const leaveSchedule = about(
  SCHEDULE,
  'plan_events',
  whileRead(async (call, schedule) => {
    const { id, revision } = schedule
    return {
      ...(await asItStands(call, { ...schedule, state: 'left' })),
      changes: [{ type: 'settle_schedule', id, staff: call.actor.id, state: 'left', revision }],
      object: `schedule:${id}`,
    }
  }),
)
