import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { doubtPlace } from '../../src/adapters/database/office/doubt-writers.ts'
import { type Chat, chatKey, DATA_KEY } from '../support/chat.ts'
import { untilMarked } from '../support/dump.ts'
import { onTheWay } from '../support/linked.ts'
import { factsOf, OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { KEPT } from './kept-columns.ts'

let office: TestOffice
let anna: Chat
beforeAll(async () => {
  const people = OFFICE.people.map((each) =>
    each.id === 'smirnova'
      ? { ...each, facts: factsOf({ note: 'любит флоксы', address: 'Сиреневая, 7' }) }
      : each,
  )
  office = await openOffice(inject('postgresUrl'), { ...OFFICE, people })
  anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
})
afterAll(() => office.close())

test('every column of the database is declared: shown, deleted, or kept for a reason', async () => {
  const rows = await office.rows<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> '_prisma_migrations'`,
  )
  const found = rows.map(({ table, column }) => `${table}.${column}`).sort()
  const declared = Object.entries(KEPT)
    .flatMap(([table, { columns }]) => columns.split(' ').map((column) => `${table}.${column}`))
    .sort()
  expect(found).toEqual(declared)
})

/** Rows of a table in which something stands, as whoever stole the database would read them. */
const rowsWith = async (table: string, needle: string): Promise<string[]> => {
  const found = await office.rows<{ row: string }>(
    `select t::text as row from "${table}" t where t::text like '%' || $1 || '%'`,
    [needle],
  )
  return found.map(({ row }) => row)
}

/** A line of a list that says something of Anna that was not clear. */
const doubted = async ({
  id,
  field = 'address',
  what,
  said,
}: {
  id: string
  field?: string
  what: string
  said: string
}): Promise<void> => {
  const [card] = await office.rows<{ key: Buffer }>("select key from citizens where id = 'smirnova'")
  const doubt = JSON.stringify({ field, what, heading: 'Адрес', said })
  await office.rows(
    `insert into register_doubts (id, citizen_id, doubt, asked_by, made_on) values ($1, 'smirnova', $2, $3, '2026-11-20')`,
    [id, vault(DATA_KEY).seal(card?.key ?? null, doubtPlace(id), doubt), Buffer.from(id)],
  )
}

/** How many tasks and how much of what was written beside them hold a citizen's own words. */
const toldWords = async (): Promise<{ notes: number; events: number }> => {
  const [found] = await office.rows<{ notes: number; events: number }>(
    `select (select count(*)::int from tasks where kind in ('danger', 'human_call', 'help') and note is not null) as notes,
       (select count(*)::int from task_events where event->>'type' = 'citizen_wrote' and words is not null) as events`,
  )
  return found ?? { notes: -1, events: -1 }
}

test('a filled person reads all that is shown, and after the deletion nothing leads to them', async () => {
  const [{ id } = { id: '' }] = await office.rows<{ id: string }>(
    'select id from people where chat_key = $1',
    [chatKey(anna.person.id)],
  )
  await office.rows(
    `insert into monthly_contacts (citizen_id, month, asked_on, answer) values ('smirnova', '2026-10', '2026-10-05', 'well')`,
  )
  await office.rows(
    `insert into month_records (month, citizen_id, district_id, staff_id, why, tries)
     values ('2026-09', 'smirnova', 'north', 'st_olga', 'untried', 0)`,
  )
  await office.rows(
    `insert into papers (id, form, version, citizen_id, staff_id, format, state, day, at)
     values ('pp1', 'survey_act', 'v', 'smirnova', 'st_olga', 'pdf', 'signed', '2026-11-19', now())`,
  )
  await doubted({ id: 'o1', what: 'unclear', said: 'возле почты' })
  await office.rows(
    `insert into register_doubts (id, citizen_id, doubt, asked_by, made_on, state)
     values ('o3', 'smirnova', '', 'o3', '2026-11-20', 'settled')`,
  )
  await doubted({ id: 'o2', what: 'near', said: 'Смирнова Вера, 78 лет' })
  await doubted({ id: 'o4', field: 'note', what: 'unclear', said: 'это она же; дубль без даты' })
  await office.chat('olga').forge('w.change.smirnova.note')
  await office.chat('olga').say('Звонить после обеда')
  const olga = office.chat('olga')
  await olga.forge('w.case_new.smirnova.case_work')
  await olga.press('d.none')
  await olga.say('не на что жить до пенсии')
  const [found] = await office.rows<{ id: string }>("select id from cases where citizen_id = 'smirnova'")
  await olga.forge(`w.case_need_is.${found?.id}.passport.lost`)
  await olga.forge(`w.case_paper_is.${found?.id}.photos`)
  await olga.forge(`w.case_source.${found?.id}.school`)
  await olga.forge('w.letter_about.smirnova')
  await olga.press('d.paper')
  await olga.say('сегодня')
  await olga.say('Музей флоксов')
  await olga.press('d.information')
  await olga.say('провести экскурсию')
  await olga.press('d.email')
  await olga.press('d.none')
  await anna.say('позвать человека')
  await anna.say('меня муж бьёт')
  await anna.say('закрылась в ванной')
  await untilMarked(office.world.databaseUrl)
  const shown = await anna.say('Мои данные')
  const [file = '', copy = ''] = shown.flatMap(({ file: each }) => each?.content.toString('utf8') ?? [])
  for (const part of [
    'Смирнова Анна Петровна',
    'флоксы',
    'Звонить после обеда',
    'Сиреневая, 7',
    '+70000000011',
    'возле почты',
    'потерял паспорт',
    'месяц: октябрь 2026; спросили: 5 октября 2026 года',
    'месяц: сентябрь 2026; почему: не звонили',
    'Когда вы звали человека',
    'что: Акт обследования; состояние: подписано',
    'почему: вы попросили',
    'ваши слова: меня муж бьёт',
    'ваши слова: закрылась в ванной',
    'согласие дано: ',
    'трудность: не на что жить до пенсии; потребность: Паспорт',
    'кто сообщил: школа',
    'документы есть: Две фотографии',
    'куда: Музей флоксов; вид: информационное письмо; о чём просили: провести экскурсию',
  ])
    expect(file).toContain(part)
  expect(file + copy).not.toContain('Смирнова Вера')
  expect(file + copy).not.toContain('это она же')
  // Read by a person: no line of a program stands in it.
  expect(file).not.toMatch(/[{}[\]]|":|_|\d{4}-\d{2}|\bnull\b|\b(?:true|false)\b/)
  for (const part of [
    '"month": "2026-10"',
    '"month": "2026-09"',
    '"calls": [',
    '"consentAt": "2026',
    'потерял паспорт',
  ])
    expect(copy).toContain(part)
  const words = await toldWords()
  expect(words.notes + words.events).toBeGreaterThan(1)
  await anna.say('удалите мои данные')
  await anna.press('m.delete_yes')
  await untilMarked(office.world.databaseUrl)
  // That a danger was told stays for whoever acts on it; what was written of it does not.
  expect(await toldWords()).toEqual({ notes: 0, events: 0 })
  expect(await office.rows("select 1 from tasks where kind = 'danger'")).toHaveLength(1)
  const pseudonym = chatKey(anna.person.id).toString('hex')
  for (const [table, { fate }] of Object.entries(KEPT)) {
    if (fate !== 'record') {
      const found = await rowsWith(table, id)
      // The task of a danger is called after the chat's number, which leads nowhere now.
      expect(
        found.filter((row) => row.replaceAll(`d${id}_`, '').includes(id)),
        table,
      ).toEqual([])
      expect(await rowsWith(table, pseudonym), table).toEqual([])
    }
    if (fate === 'deleted') expect(await rowsWith(table, 'smirnova'), table).toEqual([])
  }
  // The card stays, joined to nobody, and somebody has to answer for it.
  expect(
    await office.rows("select 1 from citizens where id = 'smirnova' and person_id is null"),
  ).toHaveLength(1)
  expect(await office.rows("select 1 from tasks where kind = 'data_deletion'")).toHaveLength(1)
})

test.each([
  ['the consent is taken back', 'm.withdraw'],
  ['the data are deleted', 'm.delete_yes'],
] as const)('%s: whoever has the cry of a chat reads its words no more', async (_, token) => {
  const chat = await onTheWay(office, token === 'm.withdraw' ? 'maria' : 'stranger', {
    ...(token === 'm.withdraw' ? { citizen: 'southern' } : {}),
  })
  await chat.say('муж бьет меня табуреткой')
  const [task] = await office.rows<{ id: string }>(
    "select id from tasks where note is not null and urgency = 'at_once'",
  )
  expect(task?.id).toBeDefined()
  const reader = token === 'm.withdraw' ? office.chat('pavel') : office.chat('irina')
  await reader.forge(`w.task.${task?.id}`)
  expect(reader.person.lastBotMessage()?.text).toContain('табуреткой')
  await chat.say('Мои данные')
  if (token === 'm.delete_yes') await chat.press('m.delete')
  await chat.press(token)
  await reader.forge(`w.task.${task?.id}`)
  const card = reader.person.lastBotMessage()?.text ?? ''
  expect(card).not.toBe('')
  expect(card).not.toContain('табуреткой')
  await untilMarked(office.world.databaseUrl)
  expect(await toldWords()).toEqual({ notes: 0, events: 0 })
})
