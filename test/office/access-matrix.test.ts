import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import type { Decision } from '../../src/application/decision.ts'
import { CASE_FORMS, CASE_USE_CASES } from '../../src/application/office/cases/case-index.ts'
import { FORMS, USE_CASES } from '../../src/application/office/front/office-index.ts'
import { readOfficeToken } from '../../src/application/office/kit/office-token.ts'
import { USE_CASE_NAMES, type UseCaseName } from '../../src/application/office/kit/use-case-name.ts'
import { TASK_FORMS, TASK_USE_CASES } from '../../src/application/office/tasks/task-index.ts'
import { ROLES, type Role } from '../../src/domain/access/role.ts'
import { ownEntry } from '../../src/domain/own-entry.ts'
import { CONTENT, DATA_KEY, words } from '../support/chat.ts'
import type { TestOffice } from '../support/office.ts'
import { openGround, Runner, SECRETS, STAFF_OF } from './access-ground.ts'
import { idsOf, UNKNOWN } from './access-ids.ts'
import { ACCESS_ROWS, DIALOG_ROWS, OTHER_DIALOGS, restOf } from './access-rows.ts'
import { FORM_RIGHTS } from './form-rights.ts'

let office: TestOffice
let runner: Runner
beforeAll(async () => {
  office = await openGround(inject('postgresUrl'))
  runner = new Runner(office)
})
afterAll(() => office.close())

/** The one answer to what is not there and to what is not one's own. */
const refusal = (object: string, actor: string, action: string) => ({
  replies: [{ kind: 'text', html: words('office.menu.not_found') }],
  office: [{ type: 'audit', actor, action, object, outcome: 'refused', reason: '' }],
})

const told = ({ replies, office: changes }: Decision) => ({ replies, office: changes })
const isRefused = ({ office: changes }: Decision): boolean =>
  changes.some((change) => change.type === 'audit' && change.outcome === 'refused')

/** Use cases that a message offers and that would refuse whoever presses: none may be shown. */
const refusedButtons = ({ replies }: Decision, role: Role): string[] =>
  replies
    .flatMap((reply) => ('buttons' in reply ? (reply.buttons ?? []).flat() : []))
    .map(({ token }) => readOfficeToken(token)?.name ?? '')
    .filter((name) => name in ACCESS_ROWS && !ACCESS_ROWS[name]?.roles.includes(role))

const names = USE_CASE_NAMES
const actionOf = (name: string): string => ownEntry(USE_CASES, name)?.action ?? ''

test('every use case has its row, and no row is left behind', () => {
  expect(Object.keys(ACCESS_ROWS).sort()).toEqual([...names].sort())
})

test('every short dialog has its row, and no row is left behind', () => {
  expect([...Object.keys(DIALOG_ROWS), ...OTHER_DIALOGS].sort()).toEqual(Object.keys(FORMS).sort())
})

test('no area takes the name of another one’s use case or dialog', () => {
  expect(USE_CASES).toMatchObject({ ...CASE_USE_CASES, ...TASK_USE_CASES })
  for (const [id, form] of Object.entries({ ...CASE_FORMS, ...TASK_FORMS }))
    expect([id, FORMS[id] === form]).toEqual([id, true])
})

test('what is out of sight is there: for others', async () => {
  const stored = await office.rows<{ id: string }>(
    [
      'citizens',
      'staff',
      'districts',
      'invites',
      'tasks',
      'cases',
      'handovers',
      'deeds',
      'district_deeds',
      'imports',
      'alerts',
      'events',
      'interest_groups',
      'alerts',
      'schedules',
      'directory_files',
      'papers',
      'free_letters',
      'sheets',
      'mentors',
    ]
      .map((table) => `select id from ${table}`)
      .join(' union all '),
  )
  const there = new Set(stored.map(({ id }) => id))
  for (const { about, roles } of Object.values(ACCESS_ROWS))
    for (const role of roles) {
      if (about === 'nothing') continue
      const { foreign } = idsOf(about, role)
      expect([about, role, foreign.filter((id) => !there.has(id))]).toEqual([about, role, []])
    }
})

test.each([
  'w.person.\u0000',
  'w.person.A',
  'w.person.a b',
  `w.person.${'x'.repeat(33)}`,
  'w.person.a.b.c.d',
  'w..a',
])('a token that was never ours is none: %j', (token) => expect(readOfficeToken(token)).toBeNull())

const everyPair = names.flatMap((name) => ROLES.map((role): [UseCaseName, Role] => [name, role]))

describe.each(everyPair)('%s by a %s', (name, role) => {
  const row = ACCESS_ROWS[name]
  const isAllowed = row?.roles.includes(role) ?? false
  const about = row?.about ?? 'nothing'
  const ids = about === 'nothing' ? null : idsOf(about, role)

  test(isAllowed ? 'is allowed' : 'is refused', async () => {
    const actor = await runner.actor(STAFF_OF[role])
    const args = ids ? [ids.own, ...restOf(row, ids.own)] : (row?.rest ?? [])
    const decision = await runner.run(name, actor, args)
    if (isAllowed) {
      expect(isRefused(decision)).toBe(false)
      expect(refusedButtons(decision, role)).toEqual([])
    } else expect(told(decision)).toEqual(refusal(`use_case:${name}`, actor.id, actionOf(name)))
  })

  if (isAllowed && ids)
    test('of what is not in sight the answer is that of what is not there, and nothing changes', async () => {
      const actor = await runner.actor(STAFF_OF[role])
      for (const id of [...ids.foreign, ...UNKNOWN]) {
        const decision = await runner.run(name, actor, [id, ...restOf(row, id)])
        const [audited] = decision.office
        expect([id, told(decision)]).toEqual([
          id,
          refusal(audited?.type === 'audit' ? audited.object : '', actor.id, actionOf(name)),
        ])
      }
    })
})

const endings = Object.entries(DIALOG_ROWS).flatMap(([form, row]) =>
  ROLES.filter((role) => ACCESS_ROWS[row.begins]?.roles.includes(role)).map(
    (role) => [form, role, row] as const,
  ),
)

test.each(endings)('the end of %s by a %s looks up anew what it is about', async (form, role, row) => {
  const actor = await runner.actor(STAFF_OF[role])
  const { own, foreign } = idsOf(row.named, role)
  const ended = (id: string) =>
    runner.finish(form, actor, { today: '2026-11-22', ...row.answers, [row.named]: id })
  expect(isRefused(await ended(own))).toBe(false)
  for (const id of [...foreign, ...UNKNOWN])
    expect([id, told(await ended(id))]).toEqual([
      id,
      refusal(`${row.named}:${id}`, actor.id, actionOf(row.begins)),
    ])
})

describe('each form for each role', () => {
  const printed = [...CONTENT.forms.values()].filter(({ about }) => about !== 'report')
  const chosen = (form: (typeof printed)[number], role: Role): string => {
    if (form.choose === 'need') return 'utilities-any-none'
    if (form.choose === 'month') return '2026-11'
    if (form.choose === 'period') return 'month'
    if (form.choose === 'register') return 'asoi'
    return form.choose === 'district' ? idsOf('district', role).own : '0'
  }

  test('has its row', () => {
    expect(Object.keys(FORM_RIGHTS).sort()).toEqual(printed.map(({ id }) => id).sort())
  })

  test.each(printed.map((form) => [form.id, form] as const))('%s', async (id, form) => {
    for (const role of ROLES) {
      const actor = await runner.actor(STAFF_OF[role])
      const press = `${chosen(form, role)}-${form.formats[0]}`
      const about = form.about === 'case' ? 'case' : 'citizen'
      const ids = form.about === 'district' ? null : idsOf(about, role)
      const decision = await (ids
        ? runner.run('paper_print', actor, [ids.own, id, press])
        : runner.run('list_print', actor, [id, press]))
      expect([role, isRefused(decision)]).toEqual([role, !FORM_RIGHTS[id]?.includes(role)])
      // Of another district, or in others' hands: as if there were no such thing.
      for (const other of [...(ids?.foreign ?? []), 'nosuchid']) {
        if (!ids) break
        const refused = await runner.run('paper_print', actor, [other, id, press])
        expect([role, other, isRefused(refused)]).toEqual([role, other, true])
        expect(refused.replies).toEqual([{ kind: 'text', html: words('office.menu.not_found') }])
      }
    }
  })
})

describe('what is chosen beside it', () => {
  const chosen = [
    ['move_person', 'st_olga', ['smirnova'], 'far', 'change_person', 'district:far'],
    ['import_aim', 'st_olga', ['imp_st_olga'], 'south', 'import_people', 'district:south'],
    ['import_aim', 'st_irina', ['imp_st_irina'], 'far', 'import_people', 'district:far'],
    ['case_receipt', 'st_olga', ['case_north'], 'letter_of_others', 'record_deed', 'case:case_north'],
  ] as const
  test.each(chosen)('%s by %s: %j with %s', async (name, staff, args, other, action, object) => {
    const actor = await runner.actor(staff)
    const decision = await runner.run(name, actor, [...args, other])
    expect(told(decision)).toEqual(refusal(object, actor.id, action))
  })
})

describe('no more of a person than the work needs', () => {
  test.each(['assistant', 'mentor'] as const)('a %s sees no note, birth date or disability', async (role) => {
    const actor = await runner.actor(STAFF_OF[role])
    const card = await runner.desks.register.card(actor, 'lent', '2026-11-22', Date.parse('2026-11-22'))
    expect(card?.facts).toMatchObject({ name: 'Отданная Вера Ильинична', phone: '+70000000015' })
    const shown = JSON.stringify([
      await runner.run('person', actor, ['lent']),
      await runner.run('people', actor, []),
      await runner.run('find', actor, ['отданная']),
      await runner.desks.register.names(actor, '2026-11-22', Date.parse('2026-11-22')),
      card,
    ])
    expect(shown).toContain('Отданная')
    for (const secret of ['любит собак', '1951', '75 лет', '55+', 'инвалидность', 'disabled'])
      expect(shown).not.toContain(secret)
  })

  test('nor a note of a task: in a list, alone, and in the morning', async () => {
    const { key } = (await office.rows<{ key: Buffer }>("select key from citizens where id = 'lent'"))[0] as {
      key: Buffer
    }
    const sealed = vault(DATA_KEY).seal(key, 'tasks.note:task_mentor', 'любит собак')
    await office.rows("update tasks set note = $1, kind = 'own' where id = 'task_mentor'", [sealed])
    await office.rows("update tasks set kind = 'help' where id = 'task_lawyer'")
    const at = Date.parse('2026-11-22')
    const reads = async (id: string) => {
      const actor = await runner.actor(id)
      return JSON.stringify([
        await runner.desks.tasks.list(actor, {}, '2026-11-22', at),
        await runner.desks.tasks.find(actor, 'task_mentor', '2026-11-22', at),
        await runner.desks.days.days([id], '2026-11-22', '2026-11-25'),
      ])
    }
    expect(await reads('st_mentor')).toContain('task_mentor')
    expect(await reads('st_mentor')).not.toContain('любит собак')
    expect(await reads('st_irina')).toContain('любит собак')
  })

  test('a specialist does see them', async () => {
    const pavel = await runner.actor('st_pavel')
    const card = await runner.desks.register.card(pavel, 'lent', '2026-11-22', Date.parse('2026-11-22'))
    expect(card?.facts).toMatchObject({ note: 'любит собак', birthDate: '1951-02-03', disability: '2' })
  })
})

describe('the record', () => {
  test('holds every sensitive look and every refusal, and names nobody; neither does the log', async () => {
    const olga = office.chat('olga')
    const irina = office.chat('irina')
    await olga.say('Смирнова')
    await olga.forge('w.person.smirnova')
    await olga.forge('w.person.southern')
    await olga.forge('w.board')
    await irina.forge('w.board_staff.st_olga')
    await irina.forge('w.board_left.north')
    await irina.forge('w.cover.st_far')
    const audit = await office.rows<{ actor: string; action: string; object: string; outcome: string }>(
      'select actor, action, object, outcome, reason from audit order by id',
    )
    const lines = audit.map(({ actor, action, object, outcome }) =>
      [actor, action, object, outcome].join(' '),
    )
    expect(lines).toEqual(
      expect.arrayContaining([
        'st_olga find_people register allowed',
        'st_olga see_person citizen:smirnova allowed',
        'st_olga see_person citizen:southern refused',
        'st_olga see_board use_case:board refused',
        'st_irina see_board staff:st_olga allowed',
        'st_irina see_board district:north allowed',
        'st_irina arrange_cover staff:st_far refused',
      ]),
    )
    const record = JSON.stringify(audit)
    const log = JSON.stringify(office.world.log.lines)
    for (const secret of SECRETS) {
      expect(record).not.toContain(secret)
      expect(log).not.toContain(secret)
    }
  })
})
