import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { monthOf, tasksOf } from './monthly-world.ts'

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
  await office.at('2026-12-02T10:00:00+05:00')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (): string => olga.person.lastBotMessage()?.text ?? ''
const labels = (): string[] => (olga.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)

interface DeedRow {
  readonly kind: string
  readonly outcome: string | null
  readonly reason: string | null
  readonly day: string
  readonly of: string | null
  readonly counts: boolean
}
const deeds = (): Promise<DeedRow[]> =>
  office.rows<DeedRow>(
    'select kind, outcome, reason, day, case_id as of, is_contact as counts from standing_deeds order by at, id',
  )

describe('«Были дома» (report, line 4)', () => {
  test('asks what came of it; two presses, and it is a visit of today', async () => {
    await olga.forge('w.person.smirnova')
    await olga.press('w.visit.smirnova')
    expect(last()).toContain('Смирнова Анна Петровна. Были дома, 2 декабря 2026 года, среда.')
    expect(labels()).toEqual([
      ...['Всё хорошо', 'Нужна помощь', 'Не открыли'],
      ...['Это было вчера', 'В другой день', 'Карточка'],
    ])
    expect(await deeds()).toEqual([])
    await olga.press('w.visit.smirnova.2026-12-02-needs_help')
    expect(last()).toContain('нужна помощь')
    expect(await deeds()).toEqual([
      { kind: 'visit', outcome: 'needs_help', reason: null, day: '2026-12-02', of: null, counts: true },
    ])
    expect(await tasksOf(office, 'help')).toMatchObject([{ state: 'open' }])
    // Pressed twice in a breath it is one visit.
    await olga.forge('w.visit.smirnova.2026-12-02-needs_help')
    expect(olga.toasts().at(-1)).toBe('Это уже записано сегодня.')
    expect(await deeds()).toHaveLength(1)
  })

  test('a door that stays shut is an attempt on foot, not by phone', async () => {
    await olga.forge('w.visit.smirnova')
    await olga.press('w.visit.smirnova.2026-12-02-not_reached')
    expect(last()).toContain('Причина: дверь не открыли.')
    expect(await deeds()).toEqual([
      {
        kind: 'visit',
        outcome: 'not_reached',
        reason: 'not_opened',
        day: '2026-12-02',
        of: null,
        counts: false,
      },
    ])
    expect((await monthOf(office, 'smirnova'))['done_on'] ?? null).toBeNull()
    await olga.forge('w.month_left')
    expect(last()).toContain('не открыли дверь')
  })

  test('of yesterday, of another day, of the month before: with its true day, and each counts for its month', async () => {
    await olga.forge('w.visit.smirnova')
    await olga.press('w.visit.smirnova.2026-12-01')
    expect(labels()).toContain('Это было сегодня')
    await olga.press('w.visit.smirnova.2026-12-01-well')
    expect((await monthOf(office, 'smirnova'))['done_on']).toBe('2026-12-01')

    await olga.forge('w.visit.kuznetsov')
    await olga.press('w.visit_day.kuznetsov')
    await olga.say('27 ноября')
    await olga.press('d.well')
    expect(last()).toContain('27 ноября 2026')
    expect(last()).toContain('Контакт за тот месяц есть.')
    expect((await deeds()).map(({ day }) => day)).toEqual(['2026-12-01', '2026-11-27'])
    // December's call is still to be made.
    const [december] = await office.rows<{ done: string | null }>(
      "select done_on as done from monthly_contacts where citizen_id = 'kuznetsov' and month = '2026-12'",
    )
    expect(december?.done ?? null).toBeNull()
    const [november] = await office.rows<{ done: string | null }>(
      "select done_on as done from monthly_contacts where citizen_id = 'kuznetsov' and month = '2026-11'",
    )
    expect(november?.done).toBe('2026-11-27')
    // Recorded today, it is taken back today.
    await olga.press('w.undo_contact')
    expect(await deeds()).toHaveLength(1)
  })

  test('not before the open period, and not in the future', async () => {
    for (const day of ['2026-10-31', '2026-12-03']) {
      await olga.forge(`w.visit.smirnova.${day}-well`)
      expect(olga.toasts().at(-1)).toBe('Записывают за этот и прошлый месяц.')
    }
    await olga.forge('w.visit_day.smirnova')
    await olga.say('31.10.2026')
    expect(last()).toContain('Это слишком рано. Выберите день позже.')
    await olga.say('1 ноября')
    await olga.press('d.not_reached')
    expect(await deeds()).toMatchObject([{ kind: 'visit', outcome: 'not_reached', day: '2026-11-01' }])
  })

  test('a call of this month is not done by a visit of the last', async () => {
    await office.rows(
      `insert into tasks (id, key, kind, citizen_id, district_id, closed_by, params, made_on)
       values ('call', 'monthly_call|2026-12|smirnova', 'monthly_call', 'smirnova', 'north', 'contact', '{"month": "2026-12"}', '2026-12-01')`,
    )
    const call = () => office.rows<{ state: string }>("select state from tasks where id = 'call'")
    await olga.forge('w.visit.smirnova.2026-11-27-well')
    expect(await call()).toEqual([{ state: 'open' }])
    await olga.forge('w.visit.smirnova.2026-12-01-well')
    expect(await call()).toEqual([{ state: 'done' }])
  })
})

describe('a contact in a case', () => {
  test('belongs to it, and its history tells of it with the true day', async () => {
    const walk = new CaseWalk(office, 'social_mediation', olga)
    await walk.open()
    await office.at('2026-12-04T10:00:00+05:00')
    await olga.forge(`w.case_deeds.${walk.id}`)
    await olga.press(`w.case_visit.${walk.id}`)
    await olga.press(`w.case_visit.${walk.id}.2026-12-03`)
    await olga.press(`w.case_visit.${walk.id}.2026-12-03-well`)
    expect(labels()).toContain('К случаю')
    expect(await deeds()).toMatchObject([{ kind: 'visit', day: '2026-12-03', of: walk.id }])
    const [{ help }] = (await office.rows<{ help: string }>('select help from deeds')) as [{ help: string }]
    expect(help).toBe('social')
    await olga.forge(`w.case_history.${walk.id}`)
    expect(last()).toContain('3 декабря 2026')
    expect(last()).toContain('Записано: Визит.')

    await olga.forge(`w.case_contact.${walk.id}.help`)
    await olga.press(`w.case_contact.${walk.id}.meeting.needs_help`)
    expect((await deeds())[1]).toMatchObject({ kind: 'meeting', outcome: 'needs_help', of: walk.id })
    await olga.forge(`w.case_visit_day.${walk.id}`)
    await olga.press('d.2026-12-04')
    await olga.press('d.needs_help')
    expect((await deeds())[2]).toMatchObject({ kind: 'visit', day: '2026-12-04', of: walk.id })
  })
})

describe('«Нужна помощь»', () => {
  test('asks by what way it became known; what others tell is no contact', async () => {
    await olga.forge('w.person.smirnova')
    await olga.press('w.needs_help.smirnova')
    expect(labels()).toEqual([
      ...['Созвонились', 'Были дома', 'Написали в чате', 'Пришли на приём', 'Сказали другие'],
    ])
    await olga.press('w.contact.smirnova.told.needs_help')
    expect(last()).toContain('Контакта с самим человеком ещё не было.')
    expect(await deeds()).toMatchObject([{ kind: 'told', outcome: 'needs_help', counts: false }])
    expect((await monthOf(office, 'smirnova'))['done_on'] ?? null).toBeNull()
    expect(await tasksOf(office, 'help')).toHaveLength(1)
    await olga.forge('w.contact.smirnova.visit.needs_help')
    expect((await deeds())[1]).toMatchObject({ kind: 'visit', counts: true })
  })

  test('words about a shut door are offered as an attempt on foot', async () => {
    await olga.say('была у Смирновой Анны, не застала дома')
    await olga.press('w.heard_contact.smirnova.visit.not_reached')
    expect(await deeds()).toMatchObject([{ kind: 'visit', outcome: 'not_reached', reason: 'not_opened' }])
    await olga.forge('w.person_deeds.smirnova')
    expect(last()).toContain('не застала дома')
  })
})
