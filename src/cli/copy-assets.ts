import { cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `npm run build`, last step: what is served or read beside the compiled files and is not compiled itself. */
const ASSETS = ['adapters/playground/page', 'adapters/playground/generated']

for (const asset of ASSETS) {
  const from = fileURLToPath(new URL(`../${asset}`, import.meta.url))
  const to = fileURLToPath(new URL(`../../dist/${asset}`, import.meta.url))
  cpSync(from, to, { recursive: true })
}
