import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '../../application/problem.ts'
import { makeAppRole } from './app-role.ts'
import { type Binaries, findBinaries } from './embedded-binaries.ts'

const run = promisify(execFile)

/** A PostgreSQL that runs under our folder. */
export interface EmbeddedPostgres {
  /** Where to connect, e.g. `postgresql://posrednik:…@127.0.0.1:54321/posrednik`. */
  readonly url: string
  /** The same for the program: a user who owns no table and cannot change the record. */
  readonly appUrl: string
  /** Stops it when nothing else of ours needs it; data stays. */
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root: under root it runs as this user, which every Debian has. */
const SERVANT = { uid: 65534, gid: 65534 }
/** Whoever the tables belong to, and whoever works with them. */
const OWNER = 'posrednik'
const APP = 'posrednik_app'

const asRoot = process.getuid?.() === 0
const identity = asRoot ? SERVANT : {}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

/** The first line of a program's complaint: the rest is for nobody. */
const complaint = (error: unknown): string => {
  const { stderr, message } = error as { stderr?: string; message: string }
  return (stderr || message).trim().split('\n').at(-1) ?? message
}

const canRun = (program: string): boolean => spawnSync(program, ['--version'], identity).status === 0

/**
 * Under root another user runs the programs; when that user cannot reach the project (a closed folder), they are
 * copied once to where it can.
 */
const reachable = (binaries: Binaries): Binaries => {
  if (!asRoot || canRun(binaries.postgres)) return binaries
  const root = dirname(dirname(binaries.postgres))
  const size = statSync(binaries.postgres).size
  const copy = join(tmpdir(), `posrednik-postgres-${size}`)
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`
    cpSync(root, partial, { recursive: true, verbatimSymlinks: true })
    chmodSync(partial, 0o755)
    renameSync(partial, copy)
  }
  const copied = {
    initdb: join(copy, 'bin', 'initdb'),
    pg_ctl: join(copy, 'bin', 'pg_ctl'),
    postgres: join(copy, 'bin', 'postgres'),
  }
  if (canRun(copied.postgres)) return copied
  throw new Problem(
    'Under root PostgreSQL runs as another user, and that user can run it nowhere: start as an ordinary user, or set DATABASE_URL.',
  )
}

const assertEnterable = (folder: string): void => {
  if (!asRoot) return
  const entered = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], identity)
  if (entered.status === 0) return
  throw new Problem(
    `Under root PostgreSQL runs as another user, and that user cannot reach ${folder}: set DATA_DIR to a folder that others may pass through, or set DATABASE_URL.`,
  )
}

const prepareFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true })
    if (asRoot) chownSync(folder, SERVANT.uid, SERVANT.gid)
    chmodSync(folder, 0o700)
  } catch (error) {
    throw new Problem(`DATA_DIR is not writable (${folder}): choose a folder that you may write to.`, {
      cause: error,
    })
  }
}

const initialise = async (binaries: Binaries, folder: string, password: string): Promise<void> => {
  const file = join(folder, '.password')
  writeFileSync(file, password, { mode: 0o600 })
  if (asRoot) chownSync(file, SERVANT.uid, SERVANT.gid)
  const options = [
    '--username=posrednik',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ]
  try {
    await run(binaries.initdb, [`--pgdata=${join(folder, 'data')}`, `--pwfile=${file}`, ...options], identity)
  } catch (error) {
    rmSync(join(folder, 'data'), { recursive: true, force: true })
    throw new Problem(`The database under ${folder} could not be made: ${complaint(error)}`, { cause: error })
  } finally {
    rmSync(file, { force: true })
  }
}

/** A socket's path may be this long on every system that has sockets in the file tree. */
const LONGEST_SOCKET = 100

/** Where the database listens besides TCP: a socket saves a third of a round trip. Empty – the path is too long. */
const socketFolder = (folder: string): string => {
  const fits = !folder.includes(' ') && Buffer.byteLength(join(folder, '.s.PGSQL.65535')) <= LONGEST_SOCKET
  return process.platform !== 'win32' && fits ? folder : ''
}

const socketQuery = (folder: string): string => {
  const socket = socketFolder(folder)
  return socket === '' ? '' : `?host=${encodeURIComponent(socket)}`
}

/** The port of a PostgreSQL that already runs on this data (it outlives a kill -9 of ours); null when none does. */
const runningPort = (binaries: Binaries, data: string): number | null => {
  const status = spawnSync(binaries.pg_ctl, ['status', '-D', data], identity)
  if (status.status !== 0) return null
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3])
}

const start = async (binaries: Binaries, folder: string, data: string): Promise<number> => {
  const port = await freePort()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${socketFolder(folder)} -c max_connections=200`
  try {
    await run(
      binaries.pg_ctl,
      ['start', '-w', '-t', '30', '-D', data, '-l', join(folder, 'postgres.log'), '-o', options],
      identity,
    )
  } catch (error) {
    throw new Problem(`The database under ${folder} does not start: see ${join(folder, 'postgres.log')}.`, {
      cause: error,
    })
  }
  return port
}

const rememberedPassword = (dataDir: string): string => {
  const file = join(dataDir, 'database.password')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const password = randomBytes(18).toString('base64url')
  writeFileSync(file, password, { mode: 0o600 })
  return password
}

/**
 * Starts the PostgreSQL from npm on `<dataDir>/postgres`, or joins the one that already runs there.
 * @param asked a stop that is asked for meanwhile: nothing more is begun
 * @throws Problem with what to do; the reason of the stop.
 */
export const startEmbeddedPostgres = async (
  dataDir: string,
  asked?: AbortSignal,
): Promise<EmbeddedPostgres> => {
  const binaries = reachable(await findBinaries())
  const folder = join(dataDir, 'postgres')
  const data = join(folder, 'data')
  prepareFolder(folder)
  assertEnterable(folder)
  const password = rememberedPassword(dataDir)
  asked?.throwIfAborted()
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(binaries, folder, password)
  asked?.throwIfAborted()
  const port = runningPort(binaries, data) ?? (await start(binaries, folder, data))
  const urlOf = (user: string): string =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/postgres${socketQuery(folder)}`
  await makeAppRole(urlOf(OWNER), APP, password)
  return {
    url: urlOf(OWNER),
    appUrl: urlOf(APP),
    stop: async () => {
      await run(binaries.pg_ctl, ['stop', '-w', '-m', 'fast', '-D', data], identity)
    },
  }
}
