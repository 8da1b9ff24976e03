import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { CONTENT } from '../support/content.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
  await office.at('2026-11-23T10:00:00+05:00')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const lastOf = (chat: Chat): string => chat.person.lastBotMessage()?.text ?? ''
const labelsOf = (chat: Chat): string[] =>
  (chat.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)

const deeds = () =>
  office.rows<{
    kind: string
    outcome: string | null
    topic: string | null
    help: string | null
    of: string | null
  }>('select kind, outcome, topic, help, case_id as of from standing_deeds order by at, id')

describe('«Пришли на приём» (report, line 2)', () => {
  test('asks what it was about, one of the needs; two presses, and the month’s contact is made', async () => {
    await olga.forge('w.person.smirnova')
    await olga.press('w.reception.smirnova.meeting')
    expect(lastOf(olga)).toContain('О чём был разговор?')
    expect(labelsOf(olga)).toHaveLength(CONTENT.needs.size + 2)
    expect(labelsOf(olga)).toContain('Паспорт')
    await olga.press('w.reception.smirnova.meeting.passport')
    expect(lastOf(olga)).toContain('Записано: Смирнова Анна Петровна. Пришли на приём.')
    expect(lastOf(olga)).toContain('Тема: Паспорт.')
    expect(await deeds()).toEqual([
      { kind: 'meeting', outcome: null, topic: 'passport', help: 'social', of: null },
    ])
    expect(
      await office.rows("select done_on as done from monthly_contacts where citizen_id = 'smirnova'"),
    ).toEqual([{ done: '2026-11-23' }])
    await olga.forge('w.reception.smirnova.meeting.passport')
    expect(olga.toasts().at(-1)).toBe('Это уже записано.')
    // Another matter of the same day is another reception; a topic that never was is none.
    await olga.forge('w.reception.smirnova.meeting.other')
    await olga.forge('w.reception.smirnova.meeting.nonsense')
    expect(await deeds()).toHaveLength(2)
    await olga.forge('w.person_deeds.smirnova')
    expect(lastOf(olga)).toContain('Тема: другое.')
  })

  test('the kind of help is the role’s, and is put right on the same day by whoever recorded it', async () => {
    await office.rows(
      `insert into tasks (id, key, kind, citizen_id, district_id, assignee_id, made_on)
       values ('t_lev', 't_lev', 'help', 'smirnova', 'north', 'st_lev', '2026-11-23')`,
    )
    const lev = office.chat('lev')
    await lev.forge('w.reception.smirnova.consultation')
    await lev.press('w.reception.smirnova.consultation.family_benefit')
    expect(lastOf(lev)).toContain('Вид помощи: психологическая.')
    const token = lev.dataOf('w.deed_help')
    await lev.press('w.deed_help')
    expect(labelsOf(lev)).toEqual([
      ...['Социальная', 'Психологическая', 'Педагогическая', 'Юридическая', 'Медицинская'],
    ])
    await lev.press('legal')
    expect(lastOf(lev)).toContain('Вид помощи: юридическая.')
    expect(await deeds()).toMatchObject([{ kind: 'consultation', topic: 'family_benefit', help: 'legal' }])
    // Not by somebody else, not on another day.
    await olga.forge(`${token}.medical`)
    await office.at('2026-11-24T10:00:00+05:00')
    await lev.forge(`${token}.medical`)
    expect(lev.toasts().at(-1)).toBe('Изменить запись можно только в тот же день.')
    expect(await deeds()).toMatchObject([{ help: 'legal' }])
    await lev.forge('w.person_deeds.smirnova')
    expect(lastOf(lev)).toContain('Вид помощи: юридическая.')
  })

  test('in a case it belongs to the case, and the history tells of it', async () => {
    const walk = new CaseWalk(office, 'social_mediation', olga)
    await walk.open()
    await olga.forge(`w.case_deeds.${walk.id}`)
    await olga.press(`w.case_reception.${walk.id}.consultation`)
    await olga.press(`w.case_reception.${walk.id}.consultation.passport`)
    expect(labelsOf(olga)).toEqual(['Другой вид помощи', 'К случаю', 'Отменить запись'])
    expect(await deeds()).toMatchObject([{ kind: 'consultation', of: walk.id, help: 'social' }])
    await olga.forge(`w.case_history.${walk.id}`)
    expect(lastOf(olga)).toContain('Записано: Консультация проведена.')
    await olga.forge(`w.case_contact.${walk.id}.phone.well`)
    await olga.press('w.deed_help')
    await olga.press('pedagogical')
    expect((await deeds())[1]).toMatchObject({ kind: 'phone', help: 'pedagogical' })
  })
})

describe('help with work (report, lines 13.7 and 13.8)', () => {
  test('is recorded by two presses and counted in the yard’s report, by the groups of its day', async () => {
    await olga.forge('w.deed.smirnova')
    await olga.press('w.work_help.smirnova')
    await olga.press('w.work_help.smirnova.retraining')
    expect(lastOf(olga)).toContain('Записано: Помогли получить профессию.')
    await olga.forge('w.work_help.kuznetsov.job')
    await olga.forge('w.work_help.kuznetsov.job')
    expect(olga.toasts().at(-1)).toBe('Это уже записано.')
    // Neither 55+ nor disabled: none of the yard's.
    await olga.forge('w.work_help.young.job')
    expect(await deeds()).toMatchObject([
      { kind: 'work_help', outcome: 'retraining' },
      { kind: 'work_help', outcome: 'job' },
      { kind: 'work_help', outcome: 'job' },
    ])
    await office.chat('irina').forge('w.events_report')
    expect(lastOf(office.chat('irina'))).toMatch(/13\.7[^\n]*1/)
    await olga.forge('w.person_deeds.smirnova')
    expect(lastOf(olga)).toContain('Помогли получить профессию.')
  })
})
