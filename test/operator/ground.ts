import type { AddressInfo } from 'node:net'
import { runReminders } from '../../src/cli/reminders-run.ts'
import { type Chat, CONTENT, chatKey, openChat, PEOPLE } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { TODAY } from '../support/world.ts'

/** What a row of a test says of itself; the rest is usual. */
export interface Sown {
  readonly rule?: string
  readonly person?: string | null
  readonly subject?: string
  readonly base?: string
  readonly due?: number
  readonly expires?: number
  readonly lookAt?: number
  readonly state?: string
  readonly reason?: string | null
  readonly hold?: boolean
  readonly settled?: number | null
  readonly joinedTo?: number | null
  readonly attempts?: number
  readonly ambiguous?: number
}

export const HOUR = 3_600_000
const iso = (at: number | null | undefined): string | null => (at == null ? null : new Date(at).toISOString())
let sown = 0

/** Puts a reminder into the database as it would stand there. @returns its number */
export const sow = async (url: string, given: Sown = {}): Promise<number> => {
  sown += 1
  const due = given.due ?? TODAY + 24 * HOUR
  const values = [
    ...[`sown|${sown}`, given.rule ?? 'plan_due', given.person ?? null, given.subject ?? `s${sown}.plan0`],
    ...[
      given.base ?? '2026-11-23',
      iso(due),
      iso(given.expires ?? due + 10 * HOUR),
      iso(given.lookAt ?? due),
    ],
    ...[given.state ?? 'planned', given.reason ?? null, given.hold ?? false, iso(given.settled)],
    ...[given.joinedTo ?? null, given.attempts ?? 0, given.ambiguous ?? 0, iso(TODAY - HOUR)],
  ]
  const [row] = await rows<{ id: number }>(
    url,
    `insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, state, reason, hold, settled_at,
       joined_to, attempts, ambiguous, planned_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning id::int`,
    values,
  )
  return (row as { id: number }).id
}

/** Puts a task for a human into the database. @returns its number */
export const sowTask = async (
  url: string,
  reminder: number | null,
  person: string | null,
  reason = 'unreachable',
) => {
  sown += 1
  const [row] = await rows<{ id: number }>(
    url,
    'insert into human_tasks (key, person_id, reason, reminder_id, at) values ($1, $2, $3, $4, $5) returning id::int',
    [`undelivered|${reminder ?? `sown${sown}`}`, person, reason, reminder, iso(TODAY - HOUR)],
  )
  return (row as { id: number }).id
}

/** A reminder as it stands in the database now. */
export const stateOf = async (url: string, id: number) => {
  const [row] = await rows<{
    state: string
    reason: string | null
    fence: number
    resent: number
    settled: boolean
  }>(
    url,
    'select state, reason, fence, resent, settled_at is not null as settled from reminders where id = $1',
    [id],
  )
  return row
}

/** One run of the command line: its code and what it said. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `npm run reminders -- …` in this process. */
export const command = async (url: string, line: string, at = TODAY): Promise<Ran> => {
  const said = { out: [] as string[], err: [] as string[] }
  const code = await runReminders(line === '' ? [] : line.split(' '), {
    environment: { DATABASE_URL: url, REGION: 'demo' },
    clock: { now: () => at },
    content: CONTENT,
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
  })
  return { code, out: said.out.join('\n'), err: said.err.join('\n') }
}

/** The number of a person in the database. */
export const personOf = async (chat: Chat): Promise<string> => {
  const [row] = await rows<{ id: string }>(
    chat.world.databaseUrl,
    'select id from people where chat_key = $1',
    [chatKey(chat.person.id)],
  )
  return (row as { id: string }).id
}

/** Own words that nobody but the person and the bot should ever see. */
export const OWN_WORDS = 'потерял паспорт в Синегорьевске'

/** A person with consent, an address and a name, somewhere on the way. */
export const openKnown = async (cluster: string): Promise<{ chat: Chat; person: string }> => {
  const chat = await openChat(cluster)
  await chat.begin(OWN_WORDS)
  for (let tries = 0; tries < 40; tries += 1) {
    const [known] = await rows<{ id: string }>(
      chat.world.databaseUrl,
      'select id from people where address is not null and chat_key = $1',
      [chatKey(chat.person.id)],
    )
    if (known) return { chat, person: known.id }
    const buttons = chat.person.lastBotMessage()?.buttons.flat() ?? []
    const consent = buttons.find(({ data }) => data?.startsWith('m.consent_yes'))
    await chat.after(() => chat.person.press(consent?.data ?? buttons[0]?.data ?? 'no button'))
  }
  throw new Error('consent was never asked for')
}

/** What may stand in no output: names, chat numbers, own words. */
export const PERSONAL = [...PEOPLE.flatMap(({ firstName, id }) => [firstName, String(id)]), 'Синегорьевск']

/** The port that a server listens on. */
export const portOf = (address: AddressInfo | string | null): number => (address as AddressInfo).port
