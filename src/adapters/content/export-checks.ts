import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { checkedUntil, type FactCheck, newestChecks } from '../../domain/organisations/fact-check.ts'

/** A file of the content as it would read with the checks in it. */
export interface ExportedFile {
  /** e.g. `scenarios/regions/ugra.yaml` */
  readonly path: string
  readonly text: string
  /** How many facts of it changed. */
  readonly facts: number
}

/** The entry of a list by its id, or of a map by its name: `organisations.clinic_1`, `facts.living_minimum`. */
const entryAt = (document: Document, place: string): YAMLMap | null => {
  const [group = '', id = ''] = place.split('.')
  const list = document.get(group)
  if (isSeq(list)) {
    const found = list.items.find((item) => isMap(item) && item.get('id') === id)
    return isMap(found) ? found : null
  }
  const named = isMap(list) ? list.get(id) : null
  return isMap(named) ? named : null
}

const writeInto = (document: Document, check: FactCheck): boolean => {
  const entry = entryAt(document, check.place)
  if (!entry) return false
  // An entry with the facts of the whole need gets its own.
  if (!isMap(entry.get('fact'))) entry.set('fact', document.createNode({}))
  const fact = entry.get('fact')
  if (!isMap(fact)) return false
  const { value } = check
  if (value && 'phone' in value) entry.set('phone', value.phone)
  if (value && 'amount' in value) entry.set(entry.has('amount') ? 'amount' : 'value', value.amount)
  if (value && 'n' in value) entry.set('n', value.n)
  for (const [name, said] of Object.entries({
    certainty: 'verified',
    verified_at: check.on,
    verify_by: checkedUntil(check.on),
    source: check.source,
  }))
    fact.set(name, said)
  return true
}

/** Hours and addresses stand in the texts of every language. */
const textFiles = (check: FactCheck): { path: string; key: string[]; words: string }[] => {
  const [, region] = /^scenarios\/regions\/([a-z0-9_]+)\.yaml$/.exec(check.file) ?? []
  const [, id] = /^organisations\.([a-z0-9_]+)$/.exec(check.place) ?? []
  const { value } = check
  if (!region || !id || !value) return []
  const said =
    'hours' in value
      ? (['hours', value.hours] as const)
      : 'address' in value
        ? (['address', value.address] as const)
        : null
  if (!said) return []
  return ['ru', 'en'].map((language) => ({
    path: `locales/${language}/regions/${region}.yaml`,
    key: ['organisations', id, said[0]],
    words: said[1],
  }))
}

/**
 * The files as they read with what employees confirmed and corrected: comments and order stay. Nothing is written; the
 * caller shows the change or stores it.
 * @param root the project's folder
 */
export const exportChecks = (root: string, checks: readonly FactCheck[]): ExportedFile[] => {
  const documents = new Map<string, { document: Document; facts: number }>()
  const open = (path: string): { document: Document; facts: number } => {
    const known = documents.get(path) ?? {
      document: parseDocument(readFileSync(join(root, path), 'utf8')),
      facts: 0,
    }
    documents.set(path, known)
    return known
  }
  for (const check of newestChecks(checks).values()) {
    const file = open(check.file)
    if (writeInto(file.document, check)) file.facts += 1
    for (const { path, key, words } of textFiles(check)) {
      const texts = open(path)
      texts.document.setIn(key, words)
      texts.facts += 1
    }
  }
  return [...documents]
    .filter(([, { facts }]) => facts > 0)
    .map(([path, { document, facts }]) => ({ path, facts, text: document.toString({ lineWidth: 110 }) }))
}
