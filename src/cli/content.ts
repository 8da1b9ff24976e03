import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PARSED_YAML } from '../adapters/content/parsed-file.ts'
import { keepParsedYamlAt, writeParsedYaml } from '../adapters/content/read-yaml.ts'
import { type Walked, walkContent } from '../application/content-check/walk-content.ts'
import { dangersIn } from '../application/hearing/dangers-in.ts'
import { LANGUAGES } from '../application/ports/texts.ts'
import { localMoment } from '../domain/calendar/local-date.ts'
import { misheard } from '../domain/hearing/hearing-shares.ts'
import { datedFacts } from '../domain/organisations/dated-facts.ts'
import { fault, type Issue } from '../domain/words/issue.ts'
import { type CheckedContent, checkContent, contentOf, issueLine } from './check-content.ts'
import { misheardActs } from './content-acts.ts'
import { findLines, phraseLines } from './content-find.ts'
import { isNeed, needIssues, needLines } from './content-need.ts'
import { makeNeed, missingInNeed } from './content-new-need.ts'
import { makeRegion, missingIn } from './content-regions.ts'
import { contentResults } from './content-results.ts'
import { writeContentSchemas } from './content-schemas.ts'
import { unansweredLines } from './content-unanswered.ts'

/**
 * `npm run content`: checks everything under `scenarios/` and `locales/` and ends with 1 when there is a fault.
 * `-- --walk` walks every state that people can come into as well, `-- --json` does so for other tools, `-- --due` lists facts by the day to verify them, `-- --schemas` writes
 * `scenarios/*.schema.json` for editors, `-- --today 2027-02-01` checks as if it were that day, `-- --root <folder>`
 * checks another folder, `-- --need debts` checks one need in some seconds, each fault at its author's own line, `-- --new-need debts --causes lost,stolen` makes the files of a need, `-- --missing debts` tells what is left to write, `-- --find "…"` tells what need is found and by which words, `-- --phrases debts` tells what a need changes for finding, `-- --acts` lists what of the tuned half of `test/hearing` is misheard (`--at contact` of one place), with how it was read, `-- --unanswered` lists what people asked that no fact covers (DATABASE_URL, or the embedded database of a running `npm start`). `-- --new-region tomsk --time-zone Asia/Tomsk` makes the files of a region from the template,
 * `-- --missing tomsk` tells what a region lacks.
 */
const OPTIONS = {
  json: { type: 'boolean', default: false },
  walk: { type: 'boolean', default: false },
  due: { type: 'boolean', default: false },
  schemas: { type: 'boolean', default: false },
  today: { type: 'string' },
  root: { type: 'string' },
  'new-region': { type: 'string' },
  'time-zone': { type: 'string' },
  missing: { type: 'string' },
  acts: { type: 'boolean', default: false },
  at: { type: 'string' },
  unanswered: { type: 'boolean', default: false },
  need: { type: 'string' },
  'new-need': { type: 'string' },
  causes: { type: 'string' },
  find: { type: 'string' },
  phrases: { type: 'string' },
} as const

const CODE = fileURLToPath(new URL('..', import.meta.url))
const HOME = fileURLToPath(new URL('../..', import.meta.url))

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const momentOf = (today: string | undefined): number => {
  const at = today === undefined ? Date.now() : Date.parse(`${today}T12:00:00Z`)
  if (Number.isNaN(at)) throw new RangeError(`--today "${today}": a day like 2027-02-01 is expected`)
  return at
}

const printDue = ({ content, issues }: CheckedContent): void => {
  for (const issue of issues) print(issueLine(issue))
  for (const { verify_by, file, place, certainty, source } of content
    ? datedFacts(content.needs.values(), content.regions.values(), content.lessons.values(), content.alerts)
    : [])
    print([verify_by, file, place, certainty, source].filter(Boolean).join('  '))
}

const isFault = ({ severity }: Issue): boolean => severity === 'fault'

/** What a walk found, as faults of the scenario. */
const walkIssues = ({ unwalked, problems }: Walked): Issue[] =>
  [...unwalked.map((branch) => `nobody takes "${branch}": open it or remove it`), ...problems].map(
    (message) => fault('scenarios/track/scenario.yaml', message),
  )

/** Phrases of the half that may be looked at which are heard wrong: what to tune by. */
const printMisheard = ({ content, cries }: CheckedContent): void => {
  if (!content || !cries) return
  const hear = (words: string): string[] => dangersIn(content, words).map(({ kind }) => kind)
  for (const language of LANGUAGES)
    for (const { words, needs } of misheard(cries[language], hear))
      print(`misheard  ${language}  ${needs.join(' or ') || 'harmless'}: ${words}`)
}

interface Walk {
  readonly walked: Walked | null
  readonly issues: readonly Issue[]
}

/** Content at fault is not walked; a walk that breaks off is a fault, and leaves the other figures. */
const walkOf = ({ content, issues }: CheckedContent, at: number): Walk => {
  if (!content || issues.some(isFault)) return { walked: null, issues: [] }
  try {
    const walked = walkContent(content, at)
    return { walked, issues: walkIssues(walked) }
  } catch (error) {
    const message = `the walk broke off: ${(error as Error).message}`
    return { walked: null, issues: [fault('scenarios/track/scenario.yaml', message)] }
  }
}

const printIssues = (checked: CheckedContent, walked: Walked | null): void => {
  const { content, issues, worst } = checked
  for (const issue of issues) print(issueLine(issue))
  if (walked)
    print(
      `walked  ${walked.branches - walked.unwalked.length} of ${walked.branches} steps, answers and ways, ${walked.proved} of ${walked.states} states`,
    )
  const faults = issues.filter(isFault).length
  printMisheard(checked)
  for (const { language, need, stage, ease, bar } of worst)
    print(`hardest to read  ${language}  ${stage} with ${need}: ease ${ease.toFixed(1)}, plain from ${bar}`)
  const counted = content
    ? `${content.needs.size} needs, ${content.lessons.size} lessons, ${content.regions.size} regions, ${content.track.steps.size} steps: `
    : ''
  print(`${counted}${faults} faults, ${issues.length - faults} warnings`)
}

const printMissing = (root: string, region: string): void => {
  const { content, issues } = contentOf(root)
  for (const issue of issues) print(issueLine(issue))
  for (const line of content ? missingIn(content, region) : []) print(line)
  if (!content) process.exitCode = 1
}

const printNeed = (root: string, id: string, at: number): void => {
  const issues = needIssues(root, id, at)
  for (const line of needLines(issues, id)) print(line)
  if (issues.some(isFault)) process.exitCode = 1
}

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: OPTIONS })
  const root = resolve(values.root ?? HOME)
  if (values.need !== undefined) {
    printNeed(root, values.need, momentOf(values.today))
    return
  }
  if (values.acts) {
    for (const line of misheardActs(root, values.at ?? '')) print(line)
    return
  }
  if (values.unanswered) {
    for (const line of await unansweredLines(process.env)) print(line)
    return
  }
  if (values.schemas) {
    for (const path of writeContentSchemas(root)) print(path)
    return
  }
  const madeNeed = values['new-need']
  if (madeNeed !== undefined) {
    const today = localMoment(momentOf(values.today), 'UTC').date
    for (const path of makeNeed(root, madeNeed, values.causes, today)) print(path)
    for (const line of missingInNeed(root, madeNeed)) print(line)
    return
  }
  if (values.missing !== undefined && isNeed(root, values.missing)) {
    for (const line of missingInNeed(root, values.missing)) print(line)
    return
  }
  if (values.find !== undefined) {
    for (const line of findLines(root, values.find)) print(line)
    return
  }
  if (values.phrases !== undefined) {
    for (const line of phraseLines(root, values.phrases)) print(line)
    return
  }
  const made = values['new-region']
  if (made !== undefined) for (const path of makeRegion(root, made, values['time-zone'])) print(path)
  const region = made ?? values.missing
  if (region !== undefined) {
    printMissing(root, region)
    return
  }
  const at = momentOf(values.today)
  const checked = values.due ? contentOf(root) : checkContent(root, CODE, at)
  const isWanted = (values.json || values.walk) && !values.due
  const walk = isWanted ? walkOf(checked, at) : { walked: null, issues: [] }
  const { walked } = walk
  const issues = [...checked.issues, ...walk.issues]
  if (values.json) {
    const results = contentResults({ ...checked, issues }, walked, at)
    print(JSON.stringify({ results, issues }))
    if (results.some(({ ok }) => !ok)) process.exitCode = 1
  } else if (values.due) printDue(checked)
  else printIssues({ ...checked, issues }, walked)
  if (issues.some(isFault)) process.exitCode = 1
}

try {
  keepParsedYamlAt(PARSED_YAML)
  await main()
  writeParsedYaml(PARSED_YAML)
} catch (error) {
  process.stderr.write(`content: ${(error as Error).message}\n`)
  process.exitCode = 2
}
