import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { zipped } from '../../src/adapters/files/tables/xlsx/zip-writer.ts'
import { CONTENT } from '../support/content.ts'
import { packageParts, xlsxSheets } from '../support/read-paper.ts'
import { byOrder } from './report-order.ts'
import { playQuarter } from './report-script.ts'
import { ReportWorld } from './report-world.ts'

let world: ReportWorld
beforeAll(async () => {
  world = await ReportWorld.open(inject('postgresUrl'))
  await playQuarter(world)
})
afterAll(async () => {
  expect(world.office.world.playground.ledger.refused).toEqual([])
  await world.office.close()
})

const last = (key: string): string => world.chat(key).person.lastBotMessage()?.text ?? ''

/** The file that a press is answered with. */
const fileOf = async (key: string, press: string): Promise<Buffer> => {
  const file = (await world.chat(key).forge(press)).flatMap((message) => message.file ?? []).at(0)
  if (!file) throw new Error(`no file: ${last(key)}`)
  // Presses hang on a message with words again.
  await world.chat(key).say('Ещё')
  return Buffer.from(file.content)
}

/** Every line of a report as a reader's chat shows it, by its number. */
const readBy = async (key: string, of: string): Promise<Record<string, number | string>> => {
  const found: Record<string, number | string> = {}
  for (let group = 1; group <= 13; group += 1) {
    await world.chat(key).forge(`w.report_group.${of}.${group}`)
    for (const line of last(key).split('\n')) {
      const [, number, value = ''] = /^(\d+(?:\.\d)*)? ?[^:]*: ([^:]+)$/.exec(line) ?? []
      const isLine = number !== undefined || line.startsWith('— иное')
      if (isLine) found[number ?? ''] = /^\d+$/.test(value) ? Number(value) : value
    }
  }
  return found
}

test('the definition has all 50 lines of the form in its order, with words for each', () => {
  const lines = CONTENT.reports.get('department')?.lines ?? []
  expect(lines).toHaveLength(50)
  for (const { id } of lines)
    for (const key of [`office.report.lines.${id}`, `office.report.how.${id}`])
      for (const language of ['ru', 'en'] as const)
        expect([key, CONTENT.texts.find(language, key) !== undefined]).toEqual([key, true])
})

describe('all lines equal a count by the order over what the test did', () => {
  const expected = (from: string, to: string, district: string | null) =>
    byOrder(world.ledger, from, to, district)

  test.each(['irina', 'olga', 'lev'])('the quarter of the unit, read by %s', async (key) => {
    expect(await readBy(key, '2026q4-all')).toEqual(expected('2026-10-01', '2026-12-31', null))
  })

  test.each(['north', 'south'])('the quarter of the district %s', async (district) => {
    expect(await readBy('irina', `2026q4-${district}`)).toEqual(
      expected('2026-10-01', '2026-12-31', district),
    )
  })

  test('a month; the quarter is not the sum of its months', async () => {
    const month = await readBy('irina', '2026m11-all')
    expect(month).toEqual(expected('2026-11-01', '2026-11-30', null))
    const sums = ['10', '11', '12'].map((each) =>
      Number(expected(`2026-${each}-01`, `2026-${each}-31`, null)['2']),
    )
    expect(sums.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(
      Number(expected('2026-10-01', '2026-12-31', null)['2']),
    )
  })
})

describe('a number opens its list', () => {
  test('as far as the reader may see it; of the others, how many there are', async () => {
    const listOf = async (key: string, line: string): Promise<string> => {
      await world.chat(key).forge(`w.report_line.2026q4-all.${line}`)
      return last(key)
    }
    // Line 2.1: four of the north, one of the south.
    const head = await listOf('irina', '2-1')
    expect(head).toContain('Invalidова А. П.')
    expect(head).not.toContain('Ещё')
    const seen = await listOf('olga', '2-1')
    expect(seen).not.toContain('Invalidова')
    expect(seen).toContain('Ещё 1 — вне вашего участка или без карточки.')
    const asked = await listOf('lev', '2-1')
    expect(asked).not.toContain('Aloneова')
    expect(asked).toContain('Ещё 5 —')
    expect(await listOf('irina', '4')).toContain('6.10.2026, Lonelyова А. П.: Были дома')
    await world.chat('irina').press('w.report_line.2026q4-all.4.how')
    expect(last('irina')).toContain(
      'Визиты, когда открыли: одна семья, один день, один сотрудник — одно посещение.',
    )
  })

  test('what is lacking is a press away from its mending, and then counts', async () => {
    const olga = world.chat('olga')
    await olga.forge('w.report_lacking.2026q4-north')
    expect(last('olga')).toContain('Unbornова А. П.: нет даты рождения')
    expect(last('olga')).toContain('Turningова А. П.: с кем живёт?')
    await olga.press('w.change.unborn')
    expect(last('olga')).toContain('Что изменить?')
    const pavel = world.chat('pavel')
    await pavel.forge('w.report_lacking.2026q4-all')
    expect(last('pavel')).not.toContain('Unbornова')
  })
})

test('the workbook with its lists, calculated anew by LibreOffice, comes to the same numbers', async () => {
  // Names go into the chat only where the head allowed it.
  await world.chat('irina').forge('w.report_lists.2026q4-all')
  expect(last('irina')).toContain('Заведующий ещё не разрешил такие файлы в чате')
  await world.chat('irina').forge('w.papers_in_chat.yes')
  const bytes = await fileOf('irina', 'w.report_lists.2026q4-all')
  // What the formulas came to is taken out: every number has to be worked out from the lists and the lines.
  const bare = [...(await packageParts(bytes))].map(([name, content]) => ({
    name,
    content: [content.replaceAll(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1')],
  }))
  const pieces: Buffer[] = []
  for await (const piece of zipped(bare)) pieces.push(piece)
  const [read = ''] = xlsxSheets([['report.xlsx', Buffer.concat(pieces)]])
  const [form = ''] = /<table:table table:name="Отчёт"[\s\S]*?<\/table:table>/.exec(read) ?? []
  const found = Object.fromEntries(
    [...form.matchAll(/<table:table-row[^>]*>([\s\S]*?)<\/table:table-row>/g)]
      .slice(6)
      .flatMap(([, row = '']) => {
        const cells = [...row.matchAll(/<table:table-cell[^>]*?(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)]
        const [number = '', , value = ''] = cells.map(([, cell = '']) =>
          cell.replaceAll(/<[^>]*>/g, '').trim(),
        )
        return value === '' ? [] : [[number, /^\d+$/.test(value) ? Number(value) : value]]
      }),
  )
  expect(found).toEqual(await readBy('irina', '2026q4-all'))
  expect(form.match(/table:formula=/g)?.length).toBeGreaterThan(20)
  // Whoever leads a district has the same numbers; the lists hold the own people, and how many more there are.
  const own = await packageParts(await fileOf('olga', 'w.report_lists.2026q4-all'))
  const sheets = [...own.values()].join('')
  expect(sheets).toContain('Aloneова А. П.')
  expect(sheets).not.toContain('Invalidова')
  expect(sheets).toContain("<f>COUNT('2.1'!A2:A5)+1</f><v>5</v>")
})

test('the head’s duty of the quarter opens its report', async () => {
  await world.office.rows(
    `insert into tasks (id, key, kind, assignee_id, due, rule, base, made_on, params)
     values ('t_quarter', 'quarter|dep1', 'duty.district_work.quarter_report', 'st_irina', '2027-01-11', 'quarter', '2026-10-01',
       '2026-10-01', '{"text":"technologies.district_work.duties.quarter_report"}')`,
  )
  await world.chat('irina').forge('w.task.t_quarter')
  await world.chat('irina').press('w.report.2026q4-all')
  expect(last('irina')).toContain('Отчёт: 4 квартал 2026')
})

describe('«Сдать» freezes', () => {
  const rows = () =>
    world.office.rows<{ numbers: string; version: number }>('select * from reports order by version')

  test('numbers of the unit and its districts; nothing moves them afterwards', async () => {
    const irina = world.chat('irina')
    await irina.forge('w.report_hand_in.2026q4')
    expect(last('irina')).toContain('Не хватает сведений:')
    await irina.press('w.report_hand_in.2026q4.yes')
    expect(last('irina')).toContain('Отчёт сдан: 4 квартал 2026, версия 1.')
    // The quarter's duty asks for two papers.
    expect(last('irina')).toContain('Осталось сдать за этот срок: сведения о технологиях.')
    const [before] = await rows()
    const table = await fileOf('irina', 'w.report_file.2026q4v1-all.xlsx')
    const shown = await readBy('irina', '2026q4v1-all')
    expect(shown).toEqual(byOrder(world.ledger, '2026-10-01', '2026-12-31', null))
    await irina.forge('w.report_line.2026q4v1-all.2-1')
    expect(last('irina')).toContain('Aloneова А. П.')

    // People are renamed, move, and are deleted for good.
    await world.office.rows("update citizens set district_id = 'far' where id = 'lonely'")
    await world.office.rows(
      "update citizens set disability = '3', birth_date = '1990-01-01' where id = 'married'",
    )
    await world.office.rows("update districts set name = 'Переименован' where id = 'north'")
    await world.office.rows("update deeds set citizen_id = null where citizen_id = 'alone'")
    await world.office.rows("delete from citizens where id = 'alone'")

    expect((await rows())[0]).toEqual(before)
    expect(await fileOf('irina', 'w.report_file.2026q4v1-all.xlsx')).toEqual(table)
    expect(await readBy('irina', '2026q4v1-all')).toEqual(shown)
    await irina.forge('w.report_line.2026q4v1-all.2-1')
    expect(last('irina')).not.toContain('Aloneова')
    expect(last('irina')).toContain('Ещё 2 —')
    await irina.forge('w.report_scopes.2026q4v1-all')
    expect(
      irina.person
        .lastBotMessage()
        ?.buttons.flat()
        .map(({ text }) => text),
    ).toContain('Северный')
  })

  test('comes as a document and as a paper to be hung, in the words of the order', async () => {
    const words = (await packageParts(await fileOf('irina', 'w.report_file.2026q4v1-all.docx'))).get(
      'word/document.xml',
    )
    expect(words).toContain('одинокие (нет родственников в населенном пункте)')
    expect(words).toContain('Сдано')
    expect((await fileOf('olga', 'w.report_file.2026q4-north.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('a correction is a new version with its reason and the difference; the first stays', async () => {
    const irina = world.chat('irina')
    const [first] = await rows()
    await irina.forge('w.report_hand_in.2026q4')
    expect(last('irina')).toContain('Отчёт уже сдан')
    await irina.press('w.report_correct.2026q4')
    expect(last('irina')).toContain('Почему отчёт исправляется?')
    await irina.say('Карточку удалили по заявлению')
    expect(last('irina')).toContain('Отчёт сдан: 4 квартал 2026, версия 2.')
    expect(last('irina')).toMatch(/2\.1\.1 Живут одни: было 2, стало 1/)
    await irina.press('w.report_versions.2026q4')
    expect(last('irina')).toContain('Причина: Карточку удалили по заявлению')
    expect(await rows()).toHaveLength(2)
    expect((await rows())[0]).toEqual(first)
    // Neither the reason nor whom the numbers are of stands open.
    const kept = await world.office.rows<{ open: string }>(
      'select row_to_json(r)::text as open from reports r',
    )
    for (const { open } of kept)
      for (const word of ['заявлению', 'c.lonely', 'Lonely']) expect(open).not.toContain(word)
  })

  test('only a head hands in, and only what is over', async () => {
    await world.chat('olga').forge('w.report_hand_in.2026q4.yes')
    await world.chat('irina').forge('w.report_hand_in.2027q1.yes')
    expect(last('irina')).toContain('Такого здесь нет')
    expect(await rows()).toHaveLength(2)
  })
})

describe('information on technologies', () => {
  const labels = (): string[] =>
    world
      .chat('irina')
      .person.lastBotMessage()
      ?.buttons.flat()
      .map(({ text }) => text) ?? []

  test('a draft says what it lacks, is handed in, stays as it was; a correction says why', async () => {
    const irina = world.chat('irina')
    const [ippsu] = await world.office.rows<{ n: string; citizen: string }>(
      `select count(*) as n, min(k.citizen_id) as citizen from cases k where k.technology = 'ippsu_support'
         and k.opened_on <= '2026-12-31' and (k.closed_on is null or k.closed_on >= '2026-10-01')`,
    )
    expect(Number(ippsu?.n)).toBeGreaterThan(0)
    await irina.forge('w.technologies.2026q4')
    expect(last('irina')).toContain('Технологии: 4 квартал 2026')
    expect(last('irina')).toMatch(/Сопровождение по ИППСУ[^\n]*идёт — \d/)
    await irina.press('w.technology.2026q4.ippsu_support')
    expect(last('irina')).toMatch(/Людей: \d/)
    await irina.forge('w.technologies_lacking.2026q4')
    expect(last('irina')).toMatch(/Чего не хватает|Всего хватает/)
    await irina.forge('w.technologies_hand_in.2026q4')
    await irina.say('Не хватает машины для выездов')
    expect(last('irina')).toContain('Сведения о технологиях сданы: 4 квартал 2026, версия 1.')
    expect(last('irina')).toContain('Задача «сдать» за этот срок закрыта.')
    expect(await world.office.rows("select state from tasks where id = 't_quarter'")).toEqual([
      { state: 'done' },
    ])
    const file = await fileOf('irina', 'w.technologies_file.2026q4v1.technologies_info.docx')
    expect((await packageParts(file)).get('word/document.xml')).toContain('Не хватает машины для выездов')
    await irina.forge('w.technology.2026q4v1.ippsu_support')
    const frozen = last('irina')

    await world.office.rows(
      "update cases set stage = 'plan', opened_on = '2027-01-05' where technology = 'ippsu_support'",
    )
    await irina.press('w.technologies.2026q4v1')
    await irina.forge('w.technology.2026q4v1.ippsu_support')
    expect(last('irina')).toBe(frozen)
    await irina.forge('w.technologies.2026q4')
    expect(labels()).toContain('Исправить')
    await irina.press('w.technologies_hand_in.2026q4')
    expect(last('irina')).toContain('Почему отчёт исправляется?')
    await irina.say('Случаи открыли позже')
    await irina.press('d.none')
    expect(last('irina')).toContain('версия 2')
    const kept = await world.office.rows<{ open: string }>(
      "select row_to_json(r)::text as open from reports r where kind = 'technologies'",
    )
    expect(kept).toHaveLength(2)
    for (const { open } of kept) expect(open).not.toContain('машины')
  })

  test('results of «Семейный психолог»; another role reads and does not hand in', async () => {
    expect(
      (await fileOf('olga', 'w.technologies_file.2026q4.psychologist_results.pdf')).subarray(0, 5).toString(),
    ).toBe('%PDF-')
    await world.chat('olga').forge('w.technologies_hand_in.2026q4')
    expect(last('olga')).toContain('Такого здесь нет')
    await world.chat('irina').forge('w.technologies_hand_in.2027q1')
    expect(last('irina')).toContain('Такого здесь нет')
  })
})
