import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { derive } from '../../src/adapters/crypto/cell.ts'
import { AuditAnchors } from '../../src/adapters/files/audit-anchors.ts'
import { runAdmin } from '../../src/cli/admin-run.ts'
import { sealOnce } from '../../src/compose/keys.ts'
import { createBareDatabase, createDatabase, rows } from '../support/database.ts'
import { OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { temporaryFolder } from '../support/product.ts'
import { TODAY } from '../support/world.ts'

/** The key that the test's worlds seal with, as DATA_KEY holds it. */
const KEY = '07'.repeat(32)

const admin = async (url: string, typed: readonly string[], more: Record<string, string> = {}) => {
  const out: string[] = []
  const code = await runAdmin(typed, {
    environment: { DATABASE_URL: url, DATA_KEY: KEY, ...more },
    clock: { now: () => TODAY },
    out: (line) => void out.push(line),
    err: (line) => void out.push(line),
  })
  return { code, said: out.join('\n') }
}

describe('the record', () => {
  let office: TestOffice
  let url: string
  beforeEach(async () => {
    office = await openOffice(inject('postgresUrl'))
    url = office.world.databaseUrl
    const olga = office.chat('olga')
    for (const id of ['smirnova', 'kuznetsov', 'southern', 'young']) await olga.forge(`w.person.${id}`)
    await office.rows(
      `insert into audit (at, actor, action, object, outcome, reason) values ($1, 'st_olga', 'break_glass', 'citizen:faraway',
         'allowed', $2)`,
      ['2026-11-22T07:00:00.123Z', 'звонок «из» больницы\n"\\ \t\u0001 é 😀'],
    )
    await olga.forge('w.person.smirnova')
  })
  afterEach(() => office.close())

  /** Does what nobody may: the triggers that forbid it are off. */
  const tamper = async (sql: string): Promise<void> => {
    await office.rows(`alter table audit disable trigger all`)
    await office.rows(sql)
    await office.rows(`alter table audit enable trigger all`)
  }
  const last = async (): Promise<number> =>
    (await office.rows<{ n: number }>('select count(*)::int as n from audit'))[0]?.n ?? 0

  test('is whole, whatever stands in it', async () => {
    const { code, said } = await admin(url, ['audit', 'verify'])
    expect(said).toBe(`The record is whole: ${await last()} entries.`)
    expect(code).toBe(0)
  })

  test.each([
    ['actor', "actor = 'st_pavel'"],
    ['outcome', "outcome = 'other'"],
    ['time', "at = at + interval '1 millisecond'"],
    ['reason', "reason = 'x'"],
  ])('a changed %s is found where it is', async (_, change) => {
    await tamper(`update audit set ${change} where id = 3`)
    const { code, said } = await admin(url, ['audit', 'verify'])
    expect(said).toBe('The record is broken at entry 3: it is changed.')
    expect(code).toBe(1)
  })

  test('a changed row with a hash of its own breaks at the next one', async () => {
    await tamper(`update audit a set actor = 'st_pavel', hash = sha256((select hash from audit where id = 2) ||
      audit_words(a.at, 'st_pavel', a.action, a.object, a.outcome, a.reason)) where id = 3`)
    expect((await admin(url, ['audit', 'verify'])).said).toBe(
      'The record is broken at entry 4: it is changed.',
    )
  })

  test('a row taken out of the middle is missed', async () => {
    await tamper('delete from audit where id = 2')
    expect((await admin(url, ['audit', 'verify'])).said).toBe(
      'The record is broken at entry 2: it is missing.',
    )
  })

  test('a row cut off at the end is missed', async () => {
    const end = await last()
    await tamper(`delete from audit where id = ${end}`)
    expect((await admin(url, ['audit', 'verify'])).said).toBe(
      `The record is broken at entry ${end}: it is missing.`,
    )
  })

  test('a record that was rewritten as a whole, hashes and all, does not fit its seal; one that was put back, not its daily sum', async () => {
    const folder = temporaryFolder()
    const { pool } = office.bot
    const anchors = new AuditAnchors(folder.path)
    const seal = () =>
      sealOnce({
        pool,
        auditKey: derive(Buffer.from(KEY, 'hex'), 'audit'),
        anchors,
        clock: { now: () => TODAY },
      })
    await seal()
    await office.rows(
      "insert into audit (at, actor, action, object, outcome) values (now(), 'st_olga', 'see_person', 'citizen:young', 'allowed')",
    )
    await seal()
    const verified = () => admin(url, ['audit', 'verify'], { DATA_DIR: folder.path })
    const whole = await verified()
    expect(whole.said).toMatch(
      /^The record is whole: (\d+) entries\.\nSealed up to entry \1; 1 daily sums agree\.$/,
    )
    const rewritten = await last()
    await tamper(`update audit a set actor = 'st_pavel', hash = sha256((select hash from audit where id = ${rewritten - 1}) ||
      audit_words(a.at, 'st_pavel', a.action, a.object, a.outcome, a.reason)) where id = ${rewritten}`)
    await office.rows(`update audit_head set hash = (select hash from audit where id = ${rewritten})`)
    expect((await verified()).said).toBe(
      `The record was rewritten up to entry ${rewritten}: its seal does not fit.`,
    )
    await office.rows('alter table audit_seals disable trigger all; delete from audit_seals')
    expect((await verified()).said).toMatch(
      /^The record was rewritten: the sum that was noted of entry \d+ does not/,
    )
    folder.remove()
  })

  test('once a month the head is told the sum, and what he kept is held against the record', async () => {
    const folder = temporaryFolder()
    await office.at('2026-11-30T23:50:00+05:00')
    const seal = {
      pool: office.bot.pool,
      auditKey: derive(Buffer.from(KEY, 'hex'), 'audit'),
      anchors: new AuditAnchors(folder.path),
      clock: { now: () => TODAY },
    }
    await sealOnce(seal)
    for (const moment of ['2026-12-01T09:50', '2026-12-01T10:01', '2026-12-02T10:01'])
      await office.at(`${moment}:00+05:00`)
    const said = office
      .chat('irina')
      .person.screen()
      .filter(({ text }) => text.includes('Контрольная сумма'))
    expect(said).toHaveLength(1)
    const [, entry = '', sum = ''] =
      /Записей: ([\d\s]+)\. Контрольная сумма: ([0-9A-F ]{19})/.exec(said[0]?.text ?? '') ?? []
    const verified = (told: string) =>
      admin(url, ['audit', 'verify', '--entry', entry, '--sum', told], { DATA_DIR: folder.path })
    expect((await verified(sum)).said).toContain(
      `The sum that was told of entry ${Number(entry.replaceAll(/\s/g, ''))} agrees.`,
    )
    const other = sum.startsWith('0') ? sum.replace('0', '1') : sum.replace(/^./, '0')
    expect(await verified(other)).toMatchObject({ code: 1 })
    expect((await verified('')).said).toContain('--entry and --sum go together')
    folder.remove()
  })

  test('shows who looked at whom', async () => {
    const { said } = await admin(url, ['audit', 'list', '--object', 'citizen:southern', '--json'])
    expect(JSON.parse(said)).toMatchObject([
      { actor: 'st_olga', action: 'see_person', object: 'citizen:southern', outcome: 'refused' },
    ])
  })
})

describe('what the operator was not told to do', () => {
  test('an old database is left as it is until it is to be brought up to date', async () => {
    const { url, drop } = await createBareDatabase(inject('postgresUrl'))
    const { code, said } = await admin(url, ['audit', 'verify'])
    expect(code).toBe(1)
    expect(said).toMatch(/^admin: The database is older than this program .*npm run admin -- migrate/)
    expect(await rows(url, `select 1 from pg_tables where schemaname = 'public'`)).toEqual([])
    expect((await admin(url, ['migrate'])).said).toMatch(/^Applied: /)
    expect((await admin(url, ['migrate'])).said).toBe('The database is up to date.')
    expect((await admin(url, ['audit', 'verify'])).code).toBe(0)
    await drop()
  })

  test('where there is no key none is made, and no database either', async () => {
    const folder = temporaryFolder()
    const said: string[] = []
    const terminal = {
      clock: { now: () => TODAY },
      out: (line: string) => void said.push(line),
      err: (line: string) => void said.push(line),
    }
    const none = { DATA_DIR: folder.path }
    expect(await runAdmin(['audit', 'verify'], { ...terminal, environment: none })).toBe(1)
    expect(said[0]).toContain('set DATA_KEY')
    expect(
      await runAdmin(['audit', 'verify'], { ...terminal, environment: { ...none, DATA_KEY: KEY } }),
    ).toBe(1)
    expect(said[1]).toContain('No database is running here')
    expect(readdirSync(folder.path)).toEqual([])
    folder.remove()
  })
})

describe('the first head', () => {
  let url: string
  let drop: () => Promise<void>
  beforeEach(async () => {
    const database = await createDatabase(inject('postgresUrl'))
    url = database.url
    drop = database.drop
  })
  afterEach(() => drop())

  const INVITE = [
    'invite-head',
    '--institution',
    'Центр',
    '--department',
    'Первое',
    '--districts',
    'Северный, Южный',
  ]

  test('institution, department and districts are founded once; every call is a new invite', async () => {
    const { code, said } = await admin(url, INVITE)
    expect(code).toBe(0)
    expect(said).toMatch(/\/start i[2-9a-z]{26}/)
    await admin(url, INVITE)
    expect(await rows(url, 'select name from districts order by name')).toEqual([
      { name: 'Северный' },
      { name: 'Южный' },
    ])
    expect(await rows(url, 'select role, inviter_id from invites')).toEqual([
      { role: 'head', inviter_id: null },
      { role: 'head', inviter_id: null },
    ])
  })

  test('a district is added to a department that there is', async () => {
    await admin(url, INVITE)
    const given = ['add-district', '--department', 'Первое', '--district', 'Речной']
    expect((await admin(url, given)).said).toBe('District added: Речной')
    expect((await admin(url, given)).said).toBe('It is there already: Речной')
    const { code, said } = await admin(url, [
      'add-district',
      '--department',
      'Второе',
      '--district',
      'Речной',
    ])
    expect([code, said]).toEqual([1, 'admin: There is no department "Второе".'])
  })

  test('the institution that answers for the assistant gets a number, before anybody can call it', async () => {
    const named = ['institution', '--institution', 'Центр «Забота»', '--phone']
    expect((await admin(url, [...named, '83467123456'])).said).toContain('begin with invite-head')
    await admin(url, INVITE)
    expect((await admin(url, [...named, '12-34'])).said).toContain('one whole number is expected')
    const { code, said } = await admin(url, [...named, '83467123456'])
    expect([code, said]).toEqual([
      0,
      'People are told: Центр «Забота», 8 346 712 34 56. In force within a minute.',
    ])
    expect(await rows(url, 'select name, phone, address from institutions')).toEqual([
      { name: 'Центр «Забота»', phone: '+73467123456', address: null },
    ])
  })

  test.each([
    [['audit'], 'one of these is expected'],
    [['invite-head', '--institution', 'Центр'], 'invite-head --institution NAME'],
    [['audit', 'verify', '--object', 'x'], '--object does not go with it'],
    [['audit', 'list', '--limit', 'many'], '--limit'],
  ])('%j is not understood', async (typed, why) => {
    const { code, said } = await admin(url, typed)
    expect(code).toBe(2)
    expect(said).toContain(why)
  })

  test('the invite opens the bot to the head at once', async () => {
    const office = await openOffice(inject('postgresUrl'), { ...OFFICE, staff: [], people: [] })
    const given = ['invite-head', '--institution', 'Центр', '--department', 'Первое отделение']
    const command = /\/start i\w+/.exec((await admin(office.world.databaseUrl, given)).said)?.[0] ?? ''
    const irina = office.chat('irina')
    await irina.say(command)
    await irina.say('Орлова Ирина Викторовна')
    expect(irina.person.lastBotMessage()?.text).toContain(
      'Здравствуйте, Орлова Ирина Викторовна! Здесь вы заведующий отделением',
    )
    expect(
      irina.person
        .keyboard()
        .flat()
        .map(({ text }) => text),
    ).toEqual(['Обзор', 'Люди', 'Случаи', 'Календарь', 'Ещё'])
    const again = office.chat('stranger')
    await again.say(command)
    expect(again.heard()).toContain('Эта ссылка не работает')
    await office.close()
  })
})
