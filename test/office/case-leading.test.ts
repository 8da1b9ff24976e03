import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let olga: Chat
let lev: Chat
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
  lev = office.chat('lev')
})
afterAll(() => office.close())

const last = (chat: Chat = olga): string => chat.person.lastBotMessage()?.text ?? ''

const planned = (walk: CaseWalk) =>
  office.rows<{ template: string; due: string; state: string; result: string | null }>(
    `select (params->>'planned')::jsonb->>'template' as template, due, state, result from tasks
     where case_id = $1 and kind like '%.plan_%' order by state desc, due`,
    [walk.id],
  )

test('a line of the plan is changed and taken out: its tasks follow, the family is asked again, the history keeps what it was', async () => {
  const walk = new CaseWalk(office, 'case_work')
  await walk.open('smirnova')
  await olga.forge(`w.case_plan.${walk.id}`)
  await walk.addToPlan('2027-12-01', '2027-11-30')
  await olga.press(`w.case_plan_mark.${walk.id}.made`)
  const line = olga.dataOf(`w.case_plan_line.${walk.id}`)
  const entry = line.split('.').at(-1) ?? ''
  await olga.press(line)
  expect(last()).toContain('Встать на учёт в центре занятости')
  await olga.press(`w.case_plan_change.${walk.id}.${entry}.due`)
  await olga.say('20.12.2027')
  expect(last()).toContain('до 20.12.2027')
  // What the family said, it said to the plan as it was.
  expect(last()).not.toContain('план составили вместе')
  expect(await planned(walk)).toEqual([
    { template: 'plan_monitoring', due: '2027-11-30', state: 'open', result: null },
    { template: 'plan_action', due: '2027-12-20', state: 'open', result: null },
    { template: 'plan_action', due: '2027-12-01', state: 'cancelled', result: 'replanned' },
  ])
  await olga.press(line)
  await olga.press(`w.case_plan_off.${walk.id}.${entry}`)
  expect(last()).toContain('Убрать из плана дело «Встать на учёт в центре занятости»?')
  await olga.press(`w.case_plan_off.${walk.id}.${entry}.yes`)
  expect(last()).toContain('Плана пока нет')
  expect((await planned(walk)).filter(({ state }) => state === 'open')).toEqual([])
  // A press on a message of before.
  await olga.forge(line)
  expect(last()).toContain('Этого дела в плане уже нет')
  await olga.forge(`w.case_history.${walk.id}`)
  expect(last()).toContain('Из плана убрано: «Встать на учёт в центре занятости»')
  expect(last()).toContain('План изменён. Было: «Встать на учёт в центре занятости», срок 1 декабря 2027')
  const kept = JSON.stringify(await office.rows('select event from case_events'))
  expect(kept).not.toContain('Встать на учёт')
})

test('the curator changes: the case and its tasks go with it, both hear of it, the history says why', async () => {
  const walk = new CaseWalk(office, 'district_work')
  await walk.open('kuznetsov')
  await olga.forge(`w.case_more.${walk.id}`)
  await olga.press(`w.case_curator.${walk.id}`)
  expect(last()).toContain('Белова Ольга Сергеевна')
  // A psychologist leads other cases than these.
  expect(walk.offers(`w.case_curator_to.${walk.id}.st_lev`)).toBe(false)
  await olga.press(`w.case_curator_to.${walk.id}.st_pavel`)
  await olga.press('d.load')
  expect(last()).toContain('Громов Павел Ильич')
  await office.at('2026-11-23T10:00:00+05:00')
  const pavel = office.chat('pavel')
  expect(pavel.heard()).toContain(
    'Кузнецов П. И.: Участковая социальная работа. Этот случай теперь ведёте вы.',
  )
  const owners = await office.rows(
    'select distinct assignee_id from tasks where case_id = $1 and state = $2',
    [walk.id, 'open'],
  )
  expect(owners).toEqual([{ assignee_id: 'st_pavel' }])
  await pavel.press(`w.case.${walk.id}`)
  expect(last(pavel)).toContain('Кузнецов')
  await pavel.forge(`w.case_history.${walk.id}`)
  expect(last(pavel)).toContain('Случай ведёт Громов Павел Ильич. Раньше: Белова Ольга Сергеевна.')
  // Back to whoever works the district: its tasks are the district's again.
  await pavel.forge(`w.case_curator.${walk.id}`)
  await pavel.press(`w.case_curator_to.${walk.id}.st_olga`)
  await pavel.press('d.absence')
  expect(last(pavel)).toContain('Белова Ольга Сергеевна')
  await pavel.forge(`w.case.${walk.id}`)
  expect(last(pavel)).toContain('Такого здесь нет')
  const back = await office.rows('select distinct assignee_id from tasks where case_id = $1 and state = $2', [
    walk.id,
    'open',
  ])
  expect(back).toEqual([{ assignee_id: null }])
})

test('a psychologist opens and leads «Семейный психолог» for whoever was handed over, and nothing else', async () => {
  await office.rows(
    `insert into tasks (id, key, kind, citizen_id, district_id, assignee_id, made_on)
     values ('t_lev', 't_lev', 'help', 'young', 'north', 'st_lev', '2026-11-20')`,
  )
  await lev.forge('w.case_new.young')
  const offered = (lev.person.lastBotMessage()?.buttons ?? []).flat().map(({ data }) => data)
  expect(offered).toContain('w.case_new.young.family_psychologist')
  expect(offered).not.toContain('w.case_new.young.district_work')
  await lev.forge('w.case_new.young.district_work')
  expect(await office.rows("select 1 from cases where citizen_id = 'young'")).toEqual([])
  await lev.forge('w.case_new.smirnova.family_psychologist')
  expect(last(lev)).toContain('Такого здесь нет')
  const walk = new CaseWalk(office, 'family_psychologist', lev)
  await lev.forge('w.case_new.young.family_psychologist')
  await lev.say('ссоры дома')
  const [opened] = await office.rows<{ id: string; curator_id: string }>(
    "select id, curator_id from cases where citizen_id = 'young'",
  )
  expect(opened?.curator_id).toBe('st_lev')
  walk.id = opened?.id ?? ''
  await walk.doRequired()
  await walk.finish('agreed')
  expect((await walk.row()).stage).toBe('practise')
  const owners = await office.rows(
    'select distinct assignee_id from tasks where case_id = $1 and state = $2',
    [walk.id, 'open'],
  )
  expect(owners).toEqual([{ assignee_id: 'st_lev' }])
})

test('what a specialist booked stands stored and reminds both, moves with its day, and is told to nobody else', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  const walk = new CaseWalk(office, 'social_mediation')
  await walk.open('smirnova')
  // A task that stands on facts leads to them; while nobody said what the case is about, that is asked.
  await walk.choose('assistance')
  await olga.forge(`w.task.${(await walk.task('laws')).id}`)
  await olga.press(`w.case_facts.${walk.id}.laws`)
  expect(last()).toContain('О чём случай?')
  await olga.forge(`w.case_need_is.${walk.id}.passport.lost`)
  await olga.press(`w.case_facts.${walk.id}.laws`)
  expect(last()).toMatch(/По каким законам.*•.*паспорт/is)
  await olga.press(`w.case_facts.${walk.id}.terms`)
  expect(last()).toMatch(/Сколько ждать и сколько стоит:.*рабочих дн.*₽/is)
  // Offices over the same criteria, one after the other.
  await olga.press(`w.case_facts.${walk.id}.offices`)
  expect(last()).toMatch(/Организация 1 из [2-4]/)
  const first = last()
  await olga.press(`w.case_facts.${walk.id}.offices.1`)
  expect(last()).toMatch(/Организация 2 из [2-4]/)
  for (const criterion of ['Ждать', 'Бумаги'])
    for (const said of [first, last()]) expect(said).toContain(criterion)
  await olga.press(`w.case_facts.${walk.id}.papers`)
  expect(last()).toContain('Две фотографии')
  expect(last()).not.toContain('Начать до')
  await olga.forge(`w.case_booking_add.${walk.id}`)
  await olga.say('МФЦ на Тополиной')
  await olga.say('26 ноября')
  await olga.say('полдня')
  expect(last()).toContain('Не понимаю время')
  await olga.say('в 10:30')
  expect(last()).toContain('Записано: МФЦ на Тополиной, 26.11 в 10:30')
  await olga.forge(`w.case_bookings.${walk.id}`)
  const one = olga.dataOf(`w.case_booking.${walk.id}`)
  const booking = one.split('.').at(-1) ?? ''
  await olga.press(one)
  await olga.press(`w.case_booking_move.${walk.id}.${booking}`)
  await olga.say('27 ноября')
  await olga.say('11')
  // Papers are counted back from the day that is booked; what is there is not begun.
  await olga.forge(`w.case_paper_is.${walk.id}.photos`)
  await olga.press(`w.case_facts.${walk.id}.papers`)
  expect(last()).toContain('Сроки посчитаны к дню визита: 27 ноября 2026')
  expect(last()).toContain('✓ Две фотографии')
  expect(last()).toMatch(/Заявление на новый паспорт.*Начать до:/)
  const tasks = await office.rows(
    'select due, state, note is null as bare from tasks where kind like $1 order by due',
    ['%.booking'],
  )
  expect(tasks).toContainEqual({ due: '2026-11-27', state: 'open', bare: false })
  // The day before: the person reads when, and where only on asking; a phone may be shared.
  await office.at('2026-11-26T12:30:00+05:00')
  const told = anna.person.screen().filter(({ text }) => text.includes('записаны на приём'))
  expect(told.map(({ text }) => text)).toEqual(['Вы записаны на приём: 27 ноября 2026 года, пятница, 11:00.'])
  await anna.press(`y.booking.${booking}`)
  expect(anna.heard()).toContain('Куда: МФЦ на Тополиной')
  await office.chat('maria').forge(`y.booking.${booking}`)
  expect(last(office.chat('maria'))).not.toContain('МФЦ')
  // The specialist hears of it in the morning of the day.
  await office.at('2026-11-27T09:30:00+05:00')
  await olga.forge(`w.case_booking.${walk.id}.${booking}`)
  await olga.press(`w.case_booking.${walk.id}.${booking}.went`)
  expect(await office.rows("select 1 from tasks where kind like '%.booking' and state = 'open'")).toEqual([])
  await olga.forge(`w.case_history.${walk.id}`)
  expect(last()).toContain('Приняли по записи: 27 ноября 2026 года, пятница.')
  expect(
    JSON.stringify(await office.rows("select encode(office, 'escape'), state from bookings")),
  ).not.toContain('МФЦ')
})

test('a booking that is taken back, moved before or not, reminds nobody any more, and the task to book is open again', async () => {
  const anna = office.chat('anna')
  const [{ id } = { id: '' }] = await office.rows<{ id: string }>(
    "select id from cases where technology = 'social_mediation' and citizen_id = 'smirnova'",
  )
  for (const isMoved of [false, true]) {
    const day = isMoved ? '2026-12-08' : '2026-12-03'
    await olga.forge(`w.case_booking_add.${id}`)
    for (const each of ['Поликлиника', day.split('-').reverse().join('.'), '9:00']) await olga.say(each)
    const undo = olga.dataOf('w.undo_contact')
    if (isMoved) {
      await olga.forge(`w.case_bookings.${id}`)
      const booking = olga.dataOf(`w.case_booking.${id}`).split('.').at(-1)
      await olga.forge(`w.case_booking_move.${id}.${booking}`)
      for (const each of ['09.12.2026', '10:00']) await olga.say(each)
    }
    await olga.forge(undo)
    expect(last()).toContain('Запись отменена')
    expect(last()).not.toContain('успели изменить')
    expect(
      await office.rows(
        `select due from tasks where case_id = $1 and kind like '%.booking' and state = 'open' and due is not null`,
        [id],
      ),
    ).toEqual([])
    expect(
      await office.rows(
        "select id from occasions where kind = 'booking' and closed_by is null and date >= '2026-12-01'",
      ),
    ).toEqual([])
    await olga.forge(`w.case_bookings.${id}`)
    expect(last()).not.toContain('Поликлиника')
  }
  const before = anna.person.screen().length
  await office.at('2026-12-08T18:00:00+05:00')
  expect(
    anna.person.screen().filter(({ text }, at) => at >= before && text.includes('записаны на приём')),
  ).toEqual([])
})

test('«Шаг сделан»: what is owed is recorded first and what is next follows at once; nothing is ticked that may not have been done', async () => {
  const walk = new CaseWalk(office, 'social_mediation')
  await walk.open('kuznetsov')
  await walk.choose('assistance')
  await olga.press(`w.case_done.${walk.id}`)
  expect(last()).toContain('Сначала запишите это, потом этап закроется.')
  // A way out that would be refused is not offered.
  expect(
    olga.person
      .lastBotMessage()
      ?.buttons.flat()
      .map(({ text }) => text),
  ).not.toContain('Нужна другая помощь')
  await olga.press(`w.case_deed.${walk.id}.diagnosis_noted`)
  await olga.press('d.none')
  // The rest that the stage waits for is there without another press, and what was recorded can be taken back.
  expect(last()).toContain('Записано.')
  expect(last()).toContain('Сначала запишите это, потом этап закроется.')
  expect(olga.dataOf('w.undo_contact')).not.toBe('')
  await walk.doRequired()
  expect(last()).toContain('Нажмите, что сделали. Остальное сделанным не запишу.')
  const ticks = () =>
    (olga.person.lastBotMessage()?.buttons ?? []).flat().filter(({ text }) => /^[✓—] /u.test(text))
  const before = ticks()
  expect(before.every(({ text }) => text.startsWith('—'))).toBe(true)
  await olga.press(before[0]?.data ?? 'no tick')
  expect(ticks().map(({ text }) => text.charAt(0))).toEqual(['✓', ...before.slice(1).map(() => '—')])
  const buttons = (olga.person.lastBotMessage()?.buttons ?? []).flat().map(({ data = '' }) => data)
  const out =
    buttons.find((data) => data.startsWith(`w.case_done.${walk.id}.diagnose.need_clear-`)) ?? 'no way'
  await olga.press(out)
  const settled = await office.rows<{ state: string; n: number }>(
    `select state, count(*)::int as n from tasks where case_id = $1 and kind like $2 and closed_by is null and state <> 'open'
     group by state order by state`,
    [walk.id, 'case.social_mediation.%'],
  )
  expect(settled).toEqual([
    { state: 'cancelled', n: before.length - 1 },
    { state: 'done', n: 1 },
  ])
  const { stage, state } = await walk.row()
  expect([stage, state.tracks['inform']]).toEqual(['inform', 'assistance'])
  // A button of a stage that was left does nothing.
  await olga.forge(out)
  expect((await walk.row()).stage).toBe('inform')
  // «Всё это сделано» under a list of that stage marks nothing of this one.
  const doneNow = () =>
    office.rows("select 1 from tasks where case_id = $1 and state = 'done' and closed_by is null", [walk.id])
  const doneBefore = (await doneNow()).length
  for (const older of ['', '.diagnose.6', '.inform.1']) {
    await olga.forge(`w.case_tick.${walk.id}.all${older}`)
    expect(last()).toContain('С тех пор список изменился. Вот что осталось сейчас.')
    expect(await doneNow()).toHaveLength(doneBefore)
  }

  // What the stage is not left without is said by its end, and so stands ticked; all else in one press that says so.
  await olga.forge(`w.case_done.${walk.id}`)
  expect(last()).toContain('Отмечено только то, без чего этап не закончить.')
  expect(ticks().map(({ text }) => text.charAt(0))).toEqual(['✓', '—', '—', '—', '—', '—'])
  await olga.press(
    (olga.person.lastBotMessage()?.buttons ?? []).flat().find(({ text }) => text === 'Всё это сделано')
      ?.data ?? 'no button',
  )
  expect(ticks().every(({ text }) => text.startsWith('✓'))).toBe(true)
  // A request between departments is a letter: until it is sent nothing of it is to be tracked (A6).
  for (const outcome of ['informed', 'chosen']) {
    await walk.doRequired()
    await walk.finish(outcome)
  }
  await walk.doRequired()
  await walk.finish('booked')
  const requests = async () =>
    (await walk.tasks()).flatMap(({ planned }) =>
      planned.template.includes('requests') ? [planned.template] : [],
    )
  expect(await requests()).toEqual(['requests'])
  await olga.forge(`w.task.${(await walk.task('requests')).id}`)
  await olga.press(`w.case_letter.${walk.id}`)
  await olga.press(`w.case_consent.${walk.id}.letter`)
  await olga.press('d.paper')
  await olga.say('сегодня')
  await olga.forge(`w.case_letter.${walk.id}`)
  await olga.say('Пенсионный фонд')
  for (const answer of ['d.request', 'd.none', 'd.email']) await olga.press(answer)
  for (const day of ['2027-11-30', '2027-12-30']) await olga.say(day)
  expect(await requests()).toEqual(['track_requests'])
})

test('a button of before this rule, which meant «all but», asks once more', async () => {
  const walk = new CaseWalk(office, 'social_mediation')
  await walk.open('young')
  await walk.choose('assistance')
  await walk.doRequired()
  await walk.finish('need_clear')
  await olga.forge(`w.case_done.${walk.id}.inform.informed-0`)
  expect(last()).toContain('Чем закончился этот этап?')
  expect((await walk.row()).stage).toBe('inform')
})

test('proposals that are signed on paper are the deed that their task waits for', async () => {
  const walk = new CaseWalk(office, 'ippsu_support')
  await walk.open('kuznetsov')
  await walk.doRequired()
  await walk.finish('studied')
  await office.rows("update institutions set papers_in_chat_by = 'st_irina'")
  expect((await walk.task('proposals')).closed_by).toBe('proposals_made')
  await olga.forge(`w.paper_print.${walk.id}.ippsu_proposals.0-docx`)
  await olga.press('w.printed_signed')
  await expect(walk.task('proposals')).rejects.toThrow('is not open')
  await olga.forge(`w.case_history.${walk.id}`)
  expect(last()).toContain('Записано: Предложения в программу поданы')
})
