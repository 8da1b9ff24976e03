import { readFileSync } from 'node:fs'
import { InlineKeyboard, Keyboard } from 'grammy'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { demoPeople, loadPlaygroundTexts } from '../../src/adapters/playground/page-server/texts.ts'
import { launchChromium } from '../support/chromium.ts'
import { grammyBot, startWorld, type World } from './world.ts'

/** Run in the browser; comes to the texts that are hard to read. */
const LOOKS = readFileSync(new URL('looks.js', import.meta.url), 'utf8')

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const texts = loadPlaygroundTexts()
const words = texts['ru']?.page ?? {}
let browser: Browser
let world: World
let page: Page
let stopBot: () => Promise<void>
let restarts: number

beforeAll(async () => {
  browser = await launchChromium()
}, 240_000)
afterAll(() => browser.close())

beforeEach(async () => {
  restarts = 0
  const people = [...demoPeople(texts, 'ru', ['anna', 'maria']), ...demoPeople(texts, 'en', ['specialist'])]
  world = await startWorld({
    people,
    texts,
    restartBot: async () => {
      restarts += 1
    },
    botStatus: () => 'running',
  })
  stopBot = startEcho()
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'ru-RU' })
  page.setDefaultTimeout(10_000)
  await page.goto(world.url)
  await column('anna').waitFor()
}, 240_000)

afterEach(async () => {
  await page.close()
  await stopBot()
  await world.close()
})

function startEcho(): () => Promise<void> {
  const bot = grammyBot(world)
  bot.command('start', (ctx) =>
    ctx.reply('Здравствуйте. <b>Что нужно?</b>', {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('Справка', 'paper').row().text('Позвонить', 'call'),
    }),
  )
  bot.command('menu', (ctx) =>
    ctx.reply('Меню', { reply_markup: new Keyboard().text('Мои дела').text('Помощь') }),
  )
  bot.callbackQuery('paper', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Записано' })
    await ctx.editMessageText('Нужна справка')
  })
  bot.callbackQuery('call', (ctx) => ctx.answerCallbackQuery({ text: 'Звоните 112', show_alert: true }))
  bot.on('message', (ctx) => ctx.reply(`Эхо: ${ctx.message.text ?? Object.keys(ctx.message).at(-1)}`))
  const running = bot.start()
  return async () => {
    await bot.stop()
    await running
  }
}

const column = (key: string) => page.locator(`#column-${key}`)

async function begin(key = 'anna'): Promise<void> {
  await column(key).locator('[data-role=start]').click()
  await column(key).getByText('Что нужно?').waitFor()
}

describe('the page', () => {
  test('writes, presses, shows the toast and the edit', async () => {
    await begin()
    await column('anna').locator('textarea').fill('Добрый день <b>')
    await column('anna').locator('[data-role=send]').click()
    await column('anna').getByText('Эхо: Добрый день <b>').waitFor()
    await column('anna').getByRole('button', { name: 'Справка' }).click()
    await column('anna').locator('.toast', { hasText: 'Записано' }).waitFor()
    await column('anna').getByText('Нужна справка').waitFor()
    await column('anna')
      .getByText(words['edited'] ?? '')
      .waitFor()
    expect(await column('anna').getByRole('button', { name: 'Справка' }).count()).toBe(0)
    await world.playground.settled()
    expect(world.playground.ledger.refused).toEqual([])
  })

  test('each person has a column of their own, in their own language', async () => {
    await begin('anna')
    await begin('specialist')
    expect(await column('anna').getAttribute('lang')).toBe('ru')
    expect(await column('specialist').getAttribute('lang')).toBe('en')
    expect(await column('specialist').locator('textarea').getAttribute('placeholder')).toBe('Message')
    expect(await column('maria').locator('[data-role=start]').textContent()).toBe(words['start'])
  })

  test('works by keyboard alone', async () => {
    await column('anna').locator('[data-role=start]').focus()
    await page.keyboard.press('Enter')
    await column('anna').getByText('Что нужно?').waitFor()
    await column('anna').locator('textarea:focus').waitFor()
    await page.keyboard.type('привет')
    await page.keyboard.press('Enter')
    await column('anna').getByText('Эхо: привет').waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await column('anna')
      .getByRole('button', { name: words['attach_photo'] ?? '' })
      .waitFor()
    await page.keyboard.press('Enter')
    await column('anna').locator('img.picture').waitFor()
    await column('anna').getByText('Эхо: photo').waitFor()
    await column('anna').locator('.press').first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await column('anna').getByRole('alertdialog').waitFor()
    expect(await page.evaluate(`document.activeElement.closest('.toast') !== null`)).toBe(true)
    await page.keyboard.press('Enter')
    expect(await column('anna').getByRole('alertdialog').count()).toBe(0)
    await page.locator('#top-journal').focus()
    const outline = `getComputedStyle(document.querySelector('#top-journal')).outlineStyle`
    expect(await page.evaluate(outline)).toBe('solid')
  })

  test('keeps the keyboard at the bottom, blocks and unblocks', async () => {
    await begin()
    await column('anna').locator('textarea').fill('/menu')
    await page.keyboard.press('Enter')
    await column('anna').getByRole('button', { name: 'Мои дела' }).click()
    await column('anna').getByText('Эхо: Мои дела').waitFor()
    await column('anna')
      .getByRole('button', { name: words['person_menu'] ?? '' })
      .click()
    await column('anna')
      .getByRole('button', { name: words['block'] ?? '' })
      .click()
    await column('anna').locator('.blocked-note').waitFor()
    expect(world.playground.person('anna').state.blocked).toBe(true)
    await column('anna').locator('.wide').click()
    await column('anna').locator('textarea').waitFor()
    expect(world.playground.person('anna').state.blocked).toBe(false)
  })

  test('moves the clock, breaks the network, restarts the bot', async () => {
    await page.locator('time', { hasText: 'понедельник, 2 ноября 2026' }).first().waitFor()
    await page.click('#clock-week')
    await page.locator('.clock time', { hasText: 'понедельник, 9 ноября 2026' }).waitFor()
    await page.click('#clock-hour')
    await page.click('#clock-morning')
    await page.locator('.clock time', { hasText: /вторник, 10 ноября .*\b0?9:00/ }).waitFor()
    await page.selectOption('#fault', '429')
    await page.locator('.field.on').waitFor()
    expect(await world.call('getMe')).toMatchObject({ error_code: 429 })
    await page.selectOption('#fault', 'none')
    await page.locator('.field:not(.on)').waitFor()
    expect(await world.call('getMe')).toMatchObject({ ok: true })
    await page.click('#top-restart')
    await page.locator('.bot-state.running').waitFor()
    expect(restarts).toBe(1)
  })

  test('the journal shows a refusal in a colour and in a word', async () => {
    await world.call('sendMessage', { chat_id: 7001, text: '' })
    await page.click('#top-journal')
    const refused = page.locator('.calls .refused')
    await refused.waitFor()
    expect(await refused.textContent()).toContain(words['ledger_refused'])
    expect(await refused.textContent()).toContain('Bad Request: message text is empty')
    await page.keyboard.press('Escape')
    expect(await page.locator('#ledger').isHidden()).toBe(true)
    expect(await page.evaluate('document.activeElement.id')).toBe('top-journal')
  })

  test.each([
    ['a telephone', 360, 800],
    ['a desktop at 200 %', 640, 400],
  ])('on %s one person is shown at a time and nothing sticks out', async (_name, width, height) => {
    await page.setViewportSize({ width, height })
    expect(await column('anna').isVisible()).toBe(true)
    expect(await column('maria').isVisible()).toBe(false)
    await page.getByRole('tab', { name: 'Мария' }).click()
    expect(await column('maria').isVisible()).toBe(true)
    await page.keyboard.press('ArrowLeft')
    expect(await column('anna').isVisible()).toBe(true)
    await begin()
    await page.click('#more')
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    await page.click('#more')
    const writing = await column('anna').locator('textarea').boundingBox()
    expect((writing?.y ?? 0) + (writing?.height ?? 0)).toBeLessThanOrEqual(height)
  })

  test.each(['light', 'dark'])('text is legible in the %s theme', async (theme) => {
    await page.evaluate(`localStorage.setItem('playground-theme', '${theme}')`)
    await page.reload()
    await begin()
    await column('anna').locator('textarea').fill('/menu')
    await page.keyboard.press('Enter')
    await column('anna').getByText('Меню').first().waitFor()
    await column('anna').locator('[data-role=attach]').click()
    await world.call('sendMessage', { chat_id: 7001, text: '' })
    world.playground.faults.add({ kind: '500-before' })
    await world.call('getMe')
    await page.click('#top-journal')
    await page.locator('.calls .trouble').waitFor()
    expect(await page.evaluate(LOOKS)).toEqual({ lowContrast: [], smallText: [] })
  })

  test('a place shows its name, its address and the point, and asks no map of anybody', async () => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await begin()
    const place = {
      latitude: 59.9386,
      longitude: 30.3141,
      title: 'Дом культуры',
      address: 'ул. Выдуманная, 5',
    }
    const reply_markup = { inline_keyboard: [[{ text: 'Приду', callback_data: 'call' }]] }
    await world.call('sendVenue', { chat_id: 7001, ...place, reply_markup })
    const bubble = column('anna').locator('.message', { hasText: 'Дом культуры' })
    expect(await bubble.textContent()).toContain('ул. Выдуманная, 5')
    const point = bubble.getByRole('link', { name: '59.9386, 30.3141' })
    expect(await point.getAttribute('href')).toBe('geo:59.9386,30.3141')
    await bubble.getByRole('button', { name: 'Приду' }).click()
    await column('anna').getByRole('alertdialog').waitFor()
    expect(asked.filter((url) => !url.startsWith(world.url))).toEqual([])
  })

  test('a voice message is played with a control of its own', async () => {
    await begin()
    world.playground.person('anna').send({ voice: true })
    const control = column('anna').locator('audio')
    await control.waitFor()
    expect(await control.getAttribute('aria-label')).toBe(`${words['voice']}, 0:05`)
    expect(await column('anna').locator('.voice').textContent()).toContain('0:05')
    const played = await page.evaluate(`(async () => {
      const sound = document.querySelector('audio')
      sound.muted = true
      const heard = new Promise((done, failed) => {
        sound.addEventListener('timeupdate', () => sound.currentTime > 0 && done(sound.duration))
        sound.addEventListener('error', () => failed(new Error(sound.error.message)))
      })
      await sound.play()
      return heard
    })()`)
    expect(played).toBeCloseTo(5, 1)
  })

  test('speaks English when asked', async () => {
    await page.selectOption('#language', 'en')
    await page.getByText(texts['en']?.page['invented'] ?? '').waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  })
})

test('both languages have the same words and people', () => {
  expect(Object.keys(texts['en']?.page ?? {})).toEqual(Object.keys(texts['ru']?.page ?? {}))
  expect(Object.keys(texts['en']?.people ?? {})).toEqual(Object.keys(texts['ru']?.people ?? {}))
})
