import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '')

const above = (folder: string, name: string): string => {
  const wanted = join(folder, name)
  if (existsSync(wanted)) return wanted
  const next = dirname(folder)
  if (next === folder) throw new Error(`the folder "${name}" is missing: it belongs beside the program`)
  return above(next, name)
}

/**
 * The nearest folder of a name above this file: the program may lie in `src`, `dist` or deeper.
 *
 * @param name e.g. `locales`
 */
export const besideProgram = (name: string): string => above(HERE, name)
