import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { countByHand } from './head-ledger.ts'

const WEDNESDAY = '2026-11-25T09:00:00+05:00'
const DAY = '2026-11-25'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

interface TaskParts {
  readonly id: string
  readonly kind?: string
  readonly district?: string
  readonly assignee?: string
  readonly citizen?: string
  readonly due?: string
  readonly made?: string
  readonly state?: string
  readonly done?: string
}

const addTask = async (parts: TaskParts): Promise<void> => {
  const { id, kind = 'help', district = 'north', assignee = null, citizen = 'smirnova' } = parts
  const { due = '2026-11-20', made = '2026-11-10', state = 'open', done = null } = parts
  await office.rows(
    `insert into tasks (id, key, kind, citizen_id, district_id, assignee_id, due, made_on, state, done_at)
     values ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, kind, citizen, district, assignee, due, made, state, done],
  )
}

const lineOf = (screen: string, name: string): string => {
  const lines = screen.split('\n')
  return lines[lines.findIndex((line) => line.startsWith(name)) + 1] ?? ''
}

const told = (screen: string, name: string): number[] =>
  [...lineOf(screen, name).matchAll(/\d+/g)].map(([n]) => Number(n))

const boardText = async (): Promise<string> => {
  const [board] = await office.chat('irina').say('Обзор')
  return board?.text ?? ''
}

describe('«Обзор»', () => {
  test('every figure of every specialist is what the rows themselves make', async () => {
    await office.at(WEDNESDAY)
    await addTask({ id: 'late1' })
    await addTask({ id: 'late2', due: '2026-11-24' })
    await addTask({ id: 'today', due: DAY })
    await addTask({ id: 'done', state: 'done', done: '2026-11-24T10:00:00+05:00' })
    await addTask({ id: 'handed', assignee: 'st_pavel', due: '2026-12-01' })
    await addTask({
      id: 'danger',
      kind: 'danger',
      made: '2026-11-19',
      district: 'south',
      citizen: 'southern',
    })
    await addTask({ id: 'old', kind: 'danger', made: '2026-11-18', state: 'done' })
    await office.rows("update citizens set state = 'died', state_from = '2026-11-01' where id = 'kuznetsov'")
    const olga = office.chat('olga')
    await olga.forge('w.contact.smirnova.phone.well')
    const counted = await countByHand(office, DAY)
    const screen = await boardText()
    for (const [staff, name] of [
      ['st_olga', 'Белова О. С.'],
      ['st_pavel', 'Громов П. И.'],
    ] as const) {
      const { people, open, late, left, owed } = counted.get(staff) ?? {}
      expect([name, told(screen, name)]).toEqual([name, [people, open, late, left, owed]])
    }
    expect(counted.get('st_pavel')?.dangers).toBe(1)
    expect(screen).toContain('Опасность, за 7 дней и не закрытая: 1')
    // The psychologist has nothing, the other department is not there.
    expect(screen).not.toContain('Зайцев')
    expect(screen).not.toContain('Дальний')
  })

  test('the worst comes first', async () => {
    await office.at(WEDNESDAY)
    await addTask({ id: 'late', district: 'south', citizen: 'southern' })
    const screen = await boardText()
    expect(screen.indexOf('Громов')).toBeLessThan(screen.indexOf('Белова'))
    await addTask({ id: 'late2' })
    await addTask({ id: 'late3' })
    const later = await boardText()
    expect(later.indexOf('Белова')).toBeLessThan(later.indexOf('Громов'))
  })

  test('a line opens what is late and whom nobody reached, and those open their cards', async () => {
    await office.at(WEDNESDAY)
    await addTask({ id: 'late1' })
    const irina = office.chat('irina')
    await irina.say('Обзор')
    const [details] = await irina.press('w.board_staff.st_olga')
    expect(details?.text).toContain('Белова Ольга Сергеевна')
    expect(details?.buttons.flat().map(({ data }) => data)).toContain('w.task.late1')
    const [left] = await irina.press('w.board_left.north')
    expect(left?.text).toContain('Осталось связаться в ноябре: 2')
    const [card] = await irina.press('w.person.kuznetsov')
    expect(card?.text).toContain('Кузнецов Пётр Иванович')
  })

  test('a district without a specialist is told, and who takes it is asked', async () => {
    await office.at(WEDNESDAY)
    await office.chat('irina').forge('w.staff_remove.st_olga')
    expect(await boardText()).toContain('Участок без специалиста: Северный. Людей там: 3')
  })

  test('a specialist has no overview', async () => {
    const [said] = await office.chat('olga').forge('w.board')
    expect(said?.text).toContain('Такого здесь нет')
  })
})

describe('what the head has to do today', () => {
  test('everybody who waits is named, with what was answered; each line leads to whom it is about', async () => {
    await office.at(WEDNESDAY)
    await addTask({
      id: 'gas',
      kind: 'danger',
      made: '2026-11-24',
      due: '2026-11-24',
      citizen: 'southern',
      district: 'south',
    })
    await office.rows(`update tasks set urgency = 'at_once', params = '{"danger": "gas"}' where id = 'gas'`)
    await addTask({ id: 'help', made: DAY, due: DAY })
    await office.rows(
      `insert into tasks (id, key, kind, assignee_id, due, made_on) values ('mine', 'mine', 'own', 'st_irina', '2026-11-26', $1)`,
      [DAY],
    )
    await office.rows(
      `insert into monthly_contacts (citizen_id, month, unreached) values ('kuznetsov', '2026-11', 'no_answer')
         on conflict (citizen_id, month) do update set unreached = excluded.unreached`,
    )
    await office.rows(
      `insert into assignments (id, staff_id, district_id, kind, cover_for, from_day, until_day)
       values ('cov', 'st_pavel', 'north', 'cover', 'st_olga', $1, '2026-11-30')`,
      [DAY],
    )
    const irina = office.chat('irina')
    const [board] = await irina.say('что мне сделать сегодня?')
    const lines = board?.text.split('\n') ?? []
    expect(lines.slice(1, 8)).toEqual([
      'Что сделать сегодня',
      '⚠️ Опасность, не закрыта: 1',
      '• Смирнова В. К., газ. Никто не открыл.',
      'Просят помощи, ответа нет: 1. Смирнова А. П.',
      'Не удаётся связаться: 1. Кузнецов П. И.',
      'Ваши задачи с близким сроком: 1. задача',
      'Нет на работе: 1. Белова О. С. (замещает Громов П. И.)',
    ])
    const [danger] = await irina.press('w.board_list.dangers')
    expect(danger?.text).toMatch(
      /Смирнова В\. К\..*запах газа.*Никто не открыл\.\nСпециалист: Громов П\. И\./s,
    )
    expect(danger?.buttons.flat()[0]?.data).toBe('w.task.gas')
    // Once the specialist has it in hand, the head reads the answer.
    await office.chat('pavel').forge('w.task.gas')
    const [read] = await irina.say('Обзор')
    expect(read?.text).toContain('• Смирнова В. К., газ. Прочитано: Громов П. И.,')
    const [unreached] = await irina.press('w.board_list.unreached')
    expect(unreached?.text).toContain('1. Кузнецов П. И., Северный: не берут трубку')
    const [card] = await irina.press('w.person.kuznetsov')
    expect(card?.text).toContain('Кузнецов Пётр Иванович')
  })

  test('«Поимённо»: every number of the board leads to as many names', async () => {
    await office.at(WEDNESDAY)
    await addTask({ id: 'late1', citizen: 'kuznetsov' })
    await addTask({ id: 'due', due: DAY })
    await addTask({ id: 'closed', kind: 'danger', made: '2026-11-24', due: '2026-11-24', state: 'done' })
    const irina = office.chat('irina')
    await irina.say('Обзор')
    const [names] = await irina.press('w.board_list')
    expect(names?.buttons.flat().map(({ text }) => text)).toEqual([
      ...['Опасность, неделя: 1', 'Срок сегодня: 1', 'Просрочено: 1', 'Осталось связаться: 3'],
      ...['Все задачи: 5', 'Все люди: 4', 'К обзору'],
    ])
    const opened = async (what: string): Promise<string[]> => {
      const [list] = await irina.forge(`w.board_list.${what}`)
      return list?.buttons.flat().map(({ data = '' }) => data) ?? []
    }
    expect(await opened('late')).toEqual(['w.task.late1', 'w.board'])
    expect(await opened('today')).toEqual(['w.task.due', 'w.board'])
    const [week] = await irina.forge('w.board_list.week')
    expect(week?.text).toContain('24 ноября 2026 года, вторник. Закрыта.')
    const [quiet] = await irina.forge('w.board_list.nothing')
    expect(quiet?.text).toContain('Такого здесь нет')
  })
})

describe('«Показатели»', () => {
  const addCase = (id: string, citizen: string, parts: object): Promise<unknown> => {
    const row = {
      status: 'open',
      stage: 'intake',
      technology: 'case_work',
      opened: '2026-11-20',
      closed: null,
      state: {},
      ...parts,
    }
    return office.rows(
      `insert into cases (id, citizen_id, technology, curator_id, status, stage, urgency, opened_on, closed_on, state)
       values ($1, $2, $3, 'st_olga', $4, $5, 'soon', $6, $7, $8)`,
      [id, citizen, row.technology, row.status, row.stage, row.opened, row.closed, row.state],
    )
  }

  test('each number has its definition, its names, a picture and a workbook with a formula', async () => {
    await office.at(WEDNESDAY)
    await addCase('k1', 'smirnova', {})
    await addCase('k2', 'southern', {
      opened: '2026-03-01',
      technology: 'mentoring',
      stage: 'mentor',
      state: { until: '2026-12-10', mentor: 'm' },
    })
    await addCase('k3', 'kuznetsov', {
      status: 'closed',
      closed: '2026-11-01',
      stage: 'closing',
      state: { result: 'copes_alone' },
    })
    await addTask({ id: 'kept', due: '2026-11-10', state: 'done', done: '2026-11-10T10:00:00+05:00' })
    await addTask({ id: 'missed', due: '2026-11-12' })
    await office.rows("update tasks set rule = 'letter' where id in ('kept', 'missed')")
    await office.rows("update tasks set rule = null where kind = 'monthly_call'")
    const irina = office.chat('irina')
    await irina.say('Обзор')
    const [all] = await irina.press('w.indicators')
    for (const line of [
      'Случаи по технологиям: 2',
      'Случаи по этапам: 2',
      'Сделано в срок: 1 из 2, 50 %',
      'Наставники: конец срока: 1',
    ])
      expect(all?.text).toContain(line)
    const turned = async (token: string): Promise<string> => {
      await irina.forge(token)
      return irina.person.lastBotMessage()?.text ?? ''
    }
    const terms = await turned('w.indicator.in_time')
    expect(terms).toContain('Задачи со сроком по правилу за 90 дней')
    expect(terms).toContain('Узнать, дошло ли письмо и что ответили: 1 из 2, 50 %')
    expect(await turned('w.indicator.in_time.0')).toMatch(/Не в срок: 1\n\n1\. Смирнова А\. П\., срок: 12/)
    expect(irina.person.lastBotMessage()?.buttons.flat()[0]?.data).toBe('w.task.missed')
    expect(await turned('w.indicator.outcome')).toContain('Работа со случаем, ')
    expect(await turned('w.indicator.mentors.0')).toMatch(
      /В ближайшие 30 дней: 1\n\n1\. Смирнова В\. К\., открыт/,
    )
    expect(irina.person.lastBotMessage()?.buttons.flat()[0]?.data).toBe('w.case.k2')
    const [picture] = await irina.forge('w.indicator_file.in_time.png')
    expect(picture?.text).toContain('1 из 2, 50 %')
    const [file] = await irina.forge('w.indicator_file.in_time.xlsx')
    expect(file?.text).toBe('Сделано в срок')
    const [foreign] = await office.chat('olga').forge('w.indicator.in_time')
    expect(foreign?.text).toContain('Такого здесь нет')
  })
})

describe('the passport of a district', () => {
  test('a fact is said, asked again line by line after half a year, and the load stands against its norm', async () => {
    await office.at(WEDNESDAY)
    const olga = office.chat('olga')
    const last = (): string => olga.person.lastBotMessage()?.text ?? ''
    const tell = async (kind: string, said: string): Promise<void> => {
      await olga.forge(`w.district_fact_say.north.${kind}`)
      await olga.say(said)
    }
    await olga.forge('w.district_deeds.north')
    await olga.press('w.district_facts.north')
    expect(last()).toContain('• Жителей: не записано')
    await tell('population', 'много')
    expect(last()).toContain('Здесь нужно число.')
    await olga.say('7 400')
    expect(last()).toContain('Записано. Жителей: 7400')
    await tell('schedule', 'вторник и четверг, 9:00–12:00')
    await olga.forge('w.district_fact_say.north.place')
    await olga.say('Городской округ')
    await office.rows("update district_facts set checked_on = '2026-05-20'")
    await olga.forge('w.district_facts')
    expect(last()).toContain('Полгода не проверяли строк: 3.')
    expect(last()).toMatch(/• Жителей: 7400\. Пора проверить, последний раз: 20 мая 2026/)
    await olga.press('w.district_fact.north.population')
    await olga.press('w.district_fact_right.north.population')
    // The next line that nobody looked at follows at once.
    expect(last()).toMatch(/^Проверено сегодня: Жителей\n• График приёма: вторник и четверг, 9:00–12:00/)
    await olga.press('w.district_fact_right.north.schedule')
    await olga.press('w.district_fact_right.north.place')
    await olga.press('w.district_facts.north')
    expect(last()).toMatch(/• Жителей: 7400\. Проверено: 25 ноября 2026/)
    await olga.press('w.district_deed.north.passport')
    expect(last()).toContain('В какой день обновили паспорт участка?')
    const [load] = await office.chat('irina').forge('w.district_load')
    expect(load?.text).toContain('Северный: 7400, норматив 5000–7000. Выше нормы.')
    expect(load?.text).toContain('Южный: число жителей не записано.')
    await office.chat('pavel').forge('w.district_fact.north.population')
    expect(office.chat('pavel').person.lastBotMessage()?.text).toContain('Такого здесь нет')
  })
})

describe('a large department', () => {
  test('twenty-two specialists come by parts, nobody is lost between them', async () => {
    const others = Array.from({ length: 20 }, (_, n) => ({
      id: `st_x${n}`,
      role: 'specialist' as const,
      name: `Специалист ${n} Иванович`,
      department: 'dep1',
      districts: ['north'],
      chat: String(900_000_000_000 + n),
    }))
    const large = await openOffice(inject('postgresUrl'), { ...OFFICE, staff: [...OFFICE.staff, ...others] })
    try {
      const irina = large.chat('irina')
      const seen = new Set<string>()
      await irina.say('Обзор')
      for (let page = 0; page < 4; page += 1) {
        const board = irina.person.lastBotMessage()
        const tokens = board?.buttons.flat().flatMap(({ data = '' }) => data) ?? []
        for (const token of tokens.filter((each) => each.startsWith('w.board_staff.'))) seen.add(token)
        expect(board?.text.length).toBeLessThan(4_096)
        if (page < 3) await irina.press(`w.board.${page + 1}`)
      }
      expect(seen.size).toBe(22)
    } finally {
      await large.close()
    }
  })
})

describe('ten past nine on the first working day of a week', () => {
  test('Monday: the week before, against the one before it, counted from the rows', async () => {
    await office.at('2026-11-27T12:00:00+05:00')
    // Late when the week of 9 November ended, when the week of 16 November ended, and done in between.
    await addTask({ id: 'a', due: '2026-11-12' })
    await addTask({ id: 'b', due: '2026-11-13', state: 'done', done: '2026-11-24T10:00:00+05:00' })
    await addTask({ id: 'c', due: '2026-11-26' })
    await office.chat('olga').forge('w.contact.smirnova.phone.well')
    await office.at('2026-11-30T09:09:00+05:00')
    expect(office.chat('irina').heard()).not.toContain('Итоги недели')
    await office.at('2026-11-30T09:10:30+05:00')
    const heard = office.chat('irina').heard()
    expect(heard).toContain('23 ноября 2026 года, понедельник — 29 ноября 2026 года, воскресенье')
    expect(heard).toContain('Просрочено к концу недели: 2, неделей раньше 2')
    // The task and the month's call that the contact closed.
    expect(heard).toContain('Сделано задач: 2, неделей раньше 0')
    expect(heard).toContain('Контактов: 1, неделей раньше 0')
    expect(heard).toContain('Связались в ноябре: 1 из 3')
    expect(heard.split('Итоги недели')).toHaveLength(2)
    expect(office.chat('olga').heard()).not.toContain('Итоги недели')
  })

  test('who is overloaded is named with the figure and the measure', async () => {
    await office.at('2026-11-27T12:00:00+05:00')
    for (let n = 0; n < 12; n += 1) await addTask({ id: `north${n}`, due: '2026-12-20' })
    await office.at('2026-11-30T09:10:30+05:00')
    const heard = office.chat('irina').heard()
    // Twelve tasks, two people and the month's call to each against one person and one call: the middle of the two is 9.
    expect(heard).toContain('Перегружены (задачи и контакты): Белова О. С. (16)')
    expect(heard).toContain('Это в полтора раза больше')
    expect(heard).toContain('Осталось связаться, по специалистам: Белова О. С. (2), Громов П. И. (1)')
  })

  test('after the January holidays it comes on their first working day, once', async () => {
    await office.at('2026-12-31T18:00:00+05:00')
    // 1–10 January 2027 are off: Monday 4 January is, Monday 11 January is worked.
    await office.at('2027-01-04T09:30:00+05:00')
    await office.at('2027-01-09T09:30:00+05:00')
    const before = office.chat('irina').heard().split('Итоги недели').length
    await office.at('2027-01-11T09:10:30+05:00')
    expect(office.chat('irina').heard().split('Итоги недели').length).toBe(before + 1)
  })

  test('a Monday off moves it to Tuesday', async () => {
    // 22 February 2027 is a Monday off by decree, 23 February a holiday: Wednesday it is.
    await office.at('2027-02-21T12:00:00+05:00')
    const before = office.chat('irina').heard().split('Итоги недели').length
    await office.at('2027-02-22T09:10:30+05:00')
    await office.at('2027-02-23T09:10:30+05:00')
    expect(office.chat('irina').heard().split('Итоги недели').length).toBe(before)
    await office.at('2027-02-24T09:10:30+05:00')
    expect(office.chat('irina').heard().split('Итоги недели').length).toBe(before + 1)
  })

  test('«Картинка»: two photos, the numbers stand under them', async () => {
    await office.at('2026-11-27T12:00:00+05:00')
    await addTask({ id: 'late1' })
    await office.chat('olga').forge('w.contact.smirnova.phone.well')
    await office.at('2026-11-30T09:10:30+05:00')
    const irina = office.chat('irina')
    const photos = await irina.press('w.board_picture.2026-11')
    expect(photos.map(({ file }) => file?.kind)).toEqual(['photo', 'photo'])
    const [coverage, load] = photos.map(({ text }) => text)
    expect(coverage).toContain('К концу 1 ноября: 0 из 3')
    expect(coverage).toContain('К концу 16–22 ноября: 0 из 3')
    expect(coverage).toContain('К концу 23–29 ноября: 1 из 3')
    // The late task and the month's call to whom nobody reached; the contact closed the other call.
    expect(load).toContain('Белова О. С.: 2, просрочено 1')
    expect(load).toContain('Громов П. И.: 1, просрочено 0')
    for (const { text } of photos) expect(text.length).toBeLessThanOrEqual(1_024)
  })

  test('a month that never was, or is to come, has no picture', async () => {
    for (const month of ['2026-13', '2027-01', 'november']) {
      const [said] = await office.chat('irina').forge(`w.board_picture.${month}`)
      expect(said?.text).toContain('Такого здесь нет')
    }
  })
})

describe('independence over the department', () => {
  test('stages of linked people who agreed are counted, by help, without names', async () => {
    const anna = office.chat('anna')
    await anna.after(() => anna.person.start())
    await anna.say('потерял паспорт')
    await anna.walkTo('documents.list')
    const stages = (await anna.events()).filter(({ kind }) => kind === 'stage_finished')
    const alone = stages.filter(({ body }) => body['support'] === 'alone').length
    expect(stages.length).toBeGreaterThan(0)
    const irina = office.chat('irina')
    const [nothing] = await irina.forge('w.growth')
    expect(nothing?.text).toContain('ещё нет')
    const [person] = await office.rows<{ id: string }>(
      'select person_id as id from talks order by created_at desc limit 1',
    )
    await office.rows("update citizens set person_id = $1 where id = 'smirnova'", [person?.id])
    const [told] = await irina.forge('w.growth')
    expect(told?.text).toContain(`ноябрь 2026: сами ${alone} из ${stages.length} этапов`)
    expect(told?.text).not.toContain('Смирнова')
    const supports = ['alone', 'hints', 'hints', 'with_specialist', 'by_specialist']
    await office.rows(
      `insert into turns (bot, update_id, person_id, at, events) values ('other', 1, $1, '2026-10-31T18:59:00Z', $2)`,
      [
        person?.id,
        JSON.stringify(supports.map((support) => ({ type: 'stage_finished', stage: 's', support }))),
      ],
    )
    const [both] = await irina.forge('w.growth')
    expect(both?.text).toContain('октябрь 2026: сами 1 из 5 этапов (20%).')
    expect(both?.text).toContain('С подсказками: 2. С помощью специалиста: 2')
    // Of another department nothing is counted, nor of who withdrew.
    await office.rows('update people set consent = null where id = $1', [person?.id])
    const [withdrawn] = await irina.forge('w.growth')
    expect(withdrawn?.text).toContain('ещё нет')
  })
})
