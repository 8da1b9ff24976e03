import { localMoment } from '../domain/calendar/local-date.ts'
import { text, textAt } from '../domain/words/text-ref.ts'
import type { Moment } from './decision.ts'
import { zoneOf } from './reminders/zones.ts'

type Plain = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONTH = /^\d{4}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
/** What may be part of a key of the texts. */
const KEY = /^[a-z0-9_]+$/

/** `consentAt` as keys of the texts are written: `consent_at`. */
const keyOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const worded = ({ conversation, language }: Moment, keys: readonly string[]): string | undefined => {
  const renderer = conversation.renderers[language]
  const found = keys.find((key) => renderer.has(key))
  return found === undefined ? undefined : renderer.plain(textAt(found))
}

const dayOf = ({ conversation, language }: Moment, date: string): string =>
  conversation.renderers[language].plain(text('talk.line_of_day', { date: { date } }))

const monthOf = ({ conversation, language }: Moment, month: string): string => {
  const names = conversation.content.vocabulary[language].months[Number(month.slice(5)) - 1]
  return `${names?.[0] ?? month} ${month.slice(0, 4)}`
}

const instantOf = (moment: Moment, value: string): string => {
  const { date, time } = localMoment(Date.parse(value), zoneOf(moment.person, moment.conversation))
  return `${dayOf(moment, date)}, ${time}`
}

/** Where a stored name – of a state, a rule of reminders, a kind of task, a group of people – has its words. */
const NAMES: readonly ((name: string) => string)[] = [
  (name) => `data_file.values.${name}`,
  (name) => `reminders.${name}.name`,
  (name) => `operator.states.${name}`,
  (name) => `office.task.kinds.${name}`,
  (name) => `office.contact.kinds.${name}`,
  (name) => `office.contact.outcomes.${name}`,
  (name) => `office.missed.why.${name}`,
  (name) => `technologies.${name}.name`,
  (name) => `office.categories.${name}`,
  (name) => `office.sheets.items.${name}`,
  (name) => `office.sheets.kinds.${name}`,
  (name) => `office.sheets.forms.${name}`,
  (name) => `office.rulings.kinds.${name}`,
  (name) => `office.rulings.council.${name}`,
  (name) => `office.cases.effects.${name}`,
  (name) => `office.family.kin.${name}`,
  (name) => `office.family.occupation.${name}`,
  (name) => `office.deeds.kinds.${name}`,
  (name) => `office.cases.deeds.${name}`,
  (name) => `office.deeds.help_kinds.${name}`,
  (name) => `needs.${name}.title`,
  (name) => `forms.${name}.short`,
]

/** A stored value that is a text of the content by its key. */
const TEXT_KEY = /^(?:needs|office|cases|technologies)\.[a-z0-9_.]+$/

/** Words for a stored name, else as it is stored. */
const nameIn = (moment: Moment, value: string): string => {
  if (TEXT_KEY.test(value)) return worded(moment, [value]) ?? value
  if (!KEY.test(value)) return value
  return (
    worded(
      moment,
      NAMES.map((key) => key(value)),
    ) ?? value
  )
}

const stringIn = (moment: Moment, value: string): string => {
  if (DAY.test(value)) return dayOf(moment, value)
  if (MONTH.test(value)) return monthOf(moment, value)
  return INSTANT.test(value) && !Number.isNaN(Date.parse(value))
    ? instantOf(moment, value)
    : nameIn(moment, value)
}

/** A stored value as people read it; '' – there is nothing. */
const valueIn = (moment: Moment, value: unknown): string => {
  if (typeof value === 'string') return stringIn(moment, value)
  if (typeof value === 'boolean')
    return worded(moment, [`data_file.${value ? 'yes' : 'no'}`]) ?? String(value)
  if (Array.isArray(value))
    return value
      .map((each) => valueIn(moment, each))
      .filter(Boolean)
      .join(', ')
  return isRecord(value) ? pairsIn(moment, value).join('; ') : String(value ?? '')
}

/** Names of a talk's inner parts and of rows say nothing to a person; they stand in the file for programs. */
const INNER: ReadonlySet<string> = new Set([
  'step',
  'stage',
  'talk',
  'need',
  'reason',
  'reminder',
  'type',
  'update',
])

const labelOf = (moment: Moment, name: string): string =>
  worded(moment, [`data_file.fields.${keyOf(name)}`, `office.categories.${keyOf(name)}`]) ?? name

/** «день: 12 октября 2026 года, понедельник» for each thing that is there. */
const pairsIn = (moment: Moment, row: Plain): string[] =>
  Object.entries(row).flatMap(([name, value]) => {
    if (INNER.has(name)) return []
    const said = valueIn(moment, value)
    return said === '' ? [] : [`${labelOf(moment, name)}: ${said}`]
  })

/** Of what is only figures – a point on the map – one sentence says that it is there. */
const onlyNamed = (moment: Moment, name: string): string[] | null => {
  const said = worded(moment, [`data_file.only_named.${name}`])
  return said === undefined ? null : [`  ${said}`]
}

const linesIn = (moment: Moment, name: string, value: unknown): string[] => {
  if (Array.isArray(value))
    return value.map(
      (each) => `  – ${isRecord(each) ? pairsIn(moment, each).join('; ') : valueIn(moment, each)}`,
    )
  if (isRecord(value)) return onlyNamed(moment, name) ?? pairsIn(moment, value).map((pair) => `  ${pair}`)
  return [valueIn(moment, value)].filter(Boolean)
}

const sectionIn = (moment: Moment, name: string, value: unknown): string[] => {
  const lines = linesIn(moment, name, value)
  if (lines.length === 0) return []
  return [worded(moment, [`data_file.sections.${name}`]) ?? name, ...lines, '']
}

/** Rows of the database as headings and plain lines; what has no words stands there by its stored name. */
export const rowLines = (moment: Moment, rows: unknown): readonly string[] =>
  isRecord(rows) ? Object.entries(rows).flatMap(([name, value]) => sectionIn(moment, name, value)) : []

/** What of an event a person can read; answers stand in words with their talk, the rest in the file for programs. */
const TOLD: readonly string[] = [
  'words',
  'date',
  'time',
  'organisation',
  'place',
  'what',
  'who',
  'by',
  'set_aside',
]

const isTold = (name: string, value: unknown): boolean => TOLD.includes(name) && typeof value !== 'boolean'

/** «12 октября 2026 года, понедельник, 10:30 – вы позвали человека» for each thing that happened. */
export const eventLines = (moment: Moment, events: unknown): readonly string[] =>
  (Array.isArray(events) ? events : []).filter(isRecord).flatMap((event) => {
    const type = String(event['type'] ?? 'set_aside')
    const told = Object.entries(event).filter(([name, value]) => isTold(name, value))
    const rest = pairsIn(moment, Object.fromEntries(told))
    // Answers stand with their talk, in words.
    if (type === 'answer_recorded' && rest.length === 0) return []
    const what = worded(moment, [`data_file.events.${type}`]) ?? type
    const when = typeof event['at'] === 'string' ? instantOf(moment, event['at']) : ''
    return [`  ${[when, what].filter(Boolean).join(' – ')}${rest.length > 0 ? ` (${rest.join('; ')})` : ''}`]
  })
