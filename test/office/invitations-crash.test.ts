import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { addEvents, buttons, join } from './events-world.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

/** More than two pages of people. */
const PEOPLE = 1_100
/** One more stands in the office itself and one has a chat of her own. */
const SUITED = PEOPLE + 2

/** Women of 71 in the north, each with a chat that can be written to; it is night, so nothing goes out yet. */
const addPeople = async (): Promise<void> => {
  await join(office, 'anna', 'smirnova')
  await office.rows(
    `insert into people (id, chat_key, key, address, consent, consent_asked, seen_at, created_at)
     select 'q' || n, sha256(n::text::bytea), key, address, consent, true, seen_at, created_at
     from people, generate_series(1, $1) n where id = (select person_id from citizens where id = 'smirnova')`,
    [PEOPLE],
  )
  await office.rows(
    `insert into citizens (id, district_id, person_id, key, name, same_as, sex, birth_date, senior_from, registered_on)
     select 'q' || n, 'north', 'q' || n, key, name, same_as, sex, birth_date, senior_from, registered_on
     from citizens, generate_series(1, $1) n where id = 'smirnova'`,
    [PEOPLE],
  )
  await office.at('2026-11-23T22:30:00+05:00')
}

/** The connection is cut when so many are invited, as when the process is killed there. */
const cutAt = async (n: number): Promise<void> => {
  await office.rows(`
    create function cut() returns trigger language plpgsql as $$
    begin
      if (select count(*) from invitations) >= ${n} then perform pg_terminate_backend(pg_backend_pid()); end if;
      return null;
    end $$`)
  await office.rows(
    'create trigger cut after insert on invitations for each statement execute function cut()',
  )
}

const counts = async () =>
  (
    await office.rows<{ invited: number; people: number; told: number; under_way: boolean }>(
      `select count(*)::int as invited, count(distinct citizen_id)::int as people,
         (select count(*)::int from reminders where rule = 'event_invited') as told,
         (select inviting_at is not null from events) as under_way
       from invitations`,
    )
  )[0]

/** «Отправить» is pressed, and whoever writes is killed in the middle. */
const brokenOff = async (at: number): Promise<void> => {
  await cutAt(at)
  await office.chat('olga').forge('w.event_invite.ev1')
  const { data = '' } =
    buttons(office, 'olga').find(({ data: token }) => token.startsWith('w.invite_send.')) ?? {}
  await office.chat('olga').press(data)
  await office.bot.invitations.run().catch(() => undefined)
  await office.rows('drop trigger cut on invitations')
}

/** After a minute another process takes it up. */
const goOn = async (): Promise<void> => {
  const other = await office.world.startBot({}, false)
  office.world.clock.setTo(office.world.clock.now() + 61_000)
  await Promise.all([other.invitations.run(), office.bot.invitations.run()])
  await office.world.round()
}

/** How often somebody took hold of the event, or held it on. */
const holds = async (): Promise<() => Promise<number>> => {
  await office.rows('create table holds (until timestamptz)')
  await office.rows(`
    create function held() returns trigger language plpgsql as $$
    begin
      insert into holds values (new.inviting_until);
      return null;
    end $$`)
  await office.rows(
    `create trigger held after update of inviting_until on events for each row
     when (new.inviting_until is not null) execute function held()`,
  )
  return async () => (await office.rows<{ n: number }>('select count(*)::int as n from holds'))[0]?.n ?? 0
}

test('whoever counts and writes holds on with every page, and those who are not invited make pages too', async () => {
  await addPeople()
  await addEvents(office, { id: 'ev1', capacity: 2 })
  await office.chat('olga').forge('w.event_invite.ev1')
  const { data = '' } =
    buttons(office, 'olga').find(({ data: token }) => token.startsWith('w.invite_send.')) ?? {}
  const times = await holds()
  await office.chat('olga').press(data)
  await office.bot.invitations.run()
  // Taken up once, then three pages are counted and three written.
  expect(await times()).toBe(7)
  expect((await counts())?.invited).toBe(8)
})

describe('killed in the middle of sending', () => {
  test('another goes on: everybody once, and one word of the end', async () => {
    await addPeople()
    await addEvents(office, { id: 'ev1' })
    await brokenOff(900)
    expect(await counts()).toEqual({ invited: 500, people: 500, told: 499, under_way: true })
    await goOn()
    // Kuznetsov has no chat: he is to be called.
    expect(await counts()).toEqual({
      invited: SUITED,
      people: SUITED,
      told: SUITED - 1,
      under_way: false,
    })
    expect(await office.rows("select 1 from reminders where rule = 'invitations_sent'")).toHaveLength(1)
  })

  test('where places are few no more are invited than were to be', async () => {
    await addPeople()
    await addEvents(office, { id: 'ev1', capacity: 200 })
    await brokenOff(500)
    expect((await counts())?.invited).toBeLessThan(500)
    await goOn()
    expect(await counts()).toMatchObject({ invited: 800, people: 800, under_way: false })
  })
})
