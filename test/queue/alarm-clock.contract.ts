import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOpener, freshName, type Ground, serve } from './ground.ts'
import { createHeardLog } from './heard-log.ts'
import { createRings } from './rings.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** `29 59 8 * * *` for a moment, in UTC. */
const dailyAt = (moment: Date): string =>
  `${moment.getUTCSeconds()} ${moment.getUTCMinutes()} ${moment.getUTCHours()} * * *`

interface Registered {
  readonly id: string
  readonly next: number
  readonly tz?: string
}

/** What the port promises, tried on a real store. Stores are shared by the tests, queue names are not. */
export const alarmClockContract = (kind: string, prepare: () => Promise<Ground>): void => {
  describe(`alarm clock on ${kind}`, () => {
    let ground: Ground
    const opener = createOpener()
    beforeAll(async () => {
      ground = await prepare()
    })
    afterEach(() => opener.closeAll())
    afterAll(() => ground.remove())

    const registered = async (clock: Awaited<ReturnType<typeof opener.clock>>): Promise<Registered[]> => {
      const { root, close } = await serve(clock.board('/board'))
      const answer = await fetch(`${root}/board/api/job-schedulers`)
      close()
      return ((await answer.json()) as { schedulers: Registered[] }).schedulers
    }

    it('wakes once, not before its time', async () => {
      const rings = createRings()
      const clock = await opener.clock(ground, rings)
      const start = Date.now()
      await clock.wake('reminder-81-2', 200)
      await rings.until('reminder-81-2')
      expect(Date.now() - start).toBeGreaterThanOrEqual(195)
      await clock.wake('later', 200)
      await rings.until('later')
      expect(rings.heard).toEqual(['reminder-81-2', 'later'])
    })

    it('wakes at once for a moment that has passed', async () => {
      const rings = createRings()
      const clock = await opener.clock(ground, rings)
      await clock.wake('a', 0)
      await clock.wake('b', -60_000)
      await Promise.all([rings.until('a'), rings.until('b')])
    })

    it('rings once for an id that was given twice, and again when it is given after that', async () => {
      const rings = createRings()
      const clock = await opener.clock(ground, rings)
      await clock.wake('twice', 100)
      await clock.wake('twice', 100)
      await clock.wake('end', 500)
      await rings.until('end')
      expect(rings.times('twice')).toBe(1)
      await clock.wake('twice', 50)
      await rings.until('twice', 2)
    })

    it('takes an id again after its ring failed', async () => {
      const rings = createRings(async () => {
        throw new Error('no')
      })
      const clock = await opener.clock(ground, rings)
      await clock.wake('failing', 0)
      await rings.until('failing')
      await expect
        .poll(
          async () => {
            await clock.wake('failing', 0)
            return rings.times('failing')
          },
          { timeout: 10_000 },
        )
        .toBeGreaterThan(1)
    })

    it('refuses ids that BullMQ would take for its own', async () => {
      const clock = await opener.clock(ground, createRings())
      await expect(clock.wake('a:b', 0)).rejects.toThrow(RangeError)
      await expect(clock.wake('81', 0)).rejects.toThrow(RangeError)
    })

    it('rings a recurring job again and again', async () => {
      const rings = createRings()
      await opener.clock(ground, { ...rings, recurring: [{ name: 'sweep', every: 100 }] })
      await rings.until('sweep', 4)
    })

    it('rings by a pattern at the local time of its zone', async () => {
      const recurring = [{ name: 'plan', pattern: '0 9 * * *', tz: 'Asia/Yekaterinburg' }]
      const clock = await opener.clock(ground, { ...createRings(), recurring })
      const [plan] = await registered(clock)
      expect(new Date(plan?.next ?? 0).toISOString()).toMatch(/T04:00:00.000Z$/)
      expect((plan?.next ?? 0) - Date.now()).toBeLessThanOrEqual(86_400_000)
    })

    it('rings at its start for a moment at which nobody was there', async () => {
      const name = freshName()
      const due = new Date(Date.now() + 3_000)
      const recurring = [{ name: 'daily', pattern: dailyAt(due), tz: 'UTC' }]
      const first = await opener.clock(ground, { ...createRings(), name, recurring })
      await first.close()
      await pause(due.getTime() + 500 - Date.now())
      const rings = createRings()
      await opener.clock(ground, { ...rings, name, recurring })
      await rings.until('daily')
    })

    it('goes on ringing after a ring that threw, and keeps its text to itself', async () => {
      const rings = createRings(async (what) => {
        if (what === 'bad') throw new TypeError('Ivanova, +7 922')
      })
      const log = createHeardLog()
      const clock = await opener.clock(ground, { ...rings, log, recurring: [{ name: 'bad', every: 100 }] })
      await rings.until('bad', 3)
      await clock.wake('good', 0)
      await rings.until('good')
      expect(log.of('alarm_failed')[0]).toMatchObject({ job: 'bad', fault: 'TypeError' })
      expect(JSON.stringify(log.lines)).not.toContain('Ivanova')
      await expect.poll(async () => (await clock.state()).failed).toBeGreaterThan(0)
    })

    it('rings once in all with two clocks on one store', async () => {
      const name = freshName()
      const rings = createRings()
      const recurring = [{ name: 'long', every: 3_600_000 }]
      const one = await opener.clock(ground, { ...rings, name, recurring })
      const other = await opener.clock(ground, { ...rings, name, recurring })
      const ids = Array.from({ length: 20 }, (_, index) => `shared-${index}`)
      await Promise.all(ids.map((id) => one.wake(id, 300)))
      await Promise.all(ids.map((id) => other.wake(id, 300)))
      await other.wake('end', 1_500)
      await rings.until('end')
      expect([...rings.heard].sort()).toEqual([...ids, 'end', 'long'].sort())
    })

    it('lets two clocks open at once', async () => {
      const name = freshName()
      const recurring = [{ name: 'long', every: 3_600_000 }]
      const open = () => opener.clock(ground, { ...createRings(), name, recurring })
      const [clock] = await Promise.all([open(), open()])
      await expect.poll(async () => (await clock.state()).delayed).toBe(1)
    })

    it('lets a ring under way finish when it closes, and does not ring it again', async () => {
      const name = freshName()
      let isFinished = false
      const rings = createRings(async () => {
        await pause(400)
        isFinished = true
      })
      const clock = await opener.clock(ground, { ...rings, name })
      await clock.wake('slow', 0)
      await rings.until('slow')
      await Promise.all([clock.close(), clock.close()])
      expect(isFinished).toBe(true)
      const later = createRings()
      const next = await opener.clock(ground, { ...later, name })
      await next.wake('end', 200)
      await later.until('end')
      expect(later.heard).toEqual(['end'])
    })

    it('closes in time when a ring hangs', async () => {
      const rings = createRings(() => pause(6_000))
      const clock = await opener.clock(ground, rings)
      await clock.wake('hanging', 0)
      await rings.until('hanging')
      const start = Date.now()
      await clock.close()
      expect(Date.now() - start).toBeLessThan(3_000)
    })

    it('heals what the store lost, and then rings as before', async () => {
      const rings = createRings()
      const recurring = [
        { name: 'sweep', every: 200 },
        { name: 'plan', pattern: '0 9 * * *', tz: 'UTC' },
      ]
      const clock = await opener.clock(ground, { ...rings, recurring })
      await rings.until('sweep', 2)
      await ground.lose()
      const before = rings.times('sweep')
      await clock.heal()
      await rings.until('sweep', before + 3)
      await clock.wake('after', 100)
      await rings.until('after')
      expect((await registered(clock)).map(({ id }) => id).sort()).toEqual(['plan', 'sweep'])
    })

    it('leaves sound jobs alone when it heals', async () => {
      const log = createHeardLog()
      const recurring = [{ name: 'plan', pattern: '0 9 * * *', tz: 'UTC' }]
      const clock = await opener.clock(ground, { ...createRings(), log, recurring })
      await clock.heal()
      await Promise.all([clock.heal(), clock.heal()])
      expect(log.of('recurring_registered')).toHaveLength(1)
    })

    it('follows a new version: changed jobs change, those no longer wanted go', async () => {
      const name = freshName()
      const old = [
        { name: 'gone', every: 60_000 },
        { name: 'plan', pattern: '0 9 * * *', tz: 'UTC' },
      ]
      await (await opener.clock(ground, { ...createRings(), name, recurring: old })).close()
      const recurring = [{ name: 'plan', pattern: '0 9 * * *', tz: 'Europe/Moscow' }]
      const clock = await opener.clock(ground, { ...createRings(), name, recurring })
      expect(await registered(clock)).toMatchObject([{ id: 'plan', tz: 'Europe/Moscow' }])
    })

    it('tells how it is doing', async () => {
      const clock = await opener.clock(ground, createRings())
      await clock.wake('tomorrow', 86_400_000)
      expect(await clock.state()).toEqual({ connected: true, waiting: 0, delayed: 1, failed: 0 })
    })
  })
}
