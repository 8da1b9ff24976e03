import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
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

test('who is found alone opens at once; several are offered; a slip in a number finds its end', async () => {
  await olga.say('кузнецов пётр')
  expect(last()).toContain('Телефон: +70000000012')
  expect(
    await office.rows("select 1 from audit where action = 'see_person' and object = 'citizen:kuznetsov'"),
  ).toHaveLength(1)
  const irina = office.chat('irina')
  await irina.say('смирнова')
  expect(last(irina)).toContain('Нашлось: 2')
  // A digit is missing, then one is wrong; the number itself is nobody else's.
  await olga.say('7000000012')
  expect(last()).toContain('Кузнецов Пётр Иванович')
  await olga.say('87100000011')
  expect(last()).toContain('Смирнова Анна Петровна')
})

test('«созвонились» is never «Не дозвонились», and means the card that stands last', async () => {
  await olga.forge('w.person.smirnova')
  await olga.forge('w.person.kuznetsov')
  await olga.say('созвонились')
  expect(await office.rows('select citizen_id, kind, outcome from deeds')).toEqual([
    { citizen_id: 'kuznetsov', kind: 'phone', outcome: 'well' },
  ])
})

test('with somebody noted as dead no contact is offered or recorded; the way to take the note back stands there', async () => {
  await office.rows("update citizens set state = 'died' where id = 'smirnova'")
  await olga.forge('w.person.smirnova')
  const labels = () => (olga.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)
  expect(labels()).toEqual(['Отъезд, переезд…', 'Ещё'])
  await olga.forge('w.contact.smirnova.phone.well')
  expect(last()).toContain('записано, что человек умер')
  expect(labels()).toContain('Отъезд, переезд…')
  expect(await office.rows('select 1 from deeds')).toEqual([])
})

test('a screen that is named opens, a leave and a cancel are answered, other words are looked for', async () => {
  const irina = office.chat('irina')
  await irina.say('добавить человека')
  expect(last(irina)).not.toContain('Никого не нашлось')
  await irina.press('d.cancel')
  await irina.say('Отчёт')
  expect(last(irina)).toContain('Участие в событиях')
  await irina.say('отпуск')
  expect(last(irina)).toContain('Замещение записывается на карточке сотрудника')
  await olga.say('отпуск')
  expect(last()).toContain('записывает ваш заведующий')
  await olga.say('отмена')
  expect(last()).toContain('отменять нечего')
  await olga.say('пригласить')
  expect(last()).toContain('Никого не нашлось')
})

test('cases that are searched for are printed, the only one opens; deeds of a plan are called by their name', async () => {
  const walk = new CaseWalk(office, 'case_work')
  await walk.open('smirnova', ['income_lost'])
  await olga.say('случаи смирнова')
  expect(last()).toContain('Смирнова А. П.\nРабота со случаем')
  await new CaseWalk(office, 'district_work').open('smirnova')
  await olga.say('случаи смирнова')
  expect(last()).toMatch(/• Смирнова А\. П\.: Работа со случаем, этап «/)
  await olga.say('случаи кузнецов')
  expect(last()).toContain('Открытых случаев у этих людей нет.')

  await olga.forge(`w.case_plan.${walk.id}`)
  await walk.addToPlan()
  for (const mark of ['made', 'understood', 'accepted'])
    await olga.press(`w.case_plan_mark.${walk.id}.${mark}`)
  await olga.press(`w.case_plan_made.${walk.id}`)
  await olga.forge(`w.case_tasks.${walk.id}`)
  const labels = (olga.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)
  expect(labels.join()).toContain('Встать на учёт')
  expect(labels.join()).not.toContain('Дело из плана')
})

/** «Созвонились, всё хорошо» on a card that was just opened. */
const phoned = async (citizen: string): Promise<void> => {
  await olga.forge(`w.person.${citizen}`)
  await olga.press(`w.contact.${citizen}.phone.well`)
}

test('a label under an older message is the press, also in other words; a notice’s too', async () => {
  await phoned('kuznetsov')
  await olga.say('Календарь')
  await olga.say('следующая')
  expect(last()).toContain('Смирнова Анна Петровна')
  await olga.say('отмени запись')
  expect(last()).toContain('Запись отменена: Кузнецов')
  await phoned('kuznetsov')
  await olga.say('Календарь')
  await olga.say('Ещё')
  await olga.say('список')
  expect(last()).toContain('Осталось связаться')
  // A notice said it, something else was said since.
  const irina = office.chat('irina')
  await olga.forge('w.danger.smirnova')
  await olga.press('d.threat')
  await olga.say('Сосед ломится в дверь')
  await office.world.round()
  await irina.say('Календарь')
  await irina.say('принято, по телефону')
  expect(last(irina)).toContain('Записано: решаю по телефону.')
})

test('in an open note the label of a shown button is asked: a button, or words to be written down', async () => {
  const note = "select note from citizens where id = 'smirnova' and note is not null"
  await olga.forge('w.person.smirnova')
  await olga.forge('w.change.smirnova.note')
  await olga.say('Созвонились, всё хорошо')
  expect(last()).toContain('Это кнопка или текст записи?')
  expect(await office.rows(note)).toEqual([])
  await olga.press('d.as_words')
  expect(await office.rows(note)).toHaveLength(1)
  await olga.forge('w.person.smirnova')
  expect(last()).toContain('Созвонились, всё хорошо')
  await olga.forge('w.change.smirnova.note')
  await olga.say('созвонились, всё хорошо')
  await olga.say('кнопка')
  expect(await office.rows("select kind from deeds where citizen_id = 'smirnova'")).toEqual([
    { kind: 'phone' },
  ])
  // A note of other words is written down as ever.
  await olga.forge('w.change.kuznetsov.note')
  await olga.say('созвонились, всё хорошо, просил хлеба')
  expect(last()).not.toContain('Это кнопка')
})
