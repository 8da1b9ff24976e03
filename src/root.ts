import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from './application/problem.ts'

/** The nearest folder above this file with `scenarios` in it: the program may lie in `src`, `dist` or deeper. */
const findRoot = (folder: string): string => {
  if (existsSync(join(folder, 'scenarios'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Problem('The folder "scenarios" is missing: it belongs beside the program.')
  return findRoot(above)
}

/** The project's folder: content, texts and migrations stand there. */
export const ROOT = findRoot(fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, ''))
