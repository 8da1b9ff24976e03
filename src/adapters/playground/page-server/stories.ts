import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ownEntry } from '../../../domain/own-entry.ts'
import { besideProgram } from './beside-program.ts'
import { Story, textsOfStory } from './story.ts'
import type { PlaygroundTexts } from './texts.ts'

/** A story with what is said of it, by language: `texts.ru.title`. */
export interface ToldStory extends Story {
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const readStory = (path: string): Story => {
  const story = Story.safeParse(parse(readFileSync(path, 'utf8')))
  if (story.success) return story.data
  const [issue] = story.error.issues
  throw new Error(`${path}: ${issue?.path.join('.')}: ${issue?.message}`)
}

const told = (story: Story, texts: PlaygroundTexts): ToldStory => {
  const said = Object.entries(texts).map(([language, { people, stories }]) => {
    const words = ownEntry(stories, story.id) ?? {}
    const missing = textsOfStory(story).find((name) => !ownEntry(words, name))
    if (missing) throw new Error(`story ${story.id}: no text "${missing}" in ${language}`)
    const stranger = story.people.find((key) => !ownEntry(people, key))
    if (stranger) throw new Error(`story ${story.id}: no demo person "${stranger}" in ${language}`)
    return [language, words] as const
  })
  return { ...story, texts: Object.fromEntries(said) }
}

/**
 * Reads `scenarios/demo/stories/*.yaml`, in the order of the names of the files.
 *
 * @param texts of the page, in which every story has its title and its notes
 * @throws Error that names the file and the place, or the story and the text or person that is missing
 */
export const loadStories = (
  texts: PlaygroundTexts,
  folder: string = join(besideProgram('scenarios'), 'demo', 'stories'),
): ToldStory[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => told(readStory(join(folder, name)), texts))
