import { join } from 'node:path'
import { loadContent } from '../adapters/content/load-content.ts'
import { readAs } from '../adapters/content/read-as.ts'
import { listAudit, verifyAudit } from '../adapters/database/office/audit-rows.ts'
import { verifySeals } from '../adapters/database/office/audit-seals.ts'
import { PostgresRetentionDesk } from '../adapters/database/retention-rows.ts'
import { AuditAnchors } from '../adapters/files/audit-anchors.ts'
import { identify } from '../adapters/telegram/identify.ts'
import { retain } from '../application/operator/retain.ts'
import { Problem } from '../application/problem.ts'
import { type Config, readConfig } from '../config.ts'
import { workingCalendar } from '../domain/calendar/working-calendar.ts'
import { ownEntry } from '../domain/own-entry.ts'
import { Retention } from '../domain/people/retention.ts'
import { realChance } from '../real-chance.ts'
import { ROOT } from '../root.ts'
import { dropAside, listAsides, retryAside } from './admin-asides.ts'
import { type AdminDatabase, openDatabase } from './admin-database.ts'
import { exportFacts } from './admin-facts.ts'
import { type AdminInput, keptSumOf, limitOf, nameOf, readAdminInput } from './admin-input.ts'
import { nameInstitution } from './admin-institution.ts'
import { addNamedDistrict, inviteHead, type OperatorDesk } from './admin-office.ts'
import { recomputeDeadlinesCommand } from './admin-recompute.ts'
import type { Answer } from './reminders-answers.ts'
import { BadInput } from './reminders-input.ts'
import type { Terminal } from './reminders-run.ts'
import { aligned } from './reminders-table.ts'

type Run = (input: AdminInput, desk: OperatorDesk, config: Config) => Promise<Answer>

const iso = (at: number): string => new Date(at).toISOString()

/**
 * The chain by itself, then its seals by the key outside the database, then the sums that were noted day by day, and the one that
 * a head was told and kept.
 */
const verify: Run = async (input, { pool, auditKey }, { dataDir }) => {
  const kept = keptSumOf(input)
  const verdict = await verifyAudit(pool)
  if (!verdict.whole) {
    const line = `The record is broken at entry ${verdict.entry}: it is ${verdict.fault}.`
    return { data: verdict, lines: [line], isRefused: true }
  }
  const noted = new AuditAnchors(dataDir).read()
  const anchors = noted.map(({ entry, mac }) => ({ entry, mac: Buffer.from(mac, 'hex') }))
  const agreed = await verifySeals(pool, auditKey, anchors)
  const seals = kept !== null && agreed.whole ? await verifySeals(pool, auditKey, [kept]) : agreed
  const data = { ...verdict, seals, anchors: noted.length }
  if (!seals.whole) return { data, lines: [BROKEN[seals.fault](seals.entry)], isRefused: true }
  const lines = [
    `The record is whole: ${verdict.entries} entries.`,
    ...(seals.sealed === 0 ? [] : [`Sealed up to entry ${seals.sealed}; ${noted.length} daily sums agree.`]),
    ...(kept === null ? [] : [`The sum that was told of entry ${kept.entry} agrees.`]),
  ]
  return { data, lines }
}

const BROKEN: Readonly<Record<'seal' | 'anchor', (entry: number) => string>> = {
  seal: (entry) => `The record was rewritten up to entry ${entry}: its seal does not fit.`,
  anchor: (entry) =>
    `The record was rewritten: the sum that was noted of entry ${entry} does not stand in it.`,
}

const list: Run = async (input, { pool }) => {
  const entries = await listAudit(pool, input.values.object ?? null, limitOf(input))
  const rows = entries.map(({ id, at, actor, action, object, outcome, reason }) => [
    ...[id, iso(at), actor, action, object, outcome, reason],
  ])
  const heads = ['id', 'at', 'actor', 'action', 'object', 'outcome', 'reason']
  const data = entries.map((entry) => ({ ...entry, at: iso(entry.at) }))
  return { data, lines: rows.length === 0 ? ['No entries.'] : aligned(heads, rows) }
}

/** The bot's name for the link; null in the playground, where nothing opens links. */
const botOf = async ({ botToken, telegramApiRoot }: Config): Promise<string | null> =>
  botToken === null ? null : (await identify(botToken, telegramApiRoot)).me.username

const invite: Run = async (input, desk, config) => {
  const districts = (input.values.districts ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const names = { institution: nameOf(input, 'institution'), department: nameOf(input, 'department') }
  const made = await inviteHead(desk, { ...names, districts }, await botOf(config))
  const lines = [
    ...(made.isNewDepartment ? [`Department founded: ${names.department}`] : []),
    ...made.newDistricts.map((name) => `District added: ${name}`),
    `The head opens this once, before ${iso(made.expires)}:`,
    made.link ?? `send to the bot: ${made.command}`,
  ]
  return { data: { ...made, expires: iso(made.expires) }, lines }
}

const addDistrict: Run = async (input, desk) => {
  const name = nameOf(input, 'district')
  const isNew = await addNamedDistrict(desk, nameOf(input, 'department'), name)
  return { data: { isNew }, lines: [isNew ? `District added: ${name}` : `It is there already: ${name}`] }
}

/** Who answers for the assistant: what people are told in the welcome and under «Кто вы?». */
const institution: Run = async (input, desk) => {
  const said = await nameInstitution(desk, {
    name: nameOf(input, 'institution'),
    phone: nameOf(input, 'phone'),
    address: input.values.address?.trim() ?? null,
  })
  return { data: said, lines: [`People are told: ${said.name}, ${said.phone}. In force within a minute.`] }
}

/** Open deadlines by the production calendar and the region's days off as they stand in the files now (D). */
const recompute: Run = async ({ values: { dry } }, { pool, vault, now }, { region: name }) => {
  const content = loadContent(ROOT)
  const region = content.regions.get(name)
  if (!region) throw new BadInput(`there is no region "${name}"`)
  const calendar = workingCalendar(content.years, region.regional_off)
  const lines: string[] = []
  const print = (line: string): void => void lines.push(line)
  const conversation = { content, region, calendar }
  await recomputeDeadlinesCommand({
    pool,
    vault,
    bot: '',
    conversation,
    at: now,
    isDry: dry !== undefined,
    print,
  })
  return { data: lines, lines }
}

/** What `openDatabase` did because of this very command. */
const migrated: Run = async (_, { applied }) => ({
  data: { applied },
  lines: applied.length === 0 ? ['The database is up to date.'] : applied.map((name) => `Applied: ${name}`),
})

/** What is kept long enough goes now, or – dry – is counted. */
const takeAway: Run = async ({ isDry }, { pool, now }) => {
  const terms = readAs(Retention, join(ROOT, 'scenarios', 'retention.yaml'))
  const account = await retain(new PostgresRetentionDesk(pool), terms, now, isDry)
  const rows = account.map(({ kind, before, rows: n, why }) => [kind, String(n), iso(before), why])
  return { data: account, lines: aligned(['kind', isDry ? 'would go' : 'gone', 'older than', 'why'], rows) }
}

const COMMANDS: Readonly<Record<string, Run>> = {
  'audit verify': verify,
  'audit list': list,
  'aside list': listAsides,
  'aside retry': retryAside,
  'aside drop': dropAside,
  'invite-head': invite,
  institution,
  'add-district': addDistrict,
  'recompute-deadlines': recompute,
  migrate: migrated,
  retention: takeAway,
  'facts export': (input, desk, { region }) => exportFacts(input, desk, region),
}

const answered = async (input: AdminInput, { environment, clock }: Terminal): Promise<Answer> => {
  const config = readConfig(environment)
  const run = ownEntry(COMMANDS, input.command)
  if (!run) throw new BadInput('no such command')
  const database: AdminDatabase = await openDatabase(config, input.command === 'migrate')
  try {
    return await run(input, { ...database, chance: realChance, now: clock.now() }, config)
  } finally {
    await database.close()
  }
}

const told = (
  { lines, data, isRefused = false }: Answer,
  { json }: AdminInput,
  terminal: Terminal,
): number => {
  if (json) terminal.out(JSON.stringify(data))
  else for (const line of lines) isRefused ? terminal.err(line) : terminal.out(line)
  return isRefused ? 1 : 0
}

/**
 * Runs one command of `npm run admin`. Ends with 0 when it is done, 1 when the record is broken or nothing can be done, 2
 * when what was typed is not understood.
 */
export const runAdmin = async (typed: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    const input = readAdminInput(typed)
    return told(await answered(input, terminal), input, terminal)
  } catch (error) {
    if (!(error instanceof BadInput) && !(error instanceof Problem)) throw error
    terminal.err(`admin: ${error.message}`)
    return error instanceof BadInput ? 2 : 1
  }
}
