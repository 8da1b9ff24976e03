import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ContentError } from '../adapters/content/content-error.ts'
import { writeLearned } from '../adapters/content/learned-file.ts'
import { loadContent } from '../adapters/content/load-content.ts'
import { PARSED_YAML } from '../adapters/content/parsed-file.ts'
import { keepParsedYamlAt, writeParsedYaml } from '../adapters/content/read-yaml.ts'
import { writeTextKeys } from '../adapters/content/text-keys.ts'
import { writeBotApiSchema } from '../adapters/playground/schema/generate.ts'

/**
 * `npm prepare`: makes what is generated and not committed – the keys of texts as a type, the database client, the Bot API's
 * schema, what the files of content come to, and what is learned from examples of what people say. `--texts` makes the keys
 * alone. Works without any download: Prisma's CLI asks for its engine even to generate, but then does not use it
 * (promises.md 19).
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const idleProgram = ['/bin/true', '/usr/bin/true'].find(existsSync)

const generateClient = (): void => {
  const prisma = fileURLToPath(new URL('../../node_modules/prisma/build/index.js', import.meta.url))
  const env = {
    ...process.env,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    ...(idleProgram ? { PRISMA_SCHEMA_ENGINE_BINARY: idleProgram } : {}),
  }
  const { status, stderr, stdout } = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}${stderr}`)
}

/** Parses all content once, so that no start has to. What is at fault in it is told by `npm run content`. */
const parseContent = (): void => {
  keepParsedYamlAt(PARSED_YAML)
  try {
    loadContent(ROOT)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
  }
  writeParsedYaml(PARSED_YAML)
}

writeTextKeys(ROOT)
if (!process.argv.includes('--texts')) {
  generateClient()
  writeBotApiSchema()
  writeLearned(ROOT)
  parseContent()
}
