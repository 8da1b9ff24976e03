import { readdirSync } from 'node:fs'
import { writeXlsx } from '../../../src/adapters/files/tables/xlsx/write-xlsx.ts'
import { ATTACHMENTS } from '../../chat/bad-inputs.ts'
import { standing, words } from '../../support/chat.ts'
import { excelFile, zipOf } from '../../tables/excel-file.ts'
import type { AttackCase } from '../support/case.ts'
import type { Stage } from '../support/stage.ts'

const REGISTER = 'ФИО;Дата рождения'
const document = (name: string, content: string | Uint8Array) => ({
  document: { name, mime: 'application/octet-stream', bytes: Buffer.from(content as string) },
})

/** Cards of the register. */
const cards = async (stage: Stage): Promise<number> =>
  (await stage.rows<{ n: number }>('select count(*)::int as n from citizens'))[0]?.n ?? -1

/** Olga sends a file and hears of it. */
const sends = async (stage: Stage, file: ReturnType<typeof document>, hears: string): Promise<string> => {
  const olga = stage.person('olga')
  olga.send(file)
  const { text } = await olga.waitFor(hears, { timeoutMs: 90_000 })
  await stage.settle()
  return text
}

const notWords: AttackCase['run'] = async (stage, findings) => {
  for (const step of ['contact.appointment_place', 'contact.reached']) {
    const anna = await stage.onTheWay(step)
    const before = standing(await anna.talk())
    for (const [what, attachment] of Object.entries(ATTACHMENTS)) {
      findings.holds(`${what} is answered`, (await anna.send(attachment)).length > 0)
      findings.same(`${what} at ${step} changes nothing`, standing(await anna.talk()), before)
    }
    await (step === 'contact.reached' ? anna.press('talked') : anna.say('вход со двора'))
    findings.holds('an answer goes on', (await anna.talk()).step !== step)
  }
}

/** A book whose only sheet unpacks to so many megabytes. */
const bomb = (megabytes: number): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': ['<Types/>'],
    'xl/workbook.xml': ['<workbook/>'],
    'xl/worksheets/sheet1.xml': Array.from({ length: megabytes }, () => ' '.repeat(1_048_576)),
  })

const dangerous: AttackCase['run'] = async (stage, findings) => {
  const before = await cards(stage)
  const refusal = (kind: string): string => words(`register_import.refused.${kind}`)
  const table = `${REGISTER}\nОпаснова Вера Павловна;01.01.1950`
  const files: readonly [string, string | Uint8Array, string][] = [
    ['a.pdf.exe', 'MZ\x90\0\x03', 'program'],
    ['register.xlsx', '%PDF-1.7\n', 'pdf'],
    ['register.csv', '<svg xmlns="x"><script/></svg>', 'web_page'],
    ['register.xlsm', table, 'macros'],
    ['photo.csv', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'picture'],
    ['a.xlsx', 'PK\x03\x04 and no more', 'damaged'],
  ]
  for (const [name, content, kind] of files)
    findings.contains(name, await sends(stage, document(name, content), refusal(kind)), refusal(kind))
  const olga = stage.person('olga')
  const said = olga.screen().length
  olga.send(document('bomb.xlsx', await bomb(300)))
  await stage.until('an answer to a bomb', () => olga.screen().length > said + 1)
  await stage.settle()
  const huge = { file_id: 'no-such-file', file_unique_id: 'x', file_name: 'a.csv', file_size: 50 * 1_048_576 }
  await stage.post(
    stage.update({ message: stage.message({ id: olga.id, firstName: 'Ольга' }, { document: huge }) }),
  )
  await olga.waitFor(words('register_import.refused.too_big').split('.')[1] ?? '', { timeoutMs: 20_000 })
  await stage.settle()
  findings.same(
    'nothing was asked for that is too big',
    stage.playground.ledger.of('getFile').filter(({ payload }) => payload['file_id'] === 'no-such-file'),
    [],
  )
  findings.same('nobody came into the register', await cards(stage), before)
  const good = await sends(stage, document('register.csv', table), 'Новых людей: 1')
  findings.contains('a table is read', good, 'Новых людей: 1')
}

const names: AttackCase['run'] = async (stage, findings) => {
  const files = (): string[] =>
    [stage.door.dataDir, stage.door.temporary].flatMap((path) =>
      readdirSync(path, { recursive: true, encoding: 'utf8' }),
    )
  const before = files().sort()
  const table = `${REGISTER}\nИменова Вера Павловна;01.01.1950`
  for (const name of ['../../x.csv', `${'x'.repeat(5_000)}.csv`, 'a\u0000b\u202e.csv'])
    findings.contains(
      `${name.substring(0, 20)} is only an ending`,
      await sends(stage, document(name, table), 'Новых людей: 1'),
      'Новых',
    )
  findings.same('no file was made of a name', files().sort(), before)
}

const albums: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  const before = standing(await anna.talk())
  const heard = await anna.send({ album: 10, caption: 'вот бумаги' })
  findings.same('an album is answered once', heard.length, 1)
  findings.same('and changes nothing', standing(await anna.talk()), before)
  const place = await stage.onTheWay('contact.appointment_place')
  const sent = place.person.say('вход со двора')
  await stage.settle()
  const after = standing(await place.talk())
  findings.holds('words are an answer', after.step !== 'contact.appointment_place')
  await place.after(() => place.person.edit(sent.messageId, 'вход с улицы'))
  findings.same('an edit runs no past step again', standing(await place.talk()), after)
}

const formulas: AttackCase['run'] = async (stage, findings) => {
  const evil = ['=HYPERLINK("http://x")', '+7900', '@SUM(A1)', '-1+1', '\t=1', '＝1', '"=1+1"']
  const table = [
    `${REGISTER};=1+1;@evil`,
    ...evil.map((cell, n) => `${cell};31.02.19${50 + n};x;y`),
    'Формулова Вера Павловна;01.01.1950;;',
  ].join('\r\n')
  await sends(stage, document('register.csv', table), 'Новых людей')
  const told = await stage
    .chat('olga')
    .press('w.import_remarks')
    .catch(() => [])
  const file = told.find((message) => message.file)?.file?.content.toString() ?? ''
  findings.holds('what is doubtful is told in a table', file.length > 0)
  const cells = file.split(/\r?\n/).flatMap((row) => row.split(';'))
  findings.same(
    'no cell of it is a formula',
    cells.filter((cell) => /^\uFEFF?"?[=+\-@\t＝＋－＠]/.test(cell)),
    [],
  )
  const pieces: Uint8Array[] = []
  for await (const piece of writeXlsx(evil.map((cell) => [cell]))) pieces.push(piece)
  const xml = Buffer.concat(pieces)
  findings.holds('a book is written', xml.length > 0)
  const book = await excelFile({
    name: '1',
    rows: [
      ['ФИО', 'Дата рождения'],
      ['Книгова Вера Павловна', '02.02.1951'],
    ],
  })
  findings.contains(
    'a book of people is read',
    await sends(stage, document('r.xlsx', book), 'Новых людей: 1'),
    'Новых',
  )
}

/** A text in the code page of Russian Windows. */
const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].map((sign) => {
      const code = sign.codePointAt(0) ?? 0
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
    }),
  )

const tables: AttackCase['run'] = async (stage, findings) => {
  const before = await cards(stage)
  const endless = `${REGISTER}\n${'А Б\n'.repeat(1_000_000)}`
  const refused = await sends(stage, document('endless.csv', endless), 'Разделите его на части')
  findings.contains('a million rows are too many', refused, 'строк')
  const cyrillic = `${REGISTER}\nКодова Вера Павловна;01.01.1950\nКодова Вера Павловна;01.01.1950`
  findings.contains(
    'cp1251, the same person twice',
    await sends(stage, document('a.csv', cp1251(cyrillic)), 'Новых людей: 1'),
    'Новых людей: 1',
  )
  const marked = `\uFEFF${REGISTER}\nМеткова Вера Павловна;01.01.1950`
  await sends(stage, document('b.csv', marked), 'Новых людей: 1')
  findings.same('looked through is not stored', await cards(stage), before)
  const olga = stage.chat('olga')
  const buttons = olga.person.screen().flatMap((message) => message.buttons.flat())
  const data = buttons.findLast((button) => button.data?.startsWith('w.import_write.'))?.data ?? ''
  await olga.press(data)
  await olga.person.waitFor('Добавлено людей: 1', { timeoutMs: 20_000, since: 'ever' })
  findings.same('«Записать» stores one', await cards(stage), before + 1)
}

/** Files, and whatever else is no words. */
export const FILES: readonly AttackCase[] = [
  { id: 'B18', name: 'formulas in cells', run: formulas },
  { id: 'B22', name: 'photos, voices, stickers, places where words are asked for', run: notWords },
  { id: 'B23', name: 'programs, bombs, pictures, macros as tables', run: dangerous },
  { id: 'B24', name: 'names of files that climb', run: names },
  { id: 'B25', name: 'albums and edited messages', run: albums },
  { id: 'B31', name: 'tables without end, cp1251, doubles', run: tables },
]
