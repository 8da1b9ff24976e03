import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { CONCERT, EventDesk } from './event-dialog.ts'

let office: TestOffice
let desk: EventDesk
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  desk = new EventDesk(office)
})
afterEach(() => office.close())

const lastOf: EventDesk['lastOf'] = (key) => desk.lastOf(key)
const answer: EventDesk['answer'] = (key, answers) => desk.answer(key, answers)
const events = () => desk.events()

describe('a new event', () => {
  test('is asked for in short questions and shown once more before it is written down', async () => {
    const olga = office.chat('olga')
    await olga.say('Календарь')
    await olga.press('w.events')
    expect(lastOf('olga')).toContain('Пока ничего не намечено')
    await olga.press('w.event_new')
    await answer('olga', Object.values(CONCERT))
    const summary = lastOf('olga')
    for (const said of [
      ...['Вечер романса', 'Вид: Концерт', '5 декабря 2026 года, суббота, с 14:00 до 16:00', 'Бесплатно'],
      ...['Где: Дом культуры, ул. Лесная, 5', 'Мест: 20', 'Для кого: Северный'],
    ])
      expect(summary).toContain(said)
    expect(await events()).toEqual([])
    await olga.press('d.yes')
    expect(await events()).toMatchObject([
      {
        kind: 'concert',
        day: '2026-12-05',
        time: '14:00',
        end_time: '16:00',
        districts: ['north'],
        capacity: 20,
        state: 'draft',
        series_id: null,
        details: { title: 'Вечер романса', place: 'Дом культуры', address: 'ул. Лесная, 5', price: 0 },
      },
    ])
    expect(lastOf('olga')).toContain('Черновик: люди этого ещё не видят')
    await olga.say('события')
    expect(desk.buttonsOf('olga').map(({ text }) => text)).toContain('Черновик: 5.12 14:00 Вечер романса')
  })

  test('a day that has passed, an hour of today that has, and what is no time are refused; nothing is lost', async () => {
    await office.at('2026-11-23T15:00:00+05:00')
    const olga = office.chat('olga')
    await olga.forge('w.event_new')
    await answer('olga', ['d.culture', 'd.concert', 'Концерт', '1 ноября 2026'])
    expect(lastOf('olga')).toContain('Этот день уже прошёл')
    await answer('olga', ['сегодня', 'вечером'])
    expect(lastOf('olga')).toContain('Не получилось понять время')
    await answer('olga', ['14:00'])
    expect(lastOf('olga')).toContain('Это время уже прошло')
    await answer('olga', ['18:30'])
    expect(lastOf('olga')).toContain('Это повторяется?')
  })

  test('an hour of day and night is asked with two buttons; the day is said back with its weekday', async () => {
    await office.at('2026-11-23T15:00:00+05:00')
    const olga = office.chat('olga')
    await olga.forge('w.event_new')
    await answer('olga', ['d.culture', 'd.concert', 'Концерт', '5 декабря в 10.12'])
    expect(lastOf('olga')).toContain('5 декабря 2026 года, суббота')
    await answer('olga', ['с 2 до 4'])
    expect(lastOf('olga')).toContain('днём и ночью')
    await answer('olga', ['d.by_day'])
    expect(lastOf('olga')).toContain('Это повторяется?')
    await answer('olga', Object.values(CONCERT).slice(5))
    await olga.press('d.yes')
    expect(await events()).toMatchObject([{ day: '2026-12-05', time: '14:00', end_time: '16:00' }])
  })

  test('whoever thinks until the hour is past writes nothing down', async () => {
    await office.at('2026-11-23T15:00:00+05:00')
    const olga = office.chat('olga')
    await olga.forge('w.event_new')
    await answer('olga', Object.values({ ...CONCERT, day: 'сегодня', time: '15:30' }))
    await office.at('2026-11-23T15:31:00+05:00')
    await olga.press('d.yes')
    expect(lastOf('olga')).toContain('уже прошёл. Ничего не записано')
    expect(await events()).toEqual([])
  })

  test('a public holiday and an hour of the night are asked about once more', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.event_new')
    await answer('olga', ['d.culture', 'd.concert', 'Ёлка', '1 января', '12:00'])
    expect(lastOf('olga')).toContain('1 января 2027 года, пятница. Это праздничный день')
    await olga.press('d.back')
    await olga.press('d.back')
    await answer('olga', ['2 декабря', '2 ночи'])
    expect(lastOf('olga')).toContain('Вы написали 02:00')
    await answer('olga', ['нет'])
    expect(lastOf('olga')).toContain('нажмите «Назад»')
    await olga.press('d.yes')
    expect(lastOf('olga')).toContain('Это повторяется?')
  })

  test('one that repeats is an event for every day', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.event_new')
    const series = { ...CONCERT, day: 'в среду', repeats: 'd.two_weeks' }
    const { place, ...before } = series
    await answer('olga', Object.values(before).slice(0, 6))
    await olga.say('10 января')
    await answer('olga', [place, ...Object.values(before).slice(6)])
    expect(lastOf('olga')).toContain('Всего раз: 4. Последний: 6 января 2027 года, среда')
    await olga.press('d.yes')
    const made = await events()
    expect(made.map(({ day }) => day)).toEqual(['2026-11-25', '2026-12-09', '2026-12-23', '2027-01-06'])
    expect(new Set(made.map(({ series_id }) => series_id)).size).toBe(1)
    expect(await office.rows('select id, first_day from event_series')).toEqual([
      { id: made[0]?.series_id, first_day: '2026-11-25' },
    ])
  })

  test('a head plans for the whole department, or for districts that are named', async () => {
    const irina = office.chat('irina')
    await irina.forge('w.event_new')
    await answer('irina', [...Object.values(CONCERT), 'Северный, Вымышленный'])
    expect(lastOf('irina')).toContain('Не получилось понять участок')
    await answer('irina', ['южный', 'd.yes'])
    await irina.forge('w.event_new')
    await answer('irina', [...Object.values(CONCERT), 'd.all', 'd.yes'])
    expect((await events()).map(({ districts }) => districts).sort()).toEqual([[], ['south']])
  })
})
