import { execFile } from 'node:child_process'
import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../../../src/root.ts'
import { temporaryFolder } from '../../support/product.ts'
import type { Leftovers } from './leftovers.ts'

const run = promisify(execFile)

/** Names of all migrations, oldest first. */
const migrationNames = (): string[] =>
  readdirSync(join(ROOT, 'prisma', 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

const git = async (...words: string[]): Promise<string> =>
  (await run('git', words, { cwd: ROOT })).stdout.trim()

/** The commit before the one that brought the newest migration. @throws Error where there is no history, as in a shallow clone */
const commitBefore = async (): Promise<{ commit: string; migration: string }> => {
  const migration = migrationNames().at(-1) ?? ''
  const file = `prisma/migrations/${migration}/migration.sql`
  const added = await git('log', '-1', '--diff-filter=A', '--format=%H', '--', file)
  if (added === '') throw new Error(`no commit brought ${migration}: fetch the whole history`)
  return { commit: await git('rev-parse', `${added}^`), migration }
}

/**
 * The program as it was before its newest migration, ready to start, in a folder of its own.
 * @returns the folder, and the name of the migration that it lacks
 */
export const olderProgram = async (leftovers: Leftovers): Promise<{ folder: string; migration: string }> => {
  const { commit, migration } = await commitBefore()
  const { path: folder, remove } = temporaryFolder()
  leftovers.add(remove)
  await git('clone', '--quiet', '--shared', '--no-checkout', ROOT, folder)
  await git('-C', folder, 'checkout', '--quiet', '--detach', commit)
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  await run(process.execPath, ['--import', 'tsx', 'src/cli/generate.ts'], { cwd: folder })
  return { folder, migration }
}
