import { makeTemplate } from '../../support/database.ts'
import { Cluster } from './cluster.ts'
import { copyDatabase, emptyDatabase } from './databases.ts'
import { Leftovers } from './leftovers.ts'
import { Scene, type SceneOptions } from './scene.ts'

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

/** What a row works with: the ground, and a list of what is to be ended with the row. */
export interface RowTools {
  readonly ground: Ground
  readonly leftovers: Leftovers
  scene(options?: Partial<SceneOptions>): Promise<Scene>
}

/** Tools for one row. */
export const toolsFor = (ground: Ground, leftovers = new Leftovers()): RowTools => ({
  ground,
  leftovers,
  scene: async (options = {}) =>
    Scene.open({ databaseUrl: options.databaseUrl ?? (await ground.database()), ...options }, leftovers),
})
