import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadContent } from '../adapters/content/load-content.ts'
import { readNeedDraft } from '../adapters/content/need-draft.ts'
import { placeInYaml } from '../adapters/content/place-in-yaml.ts'
import { readPhrases } from '../adapters/content/read-phrases.ts'
import { readPlainLanguage } from '../adapters/content/read-plain-language.ts'
import { phrasesFileOf } from '../application/content-check/inspect-names.ts'
import { filesOfNeed, inspectNeedAlone } from '../application/content-check/inspect-need-alone.ts'
import { nearestName } from '../application/content-check/nearest-name.ts'
import { LANGUAGES } from '../application/ports/texts.ts'
import type { Issue } from '../domain/words/issue.ts'
import { issueLine } from './check-content.ts'
import { strictRefusals } from './strict-limits.ts'

/** Ids of the needs of a folder like the project's root. */
export const needsIn = (root: string): string[] =>
  readdirSync(join(root, 'scenarios', 'needs'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))

/** Whether some file of a need of this name is there. */
export const isNeed = (root: string, id: string): boolean =>
  filesOfNeed(id).some((path) => existsSync(join(root, path)))

/** @throws RangeError when no file of the need is there */
export const checkedNeedId = (root: string, option: string, id: string): string => {
  if (isNeed(root, id)) return id
  const known = needsIn(root)
  const nearest = nearestName(id, known)
  throw new RangeError(
    `${option} "${id}": there is no such need${nearest ? `, did you mean "${nearest}"` : `; there are ${known.join(', ')}`}`,
  )
}

const measured = (root: string, id: string, at: number): Issue[] => {
  const { issues, given } = readNeedDraft(root, id)
  const [need] = given?.needs ?? []
  if (!given || !need) return [...issues]
  const content = loadContent(root, given)
  const own = new Set([...filesOfNeed(id), ...LANGUAGES.map((language) => phrasesFileOf(language, id))])
  const alone = inspectNeedAlone({
    content,
    need,
    plain: readPlainLanguage(root),
    phrases: readPhrases(root),
    at,
  })
  const stem = `needs.${id}.`
  const refused = strictRefusals({
    find: (language, key) => content.texts.find(language, key),
    keys: (language) => [...content.texts.keys(language)].filter((key) => key.startsWith(stem)),
  })
  return [...issues, ...alone, ...refused].filter(({ file }) => own.has(file.replace(/:\d+$/, '')))
}

const placeOf = ({ file, step, language, message }: Issue): string =>
  JSON.stringify([file, step, language, message])

const located = (root: string, issue: Issue): Issue => {
  const line = issue.step === undefined ? null : placeInYaml(join(root, issue.file), issue.step)
  return line === null ? issue : { ...issue, file: `${issue.file}:${line}` }
}

/** Every fault of one need at its author's file, line and key. @throws RangeError when there is no such need */
export const needIssues = (root: string, id: string, at: number): Issue[] => {
  const issues = measured(root, checkedNeedId(root, '--need', id), at)
  const known = new Set<string>()
  return issues
    .filter((issue) => {
      const isNew = !known.has(placeOf(issue))
      known.add(placeOf(issue))
      return isNew
    })
    .map((issue) => located(root, issue))
}

/** The lines that `npm run content -- --need <id>` prints. */
export const needLines = (issues: readonly Issue[], id: string): string[] => {
  const faults = issues.filter(({ severity }) => severity === 'fault').length
  const lines = [...issues]
    .sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }))
    .map(issueLine)
  return [...lines, `${id}: ${faults} faults, ${issues.length - faults} warnings`]
}
