import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { loadStories, type ToldStory } from '../../src/adapters/playground/page-server/stories.ts'
import { Story } from '../../src/adapters/playground/page-server/story.ts'
import { demoPeople, loadPlaygroundTexts } from '../../src/adapters/playground/page-server/texts.ts'
import { launchChromium } from '../support/chromium.ts'
import { grammyBot, startWorld, type World } from './world.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const texts = loadPlaygroundTexts()
const words = texts['ru']?.page ?? {}
const said = { title: 'Проба', about: 'Короткая история', begins: 'Мария открывает бота.' }
const STORY: ToldStory = {
  id: 'trial',
  people: ['maria', 'specialist'],
  deeds: [
    { say: '/start', note: 'begins' },
    { say: 'добрый день' },
    { press: 'Ясно' },
    { clock: 'day' },
    { say: 'работаю', by: 'specialist' },
    { press: 'Нет такой' },
  ],
  texts: { ru: said, en: { ...said, title: 'A trial' } },
}

let browser: Browser
let world: World
let page: Page
let stopBot: () => Promise<void>

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

beforeEach(async () => {
  const people = demoPeople(texts, 'ru', ['anna', 'maria', 'specialist'])
  const whole = { ...STORY, id: 'whole', deeds: STORY.deeds.slice(0, 5) }
  world = await startWorld({ people, texts, stories: [STORY, whole] })
  stopBot = startEcho()
  page = await browser.newPage({ viewport: { width: 390, height: 780 }, locale: 'ru-RU' })
  page.setDefaultTimeout(20_000)
  await page.goto(world.url)
  await page.locator('#column-anna').waitFor()
})

afterEach(async () => {
  await page.close()
  await stopBot()
  await world.close()
})

function startEcho(): () => Promise<void> {
  const bot = grammyBot(world)
  bot.callbackQuery('clear', async (ctx) => {
    await ctx.answerCallbackQuery()
    await ctx.editMessageText('Нажато')
  })
  bot.on('message', (ctx) =>
    ctx.reply(`Эхо: ${ctx.message.text}`, {
      reply_markup: { inline_keyboard: [[{ text: 'Ясно', callback_data: 'clear' }]] },
    }),
  )
  const running = bot.start()
  return async () => {
    await bot.stop()
    await running
  }
}

const column = (key: string) => page.locator(`#column-${key}`)

async function begin(story: string): Promise<void> {
  await page.click('#top-stories')
  await page.click(`#story-${story}`)
}

test('a story plays itself to its end: words are typed, buttons pressed, the clock moved, and it is said what happens', async () => {
  const before = world.clock.now()
  await begin('whole')
  await page.locator('.story-note', { hasText: 'Мария открывает бота.' }).waitFor()
  await page.selectOption('#story-speed', '0')
  await page.locator('.story-note', { hasText: words['story_over'] ?? '' }).waitFor()
  const screen = (key: string) =>
    world.playground
      .person(key)
      .screen()
      .map(({ text }) => text)
  expect(screen('maria')).toEqual(['/start', 'Эхо: /start', 'добрый день', 'Нажато'])
  expect(screen('specialist')).toEqual(['работаю', 'Эхо: работаю'])
  expect(world.clock.now() - before).toBe(86_400_000)
  expect(await page.locator('#tabs button').allTextContents()).toContain('Анна')
  expect(await page.getByRole('tab', { name: 'Анна' }).isVisible()).toBe(false)
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
})

test('it stands still when told to, goes on step by step, and the pen can be taken', async () => {
  await begin('whole')
  await page.click('#story-pause')
  await page.getByRole('button', { name: words['story_resume'] ?? '', exact: true }).waitFor()
  const screen = () =>
    world.playground
      .person('maria')
      .screen()
      .map(({ text }) => text)
  await page.click('#story-next')
  await column('maria').getByText('Эхо: /start').waitFor()
  await page.locator('.story-title', { hasText: '1 из 5' }).waitFor()
  expect(screen()).toEqual(['/start', 'Эхо: /start'])
  await page.click('#story-leave')
  expect(await page.locator('#story').isVisible()).toBe(false)
  expect(await page.getByRole('tab', { name: 'Анна' }).isVisible()).toBe(true)
  await column('maria').locator('textarea').fill('дальше я сама')
  await page.keyboard.press('Enter')
  await column('maria').getByText('Эхо: дальше я сама').waitFor()
  expect(screen()).toEqual(['/start', 'Эхо: /start', 'дальше я сама', 'Эхо: дальше я сама'])
})

test('whoever writes meanwhile has the pen: the story waits', async () => {
  await begin('whole')
  await page.selectOption('#story-speed', '4')
  await column('maria').locator('textarea').waitFor()
  await column('maria').locator('textarea').pressSequentially('я')
  await page.getByRole('button', { name: words['story_resume'] ?? '', exact: true }).waitFor()
})

test('a button that is not there is named, and nothing is made up', async () => {
  await begin('trial')
  await page.selectOption('#story-speed', '0')
  await page.locator('.story-note', { hasText: 'Нет такой' }).waitFor()
  await page.click('#story-others')
  await page.locator('#story-trial').waitFor()
})

test('the title and the notes are in the language of the page', async () => {
  await page.click('#more')
  await page.selectOption('#language', 'en')
  await begin('trial')
  await page.locator('.story-title', { hasText: 'A trial' }).waitFor()
})

test('every story has its texts in both languages and its people on the page', () => {
  const stories = loadStories(texts)
  expect(stories.length).toBeGreaterThan(0)
  expect(() => loadStories({ ...texts, en: { people: {}, page: {}, stories: {} } })).toThrow(
    `story ${stories[0]?.id}: no text "title" in en`,
  )
})

test('a deed of somebody who is not in the story is refused', () => {
  const { texts: _, ...story } = STORY
  expect(Story.safeParse(story).success).toBe(true)
  expect(Story.safeParse({ ...story, people: ['maria'] }).success).toBe(false)
})
