import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CARD_COLUMNS } from '../../src/domain/people/card-facts.ts'
import { KEPT } from '../database/kept-columns.ts'
import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { packageParts } from '../support/read-paper.ts'

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

/** Columns by which a row belongs to a person of the register. */
interface Hanging {
  readonly table: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

/** What stands in a column when only its kind matters. */
const ANYTHING: Readonly<Record<string, string>> = {
  text: "'2026-11-20'",
  bytea: "'\\x00'",
  jsonb: "'{}'",
  json: "'{}'",
  boolean: 'false',
  integer: '1',
  bigint: '1',
  ARRAY: "'{}'",
  'timestamp with time zone': 'now()',
}

/** A row about the person in each table that has a column for them, so that none of them can be forgotten. */
const fillEveryTable = async (): Promise<void> => {
  const tables = await office.rows<Hanging>(
    `select c.table_name as table, json_agg(json_build_object('name', c.column_name, 'type', c.data_type)) as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and (c.column_name = 'citizen_id' or (c.is_nullable = 'NO' and c.column_default is null))
     group by 1 having bool_or(c.column_name = 'citizen_id')`,
  )
  expect(tables.length).toBeGreaterThan(15)
  for (const { table, columns } of tables) {
    const known = await office.rows(`select 1 from "${table}" where citizen_id = 'smirnova' limit 1`)
    if (known.length > 0) continue
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    const values = columns.map(({ name, type }) => (name === 'citizen_id' ? "'smirnova'" : ANYTHING[type]))
    await office.rows(
      `set session_replication_role = replica; insert into "${table}" (${names}) values (${values.join(', ')})`,
    )
  }
}

/** The act as paper: what the order asks for, and no address, phone or id. */
const acted = async (irina: Chat): Promise<void> => {
  await office.rows("update institutions set papers_in_chat_by = 'st_irina'")
  const [act] = await office.rows<{ id: string; row: string }>(
    'select id, t::text as row from destruction_acts t',
  )
  expect(act?.row).not.toContain('Смирнова')
  await irina.press(`w.list.destruction_act.${act?.id}`)
  const printed = await irina.press(`w.list_print.destruction_act.${act?.id}-docx`)
  const file = printed.flatMap(({ file: each }) => each ?? [])[0]
  const paper = (await packageParts(file?.content ?? new Uint8Array())).get('word/document.xml') ?? ''
  for (const part of [
    'Акт об уничтожении персональных данных',
    '1/2026',
    'Центр',
    'Смирнова Анна Петровна',
    'сведения о случаях и трудностях',
    '«Посредник»',
    'требование человека от 23',
    'Белова Ольга Сергеевна, предложено',
    'Орлова Ирина Викторовна',
    'заведующий отделением',
  ])
    expect(paper).toContain(part)
  for (const part of ['Выдуманная', '70000000011', 'smirnova', 'null']) expect(paper).not.toContain(part)
  const log = await irina.forge('w.list_print.destruction_log.0-xlsx')
  const sheet = (
    await packageParts(log.flatMap(({ file: each }) => each ?? [])[0]?.content ?? new Uint8Array())
  ).get('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('Смирнова Анна Петровна')
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
    expect(last()).toContain('Карточку удаляют двое')
    expect(last()).toContain('Останутся числа без имени')
    expect(await office.rows("select 1 from citizens where id = 'smirnova'")).toHaveLength(1)
    // One alone cannot: another is asked, and hears of it.
    await office.rows(
      `insert into papers (id, form, version, citizen_id, staff_id, format, state, day, at)
       values ('signed', 'agreement', 'v', 'smirnova', 'st_olga', 'pdf', 'signed', '2026-11-20', now())`,
    )
    await fillEveryTable()
    await olga.forge('w.forget.smirnova')
    expect(last()).toContain('Подписанных бумаг: 1')
    await olga.press('w.forget.smirnova.propose')
    expect(last()).toContain('Подтверждает: Орлова Ирина Викторовна')
    await olga.forge('w.forget.smirnova.sure')
    expect(olga.toasts().at(-1)).toContain('Своё предложение подтвердить нельзя')
    expect(await office.rows("select 1 from citizens where id = 'smirnova'")).toHaveLength(1)
    const irina = office.chat('irina')
    await office.at('2026-11-23T10:05:00+05:00')
    expect(irina.heard()).toContain('Проверьте и подтвердите удаление')
    await irina.forge('w.forget.smirnova')
    expect(irina.person.lastBotMessage()?.text).toContain('Белова Ольга Сергеевна, предложено: 23 ноября')
    await irina.press('w.forget.smirnova.sure')
    expect(irina.person.lastBotMessage()?.text).toContain('Карточка удалена.')
    expect(irina.person.lastBotMessage()?.text).toContain('Акт об уничтожении данных № 1/2026')
    await acted(irina)

    // That somebody looked at the card, and deleted it, is on record for good.
    expect(await tracesOf('smirnova')).toEqual(['audit'])
    // No field of the card is left of it.
    expect(
      await office.rows(`select ${CARD_COLUMNS.join(', ')} from citizens where id = 'smirnova'`),
    ).toEqual([])
    expect(
      await office.rows(
        "select actor, outcome, reason from audit where action = 'delete_person' and object = 'citizen:smirnova' and reason <> '' order by id",
      ),
    ).toEqual([
      { actor: 'st_olga', outcome: 'allowed', reason: 'proposed' },
      { actor: 'st_irina', outcome: 'allowed', reason: 'confirmed' },
    ])
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
    expect(asked).toEqual({ state: 'done', by: 'st_irina' })
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
    await olga.press('w.forget.smirnova.propose')
    await office.chat('irina').forge('w.forget.smirnova')
    await office.chat('irina').press('w.forget.smirnova.sure')
    expect(await tracesOf('smirnova')).toEqual(['audit'])
    await anna.say('/start')
    expect(anna.heard()).not.toBe('')
  })
})
