import { forCause, type Need } from '../needs/need.ts'
import type { Region } from '../organisations/region.ts'
import { fault, type Issue, quoted, repeated, warning } from '../words/issue.ts'

const fileOf = (need: Need): string => `scenarios/needs/${need.id}.yaml`

const GROUPS = ['bodies', 'documents', 'fees', 'terms'] as const
const LISTS = ['causes', 'mistakes', 'refusal'] as const

const unknownCauses = (need: Need): Issue[] =>
  GROUPS.flatMap((group) =>
    need[group].flatMap(({ id, for: causes = [] }) =>
      causes
        .filter((cause) => !need.causes.includes(cause))
        .map((cause) =>
          fault(fileOf(need), `"for" names cause "${cause}", which is not among ${quoted(need.causes)}`, {
            step: `${group}.${id}`,
          }),
        ),
    ),
  )

const twice = (need: Need): Issue[] => {
  const named = (group: string, ids: readonly string[]): Issue[] =>
    repeated(ids).map((id) =>
      fault(fileOf(need), `id "${id}" stands here twice: rename one`, { step: group }),
    )
  return [
    ...GROUPS.flatMap((group) =>
      named(
        group,
        need[group].map(({ id }) => id),
      ),
    ),
    ...LISTS.flatMap((list) => named(list, need[list])),
  ]
}

const unknownBodies = (need: Need): Issue[] =>
  (['call', 'visit'] as const)
    .filter((scene) => !need.bodies.some(({ id }) => id === need[scene].body))
    .map((scene) =>
      fault(
        fileOf(need),
        `names body "${need[scene].body}", which is not among ${quoted(need.bodies.map(({ id }) => id))}`,
        {
          step: `${scene}.body`,
        },
      ),
    )

/** For every cause, and before the cause is known, somebody must be able to help and something must be said. */
const uncovered = (need: Need): Issue[] =>
  [undefined, ...need.causes].flatMap((cause) =>
    GROUPS.filter((group) => forCause<{ for?: string[] | undefined }>(need[group], cause).length === 0)
      .filter((group) => cause !== undefined || group === 'bodies')
      .map((group) =>
        fault(
          fileOf(need),
          cause === undefined
            ? 'no body helps before the cause is known: leave "for" out at one'
            : `nothing holds for cause "${cause}": add one or widen a "for"`,
          { step: group },
        ),
      ),
  )

/** Checks of one need (promises.md 4): what it names must be there, and each cause must be served. */
export const inspectNeed = (need: Need): Issue[] => [
  ...twice(need),
  ...unknownCauses(need),
  ...unknownBodies(need),
  ...uncovered(need),
]

/** A number that stands under two kinds of office: who is rung is then not who is spoken to. */
const borrowedNumbers = ({ organisations }: Region, file: string): Issue[] =>
  organisations.flatMap(({ id, kind, phone }, index) => {
    const owner = organisations.slice(0, index).find((each) => phone !== undefined && each.phone === phone)
    if (!owner || owner.kind === kind) return []
    const message = `has the number of "${owner.id}", another office: take it out, how to find a number is said then`
    return [fault(file, message, { step: id })]
  })

/** What is wrong with a region: offices told twice or under another's number, and those no need can lead to. */
export const inspectRegion = (region: Region, needs: readonly Need[]): Issue[] => {
  const asked = new Set(needs.flatMap(({ bodies }) => bodies.map(({ kind }) => kind)))
  const file = `scenarios/regions/${region.id}.yaml`
  return [
    ...repeated(region.organisations.map(({ id }) => id)).map((id) =>
      fault(file, `organisation "${id}" stands here twice: rename one`),
    ),
    ...borrowedNumbers(region, file),
    ...region.organisations
      .filter(({ kind }) => !asked.has(kind))
      .map(({ id, kind }) =>
        warning(file, `no need asks for kind "${kind}": nobody is sent there`, { step: id }),
      ),
  ]
}
