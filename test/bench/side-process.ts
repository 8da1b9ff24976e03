import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * What a program of the bench prints that runs in a process of its own, e.g. `sideProcess('plan-memory', url)`: compiled
 * beside the compiled bench, or read as it is written where the bench is.
 */
export const sideProcess = (name: string, ...given: readonly string[]): string => {
  const isWritten = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(`${name}.${isWritten ? 'ts' : 'js'}`, import.meta.url))
  const before = isWritten ? ['--import', 'tsx'] : []
  return execFileSync(process.execPath, [...before, file, ...given]).toString()
}
