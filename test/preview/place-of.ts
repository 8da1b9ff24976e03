import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { USE_CASES } from '../../src/application/office/front/office-index.ts'
import { readFormToken, readOfficeToken } from '../../src/application/office/kit/office-token.ts'
import { readPressToken } from '../../src/application/outgoing.ts'
import type { IncomingBody } from '../../src/application/ports/messenger.ts'
import type { Change } from '../../src/application/ports/talk-store.ts'
import { readReminderToken } from '../../src/application/reminder-words.ts'
import { readActionToken } from '../../src/application/screens.ts'
import { ROOT } from '../../src/root.ts'

/** Where a screen stands in the index. */
export interface Place {
  /** The folder of the code, e.g. `cases`, or what of the citizen's it is, e.g. `track`. */
  readonly room: string
  /** The use case, the dialog or the step. */
  readonly name: string
}

const OFFICE = join(ROOT, 'src', 'application', 'office')

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The folder in which each use case is written, or the one whose index holds it: the room that it belongs to. */
export const roomsOfUseCases = async (): Promise<ReadonlyMap<string, string>> => {
  const nameOf = new Map<unknown, string>(Object.entries(USE_CASES).map(([name, useCase]) => [useCase, name]))
  const rooms = new Map<string, string>([['find', 'people']])
  const indexed = new Map<string, string>()
  for (const file of readdirSync(OFFICE, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.startsWith('front/office-index')) continue
    const exported: object = await import(pathToFileURL(join(OFFICE, file)).href)
    for (const each of Object.values(exported)) {
      rooms.set(nameOf.get(each) ?? '', dirname(file))
      if (!isRecord(each)) continue
      for (const inner of Object.values(each)) indexed.set(nameOf.get(inner) ?? '', dirname(file))
    }
  }
  return new Map([...indexed, ...rooms])
}

/** Names of use cases that a line of the office puts under a button, whatever has to happen before it is shown. */
export const namedInOffice = (): ReadonlySet<string> => {
  const files = readdirSync(OFFICE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('-index.ts') && !file.endsWith('use-case-name.ts'),
  )
  const text = files.map((file) => readFileSync(join(OFFICE, file), 'utf8')).join('\n')
  return new Set([...text.matchAll(/'([a-z_]{2,24})'/g)].map(([, name = '']) => name))
}

/** What an input is called where no dialog and no step say it. */
const ofToken = (token: string, rooms: ReadonlyMap<string, string>): Place => {
  const office = readOfficeToken(token)
  if (office) return { room: rooms.get(office.name) ?? 'office', name: office.name }
  if (readFormToken(token)) return { room: 'dialogs', name: 'dialog' }
  const action = readActionToken(token)
  if (action) return { room: 'own screens', name: action.action }
  const reminder = readReminderToken(token)
  if (reminder) return { room: 'reminders', name: reminder.action }
  if (readPressToken(token)) return { room: 'track', name: 'step' }
  const [kind, name = ''] = token.split('.')
  return { room: kind === 'e' ? 'own events' : kind === 'y' ? 'own card' : 'calls', name }
}

/** The step at which a talk stands, e.g. `passport: contact.call`; null – the update was about no talk. */
const stepOf = (change: Change | null): Place | null => {
  const talk = change?.talk
  if (!talk || talk === change.before.talk) return null
  const { session } = talk
  const last = change.events.findLast((event) => event.type === 'said')
  return { room: `track · ${session.need}`, name: last ? last.step : session.status }
}

/** Where what an input brought stands: the dialog it asks in, the step it leads to, or what was pressed. */
export const placeOf = (
  body: IncomingBody,
  change: Change | null,
  rooms: ReadonlyMap<string, string>,
): Place => {
  const isAnswer = body.type === 'words' || (body.type === 'press' && readFormToken(body.token) !== null)
  const dialog = change?.person.dialog ?? (isAnswer ? change?.before.person?.dialog : null) ?? null
  if (dialog !== null) return { room: 'dialogs', name: dialog }
  const step = stepOf(change)
  if (step) return step
  if (body.type === 'press') return ofToken(body.token, rooms)
  if (body.type === 'command') return { room: 'beginning', name: `/${body.name}` }
  return { room: 'typed', name: body.type === 'words' ? body.words : body.type }
}
