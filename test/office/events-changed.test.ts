import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { PostgresEventDesk } from '../../src/adapters/database/office/event-rows.ts'
import { writeChanges } from '../../src/adapters/database/office/write-changes.ts'
import { TELEGRAM_LIMITS } from '../../src/adapters/telegram/limits.ts'
import { conversation } from '../../src/application/conversation.ts'
import { toldOfChange } from '../../src/application/office/events/told-of-change.ts'
import type { OfficeChange } from '../../src/application/ports/office/changes.ts'
import type { PlannedEvent } from '../../src/application/ports/office/event-desk.ts'
import type { YardEvent } from '../../src/domain/events/yard-event.ts'
import { type Chat, CONTENT, DATA_KEY } from '../support/chat.ts'
import { heardWhile } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { countedChance, TOKEN } from '../support/world.ts'
import { addEvent, joined, standing } from './events-ground.ts'

let office: TestOffice
let anna: Chat
let maria: Chat
let stranger: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  anna = await joined(office, 'anna', 'smirnova')
  maria = await joined(office, 'maria', 'kuznetsov')
  stranger = await joined(office, 'stranger', 'southern')
})
afterEach(() => office.close())

const TALKING = conversation(CONTENT, 'demo', {
  findNeeds: () => [],
  chance: countedChance(),
  bot: 'bot',
  writeAppointment: () => '',
  limits: TELEGRAM_LIMITS,
  consentVersion: { ru: 'ru-1', en: 'en-1' },
} as unknown as Parameters<typeof conversation>[2])

const eventOf = async (id: string): Promise<PlannedEvent> => {
  const found = await new PostgresEventDesk(office.bot.pool).event({ department: 'dep1' }, id)
  if (!found) throw new Error('no event')
  return found
}

/** What an employee's change of an event stores, at the present moment. */
const change = async (before: PlannedEvent, after: YardEvent, today: string): Promise<boolean> => {
  const write = writeChanges(office.bot.pool, vault(DATA_KEY), TOKEN.split(':')[0] as string)
  const place = { moment: { at: office.world.clock.now(), conversation: TALKING }, today }
  const { revision } = before
  const stored: OfficeChange[] =
    after.state === 'cancelled'
      ? [{ type: 'cancel_event', event: before.id, why: 'болезнь артиста', revision }]
      : [
          { type: 'change_event', event: after, revision },
          { type: 'move_event_reminders', event: before.id, time: after },
        ]
  return write([...stored, ...toldOfChange(place, before, after)])
}

const answered = async (): Promise<void> => {
  await addEvent(office, 'ev1', { capacity: 1 })
  await anna.forge('e.go.ev1')
  await maria.forge('e.wait.ev1')
  // Answered by phone: no messenger.
  await office.rows(
    `insert into sign_ups (event_id, citizen_id, state, number, at) values ('ev1', 'young', 'waiting', 2, now())`,
  )
}

const heard = async (act: () => Promise<unknown>): Promise<[string, string, string]> => {
  let [second, third] = ['', '']
  const first = await heardWhile(anna, async () => {
    second = await heardWhile(maria, async () => {
      third = await heardWhile(stranger, act)
    })
  })
  return [first, second, third]
}

test('a moved event: everybody who counts on it hears what was and what is, nobody else does', async () => {
  await answered()
  await office.at('2026-11-23T10:00:00+05:00')
  const before = await eventOf('ev1')
  const [first, second, third] = await heard(async () => {
    expect(await change(before, { ...before, day: '2026-12-03', time: '16:30' }, '2026-11-23')).toBe(true)
    await office.at('2026-11-23T10:01:00+05:00')
  })
  for (const told of [first, second]) {
    expect(told).toContain('Встреча изменилась')
    expect(told).toContain('Было: 2 декабря 2026 года, среда, в 14:00.')
    expect(told).toContain('Стало: 3 декабря 2026 года, четверг, в 16:30.')
    expect(told).not.toContain('Где:')
  }
  expect(first).toContain('Вам подходит?')
  expect(second).toContain('Вы в списке ожидания')
  expect(third).toBe('')
  expect(await office.rows("select citizen_id, kind from tasks where kind like 'event%'")).toEqual([
    { citizen_id: 'young', kind: 'event_changed_call' },
  ])
  // The reminder stands on the new day.
  expect(await heardWhile(anna, () => office.at('2026-12-01T11:30:00+05:00'))).not.toContain(
    'завтра вас ждут',
  )
  expect(await heardWhile(anna, () => office.at('2026-12-02T11:30:00+05:00'))).toContain('в 16:30')
})

test('changed twice at night: in the morning it is told once, from what people know to what is', async () => {
  await answered()
  await office.at('2026-11-23T22:00:00+05:00')
  const first = await eventOf('ev1')
  await change(first, { ...first, time: '15:00' }, '2026-11-23')
  await office.at('2026-11-23T22:30:00+05:00')
  const second = await eventOf('ev1')
  await change(second, { ...second, details: { ...second.details, place: 'Библиотека' } }, '2026-11-23')
  expect(await heardWhile(anna, () => office.at('2026-11-24T02:00:00+05:00'))).toBe('')
  const told = await heardWhile(anna, () => office.at('2026-11-24T09:00:00+05:00'))
  expect(told.match(/Встреча изменилась/g)).toHaveLength(1)
  expect(told).toContain('в 14:00')
  expect(told).toContain('в 15:00')
  expect(told).toContain('Стало: Где: Библиотека')
})

test('a cancelled event reaches everybody who counts on it, and nobody is reminded any more', async () => {
  await answered()
  await office.at('2026-11-23T10:00:00+05:00')
  const before = await eventOf('ev1')
  const [first, second, third] = await heard(async () => {
    await change(before, { ...before, state: 'cancelled' }, '2026-11-23')
    await office.at('2026-11-23T10:01:00+05:00')
  })
  for (const told of [first, second]) {
    expect(told).toContain('Встреча отменена')
    expect(told).toContain('болезнь артиста')
  }
  expect(third).toBe('')
  expect(await heardWhile(anna, () => office.at('2026-12-01T11:30:00+05:00'))).not.toContain('вас ждут')
})

test('more places: those who waited longest are offered them, whoever switched invitations off too', async () => {
  await answered()
  await office.at('2026-11-23T10:00:00+05:00')
  await office.rows("update people set muted = '{events}'")
  const before = await eventOf('ev1')
  const told = await heardWhile(maria, async () => {
    await change(before, { ...before, capacity: 2 }, '2026-11-23')
    await office.at('2026-11-23T10:01:00+05:00')
  })
  expect(told).toContain('Освободилось место!')
  expect(await standing(office, 'ev1')).toMatchObject({
    taken: 2,
    answers: { smirnova: 'going', kuznetsov: 'offered', young: 'waiting' },
  })
})

const openTasks = () =>
  office.rows<{ citizen_id: string; kind: string }>(
    "select citizen_id, kind from tasks where kind like 'event%' and state = 'open' order by kind, citizen_id",
  )

/** A link to a card, as the specialist gives it out. */
const linkTo = async (citizen: string): Promise<string> => {
  const olga = office.chat('olga')
  await olga.forge(`w.link_person.${citizen}`)
  return /start=(\S+)/.exec(olga.heard())?.[1] ?? ''
}

/** Somebody opens a link to Smirnova's card, says whose it is and agrees. */
const linksUp = async (chat: Chat, code: string): Promise<void> => {
  await chat.after(() => chat.person.start(code))
  await chat.say('Смирнова Анна Петровна, 1955')
  await chat.press('d.yes')
}

test('at night a place offered and the event cancelled: in the morning one word of it, and no offer', async () => {
  await answered()
  await office.at('2026-11-23T22:00:00+05:00')
  await anna.forge('e.quit.ev1')
  const before = await eventOf('ev1')
  await change(before, { ...before, state: 'cancelled' }, '2026-11-23')
  const told = await heardWhile(maria, () => office.at('2026-11-24T09:00:00+05:00'))
  expect(told.match(/Встреча отменена/g)).toHaveLength(1)
  expect(told).not.toContain('Освободилось место')
  expect(await office.rows("select state from reminders where rule = 'event_place_offered'")).toEqual([
    { state: 'suppressed' },
  ])
})

test('what employees had to do for an event is not to be done once it is cancelled: only the calls of that', async () => {
  await answered()
  await office.rows("update events set capacity = 2 where id = 'ev1'")
  await anna.forge('e.ride.ev1')
  await office.rows("update sign_ups set state = 'withdrawn' where citizen_id = 'kuznetsov'")
  await office.at('2026-11-23T10:00:00+05:00')
  const first = await eventOf('ev1')
  await change(first, { ...first, time: '15:00' }, '2026-11-23')
  expect(await openTasks()).toEqual([
    { citizen_id: 'young', kind: 'event_changed_call' },
    { citizen_id: 'young', kind: 'event_place_call' },
    { citizen_id: 'smirnova', kind: 'event_ride' },
  ])
  const second = await eventOf('ev1')
  await change(second, { ...second, state: 'cancelled' }, '2026-11-23')
  expect(await openTasks()).toEqual([{ citizen_id: 'young', kind: 'event_cancelled_call' }])
})

describe('a card and its chat, between a change and the morning that tells of it', () => {
  const cancelledAtNight = async (): Promise<void> => {
    await office.at('2026-11-23T22:00:00+05:00')
    const before = await eventOf('ev1')
    await change(before, { ...before, state: 'cancelled' }, '2026-11-23')
  }
  const inTheMorning = (chat: Chat): Promise<string> =>
    heardWhile(chat, () => office.at('2026-11-24T09:00:00+05:00'))

  test('joined once more by another link: the morning tells as if nothing had been', async () => {
    await answered()
    const code = await linkTo('smirnova')
    await cancelledAtNight()
    await linksUp(anna, code)
    expect((await inTheMorning(anna)).match(/Встреча отменена/g)).toHaveLength(1)
    expect(await openTasks()).toEqual([{ citizen_id: 'young', kind: 'event_cancelled_call' }])
  })

  test('joined to another chat: it is told there, and nowhere else', async () => {
    await answered()
    const code = await linkTo('smirnova')
    await cancelledAtNight()
    await linksUp(stranger, code)
    let there = ''
    const here = await heardWhile(anna, async () => {
      there = await inTheMorning(stranger)
    })
    expect(there.match(/Встреча отменена/g)).toHaveLength(1)
    expect(here).not.toContain('отменена')
  })

  test('let go: an employee calls, as for everybody without a chat', async () => {
    await answered()
    await cancelledAtNight()
    await anna.forge('y.unlink.yes')
    expect(await openTasks()).toEqual([
      { citizen_id: 'smirnova', kind: 'event_cancelled_call' },
      { citizen_id: 'young', kind: 'event_cancelled_call' },
    ])
    expect(await inTheMorning(anna)).not.toContain('отменена')
  })
})
