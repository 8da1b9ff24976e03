import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { Leftovers } from '../../faults/support/leftovers.ts'
import { DATA_KEY } from '../../support/chat.ts'
import { Product, temporaryFolder } from '../../support/product.ts'
import { TOKEN } from '../../support/world.ts'

export const WEBHOOK_PATH = '/telegram'
export const WEBHOOK_SECRET = 'secret-of-the-attack-0123456789'
export const BOARD_PASSWORD = 'password-of-the-attack'

/** The product as it runs, and where it keeps what it writes. */
export interface Door {
  readonly product: Product
  readonly url: string
  readonly dataDir: string
  /** Everything that it calls temporary. */
  readonly temporary: string
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts the product beside a messenger, by webhook, as an institution runs it. */
export const spawnProduct = async (
  { apiRoot, databaseUrl }: { apiRoot: string; databaseUrl: string },
  leftovers: Leftovers,
): Promise<Door> => {
  const [data, temporary, port] = [temporaryFolder(), temporaryFolder(), await freePort()]
  leftovers.add(() => data.remove())
  leftovers.add(() => temporary.remove())
  const url = `http://127.0.0.1:${port}`
  const product = Product.spawn({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    WEBHOOK_URL: `${url}${WEBHOOK_PATH}`,
    WEBHOOK_SECRET,
    DATABASE_URL: databaseUrl,
    DATA_DIR: data.path,
    DATA_KEY: DATA_KEY.toString('hex'),
    TMPDIR: temporary.path,
    PORT: String(port),
    PUBLIC_URL: url,
    BOARD_PASSWORD,
    REGION: 'demo',
    LOG_LEVEL: 'debug',
  })
  leftovers.add(async () => {
    product.kill('SIGTERM')
    await product.ended()
  })
  await product.started()
  return { product, url, dataDir: data.path, temporary: temporary.path }
}
