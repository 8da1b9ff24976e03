import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { Product, temporaryFolder } from '../support/product.ts'

/**
 * What a newcomer does: `npm start` with nothing else, a talk in a real browser, `kill -9` of everything in the middle,
 * `npm start` again. The database from npm, the messenger's journal and the talk have to be where they were.
 */
let browser: Browser
const folder = temporaryFolder()
let product: Product | undefined

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  product?.kill('SIGTERM')
  await product?.ended()
  folder.remove()
})

const start = (): Promise<Product> =>
  Product.spawn({ DATA_DIR: folder.path, PORT: '0', LOG_LEVEL: 'warn' }).started()

/** The address that it greets with: the only thing that a newcomer is told. */
const addressOf = ({ out }: Product): string => /http:\S+/.exec(out)?.[0] ?? ''

const column = (page: Page, name: string): Locator =>
  page.locator('section, article').filter({ hasText: name }).first()

const press = (person: Locator, label: string): Promise<void> =>
  person.getByRole('button', { name: label, exact: true }).last().click()

test('a talk in the playground goes on after kill -9 of everything', async () => {
  product = await start()
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'ru-RU' })
  await page.goto(addressOf(product))
  const anna = column(page, 'Анна')
  await press(anna, 'Начать')
  await anna.getByText('потерял паспорт').waitFor()
  await anna.locator('textarea').fill('нужна инвалидность')
  await anna.locator('textarea').press('Enter')
  await press(anna, 'Научиться по шагам')
  await anna.getByRole('button', { name: 'Да, можно хранить', exact: true }).waitFor()

  product.kill('SIGKILL')
  await product.ended()
  product = await start()
  await page.goto(addressOf(product))

  await press(anna, 'Да, можно хранить')
  await press(anna, 'Оформляю впервые')
  await press(anna, 'Пока ничего из этого')
  await anna.getByRole('button', { name: 'Да, всё получилось', exact: true }).waitFor()
  const said = (await anna.textContent()) ?? ''
  expect(said.split('нужна инвалидность').length - 1).toBe(1)
  expect(said).toContain('Ваш ответ: Оформляю впервые')
  await page.close()
}, 240_000)
