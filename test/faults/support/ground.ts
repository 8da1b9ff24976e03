import { makeTemplate } from '../../support/database.ts'
import { Cluster } from './cluster.ts'
import { copyDatabase, emptyDatabase } from './databases.ts'
import { Leftovers } from './leftovers.ts'
import { Scene, type SceneOptions } from './scene.ts'
import { inProcess, resident } from './victim-body.ts'

/** What all rows stand on: a PostgreSQL with a database that new ones are copied from. */
export interface Ground {
  readonly url: string
  /** A database of its own, with all tables and nobody in them. */
  database(): Promise<string>
}

/** Ground on a PostgreSQL that is there already. */
export const groundOn = (url: string): Ground => {
  let template: Promise<string> | null = null
  return {
    url,
    database: async () => {
      template ??= emptyDatabase(url)
      return copyDatabase(url, await template)
    },
  }
}

/** Ground on a PostgreSQL of the harness's own. */
export const startGround = async (leftovers: Leftovers): Promise<Ground> => {
  const { url } = await Cluster.start(leftovers)
  await makeTemplate(url)
  return groundOn(url)
}

/** How large a run is: `full` shows what it is for; `tiny` that it runs at all, in the tests, in a second or two. */
export type Size = 'full' | 'tiny'

/** What a row works with: the ground, and a list of what is to be ended with the row. */
export interface RowTools {
  readonly ground: Ground
  readonly leftovers: Leftovers
  readonly size: Size
  /** A scene of this row; in a tiny run its victims live in this very process. */
  scene(options?: Partial<SceneOptions>): Promise<Scene>
}

/** Tools for one row. */
export const toolsFor = (ground: Ground, leftovers = new Leftovers(), size: Size = 'full'): RowTools => ({
  ground,
  leftovers,
  size,
  scene: async (options = {}) => {
    const databaseUrl = options.databaseUrl ?? (await ground.database())
    const embody = size === 'tiny' ? resident : inProcess
    return Scene.open({ embody, ...options, databaseUrl }, leftovers)
  },
})
