import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { asked, link, moment, tasksOf, walkTo } from './monthly-world.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  await link(office, 'anna', 'smirnova')
})
afterEach(() => office.close())

const chat = (key: 'anna' | 'olga' | 'irina') => office.chat(key)
/** What came to a chat with such words. */
const told = (key: 'anna' | 'olga' | 'irina', words: string | RegExp) =>
  chat(key)
    .person.screen()
    .filter(
      ({ from, text }) =>
        from === 'bot' && (typeof words === 'string' ? text.includes(words) : words.test(text)),
    )
const untilAsked = () => walkTo(office, '2026-12-01', '2026-12-10', () => asked(office, 'anna').length > 0)
const helpTask = async () =>
  (await office.rows<{ id: string }>("select id from tasks where kind = 'help'"))[0]?.id

const NOT_HELPED = 'Просят помощи, и никто не помог'

describe('«Нужна помощь» has an end', () => {
  test('her words, her number and that she asked reach the specialist; she hears that it is read', async () => {
    await untilAsked()
    await chat('anna').press('help.csmirnova')
    expect(chat('anna').heard()).toContain('Что случилось?')
    const [passed] = await chat('anna').say('Вторую неделю болит нога, не могу выйти за хлебом')
    expect(passed?.text).toContain('Ваши слова переданы. Их прочитает Ольга Сергеевна.')
    await office.world.round()
    // The words came before the press was told: one message tells both.
    const [notice, ...others] = told('olga', 'просит помощи')
    expect(others).toEqual([])
    expect(notice?.text).toContain('не могу выйти за хлебом')
    expect(notice?.text).toContain('+70000000011')
    const task = await helpTask()
    await chat('olga').forge(`w.task.${task}`)
    const card = chat('olga').person.lastBotMessage()?.text ?? ''
    expect(card).toContain('Человек сам попросил помощи: ')
    expect(card).toContain('«Вторую неделю болит нога, не могу выйти за хлебом»')
    await office.world.round()
    expect(told('anna', 'Вашу просьбу о помощи прочитали. Теперь о ней знает Ольга Сергеевна')).toHaveLength(
      1,
    )
    await chat('olga').forge(`w.task.${task}`)
    await chat('irina').forge(`w.task.${task}`)
    await office.world.round()
    expect(told('anna', 'прочитали')).toHaveLength(1)
  })

  test('nobody acts: the head is told the next morning by name, then daily, until it is done', async () => {
    const day = await untilAsked()
    await chat('anna').press('help.csmirnova')
    await office.at(moment(day, '20:00'))
    expect(told('irina', NOT_HELPED)).toEqual([])
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    await office.at(moment(next, '08:59'))
    expect(told('irina', NOT_HELPED)).toEqual([])
    await office.at(moment(next, '09:00'))
    const [morning] = told('irina', NOT_HELPED)
    expect(morning?.text).toContain('Смирнова А. П.: человек сам попросил помощи')
    expect(morning?.text).toContain('Никто не открыл.')
    expect(morning?.text).toContain('Специалист: Белова О. С.')
    await walkTo(office, next, '2026-12-06')
    const before = told('irina', NOT_HELPED).length
    expect(before).toBeGreaterThanOrEqual(3)
    // Somebody takes it: the next morning is theirs; a promise alone is not the end.
    const task = await helpTask()
    await chat('olga').forge(`w.cry_take.${task}`)
    await walkTo(office, '2026-12-07', '2026-12-07')
    expect(told('irina', NOT_HELPED)).toHaveLength(before)
    await walkTo(office, '2026-12-08', '2026-12-08')
    expect(told('irina', 'Обещает заняться: Белова О. С.')).toHaveLength(1)
    await chat('olga').forge(`w.task_done.${task}.plain`)
    await walkTo(office, '2026-12-09', '2026-12-10')
    expect(told('irina', NOT_HELPED)).toHaveLength(before + 1)
    expect(await tasksOf(office, 'help')).toMatchObject([{ state: 'done' }])
  })

  test('with a talk open the words reach the specialist all the same, until she turns to the talk', async () => {
    await chat('anna').begin()
    await chat('anna').answer((await chat('anna').talk()).step)
    const stood = await chat('anna').talk()
    await untilAsked()
    const [unclear] = await chat('anna').say('по-разному бывает')
    expect(unclear?.text).toContain('Нажмите, пожалуйста, одну из кнопок')
    await chat('anna').press('help.csmirnova')
    const [passed] = await chat('anna').say('ждала и ждала никто не пришел')
    expect(passed?.text).toContain('Ваши слова переданы')
    expect(await chat('anna').talk()).toMatchObject({ step: stood.step, status: 'active' })
    await office.world.round()
    expect(told('olga', 'ждала и ждала никто не пришел')).not.toEqual([])
    const wrote = () => office.rows("select 1 from task_events where event->>'type' = 'citizen_wrote'")
    expect(await wrote()).toHaveLength(1)
    await chat('anna').say('продолжить')
    await chat('anna').say('кое-что о паспорте')
    expect(await wrote()).toHaveLength(1)
  })

  test('words for the menu, and words once it is over, are no words for the specialist', async () => {
    await untilAsked()
    await chat('anna').press('help.csmirnova')
    await chat('anna').say('Мои дела')
    const task = await helpTask()
    const wrote = () => office.rows("select 1 from task_events where event->>'type' = 'citizen_wrote'")
    expect(await wrote()).toEqual([])
    await chat('olga').forge(`w.task_done.${task}.plain`)
    await chat('anna').say('потеряла паспорт')
    expect(await wrote()).toEqual([])
  })
})

describe('urgency «немедленно»', () => {
  const opened = async (): Promise<CaseWalk> => {
    const walk = new CaseWalk(office, 'case_work')
    await walk.open('smirnova', ['no_food_or_heat'], 'Пенсию не приносят третий месяц')
    await office.world.round()
    return walk
  }

  test('the head is told at once, her answer is with the specialist at once and stands in the history', async () => {
    await office.at(moment('2026-11-28', '23:10'))
    const walk = await opened()
    expect(chat('olga').heard()).toContain('Заведующий узнает о нём сейчас.')
    const [urgent, ...others] = told('irina', 'срочность: немедленно')
    expect(others).toEqual([])
    expect(urgent?.text).toContain('Нет еды или тепла')
    expect(urgent?.text).toContain('«Пенсию не приносят третий месяц»')
    expect(urgent?.text).toContain('+70000000011')
    expect(urgent?.text).toContain('Кто открыл: Белова Ольга Сергеевна')
    const tells = await office.rows("select state, result from tasks where kind = 'case.case_work.tell_head'")
    expect(tells).toEqual([{ state: 'done', result: 'head_told' }])
    await chat('irina').press('going')
    await office.world.round()
    expect(told('olga', 'Ответ заведующего (Орлова И. В.): еду туда.')).toHaveLength(1)
    await chat('irina').press(`w.cry_words.${(await walk.task('act_now')).id}`)
    await chat('irina').say('Купите хлеб по дороге, деньги верну')
    await office.at(moment('2026-11-28', '23:12'))
    expect(told('olga', '«Купите хлеб по дороге, деньги верну»')).toHaveLength(1)
    // Two answers before the sender looked: both are in the one message.
    await chat('irina').forge(`w.cry_answer.${(await walk.task('act_now')).id}.by_phone`)
    await chat('irina').press(`w.cry_words.${(await walk.task('act_now')).id}`)
    await chat('irina').say('Соседка уже у неё')
    await office.at(moment('2026-11-28', '23:14'))
    const [both, ...more] = told('olga', '«Соседка уже у неё»')
    expect(more).toEqual([])
    expect(both?.text).toContain('решаю по телефону')
    await chat('olga').forge(`w.case_history.${walk.id}`)
    const history = chat('olga').person.lastBotMessage()?.text ?? ''
    expect(history).toContain('еду туда')
    expect(history).toContain('«Купите хлеб по дороге, деньги верну»')
    expect(history).toContain('«Сразу сообщить заведующему» закрыта сама: сообщение ушло, Орлова И. В.')
  })

  test('nobody answers and nobody goes: the head is told each morning until the family was reached', async () => {
    const walk = await opened()
    await walkTo(office, '2026-11-30', '2026-12-02')
    const before = told('irina', NOT_HELPED).length
    expect(before).toBe(3)
    await chat('olga').forge('w.contact.smirnova.visit.well')
    await walkTo(office, '2026-12-03', '2026-12-04')
    expect(told('irina', NOT_HELPED)).toHaveLength(before)
    expect(walk.id).not.toBe('')
  })

  test('a danger that a specialist reports is answered in the same way', async () => {
    await chat('olga').forge('w.danger.smirnova')
    await chat('olga').press('d.threat')
    await chat('olga').say('Сосед ломится в дверь')
    await office.world.round()
    await chat('irina').press('by_phone')
    await office.world.round()
    expect(told('olga', 'Ответ заведующего (Орлова И. В.): решаю по телефону.')).toHaveLength(1)
  })
})
