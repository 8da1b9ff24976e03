import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

interface Row {
  readonly key: string
  readonly rule: string
  readonly state: string
  readonly reason: string | null
}

let chat: Chat
beforeEach(async () => {
  chat = await openChat(inject('postgresUrl'))
  chat.world.bots[0]?.reminders.start()
  await expect.poll(() => chat.world.bots[0]?.reminders.delivery.isOn).toBe(true)
})
afterEach(() => chat.world.close())

const reminders = (): Promise<Row[]> =>
  rows<Row>(chat.world.databaseUrl, 'select key, rule, state, reason from reminders order by due_at, id')
const stateOf = async (rule: string): Promise<string | undefined> =>
  (await reminders())
    .filter((row) => row.rule === rule)
    .map(({ state, reason }) => [state, reason].join(' ').trim())[0]

/** Moves the clock on, half an hour at a time, with a round of reminders after each; what was said by the bot meanwhile. */
const pass = async (ms: number): Promise<string[]> => {
  const before = chat.person.screen().at(-1)?.id ?? 0
  for (let left = ms; left > 0; left -= HOUR / 2) {
    chat.world.clock.advance(Math.min(left, HOUR / 2))
    await chat.world.round()
  }
  return chat.person
    .screen()
    .filter(({ id, from }) => id > before && from === 'bot')
    .map(({ text }) => text)
}

/** Minutes after local midnight at which the bot's messages came since a moment, by the ledger. */
const hoursOf = (since: number): string[] =>
  chat.world.playground.ledger
    .of('sendMessage')
    .filter(({ at }) => at > since)
    .map(({ at }) => new Date(at + 5 * HOUR).toISOString().slice(11, 16))

/** A talk whose visit is tomorrow at 10:30. */
const withVisit = async (): Promise<void> => {
  await chat.begin()
  await chat.walkTo('contact.crossroads')
  await chat.press('leave')
}

/** A skill that went badly three days ago: tomorrow at eleven it is offered again, unasked. */
const withWeakSkill = async (): Promise<void> => {
  const day = new Date(chat.world.clock.now() - 3 * 24 * HOUR).toISOString().slice(0, 10)
  await rows(
    chat.world.databaseUrl,
    `insert into occasions (id, person_id, kind, date, time, said_at)
     select 'skill.' || id, id, 'weak_skill', '${day}', '', now() - interval '10 years' from people`,
  )
}

describe('a person in distress', () => {
  test('is told of the own visit, and of nothing that nobody asked for', async () => {
    await withVisit()
    await withWeakSkill()
    await chat.say('не хочу больше жить')
    await pass(30 * HOUR)
    expect(await stateOf('appointment_soon')).toBe('sent')
    expect(await stateOf('weak_skill')).toMatch(/in_distress$/)
  })

  test('hears of it again once the distress is over', async () => {
    await withVisit()
    await withWeakSkill()
    await chat.say('не хочу больше жить')
    await chat.press('helped')
    await pass(30 * HOUR)
    expect(await stateOf('weak_skill')).toBe('sent')
  })
})

describe('a visit tomorrow at half past ten', () => {
  test('is told two hours before and asked after in the evening, in decent hours, each once', async () => {
    await withVisit()
    const since = chat.world.clock.now()
    const said = await pass(40 * HOUR)
    expect(await stateOf('appointment_soon')).toBe('sent')
    expect(await stateOf('appointment_after')).toBe('sent')
    expect(said).toHaveLength(2)
    expect(hoursOf(since)).toEqual(['08:30', '19:30'])
  })

  test('says nothing of what it is about before it is opened', async () => {
    await withVisit()
    const [soon = ''] = await pass(22 * HOUR)
    expect(soon).toContain('10:30')
    expect(soon).not.toMatch(/паспорт|МВД|МФЦ|полици/i)
  })

  test('is not asked after once the person has told how it went', async () => {
    await withVisit()
    await pass(23 * HOUR)
    await chat.say('продолжить')
    await chat.walkTo('review.crossroads', { 'visit.went': 'went', 'review.outcome': 'solved' })
    const said = await pass(20 * HOUR)
    expect(await stateOf('appointment_after')).toMatch(/^suppressed (done|outcome_noted|talk_finished)$/)
    expect(said).toEqual([])
  })

  test('waits while the person is talking with us, and comes in a lull', async () => {
    await withVisit()
    await pass(31 * HOUR)
    // It is seven in the evening; the person goes on with the talk just before the question is due.
    chat.world.clock.advance(25 * MINUTE)
    await chat.say('продолжить')
    chat.world.clock.advance(6 * MINUTE)
    await chat.world.round()
    expect(await stateOf('appointment_after')).toBe('planned in_talk')
    chat.world.clock.advance(15 * MINUTE)
    await chat.world.round()
    expect(await stateOf('appointment_after')).toBe('sent')
  })

  test('comes into a talk where it cannot wait: two hours before the visit', async () => {
    await withVisit()
    await pass(20 * HOUR)
    chat.world.clock.advance(25 * MINUTE)
    await chat.say('продолжить')
    chat.world.clock.advance(6 * MINUTE)
    await chat.world.round()
    expect(await stateOf('appointment_soon')).toBe('sent')
  })

  test('is told to nobody who blocked the bot: a person has a task, with words for the phone', async () => {
    await withVisit()
    chat.world.playground.faults.add({ kind: '403', method: 'sendMessage' })
    await pass(22 * HOUR)
    expect(await stateOf('appointment_soon')).toBe('blocked blocked')
    const tasks = await rows<{ reason: string; rule: string }>(
      chat.world.databaseUrl,
      'select t.reason, r.rule from human_tasks t join reminders r on r.id = t.reminder_id',
    )
    expect(tasks).toEqual([{ reason: 'unreachable', rule: 'appointment_soon' }])
    const quiet = await pass(20 * HOUR)
    expect(quiet).toEqual([])
    expect(await stateOf('appointment_after')).toBe('suppressed unreachable')
  })

  test('is told again once the person has come back in time', async () => {
    await withVisit()
    chat.world.playground.faults.add({ kind: '403', method: 'sendMessage' })
    await pass(22 * HOUR)
    await chat.say('спасибо')
    await pass(20 * HOUR)
    expect(await stateOf('appointment_after')).toBe('sent')
  })

  test('is not told without consent: nothing is kept that could reach the person', async () => {
    await chat.begin()
    await chat.walkTo('contact.crossroads', {}, 'no')
    expect(await pass(40 * HOUR)).toEqual([])
    expect(await reminders()).toEqual([])
  })

  test('is dropped, not dumped, when the bot stood still over it', async () => {
    await withVisit()
    await chat.world.round()
    chat.world.clock.advance(5 * 24 * HOUR)
    const before = chat.person.screen().length
    await chat.world.round()
    expect(await stateOf('appointment_soon')).toBe('expired stale')
    expect(await stateOf('appointment_after')).toBe('expired stale')
    expect(chat.person.screen()).toHaveLength(before)
  })
})

describe('a home task', () => {
  test('is asked about on its day, praised once it is done, and silent from then on', async () => {
    await withVisit()
    const day = new Date(chat.world.clock.now() + 24 * HOUR).toISOString().slice(0, 10)
    const { id } = await chat.talk()
    await rows(
      chat.world.databaseUrl,
      `insert into occasions (id, person_id, kind, date, time, said_at)
       select $1 || '.home', id, 'home_task', $2, '', now() - interval '10 years' from people`,
      [id, day],
    )
    await pass(30 * HOUR)
    expect(await stateOf('home_task')).toBe('sent')
    const asked = words('reminders.home_task.text')
    const told = chat.person.screen().findLast(({ text }) => text.includes(asked))
    const done = told?.buttons.flat().find(({ text }) => text === 'Сделано')
    await chat.after(() => chat.person.pressRaw({ data: done?.data ?? 'none', messageId: told?.id ?? 0 }))
    expect(chat.heard()).toContain(words('reminders.home_task.praise'))
    await pass(HOUR)
    expect((await reminders()).filter(({ rule }) => rule === 'home_task')).toHaveLength(1)
  })
})
