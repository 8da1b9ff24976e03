import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/root.ts'

interface Locked {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >
}

/** Licences that an MIT product may be handed on with, unasked. */
export const WELCOME: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  '(MIT OR GPL-3.0-or-later)',
  '(MIT AND Zlib)',
  'MPL-2.0',
  'PostgreSQL',
  'Unlicense',
])

/** Every package that goes out with the product, with its licence as its author names it. */
export const licences = (): readonly {
  readonly name: string
  readonly version: string
  readonly license: string
}[] => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Locked
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version = '', license = 'unknown' }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
      license,
    }))
}

if (process.argv[1] === import.meta.filename)
  for (const { name, version, license } of licences())
    process.stdout.write(`${license}\t${name}@${version}\n`)
