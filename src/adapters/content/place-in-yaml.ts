import { existsSync, readFileSync } from 'node:fs'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'

interface Read {
  readonly root: Node | null
  lineAt(offset: number): number
}

const READ = new Map<string, Read>()

const readAt = (path: string): Read => {
  const known = READ.get(path)
  if (known) return known
  const lineCounter = new LineCounter()
  const document = existsSync(path) ? parseDocument(readFileSync(path, 'utf8'), { lineCounter }) : null
  const read: Read = {
    root: document?.contents ?? null,
    lineAt: (offset) => lineCounter.linePos(offset).line,
  }
  READ.set(path, read)
  return read
}

/** What entries of a list are known by. */
const NAMES = ['id', 'body']

interface Found {
  /** Where its key stands, or the entry itself. */
  readonly at: number
  readonly node: Node | null
}

const offsetOf = (node: unknown): number => (node as { range?: [number, number, number] }).range?.[0] ?? 0

const inside = (node: Node | null, name: string): Found | null => {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name)
    return pair ? { at: offsetOf(pair.key), node: pair.value as Node | null } : null
  }
  if (!isSeq(node)) return null
  const entry = node.items.find(
    (item, index) =>
      String(index) === name ||
      (isScalar(item) && item.value === name) ||
      (isMap(item) && NAMES.some((key) => item.get(key) === name)),
  )
  return entry ? { at: offsetOf(entry), node: entry as Node } : null
}

/**
 * The line of a place in a YAML file: keys, numbers or ids of entries, joined by points, e.g. `bodies.police.kind`. A place
 * that is not there yet is where it belongs: the line of the innermost part that is. null – nothing of it is there.
 */
export const placeInYaml = (path: string, place: string): number | null => {
  const { root, lineAt } = readAt(path)
  let found: Found | null = null
  let node = root
  for (const name of place.split('.')) {
    const next: Found | null = inside(node, name)
    if (!next) break
    found = next
    node = next.node
  }
  return found ? lineAt(found.at) : null
}

/** Every value of a YAML file that has a mark in it, with its line and its place. */
export const placesWith = (
  path: string,
  mark: string,
): { readonly line: number; readonly place: string }[] => {
  const lineCounter = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter })
  const found: { line: number; place: string }[] = []
  visit(document, {
    Scalar: (index, node, parents) => {
      if (index === 'key' || !String(node.value).includes(mark)) return
      const keys = parents.flatMap((parent, at) => {
        const next = parents[at + 1] ?? node
        if (isSeq(parent)) return [String(parent.items.indexOf(next))]
        return 'key' in parent && isScalar(parent.key) ? [String(parent.key.value)] : []
      })
      found.push({ line: lineCounter.linePos(offsetOf(node)).line, place: keys.join('.') })
    },
  })
  return found
}
