import { eventWhen } from '../../../../domain/events/event-in-words.ts'
import type { ScheduleField } from '../../../../domain/events/schedule-columns.ts'
import { shortText } from '../../../../domain/text/cut-text.ts'
import { type NamedText, type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { KeptSchedule } from '../../../ports/office/schedule-desk.ts'
import type { OfficeButton, OfficeWords } from '../../kit/office-words.ts'
import type { UseCaseName } from '../../kit/use-case-name.ts'
import type { Compared } from './compare-schedule.ts'
import { canTake } from './schedule-words.ts'

/** What is told of an announcement, in this order, and can be put right. */
export const ANNOUNCED_FIELDS = [
  ...(['title', 'date', 'time', 'place', 'address', 'price', 'age', 'phone'] as const),
] as const satisfies readonly ScheduleField[]

/** Fields without which an event helps nobody: told when they are missing. */
const WANTED: readonly ScheduleField[] = ['title', 'date', 'time', 'place']

/** What was said is shown as far as it tells which words were meant. */
const LONGEST_SAID = 80

/** What was read, field by field, in the words of the announcement; then what is not there. */
export const announcedLines = (
  words: OfficeWords,
  { kept }: KeptSchedule,
  all: readonly Compared[],
): TextRef[] => {
  const texts = kept.announced ?? {}
  const several = new Set(
    kept.reading.faulty.flatMap(({ faults }) =>
      faults.flatMap(({ field, what }) => (what === 'several_told' && field ? [field] : [])),
    ),
  )
  const named = (field: ScheduleField): string => words.phraseAt(`office.schedule.fields.${field}`)
  const read = ANNOUNCED_FIELDS.filter((field) => texts[field] && !several.has(field)).map((field) =>
    text('office.schedule.announced.line', {
      what: named(field),
      said: shortText(texts[field] ?? '', LONGEST_SAID),
    }),
  )
  const doubts = ANNOUNCED_FIELDS.filter((field) => several.has(field)).map((field) =>
    text('office.schedule.announced.several', {
      what: named(field),
      said: shortText(texts[field] ?? '', LONGEST_SAID),
    }),
  )
  const open = WANTED.filter((field) => !texts[field]).map(named)
  const [only] = all
  return [
    text('office.schedule.announced.head'),
    ...read,
    ...(only && all.length === 1
      ? [text('office.schedule.announced.when', { when: eventWhen(only.draft.time) })]
      : []),
    ...doubts,
    ...(open.length > 0 ? [text('office.schedule.announced.open', { list: { list: open } })] : []),
    text('talk.blank'),
    text(canTake(all) ? 'office.schedule.announced.ask' : askOpen(all)),
  ]
}

const askOpen = (all: readonly Compared[]): NamedText =>
  all.length > 0 ? 'office.schedule.announced.known' : 'office.schedule.announced.ask_mend'

export const announcedButtons = ({ id, kept }: KeptSchedule, all: readonly Compared[]): OfficeButton[] => {
  const button = (name: string, useCase: UseCaseName): OfficeButton => [
    text(`office.schedule.buttons.${name}`),
    useCase,
    id,
  ]
  return [
    ...(canTake(all) ? [button('add', 'schedule_take')] : []),
    kept.reading.faulty.length > 0 ? button('mend', 'schedule_mend') : button('fix', 'schedule_fix'),
    button('not_event', 'schedule_leave'),
  ]
}
