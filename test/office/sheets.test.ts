import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { dumpOf, readable } from '../support/dump.ts'
import { link } from '../support/linked.ts'
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
  (chat.person.lastBotMessage()?.buttons.flat() ?? []).map(({ text }) => text)

/** Presses buttons of the last message by what they say. */
const tap = async (...wanted: readonly string[]): Promise<void> => {
  for (const label of wanted) {
    const buttons = olga.person.lastBotMessage()?.buttons.flat() ?? []
    const button = buttons.find(({ text }) => text === label || text === `✓ ${label}`)
    await olga.press(button?.data ?? `no button «${label}» of ${labels().join('; ')}`)
  }
}

const open = async (what: 'passport' | 'act' | 'family', citizen = 'young'): Promise<void> => {
  await olga.forge(`w.person.${citizen}`)
  await olga.press(`w.person_more.${citizen}`)
  await olga.press(`w.${what}.${citizen}`)
}

test('three diagnoses: the next begins with the last, only changes are pressed, and what changed is read', async () => {
  const walk = new CaseWalk(office, 'district_work')
  await walk.open('young')
  await olga.forge('w.circumstance.young.with_disabled_child')
  const waiting = (await walk.tasks()).find(({ closed_by }) => closed_by === 'passport_updated')
  await olga.forge(`w.task.${waiting?.id}`)
  await tap('Паспорт обновлён')
  expect(last()).toContain('Ещё ни разу не заполняли')
  await tap('начальная')
  // What the card knows stands there already.
  expect(last()).toContain('4.1. Тип семьи: растёт ребёнок с инвалидностью')
  await tap('4.2. Доходы', 'зарплата матери', 'пособия', 'Дальше: 4.3. Достаток')
  await tap('ниже прожиточного минимума', 'прожиточный минимум', 'Все разделы')
  expect(last()).toContain('4.2. Доходы: зарплата матери; пособия')
  // Of the means only one holds.
  expect(last()).toContain('4.3. Достаток: прожиточный минимум\n')
  await tap('11. Какая помощь нужна', 'совет юриста', 'Другая помощь')
  await olga.say('собрать ребёнка в школу')
  expect(last()).toContain('Какая помощь нужна')
  await tap('Все разделы', 'Готово')
  expect(last()).toContain('Сохранено.')
  expect(last()).toContain('Это первая запись.')
  // The task that waited for it is done.
  expect(
    await office.rows("select 1 from tasks where id = $1 and state = 'done'", [waiting?.id]),
  ).toHaveLength(1)
  expect(readable(await dumpOf(office.world.databaseUrl), ['собрать ребёнка', 'wage_mother'])).toEqual([])

  await office.at('2026-12-10T10:00:00+05:00')
  await open('passport')
  expect(last()).toContain('Последняя запись: начальная')
  await tap('промежуточная')
  expect(last()).toContain('11. Какая помощь нужна: совет юриста; Другая помощь: собрать ребёнка в школу')
  await tap('4.2. Доходы', 'пособия', 'зарплата отца', 'Все разделы')
  await tap('11. Какая помощь нужна', 'Другая помощь')
  expect(last()).toContain('Сейчас записано: собрать ребёнка в школу')
  await olga.press('d.none')
  await tap('Все разделы', 'Готово')
  expect(last()).toContain('Что изменилось. Прошлая запись: начальная')
  expect(last()).toContain('4.2. Доходы: + зарплата отца; − пособия')
  expect(last()).toContain('Другая помощь: было собрать ребёнка в школу, больше нет')

  // Taken back, it is gone on with; a slip is no diagnosis.
  await olga.press('w.undo_contact')
  expect(last()).toContain('Запись отменена')
  await open('passport')
  expect(last()).toContain('Это начали раньше и не закончили.')
  await tap('Готово')
  await open('passport')
  await tap('10.12, промежуточная')
  await tap('Что изменилось')
  expect(last()).toContain('− пособия')
  await tap('Прошлая запись')
  expect(last()).toContain('4.2. Доходы: зарплата матери; пособия')
  await open('passport')
  await tap('заключительная', 'Не сохранять')
  expect(last()).toContain('Начатое удалено')

  const anna = office.chat('anna')
  await anna.begin()
  await link(office, anna, 'young')
  const [file = ''] = (await anna.say('Мои данные')).flatMap(
    ({ file: each }) => each?.content.toString('utf8') ?? [],
  )
  expect(file).toContain('Обследования и диагностика')
  expect(file).toContain('паспорт семьи')
  expect(file).toContain('зарплата матери')
})

test('nothing of drink, drugs or an illness can be noted; a psychologist fills in sections 6 to 9 and no other', async () => {
  await open('passport')
  await tap('начальная')
  const sheet = (await office.rows<{ id: string }>('select id from sheets'))[0]?.id
  for (const item of ['alcohol', 'drugs', 'alcoholism', 'nosuchitem']) {
    await olga.forge(`w.sheet_tick.${sheet}.${item}`)
    expect(last()).toContain('Такого здесь нет')
  }
  expect(await office.rows('select 1 from sheets where revision > 0')).toEqual([])
  await open('passport')
  await tap('Готово')
  expect(last()).toContain('Сохранять пока нечего')

  const walk = new CaseWalk(office, 'district_work')
  await walk.open('young')
  await office.rows("update tasks set assignee_id = 'st_lev' where id = $1", [(await walk.task('verify')).id])
  const lev = office.chat('lev')
  await lev.forge('w.passport.young')
  expect(labels(lev).filter((label) => /^\d/.test(label))).toEqual([
    '6. Отношения в семье',
    '7. Воспитание',
    '8. Родители и школа',
    '9. Климат для ребёнка',
  ])
  // What the specialist began, the specialist ends.
  expect(labels(lev)).not.toContain('Готово')
  await lev.forge(`w.sheet_done.${sheet}`)
  expect(last(lev)).toContain('Такого здесь нет')
  await lev.forge(`w.sheet_tick.${sheet}.democratic`)
  expect(last(lev)).toContain('Как воспитывают детей?')
  await lev.forge(`w.sheet_tick.${sheet}.wage_mother`)
  expect(last(lev)).toContain('Такого здесь нет')
  await open('passport')
  expect(last()).toContain('7. Воспитание: договариваются')
})

test('an act after a visit: the reason first, then ticks, numbers and a few words; the next one begins with it', async () => {
  await open('family')
  await tap('Добавить человека')
  await olga.press('d.child')
  await olga.say('Петя')
  await olga.say('12.03.2019')
  await olga.press('d.school')
  await olga.forge('w.person.young')
  await tap('Были дома', 'Всё хорошо', 'Составить акт')
  expect(last()).toContain('Почему проводят обследование?')
  await tap('жалоба')
  expect(last()).toContain('акт обследования, жалоба')
  await tap('Жильё', 'снимают жильё', 'Площадь, кв. м')
  await olga.say('много')
  expect(last()).toContain('Здесь нужно число')
  await olga.say('45,5 кв м')
  expect(labels()).toContain('Площадь, кв. м: 45,5')
  await tap('Все разделы', 'Доходы', 'пособия', 'Сумма: пособия')
  await olga.say('12 500 руб.')
  await tap('Все разделы', 'Кто был дома', 'Петя', 'Кто ещё был дома')
  await olga.say('соседка Зоя Рябинкина')
  await tap('Все разделы', 'Заключение', 'Вывод и предложения')
  await olga.say('Помочь с пособием на Петю')
  await tap('Все разделы', 'Кто был с вами', 'участковый', 'Все разделы', 'Готово')
  expect(last()).toContain('Жильё: снимают жильё; Площадь, кв. м: 45,5')
  expect(last()).toContain('Доходы: пособия; Сумма: пособия: 12500')
  expect(last()).toContain('Кто был дома: Петя; Кто ещё был дома: соседка Зоя Рябинкина')
  expect(
    await office.rows("select 1 from standing_deeds where kind = 'survey_made' and outcome = 'complaint'"),
  ).toHaveLength(1)
  expect(readable(await dumpOf(office.world.databaseUrl), ['Рябинкина', 'Помочь с пособием'])).toEqual([])

  await office.at('2026-12-10T10:00:00+05:00')
  await open('act')
  await tap('плановая проверка')
  expect(last()).toContain('Жильё: снимают жильё; Площадь, кв. м: 45,5')
  // What is of that very day is asked anew.
  expect(last()).not.toContain('Рябинкина')
  expect(last()).not.toContain('Помочь с пособием')
  await tap('Доходы', 'пособия', 'Все разделы', 'Готово')
  expect(last()).toContain('Доходы: − пособия; Сумма: пособия: было 12500, больше нет')
})
