import { until } from '../faults/support/until.ts'
import { rows } from './database.ts'

/** Tables that hold content or bookkeeping, nothing of people. */
const NOT_OF_PEOPLE = ['definitions', '_prisma_migrations']

/** Every row of every table of people as text, as somebody who stole the database would read it. */
export const dumpOf = async (databaseUrl: string): Promise<string> => {
  const tables = await rows<{ name: string }>(
    databaseUrl,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by 1",
    [NOT_OF_PEOPLE],
  )
  const dumped = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await rows<{ row: string }>(databaseUrl, `select t::text as row from "${name}" t`)
      return [name, ...found.map(({ row }) => row)].join('\n')
    }),
  )
  return dumped.join('\n')
}

/** The ways in which a secret could stand in a dump: as it is, as bytes in hex, in base64 (without its ragged end). */
export const disguises = (secret: string): string[] => {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('hex'), bytes.toString('base64').replace(/.{0,3}=*$/, '')]
}

/** Which of the secrets can be read in a text, in any disguise; `[]` is the good answer. */
export const readable = (text: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) =>
    disguises(secret).some((each) => each.length > 3 && text.toLowerCase().includes(each.toLowerCase())),
  )

/** Waits until all replies are marked as sent: their sealed words are erased then. */
export const untilMarked = (databaseUrl: string): Promise<void> =>
  until(
    'reply that is marked',
    async () =>
      (await rows(databaseUrl, 'select 1 from turns where outgoing is not null limit 1')).length === 0,
    20_000,
  )
