import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { asked, link, moment, monthOf, tasksOf, walkTo } from './monthly-world.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const olga = () => office.chat('olga')
const callOf = async (citizen: string) =>
  (await tasksOf(office, 'monthly_call')).find(({ citizen_id: id }) => id === citizen)
const untilCalled = (citizen: string) =>
  walkTo(office, '2026-12-01', '2026-12-21', async () => (await callOf(citizen)) !== undefined)

describe('somebody without a messenger', () => {
  test('is a call in the plan of a day, closed by the contact itself', async () => {
    const day = await untilCalled('smirnova')
    expect(await callOf('smirnova')).toMatchObject({ state: 'open', made_on: day, urgency: 'usual' })
    await olga().say('Смирнова')
    await olga().forge('w.person.smirnova')
    await olga().press('w.contact.smirnova.phone.well')
    expect(await callOf('smirnova')).toMatchObject({ state: 'done', result: 'well' })
  })

  test('«Что сказать» gives the words and the number', async () => {
    await olga().forge('w.person_more.smirnova')
    await olga().press('w.call_script.smirnova')
    expect(olga().heard()).toContain('Звоню узнать, как вы. Удобно говорить?')
    expect(olga().heard()).toContain('+70000000011')
  })
})

describe('«Кому позвонить»', () => {
  test('who is left and why, the longest without a contact first; an attempt is named with its reason', async () => {
    await olga().forge('w.contact.smirnova.phone.well')
    await office.at(moment('2026-12-01'))
    await olga().forge('w.unreached.kuznetsov.no_answer')
    await olga().say('Сегодня')
    const [list] = await olga().press('w.month_left')
    const text = list?.text ?? olga().heard()
    expect(text).toContain('Осталось связаться в декабре: 2')
    expect(text).toMatch(
      /1\. Кузнецов П\. И\., \+70000000012: не берут трубку[\s\S]*2\. Смирнова А\. П\., \+70000000011: /,
    )
    expect(text).not.toContain('Иванова')
    expect(text).not.toContain('Вера')
  })

  test('an absence that was heard of on the phone is noted from there', async () => {
    await olga().say('Кузнецов')
    await olga().forge('w.person.kuznetsov')
    await olga().press('w.unreached.kuznetsov')
    await olga().press('w.unreached.kuznetsov.away')
    await olga().press('w.presence.kuznetsov')
    expect(olga().heard()).toContain('Кузнецов Пётр Иванович. Что изменилось?')
  })

  test('a long list comes in pages', async () => {
    await office.close()
    const person = OFFICE.people[0] as (typeof OFFICE.people)[number]
    const people = Array.from({ length: 10 }, (_, n) => ({
      ...person,
      id: `p${n}`,
      facts: { ...person.facts, name: `Петрова${'абвгдежзик'[n]} Анна Ивановна` },
    }))
    office = await openOffice(inject('postgresUrl'), { ...OFFICE, people })
    await olga().say('Сегодня')
    await olga().press('w.month_left')
    expect(olga().person.lastBotMessage()?.text).toContain('Осталось связаться в ноябре: 10')
    await olga().press('w.month_left.all.1')
    const second = olga().person.lastBotMessage()
    expect(second?.text).toMatch(/9\. Петрова[\s\S]*10\. Петрова/)
    expect(second?.text).not.toContain('8. ')
    await olga().press('w.month_left.all.0')
    expect(olga().person.lastBotMessage()?.text).toContain('1. Петрова')
  })

  test('another’s district is refused like one that does not exist', async () => {
    await olga().say('Кузнецов')
    const shown = olga().person.lastBotMessage()?.id
    await olga().forge('w.month_left.south', shown)
    const foreign = olga().person.lastBotMessage()?.text
    expect(foreign).toContain('Такого здесь нет')
    await olga().say('Кузнецов')
    await olga().forge('w.month_left.nowhere', olga().person.lastBotMessage()?.id)
    expect(olga().person.lastBotMessage()?.text).toBe(foreign)
    expect(olga().heard()).not.toContain('Вера')
  })
})

describe('a wrong tap', () => {
  test('is taken back on the same day: the task is open again, the month owed again, the ledger keeps both', async () => {
    await untilCalled('smirnova')
    await olga().say('Смирнова')
    await olga().forge('w.person.smirnova')
    await olga().press('w.contact.smirnova.phone.well')
    await olga().press('w.undo_contact')
    expect(olga().heard()).toContain('Запись отменена: Смирнова Анна Петровна')
    expect(await callOf('smirnova')).toMatchObject({ state: 'open', result: null })
    expect((await monthOf(office, 'smirnova'))['done_on']).toBeNull()
    expect(await office.rows('select 1 from deeds')).toHaveLength(1)
    expect(await office.rows('select 1 from standing_deeds')).toHaveLength(0)
    await olga().forge('w.person.smirnova')
    expect(olga().person.lastBotMessage()?.text).toContain('Контакта ещё не было.')
    // And it can be recorded anew.
    await olga().forge('w.contact.smirnova.visit.well')
    expect((await monthOf(office, 'smirnova'))['done_on']).not.toBeNull()
  })

  test('with another contact beside it the month stays done', async () => {
    await office.at(moment('2026-12-01'))
    await olga().forge('w.contact.smirnova.visit.well')
    await olga().forge('w.contact.smirnova.phone.well')
    const [second] = await office.rows<{ id: string }>("select id from deeds where kind = 'phone'")
    await olga().forge(`w.undo_contact.${second?.id}`)
    expect((await monthOf(office, 'smirnova'))['done_on']).toBe('2026-12-01')
  })

  test('what help was to be given because of it is off', async () => {
    await olga().forge('w.contact.smirnova.phone.needs_help')
    const [deed] = await office.rows<{ id: string }>('select id from deeds')
    await olga().forge(`w.undo_contact.${deed?.id}`)
    expect(await tasksOf(office, 'help')).toMatchObject([{ state: 'cancelled', result: 'withdrawn' }])
    await olga().forge('w.contact.smirnova.phone.needs_help')
    expect((await tasksOf(office, 'help')).map(({ state }) => state).sort()).toEqual(['cancelled', 'open'])
  })

  test('not by somebody else, not on another day, not twice', async () => {
    await office.at(moment('2026-12-01'))
    await olga().forge('w.contact.smirnova.phone.well')
    const [deed] = await office.rows<{ id: string }>('select id from deeds')
    await office.chat('irina').forge(`w.undo_contact.${deed?.id}`)
    expect(await office.rows('select 1 from deed_withdrawals')).toEqual([])
    await olga().forge(`w.undo_contact.${deed?.id}`)
    await olga().forge(`w.undo_contact.${deed?.id}`)
    expect(olga().toasts().at(-1)).toBe('Эта запись уже отменена.')
    await olga().forge('w.contact.smirnova.phone.well')
    const [later] = await office.rows<{ id: string }>('select id from standing_deeds')
    await office.at(moment('2026-12-02'))
    await olga().forge(`w.undo_contact.${later?.id}`)
    expect(olga().toasts().at(-1)).toBe('Отменить запись можно только в тот же день.')
    expect(await office.rows('select 1 from deed_withdrawals')).toHaveLength(1)
  })

  test('an ask that was still to come comes after all', async () => {
    await link(office, 'anna', 'smirnova')
    await walkTo(office, '2026-12-01', '2026-12-03', async () => {
      await office.at(moment((await monthOf(office, 'smirnova'))['asked_on'] ?? '2026-12-01', '11:31'))
      return true
    })
    const day = (await monthOf(office, 'smirnova'))['asked_on']
    if (!day) await walkTo(office, '2026-12-02', '2026-12-03')
    // The second try stands in the plan of a morning; the contact settles it, the withdrawal brings it back.
    const found = await walkAgain()
    await olga().forge('w.contact.smirnova.phone.well')
    const [deed] = await office.rows<{ id: string }>('select id from deeds')
    await olga().forge(`w.undo_contact.${deed?.id}`)
    await office.at(moment(found, '11:45'))
    expect(asked(office, 'anna')).toHaveLength(2)
  })
})

/** The morning of the second try, before its hour. */
const walkAgain = async (): Promise<string> => {
  for (let n = 4; n < 15; n += 1) {
    const day = `2026-12-${String(n).padStart(2, '0')}`
    await office.at(moment(day, '08:00'))
    if ((await monthOf(office, 'smirnova'))['asked_again_on']) return day
    await office.at(moment(day))
  }
  throw new Error('no second try')
}

describe('who is not there', () => {
  const openPresence = async () => {
    await olga().say('Смирнова Анна')
    await olga().forge('w.person.smirnova')
    await olga().press('w.person_more.smirnova')
    await olga().press('w.presence.smirnova')
  }
  const note = async (presence: string, until?: string) => {
    await openPresence()
    if (presence === 'away') {
      await olga().press('w.away.smirnova')
      const shown = olga().person.lastBotMessage()?.id
      await olga().forge(`w.presence_sure.smirnova.away.${until}`, shown)
    } else await olga().press(`w.presence_sure.smirnova.${presence}`)
    await olga().press(['w.presence_set.smirnova', presence, ...(until ? [until] : [])].join('.'))
  }

  test.each(['moved', 'died', 'refused'])(
    '%s: the call is off with that reason, nothing is owed',
    async (presence) => {
      await untilCalled('smirnova')
      await note(presence)
      expect(await callOf('smirnova')).toMatchObject({ state: 'cancelled', result: presence })
      await walkTo(office, '2026-12-22', '2026-12-31')
      expect(await monthOf(office, 'smirnova')).toMatchObject({ call_task_on: null, escalated_on: null })
      expect(office.chat('irina').heard()).toContain('Северный: 1 из 1')
    },
  )

  test('away until the middle of the month: off, and after the return on again', async () => {
    const called = await untilCalled('smirnova')
    const back = called < '2026-12-14' ? '2026-12-16' : '2026-12-23'
    await note('away', back)
    expect(await callOf('smirnova')).toMatchObject({ state: 'cancelled', result: 'away' })
    await walkTo(office, called < '2026-12-14' ? '2026-12-15' : '2026-12-22', back)
    expect(await callOf('smirnova')).toMatchObject({ state: 'cancelled' })
    await walkTo(office, '2026-12-24', '2026-12-28')
    expect(await callOf('smirnova')).toMatchObject({ state: 'open', result: null })
    expect((await monthOf(office, 'smirnova'))['escalated_on']).not.toBeNull()
  })

  test('the day can be named in words; a slip is said and asked again', async () => {
    await openPresence()
    await olga().press('w.away.smirnova')
    await olga().press('w.away_day.smirnova')
    await olga().say('когда-нибудь')
    expect(olga().heard()).toContain('Такой день не получилось прочитать')
    await olga().say('15 декабря')
    expect(olga().heard()).toContain('Последний день отъезда: 15 декабря 2026 года, вторник')
    await olga().press('w.presence_set.smirnova.away.2026-12-15')
    expect(await office.rows("select state, state_until from citizens where id = 'smirnova'")).toEqual([
      { state: 'away', state_until: '2026-12-15' },
    ])
    await olga().forge('w.person.smirnova')
    expect(olga().person.lastBotMessage()?.text).toContain('Сейчас в отъезде')
  })

  test('whoever is back earlier is on the list again', async () => {
    await note('away', '2027-02-01')
    await office.at(moment('2026-12-01'))
    await note('present')
    await walkTo(office, '2026-12-02', '2026-12-21')
    expect(await callOf('smirnova')).toMatchObject({ state: 'open' })
  })

  test('an ask that was to come does not come to whoever has just left', async () => {
    await link(office, 'anna', 'smirnova')
    for (let n = 1; n < 4; n += 1) {
      await office.at(moment(`2026-12-0${n}`, '07:30'))
      if ((await monthOf(office, 'smirnova'))['asked_on']) break
    }
    await note('moved')
    await walkTo(office, '2026-12-04', '2026-12-12')
    expect(asked(office, 'anna')).toEqual([])
  })

  test('another’s person cannot be noted, and a day that is past is none', async () => {
    await olga().forge('w.presence_set.southern.died')
    await olga().forge('w.presence_set.smirnova.away.2020-01-01')
    await olga().forge('w.presence_set.smirnova.away')
    expect(await office.rows("select 1 from citizens where state <> 'present'")).toEqual([])
  })
})

describe('new in the register', () => {
  test('in the middle of the month: owed in it; in its last days: from the next', async () => {
    await office.rows("update citizens set registered_on = '2026-12-10' where id = 'smirnova'")
    await office.rows("update citizens set registered_on = '2026-12-28' where id = 'kuznetsov'")
    await walkTo(office, '2026-12-09', '2026-12-09')
    expect(await callOf('smirnova')).toBeUndefined()
    await walkTo(office, '2026-12-10', '2026-12-21')
    expect(await callOf('smirnova')).toMatchObject({ state: 'open' })
    await walkTo(office, '2026-12-28', '2026-12-31')
    expect(await callOf('kuznetsov')).toBeUndefined()
    await olga().say('Сегодня')
    expect(olga().heard()).toContain('Связаться в декабре: осталось 1 из 1')
    await walkTo(office, '2027-01-11', '2027-01-20')
    expect(await callOf('kuznetsov')).toBeDefined()
  })
})
