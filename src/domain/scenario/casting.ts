import { mixed } from './mixed.ts'
import type { Clerk, SceneDefinition, SceneTurn } from './scene.ts'

/** A clerk with the place of its lines: the scene's own, or the need's. */
export interface CastClerk {
  readonly clerk: Clerk
  /** Beginning of its text keys, e.g. `scenes.phone.busy` or `needs.passport.calls.police.answers`. */
  readonly key: string
  /** Lines of a need are kept shorter: `hear`, `reply`, `weak`, `hint`. */
  readonly fromNeed: boolean
}

/** What the very office that is rung or gone to may say: its lines, and where their texts begin. */
export interface OfficeLines {
  /** e.g. `needs.passport.calls.migration_office.answers` */
  readonly key: string
  readonly lines: readonly string[]
}

/** The clerk of that office: one turn for each of its lines. */
const officeClerk = ({ key, lines }: OfficeLines): CastClerk => {
  const turns: SceneTurn[] = lines.map((id) => ({
    id,
    replies: [
      { id: 'reply', shows: ['purpose', 'ask'] },
      { id: 'weak', shows: [] },
    ],
  }))
  return { clerk: { id: 'need', turns }, key, fromNeed: true }
}

/** All clerks of a scene in the order in which this person meets them. */
const order = (clerks: readonly CastClerk[], seed: number): CastClerk[] =>
  clerks
    .map((clerk, index) => ({ clerk, rank: mixed(seed * 31 + index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ clerk }) => clerk)

/**
 * The clerk of the `attempt`-th try, counted from 0. The same seed and attempt give the same clerk; each further try
 * gives another one until all were met. The first clerk of the scene (the kindest) plays when it is only watched.
 */
export const castClerk = (
  scene: SceneDefinition,
  office: OfficeLines | null,
  seed: number,
  attempt: number,
  watch: boolean,
): CastClerk => {
  const own = scene.clerks.map((clerk) => ({
    clerk,
    key: `scenes.${scene.scene}.${clerk.id}`,
    fromNeed: false,
  }))
  if (watch) return own[0] as CastClerk
  const all = order(office ? [...own, officeClerk(office)] : own, seed)
  return all[attempt % all.length] as CastClerk
}
