import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { Metrics } from '../../src/adapters/http/metrics.ts'
import { readConfig } from '../../src/config.ts'
import { type Service, startService } from '../../src/service.ts'
import { DATA_KEY, words } from '../support/chat.ts'
import { launchChromium } from '../support/chromium.ts'
import { createDatabase, rows } from '../support/database.ts'
import { keyed } from '../support/keyed.ts'
import { temporaryFolder } from '../support/product.ts'
import { recordingLog, TOKEN } from '../support/world.ts'
import { HOUR, openKnown, PERSONAL, sow, sowTask, stateOf } from './ground.ts'

const PASSWORD = 'twelve signs and more'

let url: string
let root: string
let ask: ReturnType<typeof keyed>
let service: Service
let task: number
let unknown: number
let drop: () => Promise<void>
const folder = temporaryFolder()
const log = recordingLog()
const now = Date.now()

const start = (environment: Record<string, string>): Promise<Service> => {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder.path,
    DATA_KEY: DATA_KEY.toString('hex'),
    ...environment,
  })
  return startService(config, log, new Metrics(), (problem) =>
    log.error('fatal', { problem: problem.message }),
  )
}

beforeAll(async () => {
  const database = await createDatabase(inject('postgresUrl'))
  url = database.url
  drop = database.drop
  service = await start({ DATABASE_URL: url })
  root = `http://127.0.0.1:${service.port}`
  ask = keyed(service)
  const far = now + 20 * HOUR
  await sow(url, { person: 'p1open', rule: 'retry_call', due: far, expires: far + HOUR })
  await sow(url, {
    person: 'p2done',
    state: 'suppressed',
    reason: 'moved',
    due: now - HOUR,
    settled: now - HOUR,
  })
  const held = { state: 'unknown', reason: 'ambiguous', hold: true, due: now - HOUR, settled: now - HOUR }
  unknown = await sow(url, { ...held, person: 'p3held', rule: 'track_left', expires: far })
  const blocked = await sow(url, {
    person: 'p4call',
    rule: 'paper_start',
    state: 'blocked',
    due: now,
    settled: now,
  })
  task = await sowTask(url, blocked, 'p4call')
}, 240_000)
afterAll(async () => {
  await service.stop()
  await drop()
  folder.remove()
})

const post = (path: string, headers: Record<string, string> = { origin: root }) =>
  ask(path, { method: 'POST', redirect: 'manual', headers })

describe('in the playground', () => {
  test('the page is open and shows what there is, escaped and kept nowhere', async () => {
    await sow(url, { person: 'p<b>"x', due: now + 21 * HOUR })
    const answer = await ask('/operator')
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    for (const part of [
      ...['p1open', 'p2done', 'p3held', 'p4call', 'p&lt;b&gt;&quot;x', 'Asia/Yekaterinburg'],
      words('reminders.retry_call.name'),
      words('reminders.paper_start.phrase'),
      words('operator.reasons.moved'),
      words('operator.states.unknown'),
      words('operator.jobs.sweep'),
    ])
      expect(page).toContain(part)
    expect(page).not.toMatch(/<script|p<b>|undefined|\$\{/)
    expect((await ask('/operator/style.css')).headers.get('content-type')).toContain('text/css')
  })

  test('in English too', async () => {
    const page = await (await ask('/operator?lang=en')).text()
    expect(page).toContain('<html lang="en">')
    expect(page).toContain(words('operator.page.tasks', 'en'))
  })

  test('a button of another site does nothing', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: root },
      { 'sec-fetch-site': 'same-site' },
      {},
    ]) {
      expect((await post(`/operator/tasks/${task}/close`, headers)).status).toBe(403)
      expect((await post(`/operator/reminders/${unknown}/resend`, headers)).status).toBe(403)
    }
    expect(await stateOf(url, unknown)).toMatchObject({ state: 'unknown', fence: 0 })
    const open = await rows(url, 'select 1 from human_tasks where id = $1 and closed_at is null', [task])
    expect(open).toHaveLength(1)
  })

  test('what is not there is not found, other methods are refused', async () => {
    expect((await post('/operator/tasks/1/resend')).status).toBe(404)
    expect((await post('/operator/reminders/x/resend')).status).toBe(404)
    expect((await ask('/operator/nothing')).status).toBe(404)
    expect((await ask('/operator', { method: 'DELETE' })).status).toBe(405)
  })

  test('a refused wish comes back with its reason', async () => {
    const sent = await sow(url, { state: 'sent', due: now, settled: now })
    const answer = await post(`/operator/reminders/${sent}/resend`)
    expect(answer.status).toBe(303)
    const page = await (await ask(`${answer.headers.get('location')}`)).text()
    expect(page).toContain(words('operator.refused.not_unknown'))
  })

  test('nothing but known words is said, whatever the address says', async () => {
    const page = await (await ask(`/operator?said=done.<b>x&lang=<b>`)).text()
    expect(page).not.toContain('role="status"')
  })

  test('the numbers, the queue and the playground are where they were', async () => {
    await expect
      .poll(async () => (await ask('/metrics')).text(), { timeout: 20_000 })
      .toContain('posrednik_queue_connected 1')
    const numbers = await (await ask('/metrics')).text()
    expect(numbers).toContain('posrednik_metrics_complete 1')
    expect(numbers).toContain('posrednik_human_tasks_open 1')
    expect((await ask('/board')).status).toBe(200)
    expect((await ask('/')).status).toBe(200)
  })
})

describe('with a browser, without any script', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())

  test('the page is reached from the playground; tasks are closed, unknown ones decided', async () => {
    const playground = await browser.newPage({ locale: 'ru-RU' })
    await playground.goto(service.address ?? '')
    await playground.locator('#top-operator').click()
    await playground.getByRole('heading', { level: 1, name: words('operator.page.title') }).waitFor()
    await playground.close()
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${root}/operator${new URL(service.address ?? '').search}`)
    await page.getByRole('button', { name: words('operator.page.close') }).click()
    await page.getByText(words('operator.done.close')).waitFor()
    await page.getByText(words('operator.page.tasks_none')).waitFor()
    await page.getByRole('button', { name: words('operator.page.confirm') }).click()
    await page.getByText(words('operator.done.confirm')).waitFor()
    expect(await stateOf(url, unknown)).toMatchObject({ state: 'sent', reason: 'confirmed', fence: 1 })
    await page.setViewportSize({ width: 390, height: 800 })
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
    await page.close()
  })
})

describe('beside a real messenger', () => {
  test('the pages are behind the password, and hold nothing personal', async () => {
    const { chat, person } = await openKnown(inject('postgresUrl'))
    const { world } = chat
    await sow(world.databaseUrl, { person, due: now + 20 * HOUR, expires: now + 30 * HOUR })
    await Promise.all(world.bots.splice(0).map((bot) => bot.stop()))
    const own = {
      DATABASE_URL: world.databaseUrl,
      REGION: 'demo',
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: world.url,
    }
    const guarded = await start({ ...own, BOARD_PASSWORD: PASSWORD })
    const at = `http://127.0.0.1:${guarded.port}`
    const authorization = `Basic ${Buffer.from(`operator:${PASSWORD}`).toString('base64')}`
    expect((await fetch(`${at}/operator`)).status).toBe(401)
    expect((await fetch(`${at}/board`)).status).toBe(401)
    expect((await fetch(`${at}/metrics`)).status).toBe(401)
    expect((await fetch(`${at}/operator/style.css`)).status).toBe(401)
    const answer = await fetch(`${at}/operator`, { headers: { authorization } })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(person)
    expect(page).not.toContain(words('operator.page.back'))
    const numbers = await (await fetch(`${at}/metrics`, { headers: { authorization } })).text()
    for (const personal of [...PERSONAL, PASSWORD]) expect(page + numbers).not.toContain(personal)
    expect(JSON.stringify(log.lines)).not.toContain(PASSWORD)
    await guarded.stop()
    const shut = await start(own)
    const other = `http://127.0.0.1:${shut.port}`
    expect((await fetch(`${other}/operator`, { headers: { authorization } })).status).toBe(404)
    expect((await fetch(`${other}/board`, { headers: { authorization } })).status).toBe(404)
    await shut.stop()
    await world.close()
  })
})

test('nothing personal and no fault is in the log', () => {
  const lines = JSON.stringify(log.lines)
  for (const personal of PERSONAL) expect(lines).not.toContain(personal)
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  expect(lines).toContain('operator_acted')
})
