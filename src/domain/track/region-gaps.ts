import { forCause, type Need } from '../needs/need.ts'
import type { Organisation, Region } from '../organisations/region.ts'

/** Something that a region does not know yet: nothing is wrong, but people are helped less well. */
export interface RegionGap {
  /** What it is about: an organisation, or a need. */
  readonly at: string
  readonly message: string
}

const ofOrganisation = ({ id, phone, walk_minutes, accessible, fact }: Organisation): RegionGap[] => {
  const isPlace = walk_minutes !== undefined || accessible !== undefined
  const gap = (message: string): RegionGap => ({ at: id, message })
  return [
    ...(phone === undefined ? [gap('has no phone')] : []),
    ...(isPlace && walk_minutes === undefined ? [gap('"walk_minutes" is not known')] : []),
    ...(isPlace && accessible === undefined ? [gap('"accessible" is not known')] : []),
    ...(fact.certainty === 'verified' ? [] : [gap(`is only ${fact.certainty}: look it up in a good source`)]),
  ]
}

const kindsOf = (need: Need): string[] => [...new Set(need.bodies.map(({ kind }) => kind))]

const ofNeed = (need: Need, region: Region): RegionGap[] => {
  const has = (kind: string): boolean => region.organisations.some((each) => each.kind === kind)
  const answers = (kind: string): boolean =>
    region.organisations.some((each) => each.kind === kind && each.phone !== undefined)
  const unheard = [undefined, ...need.causes].filter(
    (cause) => !forCause(need.bodies, cause).some(({ kind }) => answers(kind)),
  )
  return [
    ...unheard.map((cause) => ({
      at: need.id,
      message: `nobody can be called${cause === undefined ? '' : ` for cause "${cause}"`}: no organisation has a phone`,
    })),
    ...kindsOf(need)
      .filter((kind) => !has(kind))
      .map((kind) => ({ at: need.id, message: `no organisation of kind "${kind}"` })),
  ]
}

/** All that a region does not know yet, what keeps people from an answer first. */
export const regionGaps = (region: Region, needs: readonly Need[]): RegionGap[] => {
  const ofNeeds = needs.flatMap((need) => ofNeed(need, region))
  const isGrave = ({ message }: RegionGap): boolean => message.startsWith('nobody')
  return [
    ...ofNeeds.filter(isGrave),
    ...region.organisations.flatMap(ofOrganisation),
    ...ofNeeds.filter((gap) => !isGrave(gap)),
  ]
}

/** How much of what needs ask for a region can name, from 0 to 1. */
export const regionCover = (region: Region, needs: readonly Need[]): number => {
  const kinds = new Set(needs.flatMap(kindsOf))
  const known = [...kinds].filter((kind) => region.organisations.some((each) => each.kind === kind))
  return kinds.size === 0 ? 1 : known.length / kinds.size
}
