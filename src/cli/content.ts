import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { datedFacts } from '../domain/organisations/dated-facts.ts'
import { type CheckedContent, checkContent, contentOf, issueLine } from './check-content.ts'
import { contentResults } from './content-results.ts'
import { writeContentSchemas } from './content-schemas.ts'

/**
 * `npm run content`: checks everything under `scenarios/` and `locales/` and ends with 1 when there is a fault.
 * `-- --json` for other tools, `-- --due` lists facts by the day to verify them, `-- --schemas` writes
 * `scenarios/*.schema.json` for editors, `-- --today 2027-02-01` checks as if it were that day, `-- --root <folder>`
 * checks another folder.
 */
const OPTIONS = {
  json: { type: 'boolean', default: false },
  due: { type: 'boolean', default: false },
  schemas: { type: 'boolean', default: false },
  today: { type: 'string' },
  root: { type: 'string' },
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
    ? datedFacts(content.needs.values(), content.regions.values())
    : [])
    print([verify_by, file, place, certainty, source].filter(Boolean).join('  '))
}

const printIssues = ({ content, issues, worst }: CheckedContent): void => {
  for (const issue of issues) print(issueLine(issue))
  const faults = issues.filter(({ severity }) => severity === 'fault').length
  for (const { language, need, stage, ease, bar } of worst)
    print(`hardest to read  ${language}  ${stage} with ${need}: ease ${ease.toFixed(1)}, plain from ${bar}`)
  const counted = content
    ? `${content.needs.size} needs, ${content.regions.size} regions, ${content.track.steps.size} steps: `
    : ''
  print(`${counted}${faults} faults, ${issues.length - faults} warnings`)
}

const main = (): void => {
  const { values } = parseArgs({ options: OPTIONS })
  const root = resolve(values.root ?? HOME)
  if (values.schemas) {
    for (const path of writeContentSchemas(root)) print(path)
    return
  }
  const at = momentOf(values.today)
  const checked = values.due ? contentOf(root) : checkContent(root, CODE, at)
  if (values.json) print(JSON.stringify({ results: contentResults(checked, at), issues: checked.issues }))
  else if (values.due) printDue(checked)
  else printIssues(checked)
  if (checked.issues.some(({ severity }) => severity === 'fault')) process.exitCode = 1
}

try {
  main()
} catch (error) {
  process.stderr.write(`content: ${(error as Error).message}\n`)
  process.exitCode = 2
}
