import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { keyOf, MOVED_TABLES } from '../../src/adapters/database/office/merged-tables.ts'
import { CaseWalk } from '../support/case-walk.ts'
import { type Chat, DATA_KEY } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
import { factsOf, OFFICE, openOffice, type TestOffice } from '../support/office.ts'

const WORDS = 'соседка видела её у магазина'

/** The office with a second card of Smirnova's: a slip in the name, another number, another address. */
const FOUNDING = {
  ...OFFICE,
  people: [
    ...OFFICE.people,
    {
      id: 'twin',
      district: 'north',
      facts: factsOf({
        name: 'Смирнова Ана Петровна',
        phone: '+70000000099',
        address: 'ул. Другая, 5',
        note: 'стучать громко',
        livingAlone: false,
      }),
      on: '2026-02-02',
    },
  ],
}

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), FOUNDING)
  olga = office.chat('olga')
  await office.at('2026-11-23T10:00:00+05:00')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (): string => olga.person.lastBotMessage()?.text ?? ''
const labels = (): string[] => (olga.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)

/** Rows of one card in every table that belongs to cards. */
const rowsOf = async (citizen: string): Promise<Record<string, number>> => {
  const counts = await Promise.all(
    MOVED_TABLES.map(async ({ table }) => {
      const [row] = await office.rows<{ n: number }>(
        `select count(*)::int as n from ${table} where citizen_id = $1`,
        [citizen],
      )
      return [table, row?.n ?? 0] as const
    }),
  )
  return Object.fromEntries(counts.filter(([, n]) => n > 0))
}

/** Opens every sealed word of a card with its own key: one that was sealed with another key throws. */
const openedWords = async (citizen: string): Promise<number> => {
  const { open } = vault(DATA_KEY)
  const [card] = await office.rows<{ key: Buffer }>('select key from citizens where id = $1', [citizen])
  let opened = 0
  for (const table of MOVED_TABLES) {
    for (const { column, place } of table.sealed) {
      const rows = await office.rows<{ key: string; words: Buffer }>(
        `select ${keyOf(table)} as key, t.${column} as words from ${table.table} t
         where t.citizen_id = $1 and octet_length(t.${column}) > 0`,
        [citizen],
      )
      for (const { key, words } of rows) open(card?.key ?? null, place(key, citizen), words)
      opened += rows.length
    }
    if (!table.within) continue
    const { by, column, place, table: within } = table.within
    const rows = await office.rows<{ id: string; above: string; words: Buffer }>(
      `select w.id::text, w.${by} as above, w.${column} as words from ${within} w join ${table.table} t on t.id = w.${by}
       where t.citizen_id = $1 and w.${column} is not null`,
      [citizen],
    )
    for (const { id, above, words } of rows) open(card?.key ?? null, place(above, id), words)
    opened += rows.length
  }
  return opened
}

/** Both cards were worked with: visits, a case with words, a letter, a family, needs, tasks. */
const gather = async (): Promise<void> => {
  await olga.forge('w.contact.smirnova.phone.well')
  await olga.forge('w.need.smirnova.concerts')
  const walk = new CaseWalk(office, 'social_mediation', olga)
  await walk.open('twin')
  await olga.forge(`w.case_deed.${walk.id}.diagnosis_noted`)
  await olga.say(WORDS)
  await olga.forge('w.visit.twin.2026-11-23-needs_help')
  await olga.forge('w.unreached.twin.no_answer')
  await olga.forge('w.need.twin.concerts')
  await olga.forge('w.family_add.twin')
  await olga.press('d.child')
  for (const said of ['Смирнов Олег', '01.02.2015']) await olga.say(said)
  await olga.press('d.none')
  await olga.forge('w.person.twin')
}

/** Cards as they stand, without what counts changes. */
const cards = (): Promise<object[]> =>
  office.rows(`select to_jsonb(c) - 'revision' - 'by_hand' as card from citizens c order by id`)

test('two cards of one person become one with all that hangs on them, and two again within the term', async () => {
  await gather()
  const anna = await onTheWay(office, 'anna', { citizen: 'twin' })
  const [kept, double] = [await rowsOf('smirnova'), await rowsOf('twin')]
  const [words, stood] = [await openedWords('twin'), await cards()]
  expect(words).toBeGreaterThan(3)

  await olga.forge('w.more')
  await olga.press('w.doubles')
  expect(last()).toContain('Похожи на двойников: 1')
  await olga.forge('w.double.smirnova.twin')
  const preview = last()
  for (const part of [
    'Останется эта карточка (участок Северный)',
    'ул. Выдуманная, 1',
    'Перейдёт в неё эта',
    'ул. Другая, 5',
    'Иначе во второй',
    'записанные дела — ',
    'случаи — 1',
    'Останутся только для возврата, такие уже есть: карта потребностей — 1',
    'Чат человека перейдёт в первую карточку',
    'Вернуть две карточки можно до 23 декабря 2026',
  ])
    expect(preview).toContain(part)
  expect(await cards()).toEqual(stood)

  await olga.press('w.double_join.smirnova.twin')
  expect(last()).toContain('Объединить карточки?')
  expect(await cards()).toEqual(stood)
  await olga.press('w.double_join.smirnova.twin.sure')
  expect(last()).toContain('Теперь это одна карточка: Смирнова Анна Петровна')

  // Nothing of the double is left under its name; its words are read on the card that stayed.
  expect(await rowsOf('twin')).toEqual({})
  const joined = await rowsOf('smirnova')
  expect(joined['deeds']).toBe((kept['deeds'] ?? 0) + (double['deeds'] ?? 0))
  expect(joined['cases']).toBe(1)
  expect(await openedWords('smirnova')).toBeGreaterThanOrEqual(words)
  await olga.forge('w.person.smirnova')
  for (const part of ['+70000000011', '+70000000099', 'стучать громко', 'ул. Выдуманная, 1'])
    expect(last()).toContain(part)
  await olga.forge('w.person_deeds.smirnova')
  expect(last()).toContain(`«${WORDS}»`)
  await olga.forge('w.doubles')
  expect(last()).toContain('Похожих карточек на ваших участках нет')
  // The person's own side: the chat goes with them, and «Мои данные» says what happened.
  const [file = ''] = (await anna.say('Мои данные')).flatMap(
    ({ file: each }) => each?.content.toString('utf8') ?? [],
  )
  expect(file).toContain('Две карточки стали одной')
  const record = await office.rows<{ reason: string }>(
    `select reason from audit where action = 'merge_people' and object = 'citizen:smirnova' and reason <> ''`,
  )
  expect(record).toEqual([{ reason: 'merged twin' }])

  // Written since: it stays with the card that stayed.
  await olga.forge('w.visit.smirnova.2026-11-23-well')
  await olga.forge('w.person_more.smirnova')
  await olga.press('w.doubles_of.smirnova')
  expect(last()).toContain('С этой карточкой объединена другая: Смирнова Ана Петровна')
  await olga.press('w.double_back.smirnova')
  expect(last()).toContain('Вернуть две карточки?')
  await olga.press('w.double_back.smirnova')
  expect(last()).toContain('Снова две карточки')
  expect(await rowsOf('twin')).toEqual(double)
  expect(await rowsOf('smirnova')).toEqual({ ...kept, deeds: (kept['deeds'] ?? 0) + 1 })
  expect(await openedWords('twin')).toBe(words)
  expect(await cards()).toEqual(stood)

  // Told apart they are proposed no more.
  await olga.forge('w.double.smirnova.twin')
  await olga.press('w.double_apart.smirnova')
  await olga.press('w.doubles')
  expect(last()).toContain('Похожих карточек на ваших участках нет')
  expect(labels()).toEqual([])
})

test('a place at one event for each hinders it; after the term and after a deletion nothing is parted', async () => {
  await office.rows(
    `insert into events (id, department_id, kind, day, details, state, made_by, made_on)
     values ('ev', 'dep1', 'outing', '2026-12-01', '{"title": "Чай"}', 'open', 'st_olga', '2026-11-20')`,
  )
  await office.rows(
    `insert into sign_ups (event_id, citizen_id, state, at) select 'ev', c, 'going', now() from unnest(array['smirnova', 'twin']) c`,
  )
  await olga.forge('w.double.smirnova.twin')
  expect(last()).toContain('Обе карточки записаны на встречу: Чай')
  expect(labels()).not.toContain('Объединить карточки')
  await olga.forge('w.double_join.smirnova.twin.sure')
  expect(await office.rows("select 1 from citizens where id = 'twin'")).toHaveLength(1)
  await office.rows("delete from sign_ups where citizen_id = 'twin'")
  await olga.forge('w.double_join.smirnova.twin.sure')
  const [merged] = await office.rows<{ id: string }>('select id from merged_cards')
  await office.at('2026-12-24T10:00:00+05:00')
  await olga.forge(`w.double_back.smirnova.${merged?.id}.sure`)
  expect(await office.rows("select 1 from citizens where id = 'twin'")).toEqual([])
  // Whoever has their data deleted leaves nothing of the double either.
  await office.rows("delete from citizens where id = 'smirnova'")
  expect(await office.rows('select 1 from merged_cards')).toEqual([])
})
