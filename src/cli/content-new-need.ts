import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { placesWith } from '../adapters/content/place-in-yaml.ts'
import { readPhrases } from '../adapters/content/read-phrases.ts'
import { FEWEST_NAMES, FEWEST_PHRASES, phrasesFileOf } from '../application/content-check/inspect-names.ts'
import { filesOfNeed } from '../application/content-check/inspect-need-alone.ts'
import { LANGUAGES } from '../application/ports/texts.ts'
import { checkedNeedId } from './content-need.ts'

/** What stands in a template where something has to be written. */
const TO_WRITE = '???'
const ID = /^[a-z][a-z0-9_]{0,31}$/
const CAUSES = { fewest: 2, most: 6 }
/** A need that names its causes by nothing better yet. */
const EXAMPLE_CAUSES = 'lost,stolen'

const templateOf: Readonly<Record<string, (id: string) => string>> = {
  need: (id) => `scenarios/needs/${id}.yaml`,
  'need.ru': (id) => `locales/ru/needs/${id}.yaml`,
  'need.en': (id) => `locales/en/needs/${id}.yaml`,
  'need-phrases.ru': (id) => phrasesFileOf('ru', id),
  'need-phrases.en': (id) => phrasesFileOf('en', id),
}

const written = (template: string, id: string, causes: readonly string[], today: string): string =>
  template
    .split('\n')
    .flatMap((line) =>
      line.includes('EACH_CAUSE') ? causes.map((cause) => line.replace('EACH_CAUSE', cause)) : [line],
    )
    .join('\n')
    .replaceAll('NEED_ID', id)
    .replaceAll('CAUSE_IDS', causes.join(', '))
    .replaceAll('FIRST_CAUSE', causes[0] ?? '')
    .replaceAll('TODAY', today)

const causesIn = (given: string | undefined): string[] => {
  const causes = (given ?? '').split(',').map((cause) => cause.trim())
  if (
    causes.length < CAUSES.fewest ||
    causes.length > CAUSES.most ||
    !causes.every((cause) => ID.test(cause))
  )
    throw new RangeError(
      `--causes "${given ?? ''}": ${CAUSES.fewest} to ${CAUSES.most} ids are expected, like ${EXAMPLE_CAUSES}`,
    )
  return causes
}

/**
 * Makes the files of a need from `scenarios/templates`, every place that has to be written marked; gives the paths.
 * @param today the day of the facts, e.g. `2026-11-30`
 * @throws RangeError when the id or a cause is none, or the need is there already
 */
export const makeNeed = (root: string, id: string, given: string | undefined, today: string): string[] => {
  if (!ID.test(id)) throw new RangeError(`--new-need "${id}": an id like "debts" is expected`)
  const causes = causesIn(given)
  const files = Object.entries(templateOf).map(([name, pathOf]) => ({
    path: pathOf(id),
    content: written(
      readFileSync(join(root, 'scenarios/templates', `${name}.yaml`), 'utf8'),
      id,
      causes,
      today,
    ),
  }))
  const known = files.find(({ path }) => existsSync(join(root, path)))
  if (known) throw new RangeError(`${known.path} is there already: --missing ${id} tells what is left`)
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return files.map(({ path }) => path)
}

const fewPhrases = (root: string, id: string): string[] => {
  const phrases = readPhrases(root)
  return LANGUAGES.flatMap((language) => {
    const many = phrases[language].filter(
      ({ words, needs }) => needs.includes(id) && !words.includes(TO_WRITE),
    ).length
    return many < FEWEST_PHRASES
      ? [`${phrasesFileOf(language, id)}  has ${many} phrases of at least ${FEWEST_PHRASES}`]
      : []
  })
}

/**
 * What is left to write of a need, a line each: file, line and key.
 * @throws RangeError when there is no such need
 */
export const missingInNeed = (root: string, id: string): string[] => {
  const files = [
    ...filesOfNeed(checkedNeedId(root, '--missing', id)),
    ...LANGUAGES.map((each) => phrasesFileOf(each, id)),
  ]
  const unwritten = files.flatMap((path) =>
    existsSync(join(root, path))
      ? placesWith(join(root, path), TO_WRITE).map(({ line, place }) => `${path}:${line}  ${place}  write it`)
      : [`${path}  there is no such file`],
  )
  const rest =
    unwritten.length === 0
      ? `nothing is left: npm run content -- --need ${id} checks it`
      : `${unwritten.length} places are left`
  return [
    ...unwritten,
    ...fewPhrases(root, id),
    `${id}: ${rest}; "words" are at least ${FEWEST_NAMES} a language`,
  ]
}
