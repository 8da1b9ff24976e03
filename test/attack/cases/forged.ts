import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { USE_CASE_NAMES, type UseCaseName } from '../../../src/application/office/kit/use-case-name.ts'
import { ROLES, type Role } from '../../../src/domain/access/role.ts'
import { addAsked, PLACE, STAFF_OF } from '../../office/access-ground.ts'
import { idsOf, UNKNOWN } from '../../office/access-ids.ts'
import { addObjects } from '../../office/access-objects.ts'
import { ACCESS_ROWS, restOf } from '../../office/access-rows.ts'
import type { AttackCase } from '../support/case.ts'
import { CHAT_OF, type Stage } from '../support/stage.ts'

/** The same forgeries in every run. */
const SEED = 17
const EACH = 1

/** What is written whenever anybody presses anything, or goes on by itself meanwhile. */
const BESIDES = [
  ...[
    'turns',
    'audit',
    'audit_head',
    'audit_seals',
    'people',
    'senders',
    'job_hours',
    'plan_marks',
    'replans',
    'reminders',
    'definitions',
  ],
  ...['invite_tries', '_prisma_migrations', 'human_tasks', 'dialogs', 'dialogs_aside'],
]

/** A print of every table that a press could change. */
const printOf = async (stage: Stage): Promise<Record<string, string>> => {
  const tables = await stage.rows<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by 1",
    [BESIDES],
  )
  const prints: Record<string, string> = {}
  for (const { name } of tables) {
    const all = await stage.rows<{ row: string }>(`select t::text as row from "${name}" t order by 1`)
    prints[name] = createHash('sha256')
      .update(all.map(({ row }) => row).join('\n'))
      .digest('hex')
      .substring(0, 12)
  }
  return prints
}

const changedIn = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((name) => before[name] !== after[name])

/** Ids that a role may not act on, or that nobody has. */
const forgedIds = (name: UseCaseName, role: Role): readonly string[] => {
  const about = ACCESS_ROWS[name]?.about ?? 'nothing'
  return about === 'nothing' ? UNKNOWN : [...idsOf(about, role).foreign, ...UNKNOWN]
}

const ODD = [
  '__proto__',
  'constructor',
  '\u0000',
  '0',
  '-1',
  '1e9',
  'null',
  'yes',
  'ё',
  '%',
  "'",
  'x'.repeat(40),
]

/** Tokens of a use case that must have no effect when this role presses them. */
const forgeries = (name: UseCaseName, role: Role): fc.Arbitrary<string> => {
  const row = ACCESS_ROWS[name]
  const isTheirs = row?.roles.includes(role) ?? false
  const about = row?.about ?? 'nothing'
  // What a role may do with nothing in particular it may do: only its odd arguments are a forgery.
  const ids = isTheirs
    ? forgedIds(name, role)
    : about === 'nothing'
      ? ODD
      : [idsOf(about, role).own, ...forgedIds(name, role)]
  return fc
    .tuple(fc.constantFrom(...ids), fc.boolean(), fc.array(fc.constantFrom(...ODD), { maxLength: 2 }))
    .map(([id, isUsual, odd]) => ['w', name, id, ...(isUsual ? restOf(row, id) : odd)].join('.'))
    .filter((token) => Buffer.byteLength(token) <= 64)
}

/** Whoever may do it with nothing in particular does what they may. */
const isOwnDeed = (name: UseCaseName, role: Role): boolean =>
  (ACCESS_ROWS[name]?.roles.includes(role) ?? false) && ACCESS_ROWS[name]?.about === 'nothing'

const pressesOf = (role: Role): string[] =>
  USE_CASE_NAMES.filter((name) => !isOwnDeed(name, role)).flatMap((name) =>
    fc.sample(forgeries(name, role), { seed: SEED, numRuns: EACH }),
  )

const everyAction: AttackCase['run'] = async (stage, findings) => {
  await addObjects(stage, PLACE, STAFF_OF)
  await addAsked(stage)
  const citizen = await stage.onTheWay()
  await stage.settle()
  const before = await printOf(stage)
  const actors = [
    ...ROLES.map((role) => ({
      who: role as string,
      chat: stage.chat(CHAT_OF(role)),
      presses: pressesOf(role),
    })),
    {
      who: 'citizen',
      chat: citizen,
      presses: USE_CASE_NAMES.flatMap((name) =>
        fc.sample(forgeries(name, 'specialist'), { seed: SEED, numRuns: 1 }),
      ),
    },
  ]
  for (const { who, chat, presses } of actors) {
    const asked = stage.playground.ledger.of('answerCallbackQuery').length
    for (const data of presses) chat.person.pressRaw({ data })
    await stage.settle()
    await stage.until(
      `answers to a ${who}`,
      () => stage.playground.ledger.of('answerCallbackQuery').length >= asked + presses.length,
    )
    findings.same(
      `${presses.length} forged presses of a ${who} change nothing`,
      changedIn(before, await printOf(stage)),
      [],
    )
    findings.same(`nor fail, of a ${who}`, await stage.setAside(), 0)
  }
  const olga = stage.chat('olga')
  await olga.forge('w.contact.smirnova.phone.well')
  findings.holds(
    'an own press of the same kind does',
    changedIn(before, await printOf(stage)).includes('deeds'),
  )
}

/** Every use case of the registry, pressed by whoever may not. */
export const FORGED: readonly AttackCase[] = [
  { id: 'forged', name: 'every action for every role, forged', run: everyAction },
]
