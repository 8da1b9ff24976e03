import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PACKERS, SPEAKERS } from '../../src/adapters/voice/voices.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
  engines: { node: string }
  dependencies: Record<string, string>
}

const instructions = dockerfile
  .split('\n')
  .map((line) => /^([A-Z]+) (.+)$/.exec(line))
  .flatMap((match) => (match ? [{ name: match[1] as string, rest: match[2] as string }] : []))
const of = (name: string): string[] =>
  instructions.filter((each) => each.name === name).map(({ rest }) => rest)

describe('the image', () => {
  it('copies only what is there', () => {
    const sources = of('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1))
    expect(sources.length).toBeGreaterThan(5)
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([])
  })

  it('runs only scripts that package.json has', () => {
    const scripts = [...dockerfile.matchAll(/npm run ([a-z]+)/g)].map(([, script]) => script as string)
    expect(scripts).toEqual(['prepare', 'build'])
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([])
  })

  it('starts the compiled main file as an ordinary user, without the Prisma command line', () => {
    expect(of('CMD').at(-1)).toBe('["node", "dist/main.js"]')
    expect(existsSync(join(ROOT, 'src', 'main.ts'))).toBe(true)
    expect(of('USER')).toEqual(['node'])
    expect(of('CMD').join(' ')).not.toMatch(/prisma|npm|tsx/)
    expect(manifest.dependencies).not.toHaveProperty('prisma')
  })

  it('uses a Node that package.json allows and asks its own health page', () => {
    const major = Number(/node:(\d+)-/.exec(of('FROM')[0] ?? '')?.[1])
    expect(major).toBe(Number(/\d+/.exec(manifest.engines.node)?.[0]))
    expect(of('HEALTHCHECK').join('')).toContain('/readyz')
  })

  it('carries everything that the program reads beside itself', () => {
    const carried = of('COPY')
      .filter((rest) => rest.startsWith('--from'))
      .join('\n')
    for (const part of ['dist', 'prisma/migrations', 'locales', 'scenarios', 'node_modules'])
      expect(carried).toContain(`/app/${part}`)
  })

  it('carries a voice that the program finds', () => {
    const installed = of('RUN').filter((rest) => rest.startsWith('apt-get')).length
    const packages = /install -y --no-install-recommends (.+?) \\/.exec(dockerfile)?.[1]?.split(' ')
    expect(installed).toBe(1)
    expect(packages).toEqual(['espeak-ng', 'opus-tools'])
    expect(SPEAKERS.map(({ program }) => program)).toContain('espeak-ng')
    expect(PACKERS.map(({ program }) => program)).toContain('opusenc')
  })

  it('carries the engine that draws pictures, which comes as an optional package', () => {
    const engine = JSON.parse(
      readFileSync(join(ROOT, 'node_modules', '@resvg', 'resvg-js', 'package.json'), 'utf8'),
    ) as { optionalDependencies: Record<string, string> }
    expect(engine.optionalDependencies).toHaveProperty('@resvg/resvg-js-linux-x64-gnu')
    const installed = of('RUN').find((rest) => rest.includes('--omit=dev'))
    expect(installed).toMatch(/^npm ci (?!.*optional)/)
  })

  it('carries every package that the program imports', () => {
    const left = JSON.parse(readFileSync(join(ROOT, 'tsconfig.build.json'), 'utf8')) as { exclude: string[] }
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .map((path) => join('src', path))
      .filter(
        (path) => /\.(ts|js)$/.test(path) && !path.includes('generated') && !left.exclude.includes(path),
      )
    const packages = files.flatMap((path) =>
      [
        ...readFileSync(join(ROOT, path), 'utf8').matchAll(
          /^(?:import|export) (?!type )[^'\n]*from '([^'.][^']*)'|^} from '([^'.][^']*)'/gm,
        ),
      ].map(([, one, other]) => (one ?? other) as string),
    )
    const names = packages
      .filter((name) => !name.startsWith('node:'))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      )
    expect(names.length).toBeGreaterThan(10)
    expect([...new Set(names)].filter((name) => !(name in manifest.dependencies))).toEqual([])
  })
})
