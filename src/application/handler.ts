import type { Decision, Moment } from './decision.ts'

/** Takes a moment down the whole path, e.g. the press that typed words stand for. */
export type Walk = (moment: Moment) => Promise<Decision>

/** One kind of update and what is made of it. The path of updates is a list of these (docs/decisions/path-is-a-list.md). */
export interface Handler {
  /** What it is for, as tests and readers call it, e.g. `month_ask`. */
  readonly name: string
  /**
   * Whether an update may be for it. Looks at the moment and at nothing else – no read, nothing changed –, so that asking
   * every handler costs next to nothing.
   */
  readonly claims: (moment: Moment) => boolean
  /**
   * What the update leads to. May read; what it changes stands in the decision. Null – what was read shows that it was for
   * somebody else: the next handler that claims is asked. Outages throw.
   */
  readonly handle: (moment: Moment, walk: Walk) => Promise<Decision | null> | Decision | null
}

/**
 * Asks the handlers from the first to the last; whoever answers first decides.
 * @throws Error when nobody answers: the last ones have to claim whatever is left.
 */
export const walkPath = (path: readonly Handler[]): Walk => {
  const walk: Walk = async (moment) => {
    for (const { claims, handle } of path) {
      const decision = claims(moment) ? await handle(moment, walk) : null
      if (decision) return decision
    }
    throw new Error(`nobody on the path answers an update of type "${moment.incoming.body.type}"`)
  }
  return walk
}
