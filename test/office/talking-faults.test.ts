import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { ComposedBot } from '../../src/compose.ts'
import type { Chat } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let anna: Chat
let olga: Chat
let call: string
let successor: ComposedBot | null
beforeEach(async () => {
  successor = null
  office = await openOffice(inject('postgresUrl'))
  anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  olga = office.chat('olga')
  await office.at('2026-11-23T10:00:00+05:00')
  await anna.say('позвать человека')
  await ring()
  const [row] = await office.rows<{ id: string }>('select id from handovers')
  call = row?.id ?? ''
})
afterEach(async () => {
  await successor?.reminders.delivery.end()
  await office.close()
})

const ring = async (): Promise<void> => {
  office.world.clock.advance(2_000)
  await office.world.round()
}

const letters = (): string[] =>
  olga.person
    .screen()
    .filter(({ from, text }) => from === 'bot' && text.startsWith('Смирнова А. П.:\n'))
    .map(({ text }) => text.split('\n').slice(1).join('\n'))

/** The sender is no more, as after `kill -9`; another process takes its place and its journal. */
const replaceSender = async (): Promise<void> => {
  await office.bot.reminders.delivery.end()
  successor = await office.world.startBot({}, false)
  await successor.reminders.delivery.begin()
}

describe('two replicas', () => {
  test('of two who take one call at once one talks, the other is told', async () => {
    const irina = office.chat('irina')
    const second = await office.world.startBot({}, false)
    const presses = [olga, irina].map(
      (chat) => chat.person.pressRaw({ data: `w.call_take.${call}` }).updateId,
    )
    const updates = office.world.playground.updates
      .all()
      .filter(({ update_id }) => presses.includes(update_id))
    await Promise.all(
      updates.map((update, at) => (at === 0 ? office.bot : second).telegram.take(update as never)),
    )
    await office.world.settle()
    expect(await office.rows("select 1 from handovers where state = 'open'")).toHaveLength(1)
    expect(await office.rows('select 1 from people where handover is not null')).toHaveLength(2)
    const heard = [olga, irina].map((chat) => chat.heard())
    expect(heard.filter((each) => each.includes('На связи'))).toHaveLength(1)
    expect(heard.filter((each) => each.includes('Уже отвечает другой сотрудник'))).toHaveLength(1)
  })

  test('the same call of a person to both is one task', async () => {
    const stranger = await onTheWay(office, 'stranger')
    const second = await office.world.startBot({}, false)
    const said = ['позвать человека', 'позвать человека'].map((word) => stranger.person.say(word).updateId)
    const updates = office.world.playground.updates.all().filter(({ update_id }) => said.includes(update_id))
    await Promise.all(
      updates.map((update, at) => (at === 0 ? office.bot : second).telegram.take(update as never)),
    )
    await office.world.settle()
    expect(await office.rows('select 1 from tasks where citizen_id is null')).toHaveLength(1)
  })
})

describe('letters', () => {
  beforeEach(async () => {
    await olga.press('w.call_take')
    await ring()
  })

  test('committed and not yet sent when the sender dies, they arrive in order, once', async () => {
    for (const each of ['первое', 'второе', 'третье']) await anna.say(each)
    await replaceSender()
    for (let round = 0; round < 6; round += 1) await ring()
    expect(letters()).toEqual(['первое', 'второе', 'третье'])
  })

  test('sent, and the sender dies before it is recorded: not sent again', async () => {
    await anna.say('один раз')
    office.world.clock.advance(2_000)
    await office.bot.reminders.delivery.run()
    await office.world.settle()
    await office.rows(
      `update reminders set state = 'dispatching', message_id = null, settled_at = null,
         lease_until = clock_timestamp() - interval '1 minute' where rule = 'letter' and state = 'sent'`,
    )
    await replaceSender()
    for (let round = 0; round < 4; round += 1) await ring()
    expect(letters()).toEqual(['один раз'])
    expect(await office.rows("select state from reminders where rule = 'letter'")).toEqual([
      { state: 'sent' },
    ])
  })

  test('a later one never overtakes: not while the first is on the wire, nor while it has to wait', async () => {
    for (const each of ['первое', 'второе']) await anna.say(each)
    const { outbox } = office.bot.reminders
    const now = office.world.clock.now()
    const claimed = await outbox.claim(10, now)
    expect(claimed.filter(({ rule }) => rule === 'letter')).toHaveLength(1)
    expect(await outbox.claim(10, now)).toEqual([])
    const [first] = claimed
    await outbox.record(
      [
        {
          id: first?.id ?? 0,
          fence: first?.fence ?? 0,
          state: 'planned',
          reason: 'slow_down',
          message: null,
          lookAt: now + 60_000,
          attempts: 0,
          ambiguous: 0,
          joinedTo: null,
        },
      ],
      now,
    )
    expect(await outbox.claim(10, now)).toEqual([])
    office.world.clock.advance(61_000)
    for (let round = 0; round < 4; round += 1) await ring()
    expect(letters()).toEqual(['первое', 'второе'])
  })

  test('an update that comes again writes no second letter', async () => {
    const { updateId = 0 } = anna.person.say('однажды')
    await office.world.settle()
    for (let time = 0; time < 2; time += 1)
      await anna.after(() => office.world.playground.redeliver(updateId))
    for (let round = 0; round < 3; round += 1) await ring()
    expect(letters()).toEqual(['однажды'])
  })
})
