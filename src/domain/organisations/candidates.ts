import { type Body, forCause, type Need } from '../needs/need.ts'
import type { Organisation, Region } from './region.ts'

/** Further than anybody walks: of what is not known. */
const FAR = 10_000

/** One way to go: a kind of office, and the office itself where the region knows one. */
export interface Candidate {
  /** Organisation id, or the body's when the region has no such organisation. */
  readonly id: string
  readonly body: Body
  readonly organisation: Organisation | null
}

/**
 * All offices that can help (C3), at most `limit`: every fitting body first gets its nearest organisation, then second
 * organisations of the same kind fill what room is left.
 */
export const candidates = (
  need: Need,
  region: Region,
  cause: string | undefined,
  limit: number,
): Candidate[] => {
  const bodies = forCause(need.bodies, cause)
  const byBody = bodies.map((body) => ({
    body,
    found: region.organisations.filter(({ kind }) => kind === body.kind).sort(nearestFirst),
  }))
  const first = byBody.map(({ body, found }) => candidate(body, found[0]))
  const further = byBody.flatMap(({ body, found }) =>
    found.slice(1).map((organisation) => candidate(body, organisation)),
  )
  return [...first, ...further].slice(0, limit)
}

const candidate = (body: Body, organisation?: Organisation): Candidate => ({
  id: organisation?.id ?? body.id,
  body,
  organisation: organisation ?? null,
})

/** Offices of the region's own directory before those of the files, which may be far; then by the way on foot. */
const nearestFirst = (a: Organisation, b: Organisation): number => {
  if (a.listed !== b.listed) return a.listed ? -1 : 1
  const [near, far] = [a.walk_minutes ?? FAR, b.walk_minutes ?? FAR]
  return near - far
}
