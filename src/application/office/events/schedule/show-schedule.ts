import { text } from '../../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { Outgoing } from '../../../ports/messenger.ts'
import type { KeptSchedule } from '../../../ports/office/schedule-desk.ts'
import { allowed, refuse } from '../../kit/audited.ts'
import { csvText } from '../../kit/csv-text.ts'
import { pageOf } from '../../kit/list.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { FormPlace } from '../../kit/office-form.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { announcedButtons, announcedLines } from './announced-words.ts'
import { type Compared, compared, uidOfDraft } from './compare-schedule.ts'
import { draftLine, placeOf, scheduleButtons, scheduleLines } from './schedule-words.ts'

/** The schedule that a press is about; null – it is not this employee's, or was never. */
export const scheduleOf = (call: OfficeCall): Promise<KeptSchedule | null> =>
  call.desks.schedules.find(call.actor.id, call.args[0] ?? '')

export const missingSchedule = (call: OfficeCall): Decision =>
  refuse(call, 'plan_events', `schedule:${call.args[0] ?? ''}`)

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
export const scheduleMessage = async (
  place: Place,
  schedule: KeptSchedule,
): Promise<Outgoing & { kind: 'text' }> => {
  const all = await comparedNow(place, schedule)
  const { words } = place
  return schedule.kept.origin === 'words' && schedule.state === 'read'
    ? words.message(announcedLines(words, schedule, all), announcedButtons(schedule, all))
    : words.message(scheduleLines(schedule, all), scheduleButtons(schedule, all))
}

/** How a schedule stands, where the pressed message was. */
export const asItStands = async (call: OfficeCall, schedule: KeptSchedule): Promise<Decision> =>
  decide(call.moment, { replies: [inPlace(call, await scheduleMessage(call, schedule))] })

/** How a schedule stands; only whoever sent it sees it. */
export const showSchedule: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const schedule = await scheduleOf(call)
    return schedule ? asItStands(call, schedule) : missingSchedule(call)
  },
}

const byTime = (a: Compared, b: Compared): number => {
  const [first, second] = [a, b].map(({ draft: { time } }) => `${time.day} ${time.time}`)
  return String(first).localeCompare(String(second))
}

/** «Показать события»: by day, a page after the other. */
export const listSchedule: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const schedule = await scheduleOf(call)
    if (!schedule) return missingSchedule(call)
    const all = [...(await comparedNow(call, schedule))].sort(byTime)
    // Nothing was read, or it is settled: there is nothing to be listed.
    if (schedule.state !== 'read' || all.length === 0) return asItStands(call, schedule)
    const { shown, turns } = pageOf(all, call.args[1], (page) => ['schedule_show', schedule.id, page])
    const back: OfficeButton = [text('office.schedule.buttons.back'), 'schedule', schedule.id]
    const lines = shown.map((each) => draftLine(each))
    return decide(call.moment, { replies: [inPlace(call, call.words.message(lines, [...turns, back]))] })
  },
}

/** «Ошибки файлом»: what is wrong where, and what to do, as a table that opens in Excel. */
export const showScheduleFaults: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const schedule = await scheduleOf(call)
    if (!schedule) return missingSchedule(call)
    if (schedule.state !== 'read') return asItStands(call, schedule)
    if (schedule.kept.reading.faulty.length === 0) return missingSchedule(call)
    const { words, desks, moment } = call
    const { faulty, questions } = schedule.kept.reading
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
  },
}

/** «Отменить», «Это не мероприятие»: nothing of it comes into the calendar. */
export const leaveSchedule: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const schedule = await scheduleOf(call)
    if (!schedule) return missingSchedule(call)
    if (schedule.state !== 'read') return asItStands(call, schedule)
    const { id, revision } = schedule
    const left = await scheduleMessage(call, { ...schedule, state: 'left' })
    return decide(call.moment, {
      replies: [inPlace(call, left)],
      office: [
        { type: 'settle_schedule', id, staff: call.actor.id, state: 'left', revision },
        allowed(call, 'plan_events', `schedule:${id}`),
      ],
    })
  },
}
