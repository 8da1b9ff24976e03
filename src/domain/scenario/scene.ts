import { z } from 'zod'
import { SceneSkill } from '../conversation/scene-skill.ts'
import { Name } from './definition.ts'

const Reply = z.strictObject({
  id: Name,
  /** Skills that this answer shows; none – an answer that gets one nowhere. */
  shows: z.array(SceneSkill),
  /** Turn that follows; without it the next in order, after the last the scene ends. */
  next: z.string().optional(),
})

const Turn = z.strictObject({ id: Name, replies: z.array(Reply).min(2).max(3) })
export type SceneTurn = z.infer<typeof Turn>

/** One way a clerk can be. The reply that shows most skills is the example for watching. */
const Clerk = z.strictObject({ id: Name, turns: z.array(Turn).min(1).max(6) })
export type Clerk = z.infer<typeof Clerk>

/**
 * A scene to be played: `scenarios/scenes/<scene>.yaml`. Lines stand in `scenes.<scene>.<clerk>.<turn>.hear`,
 * `.replies.<id>.say` and `.replies.<id>.feedback`. Clerks are listed from the kindest to the hardest.
 */
export const SceneDefinition = z.strictObject({ scene: Name, clerks: z.array(Clerk).min(1) })
export type SceneDefinition = z.infer<typeof SceneDefinition>
