import { MovableClock } from '../../../src/adapters/playground/movable-clock.ts'
import { createPlayground, type Playground } from '../../../src/adapters/playground/playground.ts'
import { Chat, type ChatWorld } from '../../support/chat.ts'
import { createBareDatabase, rows } from '../../support/database.ts'
import { freePort } from '../../support/free-port.ts'
import { Product, temporaryFolder } from '../../support/product.ts'
import { Balancer } from './balancer.ts'
import type { Leftovers } from './leftovers.ts'
import { DATA_KEY, TOKEN } from './settings.ts'
import { until } from './until.ts'

/** A messenger, a database and a proxy, with whatever programs stand behind it. */
export class UpgradePlace implements ChatWorld {
  readonly playground: Playground
  readonly databaseUrl: string
  readonly #balancer: Balancer
  readonly #apiRoot: string
  readonly #leftovers: Leftovers

  constructor(
    playground: Playground,
    apiRoot: string,
    databaseUrl: string,
    balancer: Balancer,
    leftovers: Leftovers,
  ) {
    this.playground = playground
    this.#apiRoot = apiRoot
    this.databaseUrl = databaseUrl
    this.#balancer = balancer
    this.#leftovers = leftovers
  }

  static async open(cluster: string, leftovers: Leftovers): Promise<UpgradePlace> {
    const database = await createBareDatabase(cluster)
    leftovers.add(() => database.drop())
    const playground = createPlayground({ token: TOKEN, clock: new MovableClock(), people: [] })
    const { url, close } = await playground.listen(0)
    leftovers.add(async () => {
      await close()
      playground.close()
    })
    return new UpgradePlace(playground, url, database.url, await Balancer.open(leftovers), leftovers)
  }

  person(key: string) {
    return this.playground.person(key)
  }

  async settle(): Promise<void> {
    await this.playground.settled({ timeoutMs: 60_000, quietMs: 50 })
    await until('replies out', async () => {
      const left = await rows(
        this.databaseUrl,
        `select 1 from turns where outgoing is not null
         union all select 1 from set_aside_updates where state = 'waiting' limit 1`,
      )
      return left.length === 0
    })
    await this.playground.settled({ timeoutMs: 60_000, quietMs: 50 })
  }

  /** Starts a program of a folder behind the proxy; it is not up yet. */
  async begin(folder: string): Promise<{ product: Product; url: string }> {
    const [port, data] = [await freePort(), temporaryFolder()]
    this.#leftovers.add(() => data.remove())
    const product = Product.spawn(
      {
        BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: this.#apiRoot,
        WEBHOOK_URL: `${this.#balancer.url}/telegram`,
        WEBHOOK_SECRET: 'secret-of-both-replicas-01',
        DATABASE_URL: this.databaseUrl,
        DATA_DIR: data.path,
        DATA_KEY: DATA_KEY.toString('hex'),
        PORT: String(port),
        REGION: 'demo',
      },
      folder,
    )
    this.#leftovers.add(async () => {
      product.kill('SIGKILL')
      await product.ended()
    })
    return { product, url: `http://127.0.0.1:${port}` }
  }

  /** From now on these take updates, in turn. */
  behind(...replicas: readonly { url: string }[]): void {
    this.#balancer.replicas = replicas.map(({ url }) => url)
  }

  newcomer(n: number): Chat<ChatWorld> {
    const key = `p${n}`
    this.playground.addPerson({ key, id: 871_263_600_000 + n, firstName: key, language: 'ru' })
    return new Chat<ChatWorld>(this, key)
  }
}
