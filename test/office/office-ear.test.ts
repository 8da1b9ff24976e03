import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { compileText } from '../../src/adapters/content/text-template.ts'
import type { Chat } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (chat: Chat = olga): string => chat.person.lastBotMessage()?.text ?? ''
const labels = (chat: Chat = olga): string[] =>
  (chat.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)
const deeds = () => office.rows('select citizen_id, kind, outcome, reason from deeds order by at, id')
const tasks = () => office.rows("select citizen_id, kind, due from tasks where kind = 'own' order by due")

test('typed words do nothing, whatever they say: everything is offered, and «Не то» leaves it', async () => {
  const typed = [
    'Кузнецов позвонил, всё хорошо',
    'была у Смирновой, кончились лекарства',
    'купить Ивановой хлеб завтра',
    'записать: Кузнецов плохо слышит',
    'Смирнова переехала, у Кузнецова порядок',
    'завтра отнести отчёт',
    'добавить бабушку в список',
    'всё хорошо, поговорили',
  ]
  const before = await office.rows('select count(*)::int as n from tasks')
  for (const words of typed) {
    await olga.say(words)
    expect(labels(), words).toContain(words.startsWith('добавить') ? 'Добавить человека' : 'Не то')
    expect(last(), words).toMatch(/ничего не записано|фамилии из списка|Открыть\?|\?$/)
  }
  expect(await deeds()).toEqual([])
  expect(await office.rows('select count(*)::int as n from tasks')).toEqual(before)
  expect(await office.rows('select 1 from citizens where note is not null')).toEqual([])
  expect(await office.rows('select 1 from people where dialog is not null')).toEqual([])
  await olga.say('Кузнецов позвонил, всё хорошо')
  await olga.press('w.heard_not')
  expect(last()).toContain('ничего не записано')
  expect(await deeds()).toEqual([])
})

test('a contact, a visit, a call in vain: one press records it with the words, and it is taken back', async () => {
  await olga.say('Кузнецов отзвонился, у него всё хорошо')
  expect(last()).toContain('Кузнецов Пётр Иванович')
  expect(last()).toContain('был разговор, всё хорошо')
  expect(labels()[0]).toBe('Звонок: всё хорошо')
  await olga.press('w.heard_contact.kuznetsov.phone.well')
  expect(last()).toContain('Записано: Кузнецов Пётр Иванович, всё хорошо')
  await olga.forge('w.person.kuznetsov')
  expect(last()).toContain('Кузнецов отзвонился, у него всё хорошо')
  await olga.say('была у Смирновой, плохо себя чувствует, просит хлеба')
  expect(last()).toContain('был визит, нужна помощь')
  // A typed label is the press, with the words that stand above it.
  await olga.say('Визит: нужна помощь')
  expect(last()).toContain('Записано: Смирнова Анна Петровна, нужна помощь')
  await olga.say('Иванова трубку не берёт')
  await olga.press('w.heard_unreached.young.no_answer')
  expect(await deeds()).toEqual([
    { citizen_id: 'kuznetsov', kind: 'phone', outcome: 'well', reason: null },
    { citizen_id: 'smirnova', kind: 'visit', outcome: 'needs_help', reason: null },
    { citizen_id: 'young', kind: 'phone', outcome: 'not_reached', reason: 'no_answer' },
  ])
  expect(await office.rows('select 1 from deeds where note is not null')).toHaveLength(3)
  await olga.say('отменить запись')
  expect(last()).toContain('Запись отменена: Иванова')
})

test('a task for the day that was named, for another one, of nobody; a note with its undo', async () => {
  await olga.say('купить Смирновой лекарства в четверг')
  await olga.press('w.heard_task.smirnova.2026-11-26')
  expect(last()).toContain('26 ноября 2026 года, четверг')
  await olga.say('Кузнецову оформить субсидию')
  await olga.press('w.heard_task.kuznetsov.ask')
  expect(last()).toContain('К какому дню?')
  await olga.say('27.11')
  await olga.press('d.own')
  await olga.say('завтра сдать план на декабрь')
  expect(last()).toContain('Похоже на задачу')
  await olga.press('w.heard_task.nobody.2026-11-23')
  expect(await tasks()).toEqual([
    { citizen_id: null, kind: 'own', due: '2026-11-23' },
    { citizen_id: 'smirnova', kind: 'own', due: '2026-11-26' },
    { citizen_id: 'kuznetsov', kind: 'own', due: '2026-11-27' },
  ])
  await olga.forge('w.tasks')
  expect(labels().join()).toContain('Кузнецову оформить субсидию')
  await olga.say('запиши: Кузнецов плохо слышит, звонить погромче, паспорт 7112 345678')
  await olga.press('w.heard_note.kuznetsov')
  await olga.forge('w.person.kuznetsov')
  expect(last()).toContain('звонить погромче')
  expect(last()).not.toContain('345678')
  await olga.press('w.change_undo.kuznetsov').catch(() => olga.forge('w.change_undo.kuznetsov'))
  expect(last()).not.toContain('погромче')
})

test('a visit records nothing that was not pressed, and no sentence ends with two full stops', async () => {
  await olga.say('Смирнова')
  await olga.press('w.person_more.smirnova')
  await olga.press('w.deed.smirnova')
  await olga.press('w.visit.smirnova')
  expect(labels().slice(0, 3)).toEqual(['Всё хорошо', 'Нужна помощь', 'Не открыли'])
  expect(await deeds()).toEqual([])
  const name = ['$', '{name}'].join('')
  const filled = compileText(`Записано: <b>${name}</b>. Всё. ${name}.`, 'ru').fill(() => 'Соколова М. П.')
  expect(filled).toBe('Записано: <b>Соколова М. П.</b> Всё. Соколова М. П.')
  expect(compileText(`${name}...`, 'ru').fill(() => 'и т. д.')).toBe('и т. д....')
  // The label of a card and the name of somebody else are no press for that card.
  await olga.forge('w.person.kuznetsov')
  await olga.say('Смирнова созвонились, всё хорошо')
  expect(last()).toContain('Смирнова Анна Петровна')
  expect(await deeds()).toEqual([])
})

test('namesakes are chosen among; several people are answered one by one; nobody out of reach is found', async () => {
  const irina = office.chat('irina')
  await irina.say('Смирнова позвонила, всё хорошо')
  expect(last(irina)).toContain('О ком речь?')
  expect(labels(irina)).toEqual(['Смирнова Анна Петровна, 1955', 'Смирнова Вера Кузьминична, 1948', 'Не то'])
  await irina.press('w.heard.southern.here')
  expect(last(irina)).toContain('Смирнова Вера Кузьминична')
  await irina.press('w.heard_contact.southern.phone.well')
  expect(await deeds()).toMatchObject([{ citizen_id: 'southern', outcome: 'well' }])

  await olga.say('Кузнецов не открыл, Смирновой завтра отвезти справку')
  expect(last()).toContain('Людей в сообщении: 2')
  await olga.press('w.heard.smirnova')
  expect(last()).toContain('«Смирновой завтра отвезти справку»')
  expect(labels()[0]).toBe('Задача на 23.11')
  await olga.press('w.heard_task.smirnova.2026-11-23')
  await olga.press('w.heard.kuznetsov')
  expect(last()).toContain('связаться не удалось')
  expect(await tasks()).toMatchObject([{ citizen_id: 'smirnova' }])

  // Дальняя is of another department: to Olga she is nobody.
  await olga.say('Дальняя позвонила, всё хорошо')
  expect(last()).toContain('фамилии из списка тут нет')
  expect(
    await office.rows(
      "select distinct object from audit where action = 'find_people' and outcome = 'allowed'",
    ),
  ).toEqual([{ object: 'register' }])
})

test('screens by words, as far as the role has them; a letter that is passed on; words that mean nothing', async () => {
  const irina = office.chat('irina')
  const opened = async (chat: Chat, words: string): Promise<string> => {
    await chat.say(words)
    return last(chat)
  }
  expect(await opened(olga, 'кому ещё не позвонили в этом месяце')).toMatch(/в ноябре/)
  expect(await opened(olga, 'отчётик бы по мероприятиям')).toContain('Участие в событиях')
  expect(await opened(olga, 'я заболела')).toContain('записывает ваш заведующий')
  expect(await opened(olga, 'что сегодня делать')).toContain('22 ноября 2026 года')
  expect(await opened(olga, 'покажи всех сотрудников')).toContain('Это открывает ваш заведующий')
  expect(await opened(irina, 'что у нас просрочено')).toContain('Обзор')
  expect(await opened(irina, 'сколько людей на учёте')).toContain('Людей: 4')
  expect(await opened(irina, 'кто у нас сейчас в отпуске')).toContain('Замещений нет')
  expect(await opened(irina, 'как добавить нового человека')).toContain('Открыть?')
  expect(await opened(olga, 'карточка Кузнецова')).toContain('Телефон: +70000000012')
  expect(await opened(olga, 'спасибо')).toContain('Пожалуйста')
  expect(await opened(olga, 'абракадабра какая-то')).toContain(
    'Никого не нашлось: «абракадабра какая-то».\nНапишите фамилию, улицу',
  )

  const letter = 'Здравствуйте, когда мне принесут продукты?'
  const forward = (from: string) => olga.after(() => olga.person.say(letter, { from }))
  await forward('Кузнецов Пётр')
  expect(last()).toContain('Кузнецов Пётр Иванович')
  expect(labels()[0]).toBe('В заметку')
  await forward('Солнышко')
  expect(last()).toContain('по имени автора не узнать')
})

test('a visit of yesterday is offered and recorded for its day; what was written is a message and no call', async () => {
  await olga.say('вчера была у Смирновой, всё хорошо')
  expect(labels()[0]).toMatch(/^Визит: всё хорошо, /)
  await olga.press('w.heard_contact.smirnova.visit.well')
  await olga.say('Кузнецов написал, всё хорошо')
  expect(last()).toContain('была переписка, всё хорошо')
  expect(labels()[0]).toBe('Сообщение: всё хорошо')
  await olga.press('w.heard_contact.kuznetsov.messenger.well')
  expect(await office.rows('select citizen_id, kind, day from deeds order by citizen_id')).toEqual([
    { citizen_id: 'kuznetsov', kind: 'messenger', day: '2026-11-22' },
    { citizen_id: 'smirnova', kind: 'visit', day: '2026-11-21' },
  ])
})

test('a head tells of a leave in own words: the cover is offered with days and colleague, and only a yes arranges it', async () => {
  const irina = office.chat('irina')
  await irina.say('кто в отпуске')
  expect(last(irina)).toContain('Замещений нет')
  await irina.say('в отпуске с 1 по 14 декабря Белова вместо неё Громов')
  expect(last(irina)).toMatch(
    /замещение: Белова О\. С\.[\s\S]*Замещает: Громов П\. И\.[\s\S]*ничего не записано/,
  )
  expect(await office.rows("select 1 from assignments where kind = 'cover'")).toEqual([])
  await irina.press('w.heard_cover.st_olga')
  if (labels(irina).includes('Все участки')) await irina.say('Все участки')
  expect(last(irina)).toMatch(
    /Громов П\. И\. замещает: Белова О\. С\.[\s\S]*1 декабря[\s\S]*14 декабря[\s\S]*Всё верно\?/,
  )
  expect(await office.rows("select 1 from assignments where kind = 'cover'")).toEqual([])
  await irina.say('да')
  expect(last(irina)).toContain('Записано. Громов П. И. замещает: Белова О. С.')
  await irina.say('кто сегодня на работе а кого нет')
  expect(last(irina)).toMatch(/Белова О\. С\.: с 1 декабря[\s\S]*замещает Громов П\. И\./)
  await irina.say('отчёт за ноябрь')
  expect(labels(irina)).toEqual(expect.arrayContaining(['Отчёт отделения', 'Участие в событиях']))
})

test('papers are named in own words, birthdays asked for, who was not visited: each is one press or a list', async () => {
  await olga.say('акт обследования Смирновой распечатай')
  expect(labels().slice(0, 2)).toEqual(['Акт обследования', 'Все бумаги человека'])
  await olga.say('согласие для Кузнецова')
  expect(labels()[0]).toBe('Согласие: данные')
  await olga.say('бланк на субсидию нужен')
  expect(last()).toContain('Напишите с фамилией')
  expect(labels()).toContain('Списки и бумаги')
  await olga.say('у кого скоро день рождения')
  expect(last()).toMatch(/дней рождения нет|Дни рождения за месяц/)
  await olga.say('кого не навестили в этом месяце')
  expect(last()).toContain('Осталось связаться')
})
