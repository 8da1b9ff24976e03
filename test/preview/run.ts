import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openGround, withCluster } from './ground.ts'
import { pageOf } from './page.ts'
import { VIEWERS, type Viewer } from './people.ts'
import { EVERYTHING, type Preview, previewOf, type Wanted } from './preview.ts'
import { faultLines, resultsOf } from './results.ts'

/**
 * `npm run preview -- [--role head] [--language ru] [--out preview.html] [--json]`: every screen and notice as one page that
 * needs nothing else. Exit code 1 when one is at fault.
 */
const OPTIONS = {
  role: { type: 'string' },
  language: { type: 'string' },
  out: { type: 'string', default: 'preview.html' },
  json: { type: 'boolean', default: false },
} as const

const isViewer = (name: string): name is Viewer => VIEWERS.some((viewer) => viewer === name)

const wantedOf = (role: string | undefined, language: string | undefined): Wanted => {
  if (role !== undefined && !isViewer(role)) throw new RangeError(`--role: one of ${VIEWERS.join(', ')}`)
  return {
    viewers: role === undefined ? EVERYTHING.viewers : [role],
    variants: EVERYTHING.variants.filter((each) => language === undefined || each.language === language),
  }
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: OPTIONS })
  const wanted = wantedOf(values.role, values.language)
  const preview: Preview = await withCluster(async (cluster) => {
    const { bot, close } = await openGround(cluster)
    const seen = await previewOf(bot, wanted, (viewer, screens) => tell(`${viewer}: ${screens} screens`))
    await close()
    return seen
  })
  writeFileSync(values.out, pageOf(preview))
  const results = resultsOf(preview, wanted)
  if (values.json) process.stdout.write(`${JSON.stringify({ results }, null, 2)}\n`)
  else for (const line of [...faultLines(preview), ...results.map(({ line }) => line)]) tell(line)
  tell(`written: ${values.out}`)
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}

main().catch((error: Error) => {
  tell(`preview: ${error.message}`)
  process.exitCode = 1
})
