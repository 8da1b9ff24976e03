import { ROOT } from '../../../src/root.ts'
import { Chat, type ChatWorld, CONTENT } from '../../support/chat.ts'
import { rows } from '../../support/database.ts'
import type { Product } from '../../support/product.ts'
import { TestWorld } from '../../support/world.ts'
import type { RowTools } from '../support/ground.ts'
import { olderProgram } from '../support/older-program.ts'
import { UpgradePlace } from '../support/upgrade-place.ts'
import { Promises, together, type Verdict } from '../support/verdict.ts'

/** What an expanding migration may do to tables that an older replica works with: every one gains a column and an index. */
const EXPAND = `do $$ declare name text; begin
  for name in select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute format('alter table %s add column later text, add column later_too int not null default 7', name);
    execute format('create index on %s (later)', name);
  end loop;
  create table later_table (id text primary key);
  insert into "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
  values ('later', 'later', '29991231_later', now(), 1);
end $$`

/** A person walks on: whether each step of the walk was answered, and none was recorded twice. */
const walked = async (chat: Chat<ChatWorld>): Promise<{ lost: number; doubled: number }> => {
  const answers = await chat.answers()
  const isThere = (await chat.talk()).step === 'contact.outcome'
  return { lost: isThere ? 0 : 1, doubled: answers.length - new Set(answers).size }
}

/** This very program on, while a newer one's migration is applied under it; a start of the older one afterwards is refused. */
const expandedBeneath = async ({ ground, leftovers }: RowTools): Promise<Verdict> => {
  const people = ['anna', 'maria'].map((key) => ({ key, firstName: key, language: 'ru' }))
  const world = await TestWorld.open(ground.url, { content: CONTENT, people })
  leftovers.add(() => world.close())
  await world.startBot()
  const [anna, maria] = [new Chat(world, 'anna'), new Chat(world, 'maria')]
  await anna.begin()
  await anna.walkTo('contact.reached')
  await rows(world.databaseUrl, EXPAND)
  await anna.press('talked')
  await maria.begin()
  await maria.walkTo('contact.reached')
  await maria.press('talked')
  await world.round()
  const promises = new Promises()
  const faults = world.log.lines.filter(({ level }) => level === 'error')
  promises.expect(faults.length === 0, `the older one failed: ${faults[0]?.event}`)
  const refused = await world.startBot({}, false).then(
    () => '',
    (error: Error) => error.message,
  )
  promises.expect(refused.includes('newer than this program'), `a later start was not refused: ${refused}`)
  const ends = [await walked(anna), await walked(maria)]
  return {
    lost: ends.reduce((sum, { lost }) => sum + lost, 0),
    duplicates: ends.reduce((sum, { doubled }) => sum + doubled, 0),
    allowed: 0,
    broken: promises.broken,
    detail: {},
  }
}

const PEOPLE = 4

/** The program of before the newest migration, and today's beside it: people talk through both in turn. */
const beside = async ({ ground, leftovers }: RowTools): Promise<Verdict> => {
  const { folder, migration } = await olderProgram(leftovers)
  const place = await UpgradePlace.open(ground.url, leftovers)
  const older = await place.begin(folder)
  await older.product.started()
  place.behind(older)
  const early = Array.from({ length: PEOPLE }, (_, n) => place.newcomer(n))
  for (const chat of early) {
    await chat.begin()
    await chat.walkTo('contact.reached')
  }
  const newer = await place.begin(ROOT)
  await newer.product.started()
  place.behind(older, newer)
  const late = Array.from({ length: PEOPLE }, (_, n) => place.newcomer(PEOPLE + n))
  for (const chat of late) {
    await chat.begin()
    await chat.walkTo('contact.reached')
  }
  for (const chat of [...early, ...late].slice(0, PEOPLE + 2)) await chat.press('talked')

  const promises = new Promises()
  const isAlive = ({ process }: Product) => process.exitCode === null && process.signalCode === null
  promises.expect(isAlive(older.product), `the older one ended: ${older.product.err.slice(-300)}`)
  const failed = (product: Product): string[] =>
    product.err.split('\n').filter((line) => /"level":(50|60|"error"|"fatal")/.test(line))
  promises.expect(failed(older.product).length === 0, `the older one: ${failed(older.product)[0]}`)
  older.product.kill('SIGTERM')
  await older.product.ended()
  place.behind(newer)
  for (const chat of late.slice(2)) await chat.press('talked')
  promises.expect(failed(newer.product).length === 0, `the newer one: ${failed(newer.product)[0]}`)
  const again = await place.begin(folder)
  const { code, lines } = await again.product.ended()
  promises.expect(
    code !== 0 && lines.join(' ').includes('newer than this program'),
    `the older one started anew: ${lines.at(-1)}`,
  )
  const { refused } = place.playground.ledger
  const unexpected = refused.filter(({ method }) => method !== 'answerCallbackQuery')
  promises.expect(unexpected.length === 0, `Telegram refused ${unexpected[0]?.method}`)
  const ends = await Promise.all([...early, ...late].map(walked))
  return {
    lost: ends.reduce((sum, { lost }) => sum + lost, 0),
    duplicates: ends.reduce((sum, { doubled }) => sum + doubled, 0),
    allowed: 0,
    broken: promises.broken,
    detail: { people: ends.length, migration },
  }
}

/**
 * F30: an upgrade as docs/operating.md tells it. A newer program's migration is applied under a running older one, people talk
 * through both, the older one stops, and cannot be started anew. In small only the first half: an older program is made out of
 * the history.
 */
export const olderBeside = async (tools: RowTools): Promise<Verdict> => {
  const expanded = await expandedBeneath(tools)
  if (tools.size === 'tiny') return expanded
  return together({ expanded, beside: await beside(tools) })
}
