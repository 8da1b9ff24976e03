import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Written } from '../../src/application/ports/outbox.ts'
import { findDatabase } from '../../src/cli/reminders-database.ts'
import type { ComposedBot } from '../../src/compose.ts'
import { ROOT } from '../../src/root.ts'
import { type Chat, CONTENT, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { temporaryFolder } from '../support/product.ts'
import { TODAY } from '../support/world.ts'
import { command, HOUR, openKnown, PERSONAL, sow, sowTask, stateOf } from './ground.ts'

/** What a sender would write that was too slow. */
const SENT: Omit<Written, 'id' | 'fence'> = {
  state: 'sent',
  reason: null,
  message: '5',
  lookAt: null,
  attempts: 0,
  ambiguous: 0,
  joinedTo: null,
}

let chat: Chat
let person: string
let url: string
beforeAll(async () => {
  const known = await openKnown(inject('postgresUrl'))
  chat = known.chat
  person = known.person
  url = chat.world.databaseUrl
})
afterAll(() => chat.world.close())

const json = async (line: string, at?: number) => JSON.parse((await command(url, `${line} --json`, at)).out)

describe('list', () => {
  test('shows the newest first, in columns', async () => {
    const [first, second] = [await sow(url, { person }), await sow(url, { person, rule: 'retry_call' })]
    const { code, out } = await command(url, `list --person ${person}`)
    expect(code).toBe(0)
    const [head = '', ...lines] = out.split('\n')
    expect(lines.map((line) => Number(line.split(' ')[0]))).toEqual([second, first])
    const place = head.indexOf(words('operator.columns.state'))
    for (const line of lines) expect(line.slice(place)).toBe(words('operator.states.planned'))
    expect(lines[0]).toContain('23.11.2026 12:00')
  })

  test('takes a state, a rule and a limit', async () => {
    const id = await sow(url, { state: 'sent', settled: TODAY, rule: 'weak_skill' })
    expect(await json('list --state sent --rule weak_skill')).toMatchObject([{ id, state: 'sent' }])
    expect(await json('list --limit 1')).toHaveLength(1)
    expect((await command(url, 'list --state blocked')).out).toBe(words('operator.cli.none'))
  })
})

describe('explain', () => {
  test('tells why, why then, what happened and what would stop it', async () => {
    const given = { rule: 'appointment_eve', base: '2026-11-25T10:30', reason: 'slow_down', attempts: 2 }
    const id = await sow(url, { ...given, person, lookAt: TODAY + 30 * HOUR })
    const { code, out } = await command(url, `explain ${id}`)
    expect(code).toBe(0)
    for (const part of [
      `Напоминание ${id}: Завтра у вас приём (appointment_eve)`,
      'мессенджер просит подождать',
      'день приёма, 25 ноября 2026 года, среда, 10:30',
      'за 1 день до него, в 12:00',
      'с 09:00 до 20:00',
      'Asia/Yekaterinburg',
      'Мессенджер не принял: 2 раза',
      'Отложено до: 23 ноября 2026 года, понедельник, 18:00',
      'приём пройдёт раньше, вы перенесёте его или откажетесь',
      'человек отказался',
      'приёмы',
      `cancel ${id}`,
    ])
      expect(out).toContain(part)
  })

  test('has words for every rule in every state, in both languages', async () => {
    for (const rule of [...CONTENT.reminders.keys(), 'rule_of_old']) {
      const id = await sow(url, {
        rule,
        state: 'unknown',
        hold: true,
        settled: TODAY,
        joinedTo: 1,
        ambiguous: 5,
      })
      for (const language of ['ru', 'en']) {
        const { code, out } = await command(url, `explain ${id} --language ${language}`)
        expect([rule, code]).toEqual([rule, 0])
        expect(out).toContain(rule)
        expect(out).not.toMatch(/\$\{|undefined/)
      }
    }
  }, 240_000)

  test('of a reminder that is not there says so', async () => {
    expect(await command(url, 'explain 999999999')).toEqual({
      code: 1,
      out: '',
      err: words('operator.refused.no_such_reminder'),
    })
    expect(await json('explain 999999999')).toEqual({ done: false, why: 'no_such_reminder' })
  })
})

describe('ahead', () => {
  test('shows the next 30 days as the person sees them, without what is settled', async () => {
    await rows(
      url,
      `insert into occasions values ('tx.plan0', $1, 'plan_action', '2026-11-26', '', null, $2)`,
      [person, new Date(TODAY).toISOString()],
    )
    const { code, out } = await command(url, `ahead ${person}`)
    expect(code).toBe(0)
    expect(out).toContain('26 ноября 2026 года, четверг')
    expect(out).toContain(`10:00  ${words('reminders.plan_due.name')}`)
    expect(out).toContain(words('reminders.plan_due.stops'))
    const { days } = await json(`ahead ${person}`)
    expect(days.flatMap(({ messages }: { messages: { rule: string }[] }) => messages)).toContainEqual(
      expect.objectContaining({ rule: 'plan_due', due: '2026-11-26T05:00:00.000Z', isSilenced: false }),
    )
    expect((await command(url, `ahead ${person}`, TODAY - 60 * 24 * HOUR)).out).toContain(
      words('operator.ahead.none'),
    )
  })

  test('of somebody unknown says so', async () => {
    expect(await command(url, 'ahead nobody')).toMatchObject({
      code: 1,
      err: words('operator.refused.no_such_person'),
    })
  })
})

describe('cancel', () => {
  test.each(['planned', 'claimed'])(
    'one that is %s: it is not sent, and no sender can undo that',
    async (state) => {
      const id = await sow(url, { state })
      expect(await command(url, `cancel ${id}`)).toEqual({
        code: 0,
        out: words('operator.done.cancel'),
        err: '',
      })
      expect(await stateOf(url, id)).toEqual({
        state: 'suppressed',
        reason: 'cancelled',
        fence: 1,
        resent: 0,
        settled: true,
      })
    },
  )

  test('keeps a reason of a few', async () => {
    const id = await sow(url)
    await command(url, `cancel ${id} --reason called`)
    expect(await stateOf(url, id)).toMatchObject({ state: 'suppressed', reason: 'cancelled_called' })
    expect((await command(url, `explain ${id}`)).out).toContain(words('operator.reasons.cancelled_called'))
  })

  test.each([
    ['dispatching', 'being_sent'],
    ['sent', 'settled'],
    ['unknown', 'settled'],
    ['suppressed', 'settled'],
  ])('one that is %s is refused kindly', async (state, why) => {
    const id = await sow(url, { state })
    expect(await command(url, `cancel ${id}`)).toEqual({
      code: 1,
      out: '',
      err: words(`operator.refused.${why}`),
    })
    expect(await stateOf(url, id)).toMatchObject({ state, fence: 0 })
  })

  test('one that a sender holds already: whatever the sender writes changes nothing', async () => {
    const { outbox } = (chat.world.bots[0] as ComposedBot).reminders
    const id = await sow(url, { person, due: TODAY - HOUR })
    const [claimed] = (await outbox.claim(50, TODAY)).filter((each) => each.id === id)
    const fence = claimed?.fence ?? 0
    expect(await command(url, `cancel ${id}`)).toMatchObject({ code: 0 })
    expect(await outbox.mark([{ id, fence, words: Buffer.alloc(32) }], TODAY)).toEqual([])
    const sent = { ...SENT, id, fence }
    expect(await outbox.record([sent], TODAY)).toEqual([])
    expect(await stateOf(url, id)).toMatchObject({
      state: 'suppressed',
      reason: 'cancelled',
      fence: fence + 1,
    })
  })

  test('a cancelled one is not planned again, whatever changes', async () => {
    await rows(
      url,
      `insert into occasions values ('ty.plan0', $1, 'plan_action', '2026-11-23', '', null, $2)`,
      [person, new Date(TODAY - HOUR).toISOString()],
    )
    const find = () =>
      rows<{ id: number; state: string }>(
        url,
        `select id::int, state from reminders where subject = 'ty.plan0'`,
      )
    await chat.world.round()
    const [planned] = await find()
    expect(planned).toMatchObject({ state: 'planned' })
    await command(url, `cancel ${planned?.id}`)
    await rows(url, 'insert into replans (person_id) values ($1) on conflict do nothing', [person])
    await chat.world.round()
    expect(await find()).toEqual([{ id: planned?.id, state: 'suppressed' }])
  })
})

describe('resend', () => {
  const unknown = { state: 'unknown', hold: true, settled: TODAY, reason: 'ambiguous' }

  test('a held one of which nobody knows: planned again at once, and counted', async () => {
    const id = await sow(url, { ...unknown, person, rule: 'weak_skill', due: TODAY - HOUR })
    expect(await json('unknown')).toContainEqual(expect.objectContaining({ id }))
    expect(await command(url, `resend ${id}`)).toEqual({
      code: 0,
      out: words('operator.done.resend'),
      err: '',
    })
    expect(await stateOf(url, id)).toEqual({
      state: 'planned',
      reason: 'resent',
      fence: 1,
      resent: 1,
      settled: false,
    })
    expect((await command(url, `explain ${id}`)).out).toContain('по решению специалиста: 1 раз')
    expect(await json('unknown')).not.toContainEqual(expect.objectContaining({ id }))
  })

  test('it really goes out once more, and only once', async () => {
    const said = new Date(TODAY - 100 * HOUR).toISOString()
    await rows(
      url,
      `insert into occasions values ('tz.skill_call', $1, 'weak_skill', '2026-11-18', '', null, $2)`,
      [person, said],
    )
    const given = { ...unknown, person, rule: 'weak_skill', subject: 'tz.skill_call', base: '2026-11-18' }
    const id = await sow(url, { ...given, due: TODAY - HOUR, expires: TODAY + 24 * HOUR })
    await command(url, `resend ${id}`)
    // Others to the same chat would make it wait its turn.
    await rows(url, `update reminders set state = 'expired' where state = 'planned' and id <> $1`, [id])
    await (chat.world.bots[0] as ComposedBot).reminders.delivery.begin()
    // A talk under way is not cut into.
    chat.world.clock.advance(HOUR)
    const text = words('reminders.weak_skill.text')
    const heard = () => chat.person.screen().filter((message) => message.text === text).length
    await chat.world.round()
    await chat.world.round()
    expect(await stateOf(url, id)).toMatchObject({ state: 'sent', resent: 1 })
    expect(heard()).toBe(1)
  })

  test.each([
    ['one that is known', { state: 'sent' }, 'not_unknown'],
    ['one that is sent again by itself', { hold: false }, 'not_held'],
    ['one whose time is over', { due: TODAY - 20 * HOUR }, 'stale'],
    ['one of somebody who was forgotten', { person: null }, 'forgotten'],
  ])('%s is refused', async (_, given, why) => {
    const id = await sow(url, { ...unknown, person, ...given })
    expect(await command(url, `resend ${id}`)).toEqual({
      code: 1,
      out: '',
      err: words(`operator.refused.${why}`),
    })
    expect(await stateOf(url, id)).toMatchObject({ fence: 0, resent: 0 })
  })
})

describe('tasks', () => {
  test('come with a phrase that is ready to be said, and can be closed', async () => {
    const reminder = await sow(url, { person, rule: 'paper_start', state: 'blocked', settled: TODAY })
    const id = await sowTask(url, reminder, person)
    const { out } = await command(url, 'tasks')
    expect(out).toContain(words('reminders.paper_start.phrase'))
    expect(out).toContain(person)
    expect(await json('tasks')).toContainEqual(expect.objectContaining({ id, rule: 'paper_start' }))
    expect(await command(url, `tasks close ${id}`)).toMatchObject({
      code: 0,
      out: words('operator.done.close'),
    })
    expect(await command(url, `tasks close ${id}`)).toMatchObject({
      code: 1,
      err: words('operator.refused.no_such_task'),
    })
    expect(await json('tasks')).toEqual([])
  })

  test('without a reminder have a phrase too', async () => {
    await sowTask(url, null, null, 'undelivered')
    expect((await command(url, 'tasks')).out).toContain(words('operator.phrase'))
  })
})

describe('jobs', () => {
  test('shows what should have run and what ran', async () => {
    await rows(url, `delete from job_hours`)
    await rows(url, `insert into job_hours values ('plan', $1, 1, 0)`, [
      new Date(TODAY - 48 * HOUR).toISOString(),
    ])
    expect(await json('jobs')).toContainEqual({
      job: 'plan',
      expected: 144,
      runs: 0,
      failures: 0,
      isBehind: true,
    })
    expect((await command(url, 'jobs')).out).toContain(words('operator.jobs.behind'))
  })
})

describe('what is typed wrong', () => {
  test.each([
    ['', 'list'],
    ['foo', 'list'],
    ['explain', 'explain <id>'],
    ['explain 1 2', 'explain <id>'],
    ['explain x', 'number'],
    ['explain -1', ''],
    ['explain 0', 'number'],
    ['explain 1e3', 'number'],
    ['explain 99999999999999999999', 'number'],
    ['cancel 1 --reason ivan', 'wish, called'],
    ['resend 1 --reason wish', '--reason'],
    ['list --state asleep', 'planned, claimed'],
    ['list --rule none', 'plan_due'],
    ['list --limit 0', '1 to 1000'],
    ['list --limit 1001', '1 to 1000'],
    ['list --nonsense', '--nonsense'],
    ['tasks open', 'close'],
    ['tasks close', 'number'],
    ['jobs --language de', 'ru, en'],
  ])('"%s" is answered in one line with what is expected, code 2', async (line, expected) => {
    const { code, out, err } = await command(url, line)
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 1 })
    expect(err).toContain(expected)
  })
})

describe('where no database runs', () => {
  test('it is said in one line what to do', () => {
    const folder = temporaryFolder()
    const find = () => findDatabase({ databaseUrl: null, ownerUrl: null, dataDir: folder.path })
    expect(find).toThrow(/^No database is running here: start .*npm start.*DATABASE_URL/)
    folder.remove()
  })
})

test('no output holds a name, a chat or own words', async () => {
  await sow(url, { person, state: 'unknown', hold: true, settled: TODAY })
  const outputs = await Promise.all(
    [
      'list',
      'list --json',
      'unknown',
      'tasks',
      'tasks --json',
      `ahead ${person}`,
      `ahead ${person} --json`,
      'jobs',
    ].map(async (line) => JSON.stringify(await command(url, line))),
  )
  for (const output of outputs) for (const personal of PERSONAL) expect(output).not.toContain(personal)
})

test('the door: as a process of its own, by DATABASE_URL', async () => {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'src/cli/reminders.ts'), 'list', '--limit', '1'],
    {
      cwd: ROOT,
      env: { PATH, HOME, DATABASE_URL: url, REGION: 'demo' },
    },
  )
  let out = ''
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString()
  })
  const [code] = await once(child, 'close')
  expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 2 })
})
