import pg from 'pg'
import { Problem } from '../../application/problem.ts'

/** The schema that BullMQ makes for itself. It only rings: losing all of it costs seconds. */
const QUEUE = 'bullmq'

/** What the program may do: work with rows, and make the queue's own schema. */
const rightsOf = (role: string): string[] => [
  `grant usage on schema public to ${role}`,
  `grant select, insert, update, delete on all tables in schema public to ${role}`,
  `grant usage, select, update on all sequences in schema public to ${role}`,
  // What the record says stands; its head is moved by the trigger alone, which runs with the owner's rights.
  `revoke update, delete on audit, audit_seals from ${role}`,
  `revoke insert, update, delete on audit_head from ${role}`,
  `revoke insert, update, delete on "_prisma_migrations" from ${role}`,
]

/** A queue's schema that the owner made before there were two roles goes: the program makes it anew. */
const dropForeignQueue = async (client: pg.ClientBase, role: string): Promise<void> => {
  const { rows } = await client.query(
    `select 1 from pg_namespace where nspname = $1 and nspowner <> (select oid from pg_roles where rolname = $2)`,
    [QUEUE, role],
  )
  if (rows.length > 0) await client.query(`drop schema ${QUEUE} cascade`)
}

/**
 * Gives the program's role the rights that it works with, and no more: it cannot change the record of access, nor any table. Again
 * after each migration.
 * @param owner the pool of whoever the tables belong to
 * @throws Problem when the two are one role
 */
export const grantApp = async (owner: pg.Pool, role: string): Promise<void> => {
  const client = await owner.connect()
  let fault: Error | undefined
  try {
    const { rows } = await client.query<{ owner: string; database: string }>(
      'select current_user as owner, current_database() as database',
    )
    if (rows[0]?.owner === role)
      throw new Problem('DATABASE_OWNER_URL names the user of DATABASE_URL: two users are expected.')
    await client.query('begin')
    await dropForeignQueue(client, role)
    const name = pg.escapeIdentifier(role)
    await client.query(
      `grant connect, create, temporary on database ${pg.escapeIdentifier(rows[0]?.database ?? '')} to ${name}`,
    )
    for (const right of rightsOf(name)) await client.query(right)
    await client.query('commit')
  } catch (error) {
    fault = error as Error
    throw error
  } finally {
    client.release(fault)
  }
}

/** Somebody else made the role at the same moment. */
const ALREADY = '42710'

/** Makes the program's role with this password, where it is not there yet. */
export const makeAppRole = async (ownerUrl: string, role: string, password: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (rows.length > 0) return
    const made = `create role ${pg.escapeIdentifier(role)} login password ${pg.escapeLiteral(password)}`
    await client.query(made).catch((error: { code?: string }) => {
      if (error.code !== ALREADY) throw error
    })
  } finally {
    await client.end()
  }
}
