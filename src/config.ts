import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Problem } from './application/problem.ts'
import { isOwnNetwork } from './own-network.ts'

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((value) => {
    const parsed = URL.canParse(value) ? new URL(value) : null
    return parsed !== null && protocols.includes(parsed.protocol)
  }, `an address like ${example} is expected`)

/** A voice goes nowhere but to one's own machines (requirements.md P). */
const ownAddress = url(['http:', 'https:'], 'http://127.0.0.1:8080').refine(
  (value) => !URL.canParse(value) || isOwnNetwork(new URL(value)),
  'a recogniser on your own machine or in your own network is expected: voices are sent nowhere else',
)

const Environment = z
  .object({
    BOT_TOKEN: z
      .string()
      .regex(/^\d{1,20}:[\w-]{3,100}$/, 'a token like 123456789:AA… from @BotFather is expected'),
    TELEGRAM_API_ROOT: url(['https:', 'http:'], 'https://api.telegram.org'),
    WEBHOOK_URL: url(['https:', 'http:'], 'https://bot.example.org/telegram'),
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, '16 to 256 letters, digits, "_" and "-" are expected'),
    DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/name'),
    DATABASE_OWNER_URL: url(['postgres:', 'postgresql:'], 'postgresql://owner:password@host:5432/name'),
    REDIS_URL: url(['redis:', 'rediss:'], 'redis://host:6379'),
    DATA_DIR: z.string().min(1, 'a folder is expected'),
    KEYS_DIR: z.string().min(1, 'a folder is expected'),
    KEYS_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/keys'),
    BACKUP_DIR: z.string().min(1, 'a folder is expected'),
    BACKUP_RECIPIENT: z
      .string()
      .regex(/^age1[0-9a-z]{20,}$/, 'a public key like age1… is expected: npm run backup -- new-key'),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'a number from 0 to 65535 is expected')
      .refine((port) => Number(port) < 65_536, 'a number from 0 to 65535 is expected'),
    METRICS_PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'a number from 0 to 65535 is expected')
      .refine((port) => Number(port) < 65_536, 'a number from 0 to 65535 is expected'),
    DATA_KEY: z.string().regex(/^[0-9a-f]{64}$/i, '64 hexadecimal digits are expected: openssl rand -hex 32'),
    NEW_DATA_KEY: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, '64 hexadecimal digits are expected: openssl rand -hex 32'),
    LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')} is expected`),
    BOARD_PASSWORD: z.string().min(12, 'at least 12 characters are expected'),
    REGION: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/, 'the name of a file in scenarios/regions is expected, e.g. ugra'),
    LISTEN_URL: ownAddress.refine(
      (value) => !URL.canParse(value) || (new URL(value).username === '' && new URL(value).password === ''),
      'an address without a name and a password is expected',
    ),
    PUBLIC_URL: url(['https:', 'http:'], 'https://posrednik.example.org'),
    LISTEN_MODEL: z
      .string()
      .regex(
        /^[\w./:@-]{1,200}$/,
        'the name of a model as the recogniser knows it is expected, e.g. whisper-1',
      ),
  })
  .partial()

/** Where the keys of persons stand apart from the database. */
export type KeyPlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'database'; readonly url: string }

/** How the product is told to run; every value is checked. */
export interface Config {
  /** Null – the playground takes Telegram's place. */
  readonly botToken: string | null
  readonly telegramApiRoot: string
  readonly webhook: { readonly url: string; readonly secret: string } | null
  /** Null – PostgreSQL from npm under `dataDir`. */
  readonly databaseUrl: string | null
  /** Whoever the tables belong to, where that is another user than that of `databaseUrl`; null – the same. */
  readonly ownerUrl: string | null
  readonly redisUrl: string | null
  readonly dataDir: string
  readonly port: number
  /** Where `/metrics` answers without a password, apart from everything else; null – on `port`, behind the password. */
  readonly metricsPort: number | null
  /** 32 bytes that seal personal data; null – made and kept in `dataDir`. */
  readonly dataKey: Buffer | null
  /** What `npm run keys -- data-key begin` changes it for; null – not given. */
  readonly newDataKey: Buffer | null
  /** Null – in the rows of the database: of an own PostgreSQL nobody has said where they are to stand. */
  readonly keys: KeyPlace | null
  /** Where backups are written each night, and who alone can read them; null – none are made by itself. */
  readonly backup: { readonly folder: string; readonly recipient: string } | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly region: string
  /** What the operator's pages ask for; null – beside a real messenger they are not there. */
  readonly boardPassword: string | null
  /** Where people's browsers reach this server, without a slash at its end: links to papers; null – there are none. */
  readonly publicUrl: string | null
  /** A recogniser of speech on an own machine; null – voice messages are not listened to. */
  readonly listen: { readonly url: string; readonly model: string } | null
}

/** What recognisers with one model answer to, whatever it is. */
const USUAL_MODEL = 'whisper-1'

/**
 * Beside the embedded database keys stand in DATA_DIR: both are lost or kept together. Beside an own PostgreSQL only where it
 * was said: a folder that goes with its container would take every key with it.
 */
const keyPlaceOf = (env: z.infer<typeof Environment>): KeyPlace | null => {
  if (env.KEYS_URL && env.KEYS_DIR)
    throw new Problem('KEYS_DIR and KEYS_URL are both set: keys stand in one place, leave one of the two.')
  if (env.KEYS_URL && env.KEYS_URL === env.DATABASE_URL)
    throw new Problem(
      'KEYS_URL is wrong: another database than DATABASE_URL is expected, with a backup of its own.',
    )
  if (env.KEYS_URL) return { kind: 'database', url: env.KEYS_URL }
  if (env.KEYS_DIR) return { kind: 'folder', folder: resolve(env.KEYS_DIR) }
  if (env.DATABASE_URL) return null
  return { kind: 'folder', folder: join(resolve(env.DATA_DIR ?? '.data'), 'keys') }
}

const ownerUrlOf = ({
  DATABASE_OWNER_URL: owner,
  DATABASE_URL: app,
}: z.infer<typeof Environment>): string | null => {
  if (!owner) return null
  if (!app) throw new Problem('DATABASE_URL is missing: DATABASE_OWNER_URL needs it, with another user.')
  if (new URL(owner).username === new URL(app).username)
    throw new Problem('DATABASE_OWNER_URL is wrong: another user than that of DATABASE_URL is expected.')
  return owner
}

const backupOf = ({ BACKUP_DIR, BACKUP_RECIPIENT }: z.infer<typeof Environment>): Config['backup'] => {
  if (BACKUP_DIR && BACKUP_RECIPIENT) return { folder: resolve(BACKUP_DIR), recipient: BACKUP_RECIPIENT }
  if (BACKUP_DIR)
    throw new Problem(
      'BACKUP_RECIPIENT is missing: BACKUP_DIR needs it; make a pair with "npm run backup -- new-key" and keep its secret half elsewhere.',
    )
  if (BACKUP_RECIPIENT)
    throw new Problem('BACKUP_DIR is missing: BACKUP_RECIPIENT needs it; a folder is expected.')
  return null
}

/** Variables that hold a secret: each may stand in a file instead, named by `<VARIABLE>_FILE`, as orchestrators hand them over. */
const SECRETS = [
  'BOT_TOKEN',
  'WEBHOOK_SECRET',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'KEYS_URL',
  'REDIS_URL',
  'DATA_KEY',
  'NEW_DATA_KEY',
  'BOARD_PASSWORD',
] as const

const secretIn = (variable: string, file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new Problem(`${variable}_FILE is wrong: a file that can be read is expected.`, { cause: error })
  }
}

/** The environment with secrets out of their files. @throws Problem that names the variable */
const withSecrets = (environment: Readonly<Record<string, string | undefined>>) => {
  const read = new Map(Object.entries(environment))
  for (const variable of SECRETS) {
    const file = environment[`${variable}_FILE`]
    if (!file) continue
    if (environment[variable])
      throw new Problem(`${variable} and ${variable}_FILE are both set: leave one of the two.`)
    read.set(variable, secretIn(variable, file))
  }
  return Object.fromEntries(read)
}

const isSet = ([, value]: [string, string | undefined]): boolean => value !== undefined && value !== ''

/**
 * Reads the environment. Empty variables count as not set.
 * @throws Problem that names the variable and what is expected; never its value, which may be a secret.
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const parsed = Environment.safeParse(
    Object.fromEntries(Object.entries(withSecrets(environment)).filter(isSet)),
  )
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Problem(`${String(issue?.path[0])} is wrong: ${issue?.message}.`)
  }
  const env = parsed.data
  if (env.WEBHOOK_URL && !env.WEBHOOK_SECRET) {
    throw new Problem(
      'WEBHOOK_SECRET is missing: WEBHOOK_URL needs it; 16 to 256 letters, digits, "_" and "-" are expected.',
    )
  }
  if (
    env.METRICS_PORT !== undefined &&
    env.METRICS_PORT !== '0' &&
    env.METRICS_PORT === (env.PORT ?? '3000')
  ) {
    throw new Problem('METRICS_PORT is wrong: another number than PORT is expected, or nothing.')
  }
  if (env.LISTEN_MODEL && !env.LISTEN_URL) {
    throw new Problem(
      'LISTEN_URL is missing: LISTEN_MODEL needs it; an address like http://127.0.0.1:8080 is expected.',
    )
  }
  if (env.WEBHOOK_URL && !env.BOT_TOKEN) throw new Problem('BOT_TOKEN is missing: WEBHOOK_URL needs it.')
  return {
    botToken: env.BOT_TOKEN ?? null,
    telegramApiRoot: (env.TELEGRAM_API_ROOT ?? 'https://api.telegram.org').replace(/\/+$/, ''),
    webhook: env.WEBHOOK_URL ? { url: env.WEBHOOK_URL, secret: env.WEBHOOK_SECRET as string } : null,
    databaseUrl: env.DATABASE_URL ?? null,
    ownerUrl: ownerUrlOf(env),
    redisUrl: env.REDIS_URL ?? null,
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    port: Number(env.PORT ?? 3000),
    metricsPort: env.METRICS_PORT === undefined ? null : Number(env.METRICS_PORT),
    dataKey: env.DATA_KEY ? Buffer.from(env.DATA_KEY, 'hex') : null,
    newDataKey: env.NEW_DATA_KEY ? Buffer.from(env.NEW_DATA_KEY, 'hex') : null,
    keys: keyPlaceOf(env),
    backup: backupOf(env),
    // At a playground there is a person in front of the terminal: the address stands alone there.
    logLevel: env.LOG_LEVEL ?? (env.BOT_TOKEN ? 'info' : 'warn'),
    region: env.REGION ?? (env.BOT_TOKEN ? 'ugra' : 'demo'),
    boardPassword: env.BOARD_PASSWORD ?? null,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    listen: env.LISTEN_URL ? { url: env.LISTEN_URL, model: env.LISTEN_MODEL ?? USUAL_MODEL } : null,
  }
}

/**
 * Makes sure that the data folder can be used.
 * @throws Problem when it is not writable.
 */
export const prepareDataDir = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true })
    const probe = join(dataDir, '.writable')
    writeFileSync(probe, '')
    chmodSync(probe, 0o600)
  } catch (error) {
    throw new Problem(`DATA_DIR is not writable (${dataDir}): choose a folder that you may write to.`, {
      cause: error,
    })
  }
}

/** Where the data folder keeps the key when none is given. */
export const keyFileIn = (dataDir: string): string => join(dataDir, 'data.key')

/**
 * The key that seals personal data, where there is one already.
 * @throws Problem when there is none, or what there is is damaged.
 */
export const keptDataKey = ({ dataKey, dataDir }: Pick<Config, 'dataKey' | 'dataDir'>): Buffer => {
  if (dataKey) return dataKey
  const file = keyFileIn(dataDir)
  if (!existsSync(file))
    throw new Problem(
      `There is no key in ${dataDir}: set DATA_KEY or DATA_DIR as the product has them, or start the product once (npm start).`,
    )
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== 32)
    throw new Problem(`${file} is damaged: 64 hexadecimal digits are expected; restore it from a copy.`)
  return key
}

/** The key that seals personal data: from DATA_KEY, or made once and kept in the data folder. Losing it loses the data. */
export const dataKeyOf = (config: Config): Buffer => {
  const file = keyFileIn(config.dataDir)
  if (!config.dataKey && !existsSync(file))
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return keptDataKey(config)
}
