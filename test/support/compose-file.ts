import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '../../src/root.ts'

/** `compose.yaml`, as far as the tests look at it. */
export interface ComposeFile {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly environment?: Record<string, string>
        readonly secrets?: string[]
        readonly volumes?: string[]
      }
    >
  >
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
  readonly volumes: Readonly<Record<string, object>>
}

export const composeFile = (): ComposeFile =>
  parse(readFileSync(join(ROOT, 'compose.yaml'), 'utf8'), { merge: true }) as ComposeFile

/** What an operator writes into `.env` and `secrets`, and where the volumes are mounted. */
export interface Installed {
  readonly variables: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  /** Instead of the folders of a container: `/run/secrets`, `/keys`, `/backups`. */
  readonly folder: string
}

/** `${NAME}`, `${NAME:-usual}` and `${NAME:?what is missing}`, as Docker Compose puts values in. */
const filled = (text: string, variables: Installed['variables']): string =>
  text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    const value = variables[name]
    if (value !== undefined) return value
    if (kind === '-') return rest
    throw new Error(`${name} is not set: ${rest}`)
  })

/**
 * The environment in which `compose.yaml` starts a service, by hand: its secrets are written into files, its folders stand in the
 * given one.
 */
export const composeEnvironment = (
  service: string,
  { variables, secrets, folder }: Installed,
): Record<string, string> => {
  const { environment = {}, secrets: used = [] } = composeFile().services[service] ?? {}
  for (const name of used) writeFileSync(join(folder, name), `${secrets[name]}\n`, { mode: 0o600 })
  return Object.fromEntries(
    Object.entries(environment).map(([variable, value]) => [
      variable,
      filled(String(value), variables)
        .replace('/run/secrets/', `${folder}/`)
        .replace(/^\/(keys|backups)$/, `${folder}/$1`),
    ]),
  )
}
