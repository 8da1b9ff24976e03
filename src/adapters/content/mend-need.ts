import { NeedFile } from '../../domain/needs/need-file.ts'
import { ownEntry } from '../../domain/own-entry.ts'

type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** A day long ago and one far away: whatever is mended is told of already, and is not told of again as stale. */
const FACT = { certainty: 'memory', verified_at: '2020-01-01', verify_by: '2099-01-01' }

/** What stands in for a value that does not fit, by its key, so that the rest of the file can be looked at. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  ...FACT,
  fact: FACT,
  kind: 'emergency',
  ways: ['phone'],
  validity: { kind: 'unknown' },
  obtain: { n: 1, unit: 'work_days' },
  required: true,
  amount: 0,
  n: 1,
  unit: 'work_days',
  id: 'mended',
  sources: ['—'],
}
/** Each mending can bring another misfit to light; so many are never behind one another. */
const MOST_ROUNDS = 6

const put = (tree: unknown, path: readonly PropertyKey[], change: (at: Node, key: string) => void): void => {
  let at: unknown = tree
  for (const key of path.slice(0, -1)) at = isNode(at) ? ownEntry(at, String(key)) : undefined
  if (isNode(at)) change(at, String(path.at(-1)))
}

/**
 * A need with what does not fit left out or stood in for, as far as that can be done; what cannot be mended stays. For
 * looking at the rest of a file whose faults are told already.
 */
export const mended = (value: unknown): unknown => {
  const tree: unknown = structuredClone(value)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { error } = NeedFile.safeParse(tree)
    if (!error) return tree
    for (const issue of error.issues) {
      if (issue.code === 'unrecognized_keys')
        for (const key of issue.keys) put(tree, [...issue.path, key], (at, name) => delete at[name])
      else
        put(tree, issue.path, (at, name) => {
          const standIn = ownEntry(STAND_INS, name)
          if (standIn === undefined) delete at[name]
          else at[name] = structuredClone(standIn)
        })
    }
  }
  return tree
}
