import {
  checkedNeed,
  checkedRegion,
  checkedWords,
  type FactCheck,
  newestChecks,
} from '../domain/organisations/fact-check.ts'
import type { Region } from '../domain/organisations/region.ts'
import type { Speaker } from '../domain/organisations/speaker.ts'
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

/** Texts with words laid over some of them, the same in every language. */
const overlaid = (texts: TextCatalogue, words: ReadonlyMap<string, string>): TextCatalogue => ({
  find: (language, key) => {
    const over = words.get(key)
    return over === undefined ? texts.find(language, key) : { variables: [], fill: () => escapeHtml(over) }
  },
  keys: (language) => texts.keys(language),
})

const editionOf = (
  content: Content,
  region: Region,
  checks: readonly FactCheck[],
  speaker: Speaker | null,
): Edition => {
  const newest = newestChecks(checks)
  const texts = newest.size === 0 ? content.texts : overlaid(content.texts, checkedWords(region, newest))
  const needs = new Map([...content.needs].map(([id, need]) => [id, checkedNeed(need, newest)]))
  const renderers = Object.fromEntries(
    LANGUAGES.map((language) => [language, new Renderer(texts, language)]),
  ) as Record<Language, Renderer>
  const checked = { ...checkedRegion(region, newest), speaker: speaker ?? undefined }
  return { content: { ...content, needs, texts }, region: checked, renderers }
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
    this.#edition = editionOf(content, region, [], null)
  }

  get edition(): Edition {
    return this.#edition
  }

  /** Lays checks over the files' facts, the newest of one fact, and says who speaks here; null – nobody who can be called. */
  use(checks: readonly FactCheck[], speaker: Speaker | null): void {
    this.#edition = editionOf(this.#content, this.#region, checks, speaker)
  }
}
