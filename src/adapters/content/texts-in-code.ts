import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeTexts } from '../../application/content-check/code-texts.ts'

/** Groups whose keys stand in code; screens are named without their group there. */
const GROUPS = ['talk', 'screens', 'format', 'reckoning', 'office', 'asides', 'glossary', 'social']
const LITERAL = /'([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)'/g
/** Folders that name texts without using them. */
const ASIDE = new Set(['generated', 'playground', 'content-check'])
const TEMPLATE = /`([a-z][a-z0-9_.]*(?:\$\{[^}`]*\}[a-z0-9_.]*)+)`/g
const SCREEN = /\.(?:message|label)\('([a-z][a-z0-9_.]*)'/g

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ASIDE.has(entry.name) ? [] : sourcesIn(path)
    return /\.[jt]s$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })

const found = (sources: readonly string[], pattern: RegExp): string[] =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name as string))

/** `talk.papers.${part}` names every key of that shape; a template of a group alone would name them all. */
const shapeOf = (template: string): RegExp | null => {
  const [head = ''] = template.split('$')
  const isWide = GROUPS.some((group) => head === `${group}.`)
  if (isWide) return null
  const shape = template
    .split(/\$\{[^}]*\}/)
    .map((piece) => piece.replaceAll('.', '\\.'))
    .join('[^.]+')
  return new RegExp(`^${shape}$`)
}

const isInGroup = (name: string): boolean => GROUPS.some((group) => name.startsWith(`${group}.`))

const known = new Map<string, CodeTexts>()

/** Reads the code under a folder (`src` or `dist`) for the texts that it names; once, for it stays as it is while it runs. */
export const textsInCode = (folder: string): CodeTexts => {
  const texts = known.get(folder) ?? readTexts(folder)
  known.set(folder, texts)
  return texts
}

const readTexts = (folder: string): CodeTexts => {
  const sources = sourcesIn(folder)
  const literals = new Set(found(sources, LITERAL))
  const shapes = found(sources, TEMPLATE).flatMap((template) => shapeOf(template) ?? [])
  const answers = new Map<string, boolean>()
  const isNamed = (name: string): boolean => {
    const isKnown = answers.get(name) ?? (literals.has(name) || shapes.some((shape) => shape.test(name)))
    answers.set(name, isKnown)
    return isKnown
  }
  const screens = found(sources, SCREEN).map((name) => `screens.${name}`)
  return {
    names: (key) => isNamed(key) || (key.startsWith('screens.') && isNamed(key.slice('screens.'.length))),
    full: new Set([...[...literals].filter(isInGroup), ...screens]),
  }
}
