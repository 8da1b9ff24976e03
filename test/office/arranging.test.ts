import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'

const WEDNESDAY = '2026-11-25T10:00:00+05:00'
/** The answer to what is not there. */
const NOT_FOUND = 'Такого здесь нет. Возможно, это уже закрыто или передано другому.'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

/** Irina arranges that Pavel stands in for Olga. */
const arrangeCover = async (from: string, until: string): Promise<string> => {
  const irina = office.chat('irina')
  await irina.forge('w.employee.st_olga')
  await irina.press('w.cover.st_olga')
  await irina.press('d.st_pavel')
  await irina.say(from)
  await irina.say(until)
  const [said] = await irina.press('d.yes')
  return said?.text ?? ''
}

const addTask = (id: string, parts: { due?: string; assignee?: string } = {}): Promise<object[]> =>
  office.rows(
    `insert into tasks (id, key, kind, citizen_id, district_id, assignee_id, due, made_on)
     values ($1, $1, 'help', 'smirnova', 'north', $3, $2, '2026-11-20')`,
    [id, parts.due ?? '2026-11-26', parts.assignee ?? null],
  )

const openCase = (id: string, curator: string, citizen = 'smirnova'): Promise<object[]> =>
  office.rows(
    `insert into cases (id, citizen_id, technology, curator_id, status, stage, urgency, opened_on, state)
     values ($1, $3, 'case_work', $2, 'open', 'intake', 'usual', '2026-11-20', '{}')`,
    [id, curator, citizen],
  )

const today = async (key: 'olga' | 'pavel'): Promise<string> => {
  const [said] = await office.chat(key).say('Сегодня')
  return said?.text ?? ''
}

describe('a temporary cover', () => {
  test('who stands in is told, works from the first day to the last, and the owner gets a report the day after', async () => {
    await office.at(WEDNESDAY)
    await addTask('t_north')
    await addTask('t_open', { due: '2026-12-20' })
    expect(await arrangeCover('завтра', '30.11')).toContain(
      'Последний день: 30 ноября 2026 года, понедельник',
    )
    await office.at('2026-11-25T10:01:00+05:00')
    const pavel = office.chat('pavel')
    expect(pavel.heard()).toContain('Вы замещаете: Белова Ольга Сергеевна.')
    expect(pavel.heard()).toContain('Первый день: 26 ноября 2026 года, четверг')
    // Not yet: today the north is Olga's.
    expect(await today('pavel')).not.toContain('осталось 3')
    expect((await pavel.forge('w.person.smirnova')).map(({ text }) => text)).toContain(NOT_FOUND)
    await office.at('2026-11-26T10:00:00+05:00')
    expect(await today('pavel')).toContain('осталось 3 из 3')
    expect(await today('olga')).not.toContain('осталось')
    await pavel.forge('w.contact.smirnova.phone.well')
    await office.rows(
      "update tasks set state = 'done', done_at = '2026-11-27T10:00:00+05:00', done_by = 'st_pavel' where id = 't_north'",
    )
    const [covered] = await pavel.forge('w.person.kuznetsov')
    expect(covered?.text).toContain(
      'Вы сейчас вместо коллеги (Белова О. С.), последний день: 30 ноября 2026 года',
    )
    // The owner stays the owner: her people are in her sight.
    const [card] = await office.chat('olga').forge('w.person.smirnova')
    expect(card?.text).toContain('Смирнова Анна Петровна')
    expect(card?.text).not.toContain('вместо коллеги')
    await office.at('2026-11-30T10:00:00+05:00')
    expect(await today('pavel')).toContain('осталось 2 из 3')
    expect(office.chat('olga').heard()).not.toContain('Участки снова у вас')
    await office.at('2026-12-01T09:05:30+05:00')
    const report = office.chat('olga').heard()
    expect(report).toContain('Участки снова у вас. Вас замещали: Громов П. И.')
    expect(report).toContain('За это время связались с людьми: 1')
    expect(report).toContain('звонок: 1')
    // The task that was done there, and the month's call that the contact closed by itself.
    expect(report).toContain('Задач сделано: 2')
    expect(report).toContain('Смирнова А. П.: помочь')
    expect(report).toContain('Смирнова А. П.: позвонить')
    // The task with a later day and the month's calls to those who were not reached.
    const left = await office.rows(
      "select id, kind from tasks where state = 'open' and district_id = 'north'",
    )
    expect(report).toContain(`Задач открыто: ${left.length}`)
    expect(left).toContainEqual({ id: 't_open', kind: 'help' })
    expect(await today('pavel')).toContain('осталось 1 из 1')
    expect(await today('olga')).toContain('осталось 2 из 2')
    expect((await pavel.forge('w.person.smirnova')).map(({ text }) => text)).toContain(NOT_FOUND)
    await office.at('2026-12-02T09:30:00+05:00')
    expect(office.chat('olga').heard().split('Участки снова у вас')).toHaveLength(2)
  })

  test('«до понедельника» is the coming Monday; a day before the first one is asked again', async () => {
    await office.at(WEDNESDAY)
    const irina = office.chat('irina')
    await irina.forge('w.cover.st_olga')
    const unclear = await irina.say('кто-нибудь')
    expect(unclear.map(({ text }) => text).join()).toContain('напишите фамилию')
    await irina.say('Громов')
    await irina.say('27 ноября')
    const again = await irina.say('26.11')
    expect(again.map(({ text }) => text).join('\n')).toContain('Раньше нельзя')
    const asked = await irina.say('до понедельника')
    expect(asked.map(({ text }) => text).join('\n')).toContain(
      'Последний день: 30 ноября 2026 года, понедельник',
    )
    await irina.say('назад')
    const later = await irina.say('02.12')
    expect(later.map(({ text }) => text).join('\n')).toContain('Последний день: 2 декабря 2026 года, среда')
    const unsure = await irina.say('не знаю')
    expect(unsure.map(({ text }) => text).join()).toContain('напишите «назад»')
    await irina.say('Да!')
    expect(await office.rows('select until_day from assignments where kind = $1', ['cover'])).toEqual([
      { until_day: '2026-12-02' },
    ])
  })

  test('back before time: the report comes at once, the planned one does not come', async () => {
    await office.at(WEDNESDAY)
    await arrangeCover('сегодня', '30.11')
    await office.at('2026-11-27T10:00:00+05:00')
    const irina = office.chat('irina')
    const [card] = await irina.forge('w.employee.st_olga')
    expect(card?.text).toContain('Замещает Громов П. И., участок Северный.')
    await irina.press('w.cover_end.st_olga')
    await office.at('2026-11-27T10:01:00+05:00')
    expect(office.chat('olga').heard()).toContain('Участки снова у вас')
    expect(office.chat('pavel').heard()).toContain('Замещение закончилось раньше')
    expect(await today('olga')).toContain('осталось 2 из 2')
    await office.at('2026-12-01T12:00:00+05:00')
    expect(office.chat('olga').heard().split('Участки снова у вас')).toHaveLength(2)
    expect(
      await office.rows("select reason from reminders where rule = 'handed_back' and state <> 'sent'"),
    ).toEqual([{ reason: 'cancelled' }])
  })

  test('on leave no morning message comes; back before time, the next morning’s does', async () => {
    const mornings = (key: 'olga' | 'pavel', day: string): number =>
      office
        .chat(key)
        .person.screen()
        .filter(({ from, text }) => from === 'bot' && text.startsWith(day)).length
    // The message of the 26th is planned by then.
    await office.at(WEDNESDAY)
    await arrangeCover('завтра', '30.11')
    await office.at('2026-11-26T09:00:00+05:00')
    expect([mornings('olga', '26 ноября'), mornings('pavel', '26 ноября')]).toEqual([0, 1])
    await office.chat('irina').forge('w.cover_end.st_olga')
    await office.at('2026-11-26T12:00:00+05:00')
    await office.at('2026-11-27T09:00:00+05:00')
    expect([mornings('olga', '27 ноября'), mornings('pavel', '27 ноября')]).toEqual([1, 1])
  })

  test('arranged anew to the same day after it was ended, the report still comes', async () => {
    await office.at(WEDNESDAY)
    await arrangeCover('завтра', '30.11')
    await office.chat('irina').forge('w.cover_end.st_olga')
    await arrangeCover('завтра', '30.11')
    await office.at('2026-12-01T12:00:00+05:00')
    expect(office.chat('olga').heard().split('Участки снова у вас')).toHaveLength(2)
  })

  test('the same days twice are refused with who stands in already', async () => {
    await office.at(WEDNESDAY)
    await arrangeCover('завтра', '30.11')
    expect(await arrangeCover('30.11', '02.12')).toContain('замещение уже есть (Громов П. И.)')
    expect(await office.rows("select 1 from assignments where kind = 'cover'")).toHaveLength(1)
  })

  test('whoever stands in leaves: the owner works again and hears of it', async () => {
    await office.at(WEDNESDAY)
    await arrangeCover('сегодня', '30.11')
    await office.at('2026-11-26T10:00:00+05:00')
    await office.chat('irina').forge('w.staff_remove_sure.st_pavel')
    await office.chat('irina').press('w.staff_remove.st_pavel')
    // Only his own district has nobody now.
    expect(office.chat('irina').heard()).toContain('Без специалиста остались участки: Южный')
    await office.at('2026-11-26T10:01:00+05:00')
    expect(office.chat('olga').heard()).toContain('Участки снова у вас')
    expect(await today('olga')).toContain('осталось 2 из 2')
  })

  test.each(['w.cover.st_olga', 'w.cover_end.st_olga', 'w.district_to.north'])(
    'a specialist arranges nothing: %s',
    async (token) => {
      const [said] = await office.chat('pavel').forge(token)
      expect(said?.text).toBe(NOT_FOUND)
      expect(await office.rows("select 1 from assignments where kind = 'cover'")).toEqual([])
    },
  )
})

describe('a district for good', () => {
  test('is given after one more question; open cases and tasks go along, both are told', async () => {
    await office.at(WEDNESDAY)
    await addTask('by_name', { assignee: 'st_olga' })
    await openCase('k_open', 'st_olga')
    await openCase('k_lev', 'st_lev', 'kuznetsov')
    const irina = office.chat('irina')
    await irina.forge('w.districts')
    await irina.press('w.district.north')
    await irina.press('w.district_to.north')
    const [question] = await irina.press('w.district_to.north.st_pavel')
    expect(await office.rows('select curator_id from cases where id = $1', ['k_open'])).toEqual([
      { curator_id: 'st_olga' },
    ])
    expect(irina.heard()).toContain('перейдёт насовсем')
    expect(question).toBeUndefined()
    await irina.press('w.district_take.north.st_pavel')
    expect(await office.rows('select id, curator_id from cases order by id')).toEqual([
      { id: 'k_lev', curator_id: 'st_lev' },
      { id: 'k_open', curator_id: 'st_pavel' },
    ])
    expect(await office.rows("select assignee_id from tasks where id = 'by_name'")).toEqual([
      { assignee_id: null },
    ])
    expect(await office.rows("select 1 from tasks where assignee_id = 'st_olga'")).toEqual([])
    await office.at('2026-11-25T10:01:00+05:00')
    expect(office.chat('pavel').heard()).toContain('Участок Северный теперь ваш')
    expect(office.chat('olga').heard()).toContain('Участок Северный передан. Новый специалист: Громов П. И.')
    // At once, not tomorrow.
    expect((await office.chat('olga').forge('w.person.kuznetsov')).map(({ text }) => text)).toEqual([
      NOT_FOUND,
    ])
    expect(await today('pavel')).toContain('осталось 3 из 3')
  })

  test('pressed twice it is given once', async () => {
    const irina = office.chat('irina')
    await irina.forge('w.district_take.north.st_pavel')
    await irina.forge('w.district_take.north.st_pavel')
    const own = "select staff_id from assignments where district_id = 'north' and until_day is null"
    expect(await office.rows(own)).toEqual([{ staff_id: 'st_pavel' }])
    expect(await office.rows("select 1 from reminders where rule = 'district_given'")).toHaveLength(2)
  })

  test('of another department, or to somebody who is no specialist here, it is not given', async () => {
    const irina = office.chat('irina')
    for (const token of [
      'far.st_pavel',
      'north.st_lev',
      'north.st_irina',
      'north.nobody',
      'nowhere.st_pavel',
    ])
      expect((await irina.forge(`w.district_take.${token}`)).map(({ text }) => text)).toEqual([NOT_FOUND])
    expect(await office.rows("select 1 from assignments where kind = 'own'")).toHaveLength(2)
  })

  test('somebody leaves: who takes their district is asked at once, and until then the overview says so', async () => {
    await office.at(WEDNESDAY)
    await addTask('by_name', { assignee: 'st_olga' })
    const irina = office.chat('irina')
    await irina.forge('w.employee.st_olga')
    await irina.press('w.staff_remove_sure.st_olga')
    await irina.press('w.staff_remove.st_olga')
    expect(irina.heard()).toContain('Без специалиста остались участки: Северный')
    await irina.say('Обзор')
    expect(irina.heard()).toContain('Участок без специалиста: Северный')
    await office.at('2026-11-30T09:10:30+05:00')
    expect(irina.heard().slice(irina.heard().indexOf('Итоги недели'))).toContain('Участок без специалиста')
    await irina.press('w.district_to.north')
    await irina.press('w.district_to.north.st_pavel')
    await irina.press('w.district_take.north.st_pavel')
    const [board] = await irina.say('Обзор')
    expect(board?.text).not.toContain('без специалиста')
    // What is late there is late with him now: the task that was hers by name, and the month's calls of both districts.
    const late = await office.rows<{ id: string; kind: string }>(
      "select id, kind from tasks where state = 'open' and due < '2026-11-30' and district_id in ('north', 'south')",
    )
    expect(late.filter(({ kind }) => kind !== 'monthly_call')).toEqual([{ id: 'by_name', kind: 'help' }])
    expect(await today('pavel')).toContain(`Просрочено: ${late.length}`)
  })

  test('a psychologist leaves: what they led in a district goes on with its owner', async () => {
    await openCase('k_lev', 'st_lev', 'kuznetsov')
    await addTask('of_lev', { assignee: 'st_lev' })
    await office.chat('irina').forge('w.staff_remove.st_lev')
    expect(await office.rows('select curator_id from cases')).toEqual([{ curator_id: 'st_olga' }])
    expect(await office.rows('select assignee_id from tasks')).toEqual([{ assignee_id: null }])
  })

  test('is added and renamed by its name; the same name twice is refused', async () => {
    const irina = office.chat('irina')
    await irina.forge('w.districts')
    await irina.press('w.district_add')
    await irina.say('   Заречный  ')
    expect(irina.heard()).toContain('Участок Заречный добавлен')
    const [added] = await office.rows<{ id: string }>("select id from districts where name = 'Заречный'")
    await irina.forge(`w.district_name.${added?.id}`)
    const refused = await irina.say('<b>Очень длинное название, которое не влезет ни в какую кнопку</b>')
    expect(refused.map(({ text }) => text).join()).toContain('Нужно короткое название')
    await irina.say('северный')
    expect(irina.heard()).toContain('уже есть')
    await irina.forge(`w.district_name.${added?.id}`)
    await irina.say('Речной')
    const [renamed] = await office.rows('select name, department_id from districts where id = $1', [
      added?.id,
    ])
    expect(renamed).toEqual({ name: 'Речной', department_id: 'dep1' })
    await irina.press(`w.district_undo.${added?.id}`)
    expect(irina.person.lastBotMessage()?.text).toContain('Заречный')
    expect(await office.rows('select name from districts where id = $1', [added?.id])).toEqual([
      { name: 'Заречный' },
    ])
  })
})

describe('invites', () => {
  const invite = async (): Promise<{ link: string; id: string }> => {
    const irina = office.chat('irina')
    await irina.forge('w.invite')
    await irina.press('w.invite.assistant')
    const link = /start=(i\w+)/.exec(irina.heard().split('\n').at(-1) ?? '')?.[1] ?? ''
    const [made] = await office.rows<{ id: string }>(
      'select id from invites order by made_at desc, id desc limit 1',
    )
    return { link, id: made?.id ?? '' }
  }

  test('stand in a list until they are taken, and can be taken back', async () => {
    const { link, id } = await invite()
    const irina = office.chat('irina')
    const [list] = await irina.forge('w.invites')
    expect(list?.text).toContain('ассистент, до 12:00, 24 ноября 2026 года, вторник')
    await irina.press(`w.invite_revoke.${id}`)
    const stranger = office.chat('stranger')
    await stranger.say(`/start ${link}`)
    expect(stranger.heard()).toContain('Эта ссылка не работает')
    const [empty] = await irina.forge('w.invites')
    expect(empty?.text).toContain('Приглашений, которые ждут, нет')
    expect((await irina.forge(`w.invite_revoke.${id}`)).map(({ text }) => text)).toEqual([NOT_FOUND])
  })

  test('passed on, one is taken by whoever says their name first', async () => {
    const { link } = await invite()
    const [first, second] = [office.chat('stranger'), office.chat('maria')]
    await first.say(`/start ${link}`)
    await second.say(`/start ${link}`)
    await first.say('Первый Пётр Петрович')
    await second.say('Второй Пётр Петрович')
    expect(first.heard()).not.toContain('Эта ссылка не работает')
    expect(second.heard()).toContain('Эта ссылка не работает')
  })

  test('run out after two days', async () => {
    const { link } = await invite()
    await office.at('2026-11-24T12:00:01+05:00')
    const [list] = await office.chat('irina').forge('w.invites')
    expect(list?.text).toContain('Приглашений, которые ждут, нет')
    const stranger = office.chat('stranger')
    await stranger.say(`/start ${link}`)
    expect(stranger.heard()).toContain('Эта ссылка не работает')
  })

  test('whoever took one works only once the inviter says who it is', async () => {
    const { link } = await invite()
    const stranger = office.chat('stranger')
    await stranger.say(`/start ${link}`)
    await stranger.say('Новикова Алла Юрьевна')
    await office.at('2026-11-22T12:01:00+05:00')
    const irina = office.chat('irina')
    expect(irina.heard()).toContain('По вашему приглашению пришёл человек: Новикова Алла Юрьевна')
    await stranger.say('Сегодня')
    expect(stranger.heard()).not.toContain('Срочных задач нет')
    const waiting = irina.dataOf('w.staff_confirm')
    await irina.forge(waiting)
    await stranger.say('Сегодня')
    expect(stranger.heard()).toContain('Срочных задач нет')
    await stranger.say(`/start ${link}`)
    expect(stranger.heard()).toContain('Эта ссылка не работает')
  })
})
