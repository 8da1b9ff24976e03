import type { Need } from '../../domain/needs/need.ts'
import type { DirectoryColumns } from '../../domain/organisations/directory-columns.ts'
import { fault, type Issue } from '../../domain/words/issue.ts'
import type { Content } from '../ports/content.ts'
import { nearestName } from './nearest-name.ts'

const FIND = 'talk.organisation.find.'

/** Kinds of office there are: those that a region has, and those of which it is said how their number is found. */
export const officeKinds = ({ regions, texts }: Pick<Content, 'regions' | 'texts'>): ReadonlySet<string> =>
  new Set([
    ...[...regions.values()].flatMap(({ organisations }) => organisations.map(({ kind }) => kind)),
    ...[...texts.keys('ru')].filter((key) => key.startsWith(FIND)).map((key) => key.slice(FIND.length)),
  ])

/** Bodies of a kind that nobody knows: nobody would ever be sent there, and no number would be found. */
export const unknownKinds = ({ id, bodies }: Need, kinds: ReadonlySet<string>): Issue[] =>
  bodies
    .filter(({ kind }) => !kinds.has(kind))
    .map((body) => {
      const nearest = nearestName(body.kind, [...kinds])
      const hint = nearest === undefined ? '' : `did you mean "${nearest}"? `
      const message = `"${body.kind}" is no kind of office: ${hint}a new kind needs a line "${FIND}${body.kind}" in talk.yaml, how its number is found`
      return fault(`scenarios/needs/${id}.yaml`, message, { step: `bodies.${body.id}.kind` })
    })

/** Kinds that a table of organisations may name and nobody knows: nobody would ever be sent there. */
export const strayDirectoryKinds = (
  { kinds }: Pick<DirectoryColumns, 'kinds'>,
  known: ReadonlySet<string>,
): Issue[] =>
  Object.keys(kinds)
    .filter((kind) => !known.has(kind))
    .map((kind) =>
      fault('scenarios/directory-columns.yaml', `"${kind}" is no kind of office`, { step: `kinds.${kind}` }),
    )
