import { execFile } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { startEmbeddedPostgres } from '../../../src/adapters/database/embedded-postgres.ts'
import { temporaryFolder } from '../../support/product.ts'
import type { Leftovers } from './leftovers.ts'

const run = promisify(execFile)

/** A PostgreSQL of the harness's own that can be crashed and brought back on the same address. */
export class Cluster {
  readonly url: string
  readonly #data: string
  #isUp = true

  private constructor(url: string, data: string) {
    this.url = url
    this.#data = data
  }

  /** Starts one in a folder of its own; `leftovers` ends it. */
  static async start(leftovers: Leftovers): Promise<Cluster> {
    const folder = temporaryFolder()
    leftovers.add(() => folder.remove())
    const { url } = await startEmbeddedPostgres(folder.path)
    const cluster = new Cluster(url, join(folder.path, 'postgres', 'data'))
    leftovers.add(() => cluster.#end())
    return cluster
  }

  /** Stops it as a crash of the machine would: nothing is written down, connections are cut. */
  async crash(): Promise<void> {
    await this.#ctl('stop', '-m', 'immediate')
    this.#isUp = false
  }

  /** Starts it again on the same port, with the options that it ran with; it recovers from its log. */
  async revive(): Promise<void> {
    const options = this.#options()
    await this.#ctl('start', '-w', '-t', '30', '-l', join(dirname(this.#data), 'postgres.log'), '-o', options)
    this.#isUp = true
  }

  async #end(): Promise<void> {
    if (this.#isUp) await this.#ctl('stop', '-w', '-m', 'immediate')
  }

  /** What the server was called with, as PostgreSQL itself notes it: program, then quoted arguments. */
  #words(): string[] {
    const line = readFileSync(join(this.#data, 'postmaster.opts'), 'utf8').trim()
    const [program = '', ...rest] = line.split(' "')
    return [program, ...rest.map((word) => word.replace(/"$/, ''))]
  }

  #options(): string {
    const words = this.#words().slice(1)
    const at = words.indexOf('-D')
    return [...words.slice(0, at), ...words.slice(at + 2)].map((word) => `'${word}'`).join(' ')
  }

  /** As the user whose data it is: PostgreSQL refuses to run as root. */
  async #ctl(...command: string[]): Promise<void> {
    const { uid, gid } = statSync(this.#data)
    const identity = process.getuid?.() === 0 ? { uid, gid } : {}
    const program = join(dirname(this.#words()[0] ?? ''), 'pg_ctl')
    await run(program, [...command, '-D', this.#data], identity)
  }
}
