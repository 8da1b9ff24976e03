import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../support/database.ts'
import { startRedis } from '../support/redis.ts'
import { createOpener, freshName, type Ground, serve } from './ground.ts'
import { createRings } from './rings.ts'

const STORES: Readonly<Record<string, () => Promise<Ground>>> = {
  redis: async () => {
    const redis = await startRedis()
    return { store: { kind: 'redis', url: redis.url }, lose: redis.flush, remove: redis.stop }
  },
  postgres: async () => {
    const { url, drop } = await createDatabase(inject('postgresUrl'))
    return { store: { kind: 'postgres', url }, lose: async () => undefined, remove: drop }
  },
}

describe.each(['redis', 'postgres'])('board on %s', (kind) => {
  let ground: Ground
  const opener = createOpener()
  let stop: () => void = () => undefined
  beforeAll(async () => {
    ground = (await STORES[kind]?.()) as Ground
  })
  afterEach(async () => {
    stop()
    await opener.closeAll()
  })
  afterAll(() => ground.remove())

  const board = async (basePath = '/board') => {
    const name = freshName()
    const rings = createRings()
    const recurring = [{ name: 'plan', pattern: '0 9 * * *', tz: 'UTC' }]
    const clock = await opener.clock(ground, { ...rings, name, recurring })
    const { root, close } = await serve(clock.board(basePath))
    stop = close
    return { root, name, clock, rings }
  }

  it('shows the page, its scripts and styles, and nothing of other servers', async () => {
    const { root } = await board('/queue/board')
    const page = await fetch(`${root}/queue/board`)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(html).toContain('<base href="/queue/board/" />')
    const files = [...html.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, file]) => file)
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect((await fetch(`${root}/queue/board/${file}`)).status).toBe(200)
  })

  it('shows the queue, its jobs, its recurring jobs, its workers and its store', async () => {
    const { root, name, clock } = await board()
    await clock.wake('reminder-1', 3_600_000)
    const get = async (path: string) => {
      const answer = await fetch(`${root}/board/api/${path}`)
      expect([path, answer.status]).toEqual([path, 200])
      return JSON.parse(await answer.text())
    }
    const { queues } = await get(`queues?activeQueue=${name}&status=delayed&page=1&jobsPerPage=10`)
    expect(queues).toMatchObject([{ name, readOnlyMode: true, counts: { delayed: 2 } }])
    expect(queues[0].jobs.map((job: { id: string }) => job.id)).toContain('reminder-1')
    // Null – unknown – where PostgreSQL is reached by a socket; false would make the page warn that nobody works.
    expect(queues[0].hasWorkers).not.toBe(false)
    expect(await get('job-schedulers')).toMatchObject({ schedulers: [{ id: 'plan', tz: 'UTC' }] })
    expect(await get('redis/stats')).toMatchObject({ backend: kind })
    expect(await get(`queues/${name}/reminder-1`)).toMatchObject({ status: 'delayed' })
    for (const path of [
      'workers',
      'metrics',
      'rate-limit',
      'default-job-options',
      'reminder-1/logs',
      'reminder-1/flow',
    ])
      await get(`queues/${name}/${path}`)
  })

  it('lets nobody change anything', async () => {
    const { root, name, clock } = await board()
    const change = (method: string, path: string) =>
      fetch(`${root}/board/api/queues/${path}`, { method }).then(({ status }) => status)
    expect(await change('PUT', `${name}/pause`)).toBe(405)
    expect(await change('PUT', 'pause')).toBe(405)
    expect(await change('POST', `${name}/add`)).toBe(405)
    expect(await change('PATCH', `${name}/job-schedulers/plan`)).toBe(405)
    expect((await clock.state()).delayed).toBe(1)
  })

  it('leaves other paths alone', async () => {
    const { root } = await board()
    expect((await fetch(`${root}/boards`)).status).toBe(404)
    expect((await fetch(`${root}/`)).status).toBe(404)
  })
})
