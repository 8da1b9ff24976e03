import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, inject, test } from 'vitest'
import { loadStories } from '../../src/adapters/playground/page-server/stories.ts'
import type { Story } from '../../src/adapters/playground/page-server/story.ts'
import { loadPlaygroundTexts } from '../../src/adapters/playground/page-server/texts.ts'
import { StoryTold } from '../support/story-told.ts'
import { StoryWorld } from '../support/story-world.ts'

/**
 * The stories of the playground, played by the product. What came stands in `walks/<story>.golden.txt`, to be read aloud as
 * the person would read it; `GOLDEN=update` writes it anew.
 */
const STORIES = loadStories(loadPlaygroundTexts())
let stage: StoryWorld | null = null

afterEach(async () => {
  await stage?.close()
  stage = null
})

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

/** Whole walks in words alone: nobody presses anything. */
const isWalk = ({ deeds }: Story): boolean => deeds.every((deed) => !('press' in deed))

const expectNoWall = ({ heard }: StoryTold): void => {
  const said = [...heard.values()].flatMap((messages) => [...messages.values()])
  expect(said.filter((each) => each.includes('Такого ответа здесь нет'))).toEqual([])
  expect(said.filter((each, index) => each === said[index - 1])).toEqual([])
}

test('there are whole walks in which nothing is pressed', () => {
  expect(STORIES.filter(isWalk).length).toBe(3)
})

test.each(STORIES.map((story) => [story.id, story] as const))(
  'the story %s is told as it was; a walk in words alone meets no wall, and nothing is said twice in a row',
  async (id, story) => {
    const told = await play(id)
    expectGolden(id, told)
    if (isWalk(story)) expectNoWall(told)
  },
)
