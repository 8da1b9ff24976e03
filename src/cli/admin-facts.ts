import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportChecks } from '../adapters/content/export-checks.ts'
import { PostgresFactDesk } from '../adapters/database/office/fact-rows.ts'
import { ROOT } from '../root.ts'
import type { AdminInput } from './admin-input.ts'
import type { OperatorDesk } from './admin-office.ts'
import type { Answer } from './reminders-answers.ts'

/**
 * The files of the content with what employees of the region confirmed and corrected in the chat: named, or written under
 * a folder by the same paths (`--into .` changes the project's own files, to be looked at and committed).
 */
export const exportFacts = async (
  { values: { into } }: AdminInput,
  { pool }: Pick<OperatorDesk, 'pool'>,
  region: string,
): Promise<Answer> => {
  const files = exportChecks(ROOT, await new PostgresFactDesk(pool).checks(region))
  for (const { path, text } of into === undefined ? [] : files) {
    const target = join(into as string, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
  const lines = files.map(({ path, facts }) => `${path}: ${facts} checked`)
  const data = files.map(({ path, facts }) => ({ path, facts }))
  return { data, lines: lines.length === 0 ? ['Nothing was checked.'] : lines }
}
