import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, inject, test } from 'vitest'
import { loadStories } from '../../src/adapters/playground/page-server/stories.ts'
import { loadPlaygroundTexts } from '../../src/adapters/playground/page-server/texts.ts'
import { StoryTold } from '../support/story-told.ts'
import { StoryWorld } from '../support/story-world.ts'

/**
 * The stories of the playground, played by the product. What came stands in `walks/<story>.golden.txt`, to be read aloud as
 * the person would read it; `GOLDEN=update` writes it anew.
 */
const STORIES = loadStories(loadPlaygroundTexts())
let stage: StoryWorld

afterEach(() => stage.close())

const goldenOf = (id: string): URL =>
  new URL(`./walks/${id.replaceAll('_', '-')}.golden.txt`, import.meta.url)

const play = async (id: string): Promise<StoryTold> => {
  const story = STORIES.find((each) => each.id === id)
  if (!story) throw new Error(`there is no story ${id}`)
  stage = await StoryWorld.open(inject('postgresUrl'))
  const told = new StoryTold(stage, story)
  await told.play()
  return told
}

const expectGolden = (id: string, { lines }: StoryTold): void => {
  const golden = goldenOf(id)
  const found = `${lines.join('\n').trim()}\n`
  if (process.env['GOLDEN'] === 'update' || !existsSync(golden)) writeFileSync(golden, found)
  expect(found).toBe(readFileSync(golden, 'utf8'))
}

test.each(STORIES.map(({ id }) => id))('the story %s is told as it was', async (id) => {
  expectGolden(id, await play(id))
})
