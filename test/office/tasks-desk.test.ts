import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

const NOT_FOUND = 'Такого здесь нет. Возможно, это уже закрыто или передано другому.'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const lastOf = (key: Parameters<TestOffice['chat']>[0]): string =>
  office.chat(key).person.lastBotMessage()?.text ?? ''

/** Opens district work for Smirnova: its first diagnosis is due within 3 working days of Sunday, 22 November. */
const opened = async (): Promise<CaseWalk> => {
  const walk = new CaseWalk(office, 'district_work')
  await walk.open()
  return walk
}

describe('a task explains its day', () => {
  test('the sentence, its source and the stored day agree', async () => {
    const walk = await opened()
    const task = await walk.task('first_diagnosis')
    expect(task.due).toBe('2026-11-25')
    await walk.chat.forge(`w.task.${task.id}`)
    const card = lastOf('olga')
    expect(card).toContain('25 ноября 2026 года, среда')
    expect(card).toContain('3 рабочих дня с 22.11')
    expect(card).toContain('срок 25.11')
    expect(card).toContain('3.1.3')
  })

  test('put off, the day of the law is still told', async () => {
    const walk = await opened()
    const { id } = await walk.task('first_diagnosis')
    await walk.chat.forge(`w.task.${id}`)
    await walk.chat.press(`w.task_later.${id}`)
    expect(lastOf('olga')).toContain('Срок по закону всё равно: 25 ноября 2026 года, среда')
    await walk.chat.press(`w.task_later.${id}.2026-11-26`)
    await walk.chat.press(`w.task_later.${id}.2026-11-26.not_reached`)
    expect((await walk.task('first_diagnosis')).due).toBe('2026-11-26')
    await walk.chat.forge(`w.task.${id}`)
    expect(lastOf('olga')).toContain('Отложена, новый день: 26 ноября 2026 года, четверг')
    expect(lastOf('olga')).toContain('срок 25.11')
    await walk.chat.press(`w.task_history.${id}`)
    expect(lastOf('olga')).toContain('Не удалось связаться')
  })

  test('a reason in own words is sealed, and read back in the history', async () => {
    const walk = await opened()
    const { id } = await walk.task('first_diagnosis')
    await walk.chat.forge(`w.task_later_other.${id}.2026-11-27`)
    await walk.chat.say('уехала к сестре Марфе')
    expect(
      JSON.stringify(await office.rows("select event, encode(words, 'escape') from task_events")),
    ).not.toContain('Марфе')
    await walk.chat.forge(`w.task_history.${id}`)
    expect(lastOf('olga')).toContain('уехала к сестре Марфе')
  })
})

describe('tasks of one’s own', () => {
  test('noted by a dialog, done with a result; both are sealed', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.task_new')
    await olga.say('купить бумагу')
    await olga.say('25.11')
    const [task] = await office.rows<{ id: string; due: string }>('select id, due from tasks')
    expect(task?.due).toBe('2026-11-25')
    await olga.say('задачи')
    await olga.press(`w.task.${task?.id}`)
    expect(lastOf('olga')).toContain('купить бумагу')
    await olga.press(`w.task_done.${task?.id}`)
    await olga.press(`w.task_result.${task?.id}`)
    await olga.say('купила две пачки')
    expect(await office.rows('select state, result from tasks')).toEqual([{ state: 'done', result: 'hand' }])
    await olga.forge(`w.task.${task?.id}`)
    expect(lastOf('olga')).toContain('купила две пачки')
    await office.chat('pavel').forge(`w.task.${task?.id}`)
    expect(lastOf('pavel')).toBe(NOT_FOUND)
  })

  test('pressed twice it is done once, and says so', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.task_new')
    await olga.say('купить бумагу')
    await olga.press('d.none')
    const [task] = await office.rows<{ id: string }>('select id from tasks')
    await olga.forge(`w.task_done.${task?.id}.plain`)
    await olga.forge(`w.task_done.${task?.id}.plain`)
    expect(await office.rows("select 1 from task_events where event->>'type' = 'task_closed'")).toHaveLength(
      1,
    )
    expect(lastOf('olga')).toContain('уже сделана')
  })
})

describe('handing over', () => {
  test('the psychologist hears of it, sees that person only, and gives it back', async () => {
    const walk = await opened()
    const { id } = await walk.task('strengths')
    const lev = office.chat('lev')
    await lev.forge('w.person.smirnova')
    expect(lastOf('lev')).toBe(NOT_FOUND)
    await walk.chat.forge(`w.task_hand.${id}`)
    await walk.chat.press(`w.task_hand_to.${id}.st_lev`)
    await walk.chat.say('поговорите с ней, пожалуйста')
    await office.at('2026-11-23T10:00:00+05:00')
    expect(lev.heard()).toContain('Вам передали задачу. От кого: Белова Ольга Сергеевна')
    expect(lev.heard()).toContain('поговорите с ней, пожалуйста')
    await lev.forge('w.person.smirnova')
    expect(lastOf('lev')).toContain('Смирнова Анна Петровна')
    await lev.forge('w.person.kuznetsov')
    expect(lastOf('lev')).toBe(NOT_FOUND)
    await lev.forge(`w.task_return.${id}`)
    await lev.say('её нет в городе')
    await office.at('2026-11-23T10:05:00+05:00')
    expect(walk.chat.heard()).toContain('Задача вернулась к вам. От кого: Зайцев Лев Львович')
    await lev.forge('w.person.smirnova')
    expect(lastOf('lev')).toBe(NOT_FOUND)
    await lev.forge(`w.task.${id}`)
    expect(lastOf('lev')).toBe(NOT_FOUND)
  })
})

describe('what is not one’s own', () => {
  test.each(['task', 'task_done', 'task_later', 'task_hand', 'task_history', 'task_result'])(
    '%s of another district and of nobody: the same answer',
    async (name) => {
      const walk = await opened()
      const { id } = await walk.task('strengths')
      const pavel = office.chat('pavel')
      const [others] = await pavel.forge(`w.${name}.${id}`)
      const [unknown] = await pavel.forge(`w.${name}.nosuchtask`)
      expect(others?.text).toBe(NOT_FOUND)
      expect(unknown?.text).toBe(NOT_FOUND)
    },
  )
})

describe('the calendar', () => {
  test('four weeks in few lines; a day opens; a month turns', async () => {
    const walk = await opened()
    await walk.chat.say('Календарь')
    expect(lastOf('olga')).toContain('23.11–29.11: задач 1, рабочих дней 5')
    await walk.chat.press('w.calendar_day.2026-11-25')
    expect(lastOf('olga')).toContain('Открытых задач: 1')
    await walk.chat.forge('w.calendar.2026-12')
    expect(lastOf('olga')).toContain('Декабрь 2026')
    expect(lastOf('olga')).toContain('выходной: 31.12')
    await office.chat('pavel').say('Календарь')
    expect(lastOf('pavel')).toContain('23.11–29.11: задач нет')
    await office.chat('irina').say('Календарь')
    expect(lastOf('irina')).toContain('23.11–29.11: задач 1')
  })
})
