import {
  accessParts,
  type DirectoryOffice,
  organisationOf,
} from '../domain/organisations/directory-office.ts'
import {
  checkedNeed,
  checkedRegion,
  checkedWords,
  type FactCheck,
  newestChecks,
} from '../domain/organisations/fact-check.ts'
import type { Region } from '../domain/organisations/region.ts'
import type { Speaker } from '../domain/organisations/speaker.ts'
import { text } from '../domain/words/text-ref.ts'
import type { Content } from './ports/content.ts'
import { LANGUAGES, type Language, type TextCatalogue } from './ports/texts.ts'
import { Problem } from './problem.ts'
import { escapeHtml, Renderer } from './render.ts'

/** What the files say, with what was checked on the spot laid over it. */
interface Edition {
  readonly content: Content
  readonly region: Region
  readonly renderers: Readonly<Record<Language, Renderer>>
}

/** Words that stand in place of a text: as they were typed, or said in the language of the reader. */
type Over = string | ((language: Language) => string)

/** Texts with words laid over some of them. */
const overlaid = (texts: TextCatalogue, words: ReadonlyMap<string, Over>): TextCatalogue => ({
  find: (language, key) => {
    const over = words.get(key)
    if (over === undefined) return texts.find(language, key)
    return {
      variables: [],
      fill: () => escapeHtml(typeof over === 'string' ? over : over(language)),
    }
  },
  keys: (language) => texts.keys(language),
})

/** What the region's own offices say, by text key: hours and entrance in the reader's language where nobody knows them. */
const directoryWords = (
  region: string,
  offices: readonly DirectoryOffice[],
  said: Readonly<Record<Language, Renderer>>,
): ReadonlyMap<string, Over> =>
  new Map(
    offices.flatMap((office): [string, Over][] => {
      const base = `regions.${region}.organisations.${office.id}`
      const { name, address, hours } = office
      const unknown = (language: Language): string =>
        said[language].plain(text('talk.organisation.ask_by_phone'))
      const access = (language: Language): string =>
        accessParts(office)
          .map((part) => said[language].plain(part))
          .join('. ')
      return [
        [`${base}.name`, name],
        [`${base}.address`, address],
        [`${base}.hours`, hours ?? unknown],
        [`${base}.access`, access],
      ]
    }),
  )

/** «Пока здесь только телефоны» is no longer so; what a region made up for learning says of itself stays. */
const noteOf = (
  { id, invented }: Region,
  offices: readonly DirectoryOffice[],
  said: Readonly<Record<Language, Renderer>>,
): [string, Over][] =>
  invented || offices.length === 0
    ? []
    : [[`regions.${id}.note`, (language) => said[language].plain(text('talk.organisation.directory_note'))]]

/** A region with the offices of its own in front of those of the files. */
const withDirectory = (region: Region, offices: readonly DirectoryOffice[]): Region => ({
  ...region,
  organisations: [...offices.map(organisationOf), ...region.organisations],
})

const renderersOf = (texts: TextCatalogue): Readonly<Record<Language, Renderer>> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, new Renderer(texts, language)])) as Record<
    Language,
    Renderer
  >

/** What is known on the spot: what was checked, who speaks, and the offices of the region's own. */
export interface OnTheSpot {
  readonly checks: readonly FactCheck[]
  /** Null – nobody who can be called. */
  readonly speaker: Speaker | null
  readonly offices: readonly DirectoryOffice[]
}

const NOTHING_KNOWN: OnTheSpot = { checks: [], speaker: null, offices: [] }

const editionOf = (content: Content, region: Region, { checks, speaker, offices }: OnTheSpot): Edition => {
  const newest = newestChecks(checks)
  const said = renderersOf(content.texts)
  const words = new Map<string, Over>([
    ...checkedWords(region, newest),
    ...directoryWords(region.id, offices, said),
    ...noteOf(region, offices, said),
  ])
  const texts = words.size === 0 ? content.texts : overlaid(content.texts, words)
  const needs = new Map([...content.needs].map(([id, need]) => [id, checkedNeed(need, newest)]))
  const checked = { ...checkedRegion(region, newest), speaker: speaker ?? undefined }
  return {
    content: { ...content, needs, texts },
    region: withDirectory(checked, offices),
    renderers: renderersOf(texts),
  }
}

/**
 * Facts of one region: what the files say, and over it what employees confirmed or corrected. A check is in force from
 * the next update on, without a restart; the files are changed by the export.
 */
export class FactBook {
  readonly #content: Content
  readonly #region: Region
  #edition: Edition

  /** @throws Problem when the content has no such region. */
  constructor(content: Content, regionId: string) {
    const region = content.regions.get(regionId)
    if (!region)
      throw new Problem(
        `REGION is wrong: there is no region "${regionId}", there are ${[...content.regions.keys()].join(', ')}.`,
      )
    this.#content = content
    this.#region = region
    this.#edition = editionOf(content, region, NOTHING_KNOWN)
  }

  get edition(): Edition {
    return this.#edition
  }

  /** Lays what is known on the spot over the files: of several checks of one fact the newest. */
  use(known: OnTheSpot): void {
    this.#edition = editionOf(this.#content, this.#region, known)
  }
}
