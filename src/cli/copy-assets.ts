import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * `npm run build` and `npm run bench`: what is served or read beside the compiled files and is not compiled itself, copied
 * to where they lie – `dist`, or the folder that is named.
 */
const ASSETS = ['adapters/playground/page', 'adapters/playground/generated', 'adapters/content/generated']
const target = process.argv[2] ?? 'dist'

for (const asset of ASSETS) {
  const from = fileURLToPath(new URL(`../${asset}`, import.meta.url))
  cpSync(from, resolve(target, asset), { recursive: true })
}
