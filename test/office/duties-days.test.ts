import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { recomputeDeadlinesCommand } from '../../src/cli/admin-recompute.ts'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { CaseWalk } from '../support/case-walk.ts'
import { CONTENT, DATA_KEY } from '../support/chat.ts'
import { OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { TOKEN } from '../support/world.ts'

/** Nobody is owed a contact each month: what stands in a day is what its deadlines make. */
const NOBODY_OWED = {
  ...OFFICE,
  people: OFFICE.people.map((each) => ({ ...each, facts: { ...each.facts, birthDate: '1996-07-02' } })),
}

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), NOBODY_OWED)
})
afterEach(() => office.close())

const nine = (day: string): Promise<void> => office.at(`${day}T09:00:00+05:00`)

interface Duty {
  readonly kind: string
  readonly due: string
  readonly district_id: string | null
  readonly assignee_id: string | null
}

const duties = (rule: string): Promise<Duty[]> =>
  office.rows<Duty>(
    'select kind, due, district_id, assignee_id from tasks where rule = $1 order by kind, key',
    [rule],
  )

const lastOf = (key: Parameters<TestOffice['chat']>[0]): string =>
  office.chat(key).person.lastBotMessage()?.text ?? ''

/** The last message of a chat that tells a day. */
const digestOf = (key: Parameters<TestOffice['chat']>[0], day: string): string =>
  office
    .chat(key)
    .person.screen()
    .filter(({ from, text }) => from === 'bot' && text.startsWith(day))
    .at(-1)?.text ?? ''

describe('duties of a period come as early as their rule speaks of them', () => {
  test('D-passport: 15 working days before the last working day of the half-year', async () => {
    await nine('2026-12-08')
    expect(await duties('passport')).toEqual([])
    await nine('2026-12-09')
    // 31 December 2026 is off: the half-year's last working day is the 30th.
    expect(await duties('passport')).toEqual(
      ['far', 'north', 'south'].map((district) => ({
        kind: 'duty.district_work.passport',
        due: '2026-12-30',
        district_id: district,
        assignee_id: null,
      })),
    )
    expect(digestOf('olga', '9 декабря')).toContain('Срок приближается: 1')
    await office.chat('olga').say('задачи')
    expect(office.chat('olga').heard()).toContain('Открытых задач: 1')
  })

  test('D-quarter and D-halfyear: the head’s, moved on past the holidays', async () => {
    await nine('2026-12-23')
    expect(await duties('quarter')).toEqual([])
    await nine('2026-12-24')
    expect((await duties('quarter')).map(({ due, assignee_id }) => [due, assignee_id])).toEqual([
      ['2027-01-11', 'st_irina'],
    ])
    expect(await duties('halfyear')).toEqual([])
    await nine('2026-12-30')
    expect((await duties('halfyear')).map(({ due }) => due)).toEqual(['2027-01-15'])
    expect(digestOf('irina', '30 декабря')).toContain('Срок приближается')
    expect(digestOf('olga', '30 декабря')).not.toContain('Срок приближается')
  })

  test('run twice, in parallel and again, each duty is there once', async () => {
    office.world.clock.setTo(Date.parse('2026-12-24T09:00:00+05:00'))
    const { round } = office.bot.reminders
    await Promise.all([round.plan(), round.plan()])
    const all = await office.rows<{ n: number }>('select count(*)::int as n from tasks')
    await office.rows("delete from plan_marks where rule = 'duties'")
    office.world.clock.setTo(Date.parse('2026-12-25T09:00:00+05:00'))
    await Promise.all([round.plan(), round.plan()])
    expect(await office.rows('select count(*)::int as n from tasks')).toEqual(all)
    // The passports of three districts and the head's quarter: a term of the product's own is not made up for.
    expect(all[0]?.n).toBe(4)
  })

  test('a standstill over the due day is made up for', async () => {
    await nine('2026-12-01')
    await nine('2027-01-20')
    expect(await duties('quarter')).toHaveLength(1)
    expect((await duties('passport')).filter(({ due }) => due === '2026-12-30')).toHaveLength(3)
  })
})

/** Open duties of a district by their kind, with due day. */
const open = async (district: string): Promise<string[]> =>
  (
    await office.rows<{ kind: string; due: string }>(
      "select kind, due from tasks where kind like 'duty.%' and state = 'open' and district_id = $1 order by due, kind",
      [district],
    )
  ).map(({ kind, due }) => `${kind.slice('duty.'.length)} ${due}`)

describe('duties of a district without a day of the source', () => {
  test('come each month, quarter or half-year, ten working days before its end, and again the next', async () => {
    await nine('2026-12-15')
    expect(await open('north')).toEqual(['district_work.passport 2026-12-30'])
    await nine('2026-12-16')
    expect(await open('north')).toEqual(
      [
        ...[
          'district_work.exchange',
          'district_work.inform',
          'district_work.passport',
          'district_work.raids',
        ],
        ...['district_work.walk_round', 'yard_management.event_calendar', 'yard_management.interest_groups'],
        ...['yard_management.register', 'yard_management.safety_school'],
      ].map((duty) => `${duty} 2026-12-30`),
    )
    await nine('2027-01-15')
    await nine('2027-01-18')
    expect((await open('north')).filter((duty) => duty.endsWith('2027-01-29'))).toEqual([
      'district_work.walk_round 2027-01-29',
      'yard_management.event_calendar 2027-01-29',
    ])
  })

  test('are closed by the deed that answers them, from the task or from «Дела участка»; taken back they are open again', async () => {
    const olga = office.chat('olga')
    await nine('2026-12-15')
    await nine('2026-12-16')
    const [task] = await office.rows<{ id: string }>(
      "select id from tasks where kind = 'duty.district_work.walk_round' and district_id = 'north'",
    )
    await olga.forge(`w.task.${task?.id}`)
    expect(lastOf('olga')).toContain('Раз в месяц. Срока в приказе нет, он наш')
    await olga.press('w.district_deed.north.walk_round')
    expect(lastOf('olga')).toContain('В какой день обошли дома?')
    await olga.say('вчера')
    await olga.say('В доме 4 не работает лифт')
    expect(lastOf('olga')).toContain('Записано: Обход домов. Участок Северный.')
    expect(await open('north')).not.toContain('district_work.walk_round 2026-12-30')
    expect(await open('south')).toContain('district_work.walk_round 2026-12-30')
    await olga.press('w.district_deed_undo')
    expect(await open('north')).toContain('district_work.walk_round 2026-12-30')

    await olga.forge('w.more')
    await olga.press('w.district_deeds')
    expect(lastOf('olga')).toContain('«В доме 4 не работает лифт»')
    expect(lastOf('olga')).toContain('Эту запись отменили.')
    await olga.press('w.district_deed.north.passport')
    await olga.press('d.2026-12-16')
    await olga.press('d.none')
    expect(await open('north')).not.toContain('district_work.passport 2026-12-30')
    // Pressed again on the same day it is one deed; another's district is none of hers.
    await olga.forge('w.district_deed.north.passport')
    await olga.press('d.2026-12-16')
    await olga.press('d.none')
    expect(lastOf('olga')).toContain('Это уже записано.')
    await olga.forge('w.district_deed.south.passport')
    expect(await office.rows('select 1 from district_deeds')).toHaveLength(2)
  })

  test('what was done in the period before it is spoken of is not asked for; a deed of the last period is none of this', async () => {
    const olga = office.chat('olga')
    await nine('2026-12-03')
    await olga.forge('w.district_deed.north.walk_round')
    await olga.press('d.2026-12-03')
    await olga.press('d.none')
    await olga.forge('w.district_deed.north.event_calendar')
    await olga.say('30 ноября')
    await olga.press('d.none')
    await nine('2026-12-16')
    expect(await open('north')).not.toContain('district_work.walk_round 2026-12-30')
    expect(await open('north')).toContain('yard_management.event_calendar 2026-12-30')
    // Recorded later with a day of November it does not close December's.
    await office.chat('irina').forge('w.district_deed.north.event_calendar')
    await office.chat('irina').say('27 ноября')
    await office.chat('irina').press('d.none')
    expect(await open('north')).toContain('yard_management.event_calendar 2026-12-30')
  })
})

describe('deadlines of cases', () => {
  test('D-diagnosis: told the day before, and on the day after to the head, once', async () => {
    await new CaseWalk(office, 'district_work').open()
    await nine('2026-11-25')
    expect(office.chat('irina').heard()).not.toContain('ещё не закрыты')
    await nine('2026-11-26')
    await office.at('2026-11-26T09:30:00+05:00')
    expect(office.chat('irina').heard().split('ещё не закрыты: 1')).toHaveLength(2)
    await nine('2026-11-27')
    expect(office.chat('irina').heard().split('ещё не закрыты')).toHaveLength(2)
  })

  test('D-ippsu, D-start: 5 working days from the application, 15 from the approval', async () => {
    const walk = new CaseWalk(office, 'ippsu_support')
    await walk.open()
    await walk.doRequired()
    await walk.finish('studied')
    expect((await walk.task('proposals')).due).toBe('2026-11-27')
    await nine('2026-11-24')
    expect(digestOf('olga', '24 ноября')).toContain('В ближайшие три рабочих дня: 1')
    await walk.doRequired()
    await walk.finish('sent')
    await walk.finish('approved')
    expect((await walk.task('technologies')).due).toBe('2026-12-15')
  })

  test('D-effect every three months from the agreement; D-psych within a year', async () => {
    const walk = new CaseWalk(office, 'family_psychologist')
    await walk.open()
    expect((await walk.task('result_form')).due).toBe('2027-11-22')
    await walk.do(await walk.task('agreement'))
    // 22 February is off; Saturday the 20th is worked.
    expect((await walk.task('effect')).due).toBe('2027-02-20')
    await nine('2027-02-15')
    expect(digestOf('olga', '15 февраля')).toContain('Срок приближается: 1')
    await walk.do(await walk.task('effect'))
    // Counted from the 22nd, not from the day that it was moved to: 22 May is a Saturday.
    expect((await walk.task('effect')).due).toBe('2027-05-21')
  })

  test('D-plan: an action’s own day, whatever day of the week; told a working day before', async () => {
    const walk = new CaseWalk(office, 'case_work')
    await walk.open()
    await walk.chat.forge(`w.case_plan.${walk.id}`)
    await walk.addToPlan('2026-12-12', '2026-12-05')
    expect((await walk.task('plan_action')).due).toBe('2026-12-12')
    expect((await walk.task('plan_monitoring')).due).toBe('2026-12-05')
    const [row] = await office.rows<{ warn_on: string[] }>(
      "select warn_on from tasks where kind = 'case.case_work.plan_action'",
    )
    expect(row?.warn_on).toEqual(['2026-12-10'])
  })

  test('D-contact: what the citizen’s own answer closed comes again the next month', async () => {
    const walk = new CaseWalk(office, 'yard_management')
    await walk.open()
    const { id } = await walk.task('monthly_contact')
    await office.rows(
      "update tasks set state = 'done', done_at = '2026-11-25T10:00:00+05:00', params = params || '{\"deed\": \"d\"}' where id = $1",
      [id],
    )
    await nine('2026-11-26')
    await nine('2026-11-27')
    expect((await walk.task('monthly_contact')).due).toBe('2026-12-30')
    expect(
      await office.rows("select 1 from tasks where kind = 'case.yard_management.monthly_contact'"),
    ).toHaveLength(2)
  })
})

describe('D-doc', () => {
  test('the end of a paper noted by hand is told 20 working days before', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.task_new.smirnova')
    await olga.say('заканчивается справка МСЭ')
    await olga.say('2026-12-25')
    await olga.press('d.doc')
    await nine('2026-11-26')
    expect(digestOf('olga', '26 ноября')).toContain('Срочных задач нет')
    await nine('2026-11-27')
    expect(digestOf('olga', '27 ноября')).toContain('Срок приближается: 1')
  })

  test('a linked citizen’s paper, by consent only', async () => {
    const anna = office.chat('anna')
    await anna.begin()
    await office.rows(
      `with p as (select person_id as id from talks limit 1), l as (update citizens set person_id = (select id from p) where id = 'smirnova' returning 1)
       insert into occasions (id, person_id, kind, date, time, said_at) select 'x.end_passport', id, 'paper_end', '2026-12-25', '', now() from p`,
    )
    await nine('2026-11-27')
    expect(await duties('doc')).toEqual([])
    await office.rows(
      "update people set consent = 'ru-1' where id = (select person_id from citizens where id = 'smirnova')",
    )
    await nine('2026-11-30')
    expect(await duties('doc')).toEqual([
      { kind: 'doc', due: '2026-12-25', district_id: 'north', assignee_id: null },
    ])
  })
})

describe('a changed calendar', () => {
  test('moves what hangs on it, says so in the next digest, leaves what was put off', async () => {
    const walk = new CaseWalk(office, 'district_work')
    await walk.open()
    const own = new CaseWalk(office, 'ippsu_support')
    await own.open('kuznetsov')
    const { id } = await own.task('diagnosis')
    await own.chat.forge(`w.task_later.${id}.2026-11-30.urgent_work`)
    const printed: string[] = []
    const recompute = (isDry: boolean) =>
      recomputeDeadlinesCommand({
        pool: office.bot.pool,
        vault: vault(DATA_KEY),
        bot: TOKEN.split(':')[0] as string,
        conversation: {
          content: CONTENT,
          calendar: workingCalendar(CONTENT.years, ['2026-11-25']),
          region: [...CONTENT.regions.values()].find((region) => region.id === 'demo') as never,
        },
        at: office.world.clock.now(),
        isDry,
        print: (line) => printed.push(line),
      })
    await recompute(true)
    expect((await walk.task('first_diagnosis')).due).toBe('2026-11-25')
    await recompute(false)
    expect((await walk.task('first_diagnosis')).due).toBe('2026-11-26')
    expect((await own.task('diagnosis')).due).toBe('2026-11-30')
    expect(printed.join('\n')).toContain('2026-11-25 -> 2026-11-26')
    await nine('2026-11-23')
    expect(digestOf('olga', '23 ноября')).toContain('Календарь изменился, задач с новым сроком: 1')
    await walk.chat.forge(`w.task_history.${(await walk.task('first_diagnosis')).id}`)
    expect(lastOf('olga')).toContain('Изменился календарь')
  })
})
