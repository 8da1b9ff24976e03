import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Outbox } from '../../src/application/ports/outbox.ts'
import { onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { asked, link, walkTo } from './monthly-world.ts'

/** Whenever words follow a cry – before, while and after it goes –, all is told, at once and once. */

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const WORDS = 'Вторую неделю болит нога, не могу выйти за хлебом'

const wanted = (): string[] =>
  office
    .chat('olga')
    .person.screen()
    .filter(({ from, text }) => from === 'bot' && text.includes('просит помощи'))
    .map(({ text }) => text)

const states = (rule: string) =>
  office.rows<{ state: string; reason: string | null }>(
    'select state, reason from reminders where rule = $1 order by id',
    [rule],
  )

/** One look of the sender at what is due; nobody calls it again. */
const send = async (): Promise<void> => {
  await office.bot.reminders.delivery.run()
  await office.world.settle()
}

/** Has something happen once, just before or just after the sender asks the outbox. */
const once = (call: 'claim' | 'mark', when: 'before' | 'after', act: () => Promise<unknown>): void => {
  const { outbox } = office.bot.reminders
  const asks = outbox[call].bind(outbox) as (...args: unknown[]) => Promise<unknown>
  const happens = async (): Promise<void> => {
    Reflect.deleteProperty(outbox, call)
    await act()
  }
  Object.assign(outbox, {
    [call]: async (...args: Parameters<Outbox['claim' | 'mark']>) => {
      if (when === 'before') await happens()
      const answer = await asks(...args)
      if (when === 'after') await happens()
      return answer
    },
  })
}

describe('words after «Нужна помощь»', () => {
  beforeEach(async () => {
    await link(office, 'anna', 'smirnova')
    await walkTo(office, '2026-12-01', '2026-12-10', () => asked(office, 'anna').length > 0)
    await office.chat('anna').press('help.csmirnova')
  })
  const writes = () => office.chat('anna').say(WORDS)

  test.each([
    ['before the press is taken up', 'claim', 'before'],
    ['after it is taken up, before it is worded', 'claim', 'after'],
    ['after it is worded, before it goes', 'mark', 'before'],
  ] as const)('%s: one message tells both', async (_, call, when) => {
    once(call, when, writes)
    await send()
    expect(wanted()).toHaveLength(1)
    expect(wanted()[0]).toContain(WORDS)
    expect(await states('help_wanted')).toEqual([
      { state: 'sent', reason: null },
      { state: 'sent', reason: null },
    ])
  })

  test('after it went: told in a message of their own by the same sender, without another call', async () => {
    once('mark', 'after', writes)
    await send()
    expect(wanted()).toHaveLength(2)
    expect(wanted()[0]).not.toContain(WORDS)
    expect(wanted()[1]).toContain(WORDS)
  })

  test('each line reaches the specialist, the same one too', async () => {
    await send()
    for (const times of [1, 2, 3]) {
      office.world.clock.advance(1_000)
      await office.chat('anna').say(WORDS)
      await send()
      expect(wanted()).toHaveLength(times + 1)
      expect(wanted().at(-1)?.split(WORDS)).toHaveLength(times + 1)
    }
  })
})

test('a cry in the same words is neither put off nor left out, whatever the rule of the office', async () => {
  await onTheWay(office, 'anna', { citizen: 'smirnova' })
  await office.at('2026-11-23T11:10:00+05:00')
  await office.chat('anna').say('позвать человека')
  await office.chat('anna').say('хочу умереть')
  await office.world.round()
  const cries = () =>
    office.rows<{ rule: string; state: string; n: number }>(
      `select rule, state, count(*)::int as n from reminders where rule in ('human_called', 'danger_reported')
       group by rule, state order by rule`,
    )
  const before = await cries()
  expect(before.map(({ rule, state }) => [rule, state])).toEqual([
    ['danger_reported', 'sent'],
    ['human_called', 'sent'],
  ])
  // The same is planned anew a moment later, as by a second cry that reads like the first.
  await office.rows(
    `insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at)
     select key || '|again', rule, person_id, subject, base, due_at, expires_at, due_at, planned_at from reminders
     where rule in ('human_called', 'danger_reported')`,
  )
  office.world.clock.advance(2_000)
  await send()
  expect(await cries()).toEqual(before.map((each) => ({ ...each, n: each.n * 2 })))
})
