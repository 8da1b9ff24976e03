import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from '../application/ports/content.ts'
import { LANGUAGES } from '../application/ports/texts.ts'
import { regionCover, regionGaps } from '../domain/track/region-gaps.ts'

/** What stands in a template where something has to be written. */
const TO_WRITE = '???'

interface NewFile {
  readonly path: string
  readonly content: string
}

const filesOf = (root: string, id: string, timeZone: string): NewFile[] => {
  const template = (name: string): string => readFileSync(join(root, 'scenarios', 'templates', name), 'utf8')
  const region = template('region.yaml')
    .replace(`\nid: ${TO_WRITE}`, `\nid: ${id}`)
    .replace(`\ntime_zone: ${TO_WRITE}`, `\ntime_zone: ${timeZone}`)
  return [
    { path: `scenarios/regions/${id}.yaml`, content: region },
    ...LANGUAGES.map((language) => ({
      path: `locales/${language}/regions/${id}.yaml`,
      content: template(`region.${language}.yaml`),
    })),
  ]
}

/**
 * Makes a region's file and its texts from `scenarios/templates`; gives the paths written.
 * @throws RangeError when the id or the zone is none, or the region is there already
 */
export const makeRegion = (root: string, id: string, timeZone: string | undefined): string[] => {
  if (!/^[a-z][a-z0-9_]{0,31}$/.test(id))
    throw new RangeError(`--new-region "${id}": an id like "tomsk" is expected`)
  if (timeZone === undefined || !Intl.supportedValuesOf('timeZone').includes(timeZone))
    throw new RangeError(`--time-zone "${timeZone ?? ''}": an IANA time zone like Asia/Tomsk is expected`)
  const files = filesOf(root, id, timeZone)
  const known = files.find(({ path }) => existsSync(join(root, path)))
  if (known) throw new RangeError(`${known.path} is there already: --missing ${id} tells what it lacks`)
  for (const { path, content } of files) writeFileSync(join(root, path), content)
  return files.map(({ path }) => path)
}

const unwritten = ({ texts }: Content, id: string): string[] =>
  LANGUAGES.flatMap((language) =>
    [...texts.keys(language)]
      .filter((key) => key.startsWith(`regions.${id}.`))
      .filter((key) =>
        texts
          .find(language, key)
          ?.fill(() => '')
          ?.includes(TO_WRITE),
      )
      .map(
        (key) => `locales/${language}/regions/${id}.yaml  ${key.slice(`regions.${id}.`.length)}  write it`,
      ),
  )

/**
 * What a region lacks, a line each: texts to write, needs that nobody answers, offices without a phone, kinds of
 * offices that needs ask for; last how much is there.
 * @throws RangeError when there is no such region
 */
export const missingIn = (content: Content, id: string): string[] => {
  const region = content.regions.get(id)
  if (!region) throw new RangeError(`--missing "${id}": there are ${[...content.regions.keys()].join(', ')}`)
  const needs = [...content.needs.values()]
  const file = `scenarios/regions/${id}.yaml`
  const cover = Math.round(regionCover(region, needs) * 100)
  return [
    ...unwritten(content, id),
    ...regionGaps(region, needs).map(({ at, message }) => `${file}  ${at}  ${message}`),
    `${id}: ${region.organisations.length} organisations, ${cover} % of the kinds that needs ask for`,
  ]
}
