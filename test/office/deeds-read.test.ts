import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

const DIAGNOSIS = 'Мать без работы, старший сын не ходит в школу'

let office: TestOffice
let walk: CaseWalk
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  await office.at('2026-11-23T10:00:00+05:00')
  walk = new CaseWalk(office, 'family_psychologist')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (): string => walk.chat.person.lastBotMessage()?.text ?? ''
const labels = (): string[] =>
  (walk.chat.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)

const diagnosed = async (words = DIAGNOSIS): Promise<void> => {
  await walk.chat.forge(`w.case_deed.${walk.id}.diagnosis_noted`)
  await walk.chat.say(words)
}

describe('words that were written of a deed', () => {
  test('stand in the history of the case and of the person, and are taken back from there', async () => {
    await walk.open()
    await diagnosed()
    await walk.chat.forge(`w.case_history.${walk.id}`)
    expect(last()).toContain('Записано: Диагностика проведена.')
    expect(last()).toContain(`«${DIAGNOSIS}»`)

    await walk.chat.forge('w.person.smirnova')
    await walk.chat.press('w.person_more.smirnova')
    await walk.chat.press('w.person_deeds.smirnova')
    expect(last()).toContain('Смирнова Анна Петровна. Что записано:')
    expect(last()).toContain('Белова Ольга Сергеевна\nДиагностика.')
    expect(last()).toContain(`«${DIAGNOSIS}»`)
    expect(labels()).toContain('Отменить: Диагностика')
    await walk.chat.press('w.undo_contact')
    expect(last()).toContain('Запись отменена: Смирнова Анна Петровна.')

    await walk.chat.forge('w.person_deeds.smirnova')
    expect(last()).toContain('Эту запись отменили.')
    expect(labels()).not.toContain('Отменить: Диагностика')
    await walk.chat.forge(`w.case_history.${walk.id}`)
    expect(last()).toContain('Эту запись отменили.')
  })

  test('are read by nobody whose role does not see notes, nor taken back by anybody else or later', async () => {
    await walk.open()
    await diagnosed()
    await office.rows("update staff set role = 'assistant' where id = 'st_lev'")
    await office.rows(
      `insert into tasks (id, key, kind, citizen_id, case_id, district_id, assignee_id, made_on)
       values ('t_lev', 't_lev', 'help', 'smirnova', $1, 'north', 'st_lev', '2026-11-23')`,
      [walk.id],
    )
    const lev = office.chat('lev')
    for (const token of ['w.person_deeds.smirnova', `w.case_history.${walk.id}`]) {
      await lev.forge(token)
      expect(lev.heard()).toContain('Диагностика')
      expect(lev.heard()).not.toContain(DIAGNOSIS)
    }
    expect(lev.heard()).not.toContain('Отменить')
    await office.chat('irina').forge('w.person_deeds.smirnova')
    expect(office.chat('irina').heard()).toContain(`«${DIAGNOSIS}»`)
    expect(office.chat('irina').person.lastBotMessage()?.buttons.flat()).toHaveLength(1)

    await office.at('2026-11-24T10:00:00+05:00')
    await walk.chat.forge('w.person_deeds.smirnova')
    expect(labels()).toEqual(['Карточка'])
    // Out of sight of whoever works elsewhere.
    const before = office.chat('pavel').heard()
    await office.chat('pavel').forge('w.person_deeds.smirnova')
    expect(office.chat('pavel').heard()).not.toContain('Диагностика')
    expect(before).not.toContain('Диагностика')
  })

  test('a long history is turned, the latest first', async () => {
    for (let day = 1; day <= 7; day += 1) {
      await office.at(`2026-12-0${day}T10:00:00+05:00`)
      await walk.chat.forge('w.contact.smirnova.phone.well')
    }
    await walk.chat.forge('w.person_deeds.smirnova')
    expect(last()).toContain('7 декабря 2026')
    expect(last()).not.toContain('2 декабря 2026')
    await walk.chat.press('w.person_deeds.smirnova.1')
    expect(last()).toContain('1 декабря 2026')
    await walk.chat.forge('w.person_deeds.kuznetsov')
    expect(last()).toContain('Пока ничего не записано.')
  })
})

describe('what a deed keeps of its day', () => {
  const kept = () =>
    office.rows<{ id: string; district: string; categories: string[] }>(
      'select id, district_id as district, categories from standing_deeds order by at',
    )

  test('is not moved by a move or a change of the card, and the figures of the past stand', async () => {
    await walk.chat.forge('w.contact.smirnova.phone.well')
    const [deed] = await kept()
    expect(deed?.district).toBe('north')
    expect(deed?.categories).toEqual(['senior', 'living_alone'])
    await office.rows(
      `update citizens set district_id = 'far', living_alone = false, categories = '{"hardship": true}' where id = 'smirnova'`,
    )
    expect(await kept()).toEqual([deed])
    // The week's figures still count it where it was done.
    await office.at('2026-11-30T09:30:00+05:00')
    expect(office.chat('irina').heard()).toContain('Контактов: 1')
  })

  test('a deed of an attempt that is taken back leaves the reason of another', async () => {
    await walk.chat.forge('w.unreached.smirnova.in_hospital')
    await walk.chat.forge('w.reception.smirnova.consultation.other')
    await walk.chat.press('w.undo_contact')
    const [month] = await office.rows<{ unreached: string }>(
      "select unreached from monthly_contacts where citizen_id = 'smirnova'",
    )
    expect(month?.unreached).toBe('in_hospital')
  })
})
