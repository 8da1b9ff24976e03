import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { writeXlsx } from '../../src/adapters/files/tables/xlsx/write-xlsx.ts'
import { actForPerson } from '../../src/adapters/playground/page-server/actions.ts'
import { loadPlaygroundTexts } from '../../src/adapters/playground/page-server/texts.ts'
import { dumpOf, readable, untilMarked } from '../support/dump.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const HEAD = 'ФИО;Дата рождения;Телефон;Адрес;Живёт один'

/** One new, one changed (a new address), one the same, one new with a day that no calendar has. */
const MIXED = [
  HEAD,
  'Ёлкина Мария Ивановна;12.03.1950;8 (000) 000-00-21;ул. Лесная, 4;да',
  'Смирнова Анна Петровна;08.03.1955;;ул. Новая, 7;',
  'Кузнецов Пётр Иванович;01.05.1960;;;',
  'Без Даты Иван;31.02.1950;;;',
].join('\r\n')

const csv = (text: string, name = 'реестр.csv') => ({
  document: { name, mime: 'text/csv', bytes: Buffer.from(text) },
})

const cards = async (): Promise<number> =>
  (await office.rows<{ n: number }>('select count(*)::int as n from citizens'))[0]?.n ?? -1

const send = async (text: string, key: 'olga' | 'pavel' | 'irina' = 'olga') => {
  await office.chat(key).send(csv(text))
  await office.imported()
}

const write = async (key: 'olga' | 'pavel' | 'irina' = 'olga') => {
  const { data = '' } =
    office
      .chat(key)
      .person.lastBotMessage()
      ?.buttons.flat()
      .find(({ data = '' }) => data.startsWith('w.import_write.')) ?? {}
  await office.chat(key).press(data)
  await office.imported()
}

const last = (key: Parameters<TestOffice['chat']>[0] = 'olga'): string =>
  office.chat(key).person.lastBotMessage()?.text ?? ''

describe('a file with people', () => {
  test('is looked through first: counted, and nothing is stored', async () => {
    await send(MIXED)
    expect(last()).toContain('Новых людей: 2')
    expect(last()).toContain('Изменится карточек: 1')
    expect(last()).toContain('Без изменений: 1')
    expect(last()).toContain('Войдут, но их надо уточнить: 1')
    expect(last()).toContain('такого дня нет в календаре: 1 (Без Д. И.)')
    expect(await cards()).toBe(5)
  })

  test('is stored when «Записать» is pressed, and found by its new name', async () => {
    await send(MIXED)
    await write()
    expect(last()).toContain('Добавлено людей: 2')
    expect(await cards()).toBe(7)
    const olga = office.chat('olga')
    await olga.say('елкина')
    expect(last()).toContain('Ёлкина Мария Ивановна')
    expect(last()).toContain('+70000000021')
    expect(last()).toContain('живёт одна или один')
    await olga.forge('w.person.smirnova')
    // What the file does not say stays: the phone.
    expect(last()).toContain('ул. Новая, 7')
    expect(last()).toContain('+70000000011')
  })

  test('sent twice changes nothing', async () => {
    await send(MIXED)
    await write()
    const before = await office.rows('select id, revision from citizens order by id')
    await send(MIXED)
    expect(last()).toContain('Без изменений: 4')
    expect(last()).toContain('Записывать нечего')
    expect(await office.rows('select id, revision from citizens order by id')).toEqual(before)
  })

  test('shows its mistakes by cell and column, without what the cell said', async () => {
    await send(MIXED)
    const said = await office.chat('olga').press('w.import_remarks')
    const bytes = said.find(({ file }) => file)?.file?.content.toString() ?? ''
    expect(bytes).toContain('B5')
    expect(bytes).toContain('такого дня нет в календаре')
    expect(bytes).not.toContain('Без Даты')
  })

  test('an .xlsx is read like a CSV', async () => {
    const pieces: Uint8Array[] = []
    const rows = [
      ['ФИО', 'Дата рождения'],
      ['Лосева Ольга Ивановна', '02.02.1951'],
    ]
    for await (const piece of writeXlsx(rows)) pieces.push(piece)
    await office.chat('olga').send({ document: { name: 'r.xlsx', mime: 'x', bytes: Buffer.concat(pieces) } })
    await office.imported()
    await write()
    expect(await cards()).toBe(6)
  })

  test('leaves no name, phone or address to be read in the database', async () => {
    await send(MIXED)
    await write()
    await untilMarked(office.world.databaseUrl)
    const dump = await dumpOf(office.world.databaseUrl)
    expect(readable(dump, ['Ёлкина', '+70000000021', '70000000021', 'Лесная', 'реестр.csv'])).toEqual([])
  })

  test('is on record, by count', async () => {
    await send(MIXED)
    await write()
    const lines = await office.rows<{ reason: string }>(
      "select reason from audit where action = 'import_people' and reason <> ''",
    )
    expect(lines).toEqual([{ reason: 'new 2, changed 1' }])
  })
})

describe('districts', () => {
  test('a column names them; one that is not own is a mistake of its row', async () => {
    const text =
      'ФИО;Дата рождения;Участок\nПервый Пётр Ильич;01.01.1950;Северный\nВторой Пётр Ильич;01.01.1951;Южный'
    await send(text)
    expect(last()).toContain('Новых людей: 1')
    expect(last()).toContain('Не войдут: 1')
  })

  test('whoever has several is asked, and what is chosen holds', async () => {
    await send('ФИО;Дата рождения\nПервый Пётр Ильич;01.01.1950', 'irina')
    expect(last('irina')).toContain('На какой участок')
    const irina = office.chat('irina')
    const aim = irina.dataOf('south')
    await irina.press(aim)
    await write('irina')
    expect(await office.rows("select district_id from citizens where registered_on = '2026-11-22'")).toEqual([
      { district_id: 'south' },
    ])
  })

  test('somebody of another district of the department is neither doubled nor changed', async () => {
    await send('ФИО;Дата рождения;Адрес\nСмирнова Вера Кузьминична;11.11.1948;ул. Чужая, 1')
    expect(last()).toContain('Не войдут: 1')
    expect(office.chat('olga').dataOf('w.import_remarks')).toBeTruthy()
    expect(await cards()).toBe(5)
  })
})

describe('what is no register', () => {
  test.each([
    ['a program', { name: 'реестр.pdf.exe', bytes: Buffer.from('MZ\x90\0') }, 'программа'],
    ['a picture', { name: 'a.csv', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) }, 'картинка'],
    ['a path for a name', { name: '../../etc/passwd', bytes: Buffer.from('root:x') }, 'не получилось'],
    ['an empty file', { name: 'a.csv', bytes: Buffer.alloc(0) }, 'Файл пустой'],
    ['no headings', { name: 'a.csv', bytes: Buffer.from('раз;два\nтри;четыре') }, 'Не нашлась строка'],
  ])('%s is refused with what to do', async (_, { name, bytes }, said) => {
    await office.chat('olga').send({ document: { name, mime: 'x', bytes } })
    await office.imported()
    expect(last()).toContain(said)
    expect(last()).toContain('Ничего не записано')
    expect(await cards()).toBe(5)
  })

  test('what is too big by its own word is not even fetched', async () => {
    await office.chat('olga').send({
      document: { name: 'a.csv', mime: 'text/csv', bytes: Buffer.alloc(21 * 1_048_576, 65) },
    })
    expect(last()).toContain('больше 20 МБ')
    expect(await office.rows('select 1 from imports')).toEqual([])
  })

  test("a citizen's file is what it was: nothing that can be read here", async () => {
    const stranger = office.chat('stranger')
    await stranger.after(() => stranger.person.start())
    await stranger.send(csv(MIXED))
    expect(await office.rows('select 1 from imports')).toEqual([])
  })

  test('a psychologist does not load lists', async () => {
    await office.chat('lev').send(csv(MIXED))
    expect(last('lev')).toContain('специалист участка')
  })
})

describe("another's import", () => {
  test('looks like none', async () => {
    await send(MIXED)
    const data = office.chat('olga').dataOf('w.import_write')
    const [answer] = await office.chat('pavel').forge(data)
    expect(answer?.text).toContain('Такого здесь нет')
    await office.imported()
    expect(await cards()).toBe(5)
  })

  test('«Записать» pressed twice writes once', async () => {
    await send(MIXED)
    const olga = office.chat('olga')
    const data = olga.dataOf('w.import_write')
    await olga.press(data)
    await olga.forge(data)
    await office.imported()
    expect(await cards()).toBe(7)
  })
})

describe('the samples of the playground', () => {
  test.each(['register_csv', 'register_xlsx'])(
    '%s: twelve invented people, two of them with a doubt',
    async (what) => {
      const { playground } = office.world
      const parts = { playground, texts: loadPlaygroundTexts(), writeTable: writeXlsx }
      await actForPerson(parts, 'olga', { do: 'attach', what })
      await office.world.settle()
      await office.imported()
      expect(last()).toContain('Новых людей: 12')
      expect(last()).toContain('Войдут, но их надо уточнить: 2')
    },
  )

  test("a file of one's own can be sent", async () => {
    const { playground } = office.world
    const parts = { playground, texts: loadPlaygroundTexts(), writeTable: writeXlsx }
    const base64 = Buffer.from(MIXED).toString('base64')
    await actForPerson(parts, 'olga', { do: 'upload', name: 'мой.csv', mime: 'text/csv', base64 })
    await office.world.settle()
    await office.imported()
    expect(last()).toContain('Новых людей: 2')
  })
})
