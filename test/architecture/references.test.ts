import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from './sources.ts'

/** Where references are looked for. Applied migrations never change: they cite documents by the names of their day. */
const READ = ['src', 'test', 'scenarios', 'locales', 'prisma/schema.prisma', 'docs', 'README.md']
const TEXT = /\.(ts|yaml|md|prisma)$/

const filesUnder = (path: string): string[] => {
  if (!statSync(path).isDirectory()) return TEXT.test(path) ? [path] : []
  return readdirSync(path)
    .filter((name) => name !== 'generated')
    .flatMap((name) => filesUnder(join(path, name)))
}

const text = (path: string): string => readFileSync(path, 'utf8')

/** A citation of a rule or requirement: `promises.md 13`, `promises.md F19`, `requirements.md Y-monthly`. */
const CITED = /\b([a-z]+(?:[-.][a-z]+)*\.md)(?:,? (\d{1,2}\b|[A-Z]\d{1,2}\b|[A-Z](?:-[a-z]+)?\b|Words))?/g

const PAGES: Readonly<Record<string, string>> = {
  'promises.md': text(join(ROOT, 'docs/promises.md')),
  'requirements.md': text(join(ROOT, 'docs/requirements.md')),
}

const escaped = (id: string): string => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whether a page has a section, a row or a term of that id; F1–F24 may stand as a range. */
const defines = (page: string, id: string): boolean => {
  if (new RegExp(`^## ${escaped(id)}(\\.|$)`, 'm').test(page)) return true
  if (/^\d/.test(id)) return false
  if (new RegExp(`(\\*\\*|\\b)${escaped(id)}(\\*\\*|-|\\b)`).test(page)) return true
  const [, letter, number] = /^([A-Z])(\d+)$/.exec(id) ?? []
  return [...page.matchAll(/\b([A-Z])(\d+)–\1(\d+)/g)].some(
    ([, of, from, to]) => of === letter && Number(number) >= Number(from) && Number(number) <= Number(to),
  )
}

const faultsIn = (path: string): string[] =>
  [...text(path).matchAll(CITED)].flatMap(([whole, name = '', id]) => {
    const page = PAGES[name]
    if (page !== undefined) return id === undefined || defines(page, id) ? [] : [`${path}: ${whole}`]
    const stands = ['', 'docs', 'docs/decisions'].some((folder) => existsSync(join(ROOT, folder, name)))
    return stands ? [] : [`${path}: ${whole}`]
  })

describe('what the code cites can be read in the repository', () => {
  test('every page, section and row that is named is there', () => {
    const files = READ.flatMap((path) => filesUnder(join(ROOT, path)))
    expect(files.length).toBeGreaterThan(500)
    expect(files.flatMap(faultsIn)).toEqual([])
  })

  test('the check bites', () => {
    expect(defines(PAGES['promises.md'] as string, '13')).toBe(true)
    expect(defines(PAGES['promises.md'] as string, 'F21')).toBe(true)
    expect(defines(PAGES['promises.md'] as string, '99')).toBe(false)
    expect(defines(PAGES['requirements.md'] as string, 'Y-monthly')).toBe(true)
    expect(defines(PAGES['requirements.md'] as string, 'Q')).toBe(false)
  })
})
