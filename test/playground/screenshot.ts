import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Metrics } from '../../src/adapters/http/metrics.ts'
import { jsonLog } from '../../src/adapters/log/json-log.ts'
import { readConfig } from '../../src/config.ts'
import { ROOT } from '../../src/root.ts'
import { startService } from '../../src/service.ts'
import { launchChromium } from '../support/chromium.ts'

/**
 * `npx tsx test/playground/screenshot.ts`: takes the README's picture of the playground anew. The product runs as
 * `npm start` runs it; two people talk in it.
 */
const PICTURE = join(ROOT, 'docs', 'playground.png')

const dataDir = mkdtempSync(join(tmpdir(), 'posrednik-picture-'))
chmodSync(dataDir, 0o755)
const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' })
const service = await startService(config, jsonLog('silent'), new Metrics(), (problem) => {
  throw problem
})
const browser = await launchChromium()
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, locale: 'ru-RU' })
  await page.goto(service.address ?? '')
  const column = (name: string) => page.locator('section, article').filter({ hasText: name }).first()
  const talk = async (name: string, words: string, presses: readonly string[]): Promise<void> => {
    const person = column(name)
    await person.getByRole('button', { name: 'Начать' }).click()
    await person.getByText('Например').waitFor()
    await person.locator('textarea').fill(words)
    await person.locator('textarea').press('Enter')
    for (const label of presses) await person.getByRole('button', { name: label, exact: true }).last().click()
  }
  await talk('Анна', 'потерял паспорт', ['Научиться по шагам', 'Да, можно хранить', 'Пока не умею'])
  await talk('Мария Петровна', 'не могу попасть к врачу', [])
  await column('Анна').getByText('раньше?').waitFor()
  await column('Мария Петровна').getByRole('button', { name: 'Мне срочно' }).waitFor()
  await page.screenshot({ path: PICTURE })
} finally {
  await browser.close()
  await service.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
