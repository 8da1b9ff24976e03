import { newIdentity } from '../../../src/adapters/files/age-file.ts'
import type { Leftovers } from '../../faults/support/leftovers.ts'
import { DATA_KEY } from '../../support/chat.ts'
import { composeEnvironment } from '../../support/compose-file.ts'
import { freePort } from '../../support/free-port.ts'
import { Product, temporaryFolder } from '../../support/product.ts'
import { startRedis } from '../../support/redis.ts'
import { TOKEN } from '../../support/world.ts'

export const WEBHOOK_PATH = '/telegram'
export const WEBHOOK_SECRET = 'secret-of-the-attack-0123456789'
export const BOARD_PASSWORD = 'password-of-the-attack'

/** The product as it runs, and where it keeps what it writes. */
export interface Door {
  readonly product: Product
  readonly url: string
  /** Where its numbers are told, apart from everything else. */
  readonly metricsUrl: string
  readonly redisUrl: string
  readonly dataDir: string
  /** Where the keys of persons and the backups stand, and the files of its secrets. */
  readonly installed: string
  /** Everything that it calls temporary. */
  readonly temporary: string
}

/** Starts the product beside a messenger and a Redis, as compose.yaml starts `app-1`: by webhook, with its secrets in files. */
export const spawnProduct = async (
  { apiRoot, databaseUrl }: { apiRoot: string; databaseUrl: string },
  leftovers: Leftovers,
): Promise<Door> => {
  const [data, temporary, installed] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  for (const folder of [data, temporary, installed]) leftovers.add(() => folder.remove())
  const redis = await startRedis({ args: ['--maxmemory-policy', 'noeviction'] })
  leftovers.add(() => redis.stop())
  const [port, metricsPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const { recipient } = await newIdentity()
  const environment = composeEnvironment('app-1', {
    folder: installed.path,
    variables: { HOST: 'bot.example.org', BACKUP_RECIPIENT: recipient, REGION: 'demo' },
    secrets: {
      bot_token: TOKEN,
      webhook_secret: WEBHOOK_SECRET,
      database_url: databaseUrl,
      data_key: DATA_KEY.toString('hex'),
      board_password: BOARD_PASSWORD,
    },
  })
  const product = Product.spawn({
    ...environment,
    // What differs from the container: no proxy, ports and folders of this machine, a messenger of our own.
    TELEGRAM_API_ROOT: apiRoot,
    WEBHOOK_URL: `${url}${WEBHOOK_PATH}`,
    PUBLIC_URL: url,
    REDIS_URL: redis.url,
    DATA_DIR: data.path,
    TMPDIR: temporary.path,
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    LOG_LEVEL: 'debug',
  })
  leftovers.add(async () => {
    product.kill('SIGTERM')
    await product.ended()
  })
  await product.started()
  return {
    product,
    url,
    metricsUrl: `http://127.0.0.1:${metricsPort}`,
    redisUrl: redis.url,
    dataDir: data.path,
    installed: installed.path,
    temporary: temporary.path,
  }
}
