import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const fileOf = (name: string): Buffer => readFileSync(new URL(`./files/${name}`, import.meta.url))
const send = (name: string, bytes: Buffer) =>
  office.chat('olga').send({ document: { name, mime: 'application/octet-stream', bytes } })
const last = (): string => office.chat('olga').person.lastBotMessage()?.text ?? ''
const press = (start: string) => office.chat('olga').press(start)
const titles = () =>
  office.rows<{ title: string; day: string; time: string; state: string }>(
    "select details->>'title' as title, day, time, state from events order by day, time, title",
  )

test('a plan in a spreadsheet: shown, mended row by row, added as drafts, and the same file twice changes nothing', async () => {
  await send('plan.xlsx', fileOf('libreoffice.xlsx'))
  expect(last()).toContain('В файле 9 событий. Ещё 2 строки с ошибкой.')
  expect(last()).toContain('Строка 10, столбец «День»: такого дня нет в календаре')
  expect(last()).toContain('Пока ничего не записано')
  await press('w.schedule_show')
  expect(last()).toContain('Концерт хора «Рябинушка». 5 декабря 2026 года, суббота, в 14:00.')
  await press('w.schedule')
  await press('w.schedule_mend')
  expect(last()).toContain('Написано «31 ноября»: такого дня нет в календаре.')
  await office.chat('olga').say('когда-нибудь')
  expect(last()).toContain('Пока не подходит')
  await office.chat('olga').say('30 ноября')
  expect(last()).toContain('Написано «14-16»: время непонятно')
  await office.chat('olga').say('с 14 до 16')
  expect(last()).toContain('Написано «от 100 руб.»: цена непонятна')
  await office.chat('olga').say('100')
  expect(last()).toContain('В файле 11 событий.')
  expect(await titles()).toEqual([])
  await press('w.schedule_take')
  expect(last()).toContain('Готово, добавлено событий: 11.')
  const found = await titles()
  expect(found).toHaveLength(11)
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['draft']))
  expect(found[0]).toMatchObject({ title: 'Вечер романса', day: '2026-11-30', time: '14:00' })
  expect(
    await office.rows(
      'select count(*)::int as n, count(distinct series_id)::int as series from events where series_id is not null',
    ),
  ).toEqual([{ n: 5, series: 1 }])

  await send('plan.xlsx', fileOf('libreoffice.xlsx'))
  expect(last()).toContain('Уже есть в календаре: 9')
  expect(last()).toContain('Исправить строки с ошибкой?')
  expect(await titles()).toHaveLength(11)
})

const calendar = (...events: string[]): Buffer =>
  Buffer.from(`BEGIN:VCALENDAR\r\n${events.join('\r\n')}\r\nEND:VCALENDAR\r\n`)
const concert = (time: string, ...more: string[]): string =>
  ['BEGIN:VEVENT', 'UID:c1', 'SUMMARY:Концерт', `DTSTART:20261205T${time}00`, ...more, 'END:VEVENT'].join(
    '\r\n',
  )

test('a calendar that changed is shown as a change and doubles nothing; a cancelled event is cancelled', async () => {
  await send('afisha.ics', calendar(concert('1400')))
  await press('w.schedule_take')
  await send('afisha.ics', calendar(concert('1530', 'SEQUENCE:1')))
  expect(last()).toContain('Изменятся в календаре: 1')
  await press('w.schedule_take')
  expect(await titles()).toEqual([{ title: 'Концерт', day: '2026-12-05', time: '15:30', state: 'draft' }])
  await send('afisha.ics', calendar(concert('1530', 'SEQUENCE:2', 'STATUS:CANCELLED')))
  expect(last()).toContain('Отменены организатором: 1')
  await press('w.schedule_take')
  expect(await titles()).toEqual([{ title: 'Концерт', day: '2026-12-05', time: '15:30', state: 'cancelled' }])
})

test('a private event is left out and said so; what was cancelled before it was known is not offered; a fault is one event’s', async () => {
  await send('vrach.ics', fileOf('faults/18-class-private.ics'))
  expect(last()).toContain('Закрытые события, их не публикуют: 1')
  expect(last()).not.toContain('врача')
  await send('otmena.ics', fileOf('faults/14-status-canceled.ics'))
  expect(last()).toContain('Отменены, в календаре их и не было: 1')
  expect(last()).toContain('Добавлять нечего.')
  await send('afisha.ics', fileOf('faults/01-duration-p.ics'))
  expect(last()).toContain('В файле 2 события.')
  expect(await titles()).toEqual([])
})

test('what people are invited to is changed by nobody but an employee', async () => {
  await send('afisha.ics', calendar(concert('1400')))
  await press('w.schedule_take')
  await office.rows("update events set state = 'open'")
  await send('afisha.ics', calendar(concert('1530', 'SEQUENCE:1')))
  expect(last()).toContain('Изменились, но людей уже пригласили: 1')
  expect(await titles()).toMatchObject([{ time: '14:00', state: 'open' }])
})

test('what a colleague looks after stays as it is, and that is said', async () => {
  await send('afisha.ics', calendar(concert('1400')))
  await press('w.schedule_take')
  await office.rows("update events set districts = '{south}', made_by = 'st_pavel'")
  const other = concert('1700').replace('UID:c1', 'UID:c2')
  await send('afisha.ics', calendar(concert('1530', 'SEQUENCE:1'), other))
  expect(last()).toContain('Изменились, но ведёт их другой специалист: 1')
  await press('w.schedule_show')
  expect(last()).toContain('Изменилось, ведёт другой специалист.')
  await press('w.schedule')
  await press('w.schedule_take')
  expect(last()).toContain('Что ведёт другой специалист, не изменилось: 1')
  await send('afisha.ics', calendar(concert('1400', 'SEQUENCE:2', 'STATUS:CANCELLED')))
  expect(last()).toContain('Изменились, но ведёт их другой специалист: 1')
  expect(office.chat('olga').person.lastBotMessage()?.buttons.flat()).not.toContainEqual(
    expect.objectContaining({ text: 'Добавить в календарь' }),
  )
  expect(await titles()).toMatchObject([
    { time: '14:00', state: 'draft' },
    { time: '17:00', state: 'draft' },
  ])
})

test('a calendar with faults: every one of them as a table; left alone, nothing is written', async () => {
  await send('afisha.ics', fileOf('thunderbird.ics'))
  expect(last()).toContain('В файле 1 событие. Ещё 7 строк с ошибкой.')
  expect(last()).toContain('Событие 2: часовой пояс неизвестен')
  const said = await press('w.schedule_faults')
  const table = said.find((message) => message.file)?.file?.content.toString() ?? ''
  expect(table).toContain('Событие 7;40;Кончилось раньше;конец раньше начала')
  await press('w.schedule_leave')
  expect(await office.rows('select state from schedules')).toEqual([{ state: 'left' }])
  expect(await titles()).toEqual([])
})

test('a table that may be people or events is asked about; a register still is one', async () => {
  const both = 'ФИО;Дата рождения;Дата;Мероприятие\nСмирнова Анна Петровна;08.03.1955;5 декабря;Концерт\n'
  await send('list.csv', Buffer.from(both))
  expect(last()).toContain('Это список людей или план событий?')
  await press('d.schedule')
  expect(last()).toContain('В файле 1 событие.')
  await send('list.csv', Buffer.from(both))
  await press('d.register')
  expect(last()).toContain('Файл у меня, читаю.')
  await office.imported()
  await send('people.csv', Buffer.from('ФИО;Дата рождения\nНовая Нина Ивановна;01.02.1950\n'))
  expect(last()).toContain('Файл у меня, читаю.')
  await office.imported()
  expect(last()).toContain('Новых людей: 1')
})

test('a file is fetched once, though its headings are looked at first', async () => {
  const { faults } = office.world.playground
  faults.add({ method: 'getFile', kind: 'delay', delayMs: 0, times: 2 })
  await send('plan.xlsx', fileOf('libreoffice.xlsx'))
  expect(last()).toContain('В файле 9 событий.')
  // A second call would have used it up.
  expect(faults.rules).toHaveLength(1)
})

test('a file of no use says what is missing', async () => {
  await send('afisha.ics', Buffer.from('Привет'))
  expect(last()).toContain('Это не файл календаря.')
  expect(await office.rows('select count(*)::int as n from schedules')).toEqual([{ n: 0 }])
})

const idOfSchedule = async (): Promise<string> =>
  (await office.rows<{ id: string }>('select id from schedules order by made_at desc'))[0]?.id ?? ''

const POST = `Концерт «Песни нашей молодости»
Приглашаем всех, кто любит петь и слушать старые добрые песни, на вечер с чаем и домашними пирогами!
Когда: 5 декабря (суббота) в 14:00
Место: ДК «Юность»
Адрес: ул. Мира, 1
Вход свободный, 55+. Справки: 8 (3467) 11-22-33`

test('an announcement is proposed in its own words and added when pressed', async () => {
  await office.chat('olga').say(POST)
  expect(last()).toContain('Название: «Концерт «Песни нашей молодости»»')
  expect(last()).toContain('Место: «ДК «Юность»»')
  expect(last()).toContain('Понято так: 5 декабря 2026 года, суббота, в 14:00.')
  expect(await titles()).toEqual([])
  await press('w.schedule_take')
  expect(await titles()).toEqual([
    { title: 'Концерт «Песни нашей молодости»', day: '2026-12-05', time: '14:00', state: 'draft' },
  ])
  expect(
    await office.rows("select kind, details->'price' as price, details->'ageFrom' as age from events"),
  ).toEqual([{ kind: 'concert', price: 0, age: 55 }])
})

test('a poster that is passed on is read by the words under it; an own photo is not', async () => {
  await office.chat('olga').send({ photo: true, caption: POST })
  expect(last()).not.toContain('Понято так')
  await office.chat('olga').send({ photo: true, caption: POST, from: 'ДК «Юность»' })
  expect(last()).toContain('Понято так: 5 декабря 2026 года, суббота, в 14:00.')
  await press('w.schedule_take')
  expect(await titles()).toMatchObject([{ title: 'Концерт «Песни нашей молодости»', state: 'draft' }])
})

test('one thing of a proposal is put right', async () => {
  await office.chat('olga').say(POST)
  await press('w.schedule_fix')
  await press(`w.schedule_fix.${await idOfSchedule()}.time`)
  await office.chat('olga').say('15:00')
  expect(last()).toContain('в 15:00')
  await press('w.schedule_take')
  expect(await titles()).toMatchObject([{ time: '15:00' }])
})

test('what somebody wrote is kept no longer than it is needed', async () => {
  const kept = async (): Promise<string> => JSON.stringify(await office.rows('select read from schedules'))
  await office.chat('olga').say(POST)
  expect(await kept()).toContain('Песни нашей молодости')
  await press('w.schedule_take')
  expect(await kept()).not.toContain('Песни нашей молодости')
  await office.chat('olga').say(POST)
  await press('w.schedule_leave')
  expect(await kept()).not.toContain('Песни нашей молодости')
  await office.chat('olga').say(POST.replace('Песни', 'Романсы').replace('5 декабря', '19 декабря'))
  await office.at('2026-12-26T12:00:00+05:00')
  const later = POST.replace('5 декабря (суббота)', '16 января')
  await office.chat('olga').say(later)
  expect(await kept()).not.toContain('Романсы')
  await office.chat('olga').forge(`w.schedule_show.${await idOfSchedule()}`)
  expect(last()).toContain('Песни нашей молодости')
})

test('two days are asked about, not guessed; long words without a day stay a search', async () => {
  await office.chat('olga').say(POST.replace('Когда:', 'Билеты до 3 декабря. Когда:'))
  expect(last()).toContain('Дата, несколько разных:')
  expect(last()).not.toContain('Понято так')
  await press('w.schedule_mend')
  await office.chat('olga').say('5 декабря')
  expect(last()).toContain('Понято так: 5 декабря 2026 года')
  await press('w.schedule_leave')
  expect(await titles()).toEqual([])
  await office.chat('olga').say('очень длинные слова, в которых никакого дня нет и быть не может, '.repeat(3))
  expect(last()).not.toContain('Похоже на объявление')
})
