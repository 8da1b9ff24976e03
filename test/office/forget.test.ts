import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { KEPT } from '../database/kept-columns.ts'
import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

const WORDS = 'соседка видела его у магазина'

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

const last = (): string => olga.person.lastBotMessage()?.text ?? ''
const labels = (): string[] => (olga.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)

/** Everything that an office gathers of a person: contacts with words, a plan, a closed case, tasks, circumstances. */
const gather = async (): Promise<void> => {
  const walk = new CaseWalk(office, 'social_mediation', olga)
  await walk.open()
  await olga.forge(`w.case_deed.${walk.id}.diagnosis_noted`)
  await olga.say(WORDS)
  await olga.forge('w.visit.smirnova.2026-11-23-needs_help')
  await olga.forge('w.unreached.smirnova.no_answer')
  await olga.forge('w.reception.smirnova.consultation.passport')
  await olga.forge('w.need.smirnova.concerts')
  await office.rows(
    "update cases set status = 'closed', closed_on = '2026-11-23' where citizen_id = 'smirnova'",
  )
}

/** Tables in which something still stands of a person. */
const tracesOf = async (needle: string): Promise<string[]> => {
  const found = await Promise.all(
    Object.keys(KEPT).map(async (table) => {
      const rows = await office.rows(
        `select 1 from "${table}" t where t::text like '%' || $1 || '%' limit 1`,
        [needle],
      )
      return rows.length > 0 ? [table] : []
    }),
  )
  return found.flat().sort()
}

const demanded = async (): Promise<void> => {
  await olga.forge('w.person_more.smirnova')
  await olga.press('w.forget_ask.smirnova')
  await olga.press('w.forget_ask.smirnova.yes')
}

describe('a card that its person wants deleted', () => {
  test('goes after a second look, with all that hangs on it; numbers without a name stay', async () => {
    await gather()
    const before = await office.rows<{ kind: string; district: string }>(
      'select kind, district_id as district from standing_deeds order by kind',
    )
    expect(before.length).toBeGreaterThan(3)
    await demanded()
    expect(last()).toContain('Ответить нужно: до 7 декабря 2026')
    await olga.press('w.task')
    expect(labels()[0]).toBe('Удалить карточку')
    await olga.press('w.forget.smirnova')
    expect(last()).toContain('Вернуть будет нельзя.')
    expect(last()).toContain('Останутся числа без имени')
    expect(await office.rows("select 1 from citizens where id = 'smirnova'")).toHaveLength(1)
    await olga.press('w.forget.smirnova.sure')
    expect(last()).toContain('Карточка удалена.')

    // That somebody looked at the card, and deleted it, is on record for good.
    expect(await tracesOf('smirnova')).toEqual(['audit'])
    const [record] = await office.rows<{ actor: string; outcome: string }>(
      "select actor, outcome from audit where action = 'delete_person' and object = 'citizen:smirnova' order by id desc limit 1",
    )
    expect(record).toEqual({ actor: 'st_olga', outcome: 'allowed' })
    expect(
      await office.rows('select kind, district_id as district from standing_deeds order by kind'),
    ).toEqual(before)
    const [left] = await office.rows<{ n: number }>(
      `select count(*)::int as n from deeds where citizen_id is not null or case_id is not null or note is not null
         or topic is not null or reason is not null or categories <> '{}'`,
    )
    expect(left?.n).toBe(0)
    const [asked] = await office.rows<{ state: string; by: string }>(
      "select state, done_by as by from tasks where kind = 'data_deletion'",
    )
    expect(asked).toEqual({ state: 'done', by: 'st_olga' })
    // Nobody finds it any more, and the office goes on.
    await olga.forge('w.person.smirnova')
    expect(last()).not.toContain('Смирнова Анна')
    await olga.say('Смирнова Анна')
    expect(last()).not.toContain('Смирнова Анна Петровна')
    await olga.forge('w.today')
    await office.at('2026-11-24T10:00:00+05:00')
    await office.chat('irina').forge('w.board')
    await office.at('2026-11-30T10:00:00+05:00')
    expect(office.chat('irina').heard()).toContain('Контактов: 1')
  })

  test('is not deleted without a demand, with an open case, by whoever sees it only for a task, or elsewhere', async () => {
    await olga.forge('w.forget.smirnova.sure')
    expect(olga.toasts().at(-1)).toContain('Сначала запишите просьбу')
    await demanded()
    await olga.forge('w.forget_ask.smirnova')
    expect(last()).toContain('уже записана')
    expect(await office.rows("select 1 from tasks where kind = 'data_deletion'")).toHaveLength(1)
    await new CaseWalk(office, 'social_mediation', olga).open()
    await olga.forge('w.forget.smirnova.sure')
    expect(last()).toContain('Открытых случаев: 1. Сначала закройте их')
    for (const key of ['pavel', 'lev'] as const) await office.chat(key).forge('w.forget.smirnova.sure')
    expect(await office.rows("select 1 from citizens where id = 'smirnova'")).toHaveLength(1)
  })

  test('that was joined to a chat: the chat stays the person’s, with no word of the office', async () => {
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await anna.say('Мои данные')
    await anna.press('m.delete')
    await anna.press('m.delete_yes')
    const [task] = await office.rows<{ id: string }>("select id from tasks where kind = 'data_deletion'")
    await olga.forge(`w.task.${task?.id}`)
    await olga.press('w.forget.smirnova')
    await olga.press('w.forget.smirnova.sure')
    expect(await tracesOf('smirnova')).toEqual(['audit'])
    await anna.say('/start')
    expect(anna.heard()).not.toBe('')
  })
})
