import { forCause, type Need } from '../needs/need.ts'
import type { Region } from '../organisations/region.ts'
import { fault, type Issue, quoted, repeated, warning } from '../words/issue.ts'

const fileOf = (need: Need): string => `scenarios/needs/${need.id}.yaml`

const GROUPS = ['bodies', 'documents', 'fees', 'terms', 'laws', 'mistakes'] as const
/** What each cause must have something of. */
const SERVED = ['bodies', 'documents', 'fees', 'terms', 'calls', 'visits'] as const
/** Who is rung, and where one goes. */
const SCENES = ['calls', 'visits'] as const
const LISTS = ['causes', 'refusal'] as const

/** What may hold for some causes only, each with the place where it stands. */
const limited = (need: Need): { place: string; causes: readonly string[] }[] => [
  ...GROUPS.flatMap((group) =>
    need[group].map(({ id, for: causes = [] }) => ({ place: `${group}.${id}`, causes })),
  ),
  ...SCENES.flatMap((scene) =>
    need[scene].map(({ body, for: causes = [] }) => ({ place: `${scene}.${body}`, causes })),
  ),
]

const unknownCauses = (need: Need): Issue[] =>
  limited(need).flatMap(({ place, causes }) =>
    causes
      .filter((cause) => !need.causes.includes(cause))
      .map((cause) =>
        fault(fileOf(need), `"for" names cause "${cause}", which is not among ${quoted(need.causes)}`, {
          step: place,
        }),
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

/** Bodies that are spoken to: those of the need, which help with the causes that the words are for. */
const misaddressed = (need: Need): Issue[] =>
  SCENES.flatMap((scene) =>
    need[scene].flatMap(({ body: id, for: causes = need.causes }, index) => {
      const step = `${scene}.${index}.body`
      const body = need.bodies.find((each) => each.id === id)
      if (!body) {
        const known = quoted(need.bodies.map((each) => each.id))
        return [fault(fileOf(need), `names body "${id}", which is not among ${known}`, { step })]
      }
      const strange = causes.filter((cause) => body.for !== undefined && !body.for.includes(cause))
      return strange.map((cause) =>
        fault(
          fileOf(need),
          `speaks to body "${id}", which does not help with cause "${cause}": name another body or narrow "for"`,
          { step },
        ),
      )
    }),
  )

/** For every cause, and before the cause is known, somebody must be able to help and something must be said. */
const uncovered = (need: Need): Issue[] =>
  [undefined, ...need.causes].flatMap((cause) =>
    SERVED.filter((group) => forCause<{ for?: string[] | undefined }>(need[group], cause).length === 0)
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
  ...misaddressed(need),
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
