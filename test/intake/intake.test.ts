import { beforeEach, describe, expect, test } from 'vitest'
import { Intake, type IntakeDeps } from '../../src/application/intake/intake.ts'
import type { AsideStore, Fault } from '../../src/application/ports/aside-store.ts'
import type { Incoming, IncomingBody } from '../../src/application/ports/messenger.ts'
import { recordingLog } from '../support/world.ts'

/** Time that tests move; whatever is due happens in its order. */
class TestTime {
  now = 0
  #due: { at: number; act: () => void }[] = []

  readonly timer = (ms: number, act: () => void) => {
    const entry = { at: this.now + ms, act }
    this.#due.push(entry)
    return () => {
      this.#due = this.#due.filter((other) => other !== entry)
    }
  }

  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    await calm()
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#due = this.#due.filter((other) => other !== next)
      this.now = Math.max(this.now, next.at)
      next.act()
      await calm()
    }
    this.now = end
  }
}

/** Lets everything happen that needs no time. */
const calm = async (): Promise<void> => {
  for (let n = 0; n < 50; n += 1) await Promise.resolve()
}

class Outage extends Error {
  override readonly name = 'Outage'
}

/** What is kept, by update; `isAway` – the database is. */
class TestStore implements AsideStore {
  readonly kept = new Map<string, 'waiting' | Fault>()
  isAway = false

  async keep({ update }: Incoming): Promise<void> {
    this.#ask()
    this.kept.set(update, 'waiting')
  }

  async settle(update: string): Promise<void> {
    this.#ask()
    if (this.kept.get(update) === 'waiting') this.kept.delete(update)
  }

  async setAside({ update }: Incoming, fault: Fault): Promise<boolean> {
    this.#ask()
    this.kept.set(update, fault)
    return true
  }

  async takeOver(): Promise<readonly Incoming[]> {
    return []
  }

  #ask(): void {
    if (this.isAway) throw new Outage()
  }
}

let time: TestTime
let store: TestStore
/** What happened, in order: `3 begun`, `3 done`. */
let story: string[]
let works: Map<string, () => Promise<void>>
let intake: Intake
let number: number

const hangs = (): Promise<void> => new Promise(() => undefined)
const takes = (ms: number) => () => new Promise<void>((resolve) => void time.timer(ms, resolve))
const fails = async (): Promise<void> => {
  throw new TypeError('words of a person')
}

beforeEach(() => {
  time = new TestTime()
  store = new TestStore()
  story = []
  works = new Map()
  number = 0
  const deps: IntakeDeps = {
    perform: async ({ update }) => {
      story.push(`${update} begun`)
      await works.get(update)?.()
      story.push(`${update} done`)
    },
    store,
    isOutage: (error) => error instanceof Outage,
    isUrgent: ({ body }) => 'words' in body && body.words === 'пожар',
    slowWork: ({ body }) => (body.type === 'file' ? 'file' : null),
    apology: async () => [{ kind: 'text', html: 'sorry' }],
    deliver: ({ update }) => void story.push(`${update} told`),
    clock: { now: () => time.now },
    timer: time.timer,
    log: recordingLog(),
    count: () => undefined,
  }
  intake = new Intake(deps)
})

const words = (text = 'да'): IncomingBody => ({ type: 'words', words: text })
const file: IncomingBody = { type: 'file', file: 'f', name: 'a.ics', size: 1, words: '' }

/** Sends an update; tells whether it may be confirmed, or must come again. */
const send = (address: string, body = words(), work?: () => Promise<void>) => {
  number += 1
  const update = `${number}`
  if (work) works.set(update, work)
  return again({ update, sender: { address, language: 'ru' }, body })
}

const again = (incoming: Incoming) => {
  const sent = { incoming, state: 'open' as 'open' | 'confirmed' | 'comes again' }
  intake.take(incoming).then(
    () => {
      sent.state = 'confirmed'
    },
    () => {
      sent.state = 'comes again'
    },
  )
  return sent
}

describe('one update that fails for ever', () => {
  test('is tried three times within seconds, set aside, told; the next goes on in its order', async () => {
    const bad = send('anna', words(), fails)
    const next = send('anna')
    const other = send('maria')
    await time.pass(0)
    expect(other.state).toBe('confirmed')
    expect(story).toEqual(['1 begun', '3 begun', '3 done'])
    await time.pass(600)
    expect([bad.state, next.state]).toEqual(['confirmed', 'confirmed'])
    expect([...store.kept.values()]).toEqual(['waiting', 'waiting'])
    await time.pass(4_000)
    expect(story.slice(3)).toEqual(['1 begun', '1 begun', '1 told', '2 begun', '2 done'])
    expect([...store.kept]).toEqual([
      ['1', { reason: expect.stringMatching(/^TypeError at intake\.test\.ts:/), tries: 3, at: 1_300 }],
    ])
  })

  test('fails twice and succeeds: nobody is told, nothing is kept', async () => {
    let left = 2
    const shaky = async () => {
      left -= 1
      if (left >= 0) throw new RangeError()
    }
    const sent = send('anna', words(), shaky)
    await time.pass(2_000)
    expect(sent.state).toBe('confirmed')
    expect(story.at(-1)).toBe('1 done')
    expect([...store.kept]).toEqual([])
  })

  test('one that hangs is tried once more and set aside; nobody else waits', async () => {
    send('anna', words(), hangs)
    const next = send('anna')
    await time.pass(1_000)
    expect(next.state).toBe('confirmed')
    await time.pass(65_000)
    expect(store.kept.get('1')).toMatchObject({ reason: expect.stringContaining('TookTooLong'), tries: 2 })
    expect(story.slice(-3)).toEqual(['1 told', '2 begun', '2 done'])
  })
})

describe('the database is away', () => {
  test('what is not confirmed comes again, those behind it too; nothing is set aside', async () => {
    store.isAway = true
    works.set('1', async () => {
      if (store.isAway) throw new Outage()
    })
    const first = send('anna')
    const second = send('anna')
    await time.pass(1_000)
    expect([first.state, second.state]).toEqual(['comes again', 'comes again'])
    expect(story).toEqual(['1 begun'])
    store.isAway = false
    const both = [again(first.incoming), again(second.incoming)]
    await time.pass(0)
    expect(both.map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    expect(story).toEqual(['1 begun', '1 begun', '1 done', '2 begun', '2 done'])
    expect([...store.kept]).toEqual([])
  })

  test('what is confirmed already waits for its end, however long it takes', async () => {
    works.set('1', async () => {
      await takes(700)()
      if (store.isAway) throw new Outage()
    })
    const sent = send('anna')
    await time.pass(600)
    expect(sent.state).toBe('confirmed')
    store.isAway = true
    await time.pass(600_000)
    expect(story).not.toContain('1 done')
    store.isAway = false
    await time.pass(10_000)
    expect(story.at(-1)).toBe('1 done')
    expect([...store.kept]).toEqual([])
  })

  test('goes away when an update is to be set aside: it is set aside when it is back', async () => {
    send('anna', words(), fails)
    await time.pass(1_000)
    store.isAway = true
    await time.pass(60_000)
    expect(story).not.toContain('1 told')
    store.isAway = false
    await time.pass(10_000)
    expect(story.at(-1)).toBe('1 told')
  })
})

describe('one person never holds up others', () => {
  test('words of danger overtake everything of their sender', async () => {
    send('anna', words(), takes(5_000))
    send('anna')
    const danger = send('anna', words('пожар'))
    await time.pass(0)
    expect(danger.state).toBe('confirmed')
    expect(story).toEqual(['1 begun', '3 begun', '3 done'])
  })

  test('slow work steps beside its lane: what is said after it is heard while it runs', async () => {
    send('anna', file, takes(20_000))
    send('anna', file, takes(20_000))
    const after = send('anna')
    await time.pass(600)
    expect(after.state).toBe('confirmed')
    expect(story).toEqual(['1 begun', '3 begun', '3 done'])
    await time.pass(60_000)
    expect(story.slice(3)).toEqual(['1 done', '2 begun', '2 done'])
  })

  test('quick files stay in order with what is said after them', async () => {
    send('anna', file, takes(50))
    send('anna')
    await time.pass(100)
    expect(story).toEqual(['1 begun', '1 done', '2 begun', '2 done'])
  })

  test('so much slow work at once, one of each person', async () => {
    for (let n = 0; n < 6; n += 1) send(`person${n}`, file, takes(10_000))
    for (let n = 0; n < 6; n += 1) send('person0', file, takes(10_000))
    await time.pass(5_000)
    expect(story).toEqual(['1 begun', '2 begun', '3 begun', '4 begun'])
    await time.pass(10_000)
    expect(story.filter((each) => each.endsWith('begun')).slice(4)).toEqual(['5 begun', '6 begun', '7 begun'])
  })

  test('a hundred people whose updates hang keep nobody from being confirmed and heard', async () => {
    const stuck = Array.from({ length: 100 }, (_, n) => send(`stuck${n}`, words(), hangs))
    await time.pass(500)
    expect(stuck.every(({ state }) => state === 'confirmed')).toBe(true)
    send('maria')
    await time.pass(0)
    expect(story.at(-1)).toBe('101 done')
  })
})

test('the same update, coming again while it is under way, is handled once', async () => {
  const first = send('anna', words(), takes(2_000))
  const second = again(first.incoming)
  await time.pass(3_000)
  expect([first.state, second.state]).toEqual(['confirmed', 'confirmed'])
  expect(story).toEqual(['1 begun', '1 done'])
})

test('a stop waits for nothing that may take long; what is kept is left for the next process', async () => {
  send('anna', words(), fails)
  send('maria', words(), hangs)
  await time.pass(600)
  const stopped = intake.stop(3_000)
  await time.pass(3_000)
  await stopped
  expect([...store.kept.values()]).toEqual(['waiting', 'waiting'])
})
