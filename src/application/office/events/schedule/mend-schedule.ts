import type {
  FaultyRow,
  RowTexts,
  ScheduleReading,
  ScheduleRemark,
} from '../../../../domain/events/event-draft.ts'
import type { KeptReading, MendedRow } from '../../../../domain/events/kept-reading.ts'
import { type RowContext, readRowTexts, type TextFault } from '../../../../domain/events/read-row-texts.ts'
import { cutText, shortText } from '../../../../domain/text/cut-text.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { Decision } from '../../../decision.ts'
import type { FieldRead } from '../../../ports/office/dialogs.ts'
import type { KeptSchedule } from '../../../ports/office/schedule-desk.ts'
import { about, withSubject } from '../../kit/about.ts'
import { refuse } from '../../kit/audited.ts'
import { orPress, typed } from '../../kit/field.ts'
import { type Begun, type Dialog, dialog, type Questions } from '../../kit/form.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { FormPlace } from '../../kit/office-form.ts'
import { type Answer, answered, type Screen } from '../../kit/screen.ts'
import { ANNOUNCED_FIELDS } from './announced-words.ts'
import { rowContext } from './row-context.ts'
import { isOfCalendar } from './schedule-words.ts'
import { SCHEDULE, scheduleScreen } from './show-schedule.ts'

const LONGEST_ANSWER = 600
/** What is quoted from a row, so that it is known again. */
const LONGEST_SHOWN = 80

/** «Строка 10. Вечер романса», or what an announcement is called. */
const titleOf = ({ where, number, texts }: MendedRow): TextRef => {
  const title = shortText(texts.title || texts.date || '', LONGEST_SHOWN)
  if (where === 'words') return text('office.schedule.mend.title', { title })
  const place = text(`office.schedule.place.${where}`, { row: number, n: { amount: number } })
  return text('office.schedule.mend.place', { place, title })
}

const askOf = (given: MendedRow): TextRef => {
  const { field, what, texts } = given
  const title = titleOf(given)
  const said = shortText(texts[field] ?? '', LONGEST_SHOWN)
  const question = text(`office.schedule.ask.${field}`)
  if (what === null || given.row === null) return text('office.schedule.mend.plain', { question })
  const trouble = text(`office.schedule.trouble.${what}`)
  return said === ''
    ? text('office.schedule.mend.missing', { title, what: trouble, question })
    : text('office.schedule.mend.wrong', { title, said, what: trouble, question })
}

/** The row with the answer in it: the fault of this very field has to be gone, others are asked next. */
const readAnswer = (place: FormPlace, said: string, given: MendedRow): FieldRead<string> => {
  const words = cutText(said.trim(), LONGEST_ANSWER)
  const read = readRowTexts({ ...given.texts, [given.field]: words }, rowContext(place, given))
  const own = 'faults' in read ? read.faults.find(({ field }) => field === given.field) : undefined
  return own ? { fault: text('office.schedule.mend.again', again(own)) } : { value: words }
}

const again = ({ field, fault }: TextFault) => ({
  what: text(`office.schedule.trouble.${fault}`),
  question: text(`office.schedule.ask.${field}`),
})

/** The question about the first fault of a faulty row from `from` on that can be answered; null – there is none. */
const questionFrom = ({ id, kept }: KeptSchedule, from: number): MendedRow | null => {
  const { faulty } = kept.reading
  for (let row = from; row < faulty.length; row += 1) {
    const { faults, texts, plan, number } = faulty[row] as FaultyRow
    const fault = faults.find(({ field }) => field !== null)
    if (!fault?.field) continue
    const where = kept.origin === 'words' ? 'words' : isOfCalendar(fault) ? 'event' : 'row'
    const place = { schedule: id, row, number, where, texts, plan, source: kept.source } as const
    return { ...place, field: fault.field, what: fault.what }
  }
  return null
}

/** What a row comes to with an answer: drafts, or what is still wrong with it. */
const mended = (kept: KeptReading, given: MendedRow, texts: RowTexts, context: RowContext): KeptReading => {
  const { reading } = kept
  const read = readRowTexts(texts, context)
  const others = reading.faulty.filter((_, index) => index !== given.row)
  const announced = kept.announced === null ? null : texts
  if ('faults' in read) {
    const before = given.row === null ? undefined : reading.faulty[given.row]
    const place = { sheet: before?.sheet ?? null, number: before?.number ?? 1 }
    const faults = read.faults.map(({ field, fault }): ScheduleRemark => {
      const told = before?.faults.find((each) => each.field === field)
      const { at = String(place.number), heading = '' } = told ?? {}
      return { ...place, at, heading, field, what: fault, isFault: true }
    })
    const row = { ...place, texts, plan: given.plan, faults }
    const faulty = reading.faulty.toSpliced(given.row ?? 0, given.row === null ? 0 : 1, row)
    return { ...kept, announced, reading: { ...reading, faulty } }
  }
  const drafts = announced === null ? reading.drafts : []
  const fresh: ScheduleReading = {
    ...reading,
    faulty: others,
    drafts: [...drafts, ...read.drafts],
    past: reading.past + read.past,
    beyond: reading.beyond + read.beyond,
  }
  return { ...kept, announced, reading: fresh }
}

/** Goes on with the next question, or shows what has come of it all. */
const goOn = (call: OfficeCall, schedule: KeptSchedule, from: number): Promise<Decision | Screen> => {
  const question = questionFrom(schedule, from)
  return question ? MEND_SCHEDULE.begin(call, question) : scheduleScreen(call, schedule)
}

const answeredRow = async (
  call: OfficeCall,
  schedule: KeptSchedule,
  given: MendedRow,
  answer: string | null,
): Promise<Answer> => {
  if (schedule.state !== 'read') return scheduleScreen(call, schedule)
  if (answer === null) return goOn(call, schedule, (given.row ?? 0) + 1)
  const texts = { ...given.texts, [given.field]: answer }
  const kept = mended(schedule.kept, given, texts, rowContext(call, given))
  const { id, revision } = schedule
  const after = { ...schedule, kept, revision: revision + 1 }
  const next = answered(call, 'plan_events', await goOn(call, after, given.row ?? 0))
  return {
    ...next,
    office: [{ type: 'mend_schedule', id, staff: call.actor.id, kept, revision }, ...next.office],
  }
}

/** «Исправить»: asks for what is missing, row by row, one question at a time. */
export const MEND_SCHEDULE: Dialog<MendedRow> = dialog({
  id: 'mend_schedule',
  action: 'plan_events',
  questions: (from: Questions<MendedRow & Begun>) =>
    from.ask('answer', (given, place) => {
      const asked = typed(askOf(given), (said) => readAnswer(place, said, given), text('office.form.choose'))
      const skip = { id: 'skip', label: text('office.schedule.buttons.skip'), value: null }
      return orPress<string, null>(asked, given.row === null ? [] : [skip])
    }),
  finish: (call, given) =>
    withSubject(call, SCHEDULE, 'plan_events', given.schedule, (schedule) =>
      answeredRow(call, schedule, given, given.answer),
    ),
})

export const mendSchedule = about(SCHEDULE, 'plan_events', (call, schedule) => {
  const question = schedule.state === 'read' ? questionFrom(schedule, 0) : null
  return question ? MEND_SCHEDULE.begin(call, question) : scheduleScreen(call, schedule)
})

const fieldChoices = ({ id }: KeptSchedule): Screen => ({
  parts: [text('office.schedule.announced.which')],
  buttons: ANNOUNCED_FIELDS.map((field) => [
    text(`office.schedule.fix_buttons.${field}`),
    'schedule_fix',
    id,
    field,
  ]),
})

/** «Исправить…»: one thing of an announcement that was read. */
export const fixSchedule = about(SCHEDULE, 'plan_events', (call, schedule) => {
  const { id, kept, state } = schedule
  if (state !== 'read') return scheduleScreen(call, schedule)
  if (kept.announced === null) return refuse(call, 'plan_events', `schedule:${id}`)
  const field = ANNOUNCED_FIELDS.find((each) => each === call.args[1])
  if (!field) return fieldChoices(schedule)
  const row = kept.reading.faulty.length > 0 ? 0 : null
  const plan = { month: null, year: null }
  const place = { schedule: id, row, number: 1, where: 'words', source: kept.source } as const
  return MEND_SCHEDULE.begin(call, { ...place, field, what: null, texts: kept.announced, plan })
})
