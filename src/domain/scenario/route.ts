import { ownEntry } from '../own-entry.ts'
import type { Talk } from './talk.ts'

/** The order of stages that this talk follows: the one answered as `route`, else the first of the scenario. */
export const routeOf = ({ scenario, session }: Pick<Talk, 'scenario' | 'session'>): readonly string[] => {
  const named = session.answers['route']
  const route = typeof named === 'string' ? ownEntry(scenario.routes, named) : undefined
  return route ?? Object.values(scenario.routes)[0] ?? []
}

/** The stage that follows in the talk's route, or null at its end. */
export const stageAfter = (stage: string, talk: Pick<Talk, 'scenario' | 'session'>): string | null => {
  const route = routeOf(talk)
  const at = route.indexOf(stage)
  return at < 0 ? null : (route[at + 1] ?? null)
}
