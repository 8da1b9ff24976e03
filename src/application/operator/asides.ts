import type { Operator } from './operator.ts'
import { DONE, type Outcome, refused } from './refusal.ts'

type Place = Pick<Operator, 'asides'>

/** A set-aside update is handed to the running bot once more, within seconds; it stays until it succeeds. */
export const retryAside = async ({ asides }: Place, id: number): Promise<Outcome> =>
  (await asides.retry(id)) ? DONE : refused('no_such_update')

/** A set-aside update is forgotten, with what was said in it. */
export const dropAside = async ({ asides }: Place, id: number): Promise<Outcome> =>
  (await asides.drop(id)) ? DONE : refused('no_such_update')
