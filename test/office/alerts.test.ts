import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Chat, words } from '../support/chat.ts'
import { heardWhile, onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

/** Monday noon in Yekaterinburg. */
const NOON = '2026-11-23T12:00:00+05:00'
const LATER = '2026-11-23T12:20:00+05:00'

let office: TestOffice
let anna: Chat
let maria: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), undefined, { now: Date.parse(NOON) })
  anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  maria = await onTheWay(office, 'maria', { citizen: 'southern' })
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  expect(office.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await office.close()
})

const WARNING = words('alerts.bank.text')
const times = (chat: Chat): number => chat.heard().split(WARNING).length - 1

/** Olga asks for a warning of the north, and the round brings it to the head. */
const ask = async (): Promise<void> => {
  await office.chat('olga').forge('w.alert')
  await office.chat('olga').press('w.alert_ask.bank')
  await office.world.round()
}

const alerts = () =>
  office.rows<{ state: string; told: number | null; decided_by: string | null; districts: string[] }>(
    'select state, told, decided_by, districts from alerts order by asked_at',
  )
const audits = (action: string) =>
  office.rows<{ actor: string; outcome: string }>(
    'select actor, outcome from audit where action = $1 order by id',
    [action],
  )

describe('a specialist asks', () => {
  test('in two taps; the head reads the very words and whom they reach; nobody is told yet', async () => {
    await office.chat('olga').forge('w.more')
    await office.chat('olga').press('w.alert')
    expect(office.chat('olga').heard()).toContain('Северный')
    await office.chat('olga').press('w.alert_ask.bank')
    expect(office.chat('olga').heard()).toContain('Просьба ушла руководителю')
    await office.world.round()
    const asked = office
      .chat('irina')
      .person.screen()
      .findLast(({ text }) => text.includes('Предупреждение о мошенниках'))
    expect(asked?.text).toContain('Белова О. С.')
    expect(asked?.text).toContain('Положите трубку')
    expect(asked?.text).toContain('Получат в мессенджере: 1.')
    expect(asked?.text).toContain('им надо позвонить: 2.')
    expect(times(anna)).toBe(0)
    expect(await audits('send_alert')).toEqual([{ actor: 'st_olga', outcome: 'allowed' }])
  })

  test('approved: the people of the district are told once, with a person one press away; no others', async () => {
    await ask()
    await office.chat('irina').press('w.alert_yes')
    await office.at(LATER)
    expect([times(anna), times(maria)]).toEqual([1, 0])
    const told = anna.person.screen().findLast(({ text }) => text === WARNING)
    expect(told?.buttons.flat().map(({ text }) => text)).toEqual([words('screens.call_human')])
    expect(office.chat('olga').heard()).toContain('Получателей: 1.')
    expect(await alerts()).toEqual([
      { state: 'approved', told: 1, decided_by: 'st_irina', districts: ['north'] },
    ])
    expect(await audits('approve_alert')).toEqual([{ actor: 'st_irina', outcome: 'allowed' }])
    await anna.press('m.call_human')
    expect((await anna.events()).some(({ kind }) => kind === 'human_called')).toBe(true)
  })

  test('whoever has no messenger stands in a list to call, with the number', async () => {
    await ask()
    await office.chat('irina').press('w.alert_yes')
    await office.at(LATER)
    const heard = await heardWhile(office.chat('olga'), () => office.chat('olga').press('w.alert_calls'))
    expect(heard).toContain('Без мессенджера: 2.')
    expect(heard).toContain('Кузнецов П. И.')
    expect(heard).toContain('+70000000012')
    expect(heard).not.toContain('Смирнова А. П.')
  })

  test('refused: nobody is told, and whoever asked hears so', async () => {
    await ask()
    await office.chat('irina').press('w.alert_no')
    await office.at(LATER)
    expect([times(anna), times(maria)]).toEqual([0, 0])
    expect(office.chat('olga').heard()).toContain('не отправлено: так решил руководитель')
    expect((await alerts())[0]).toMatchObject({ state: 'refused', told: null })
  })

  test('pressed twice on every step, nothing happens twice', async () => {
    await ask()
    await office.chat('olga').forge('w.alert_ask.bank')
    await office.world.round()
    const yes = office.chat('irina').dataOf('w.alert_yes')
    await office.chat('irina').forge(yes)
    await office.chat('irina').forge(yes)
    await office.chat('irina').forge(yes.replace('alert_yes', 'alert_no'))
    await office.at(LATER)
    await office.at('2026-11-23T15:00:00+05:00')
    expect(times(anna)).toBe(1)
    expect(await alerts()).toHaveLength(1)
    expect((await alerts())[0]?.state).toBe('approved')
    expect(office.chat('irina').toasts()).toContain(words('office.alerts.settled.approved'))
    expect(office.chat('olga').toasts()).toContain(words('office.alerts.asked_before'))
  })

  test('by night it waits for the morning', async () => {
    await ask()
    await office.at('2026-11-23T22:30:00+05:00')
    await office.chat('irina').press('w.alert_yes')
    await office.world.round()
    expect(times(anna)).toBe(0)
    await office.at('2026-11-24T08:50:00+05:00')
    expect(times(anna)).toBe(0)
    await office.at('2026-11-24T09:10:00+05:00')
    expect(times(anna)).toBe(1)
  })

  test('a specialist cannot approve, and sees no list of another district', async () => {
    await ask()
    const yes = office.chat('irina').dataOf('w.alert_yes')
    await office.chat('olga').forge(yes)
    await office.chat('pavel').forge(yes.replace('alert_yes', 'alert_calls'))
    expect((await alerts())[0]?.state).toBe('asked')
    expect(office.chat('pavel').heard()).toContain(words('office.menu.not_found'))
    expect(office.chat('pavel').heard()).not.toContain('Кузнецов')
  })

  test('an unknown text is refused', async () => {
    await office.chat('olga').forge('w.alert_ask.whatever')
    expect(await alerts()).toEqual([])
  })
})

describe('the head', () => {
  test('needs nobody’s word: all districts of the department, none of another one', async () => {
    const stranger = await onTheWay(office, 'stranger', { citizen: 'faraway' })
    await office.chat('irina').forge('w.alert')
    await office.chat('irina').press('w.alert_ask.bank')
    expect(office.chat('irina').heard()).toContain('Северный, Южный')
    expect(times(anna)).toBe(0)
    await office.chat('irina').press('w.alert_yes')
    await office.at(LATER)
    expect([times(anna), times(maria), times(stranger)]).toEqual([1, 1, 0])
  })

  test('and a specialist on one day: the same warning reaches a person once', async () => {
    await ask()
    await office.chat('irina').press('w.alert_yes')
    await office.chat('irina').forge('w.alert_ask.bank')
    await office.chat('irina').press('w.alert_yes')
    await office.at(LATER)
    expect([times(anna), times(maria)]).toEqual([1, 1])
  })

  test('finds the question again that was not answered', async () => {
    await office.chat('irina').forge('w.alert')
    await office.chat('irina').press('w.alert_ask.bank')
    const heard = await heardWhile(office.chat('irina'), () => office.chat('irina').forge('w.alert_ask.bank'))
    expect(heard).toContain(words('office.alerts.sure'))
    expect(await alerts()).toHaveLength(1)
  })
})

test('who took the consent back, moved away or blocked the bot is not written to', async () => {
  await ask()
  await anna.forge('m.withdraw')
  await office.chat('irina').press('w.alert_yes')
  await office.at(LATER)
  expect(times(anna)).toBe(0)
  expect((await alerts())[0]?.told).toBe(0)
})

test('a district of thousands is told of in one statement', async () => {
  await office.rows(
    `with made as (
       insert into people (id, chat_key, key, address, consent, seen_at, created_at)
       select 'many' || n, ('\\x' || lpad(to_hex(n), 8, '0'))::bytea, '\\x00', '\\x00', 'ru-1', now(), now()
       from generate_series(1, 5000) n returning id)
     insert into citizens (id, district_id, person_id, key, name, same_as, registered_on)
     select 'c' || id, 'north', id, '\\x00', '\\x00', id::bytea, '2026-01-12' from made`,
  )
  await ask()
  // Only the planning is looked at: nobody is there to be written to.
  await office.bot.reminders.delivery.end()
  await office.chat('irina').press('w.alert_yes')
  expect((await alerts())[0]?.told).toBe(5_001)
  const [row] = await office.rows<{ n: number }>(
    "select count(*)::int as n from reminders where rule = 'fraud_alert'",
  )
  expect(row?.n).toBe(5_001)
})
