import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { link, onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { EventDesk } from './event-dialog.ts'

const NOT_FOUND = 'Такого здесь нет. Возможно, это уже закрыто или передано другому.'

let office: TestOffice
let desk: EventDesk
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  desk = new EventDesk(office)
  // A forged press is made on a message with buttons.
  for (const key of ['olga', 'pavel'] as const) await office.chat(key).say('События')
})
afterEach(() => office.close())

const told = (): Promise<{ rule: string }[]> =>
  office.rows<{ rule: string }>("select rule from reminders where subject like 'concert%' order by rule")

const series = async (): Promise<void> => {
  await office.rows(
    "insert into event_series (id, department_id, rule, first_day, made_by, made_on) values ('s1', 'dep1', '{}', '2026-12-02', 'st_olga', '2026-11-20')",
  )
  for (const [id, day] of [
    ['class_a', '2026-12-02'],
    ['class_b', '2026-12-09'],
    ['class_c', '2026-12-16'],
  ] as const)
    await desk.put(id, { day, series_id: 's1', details: { title: 'Зарядка' } })
}

describe('what people are shown', () => {
  test('a draft is no citizen’s business until it is shown to people', async () => {
    await desk.put('concert')
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await anna.say('Афиша')
    expect(desk.lastOf('anna')).toContain('ничего не намечено')
    await anna.forge('e.more.concert')
    expect(desk.lastOf('anna')).toContain('Этой встречи уже нет в афише')
    await office.chat('olga').forge('w.event.concert')
    await office.chat('olga').press('w.event_open.concert')
    expect(desk.lastOf('olga')).toContain('Люди это видят')
    await anna.say('Афиша')
    expect(desk.lastOf('anna')).toContain('Вечер романса')
  })

  test('of a series all days that follow can be shown at once', async () => {
    await series()
    const olga = office.chat('olga')
    await olga.forge('w.event.class_b')
    await olga.press('w.event_open.class_b.all')
    expect((await desk.events()).map(({ id, state }) => [id, state])).toEqual([
      ...[
        ['class_a', 'draft'],
        ['class_b', 'open'],
        ['class_c', 'open'],
      ],
    ])
  })

  test('what the place has is turned over by presses', async () => {
    await desk.put('concert')
    const olga = office.chat('olga')
    await olga.forge('w.event.concert')
    for (const item of ['', '.lift', '.toilet', '.toilet', '.hearing', '.hearing', '.hearing'])
      await olga.press(`w.event_access.concert${item}`)
    expect((await desk.event('concert')).details['access']).toEqual({ lift: true, toilet: false })
    await olga.press('w.event.concert')
    expect(desk.lastOf('olga')).toContain('На месте: есть лифт, туалета нет')
  })
})

describe('a change', () => {
  test('of the day tells whoever has a place, and moves their reminders', async () => {
    await desk.put('concert', { state: 'open' })
    await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await desk.seat('concert', 'smirnova')
    await office.rows(
      `insert into occasions (person_id, id, kind, date, time, said_at)
       select person_id, 'ev.concert.smirnova', 'event', '2026-12-05', '14:00', '2026-11-21' from citizens where id = 'smirnova'`,
    )
    const olga = office.chat('olga')
    await olga.forge('w.event_change.concert')
    await olga.press('w.event_change.concert.day')
    await olga.say('6 декабря')
    expect((await desk.event('concert')).day).toBe('2026-12-06')
    expect(await told()).toEqual([{ rule: 'event_changed' }])
    expect(await office.rows("select date, time from occasions where kind = 'event'")).toEqual([
      { date: '2026-12-06', time: '14:00' },
    ])
  })

  test('of the number of places tells nobody, and never takes a place away', async () => {
    await desk.put('concert', { state: 'open', capacity: 5 })
    await onTheWay(office, 'anna', { citizen: 'smirnova' })
    for (const citizen of ['smirnova', 'kuznetsov']) await desk.seat('concert', citizen)
    const olga = office.chat('olga')
    await olga.forge('w.event_change.concert.capacity')
    await olga.say('1')
    expect(desk.lastOf('olga')).toContain('Занято мест: 2. Меньше поставить нельзя')
    await olga.forge('w.event_change.concert.capacity')
    await olga.say('2')
    expect((await desk.event('concert')).capacity).toBe(2)
    expect(await told()).toEqual([])
  })

  test('of a series: of this day alone, or of all that follow – days move together', async () => {
    await series()
    const olga = office.chat('olga')
    await olga.forge('w.event_change.class_b.time')
    await desk.answer('olga', ['11:30', 'd.one'])
    expect((await desk.events()).map(({ time }) => time)).toEqual(['14:00', '11:30', '14:00'])
    await olga.forge('w.event_change.class_b.day')
    await desk.answer('olga', ['10 декабря', 'd.following'])
    expect((await desk.events()).map(({ day }) => day)).toEqual(['2026-12-02', '2026-12-10', '2026-12-17'])
  })

  test('of words shows what stands there; the same day it can be brought back, of a series everywhere', async () => {
    await series()
    const olga = office.chat('olga')
    const abouts = async () => (await desk.events()).map(({ details }) => details['about'] ?? '')
    await olga.forge('w.event_change.class_b.about')
    await desk.answer('olga', ['Берите коврик', 'd.following'])
    await olga.forge('w.event_change.class_b.about')
    expect(desk.lastOf('olga')).toContain('Сейчас записано: Берите коврик')
    await desk.answer('olga', ['Коврик не нужен', 'd.following'])
    await olga.press('w.event_access.class_b')
    await olga.press('w.event_access.class_b.lift')
    expect(await abouts()).toEqual(['', 'Коврик не нужен', 'Коврик не нужен'])
    await olga.forge('w.event_undo.class_b')
    expect(desk.lastOf('olga')).toContain('Прежнее снова на месте')
    expect(await abouts()).toEqual(['', 'Берите коврик', 'Берите коврик'])
    expect((await desk.event('class_b')).details['access']).toEqual({ lift: true })
    await olga.press('w.event_undo.class_b')
    expect(await abouts()).toEqual(['', 'Коврик не нужен', 'Коврик не нужен'])
    await office.at('2026-11-23T00:10:00+05:00')
    await olga.forge('w.event_undo.class_b')
    expect(desk.lastOf('olga')).toContain('только в тот же день')
  })

  test('a place that is sent as a location is a point on the map', async () => {
    await desk.put('concert')
    const olga = office.chat('olga')
    await olga.forge('w.event_change.concert.point')
    await olga.say('у фонтана')
    expect(desk.lastOf('olga')).toContain('Не получилось понять место')
    await olga.send({ location: { latitude: 60.9402, longitude: 76.5712 } })
    expect((await desk.event('concert')).details['point']).toEqual({ latitude: 60.9402, longitude: 76.5712 })
    expect(desk.lastOf('olga')).toContain('Точка на карте есть')
  })

  test('to a day that has passed is refused, and what is over changes no more', async () => {
    await desk.put('concert')
    await desk.put('old', { day: '2026-11-01', state: 'open' })
    const olga = office.chat('olga')
    await olga.forge('w.event_change.concert.day')
    await olga.say('1 ноября 2026')
    expect(desk.lastOf('olga')).toContain('Этот день уже прошёл')
    await olga.press('d.cancel')
    await olga.forge('w.event_change.old.day')
    expect(desk.lastOf('olga')).toContain('Уже прошло')
    expect(desk.buttonsOf('olga').map(({ text }) => text)).toEqual([
      ...['Кто идёт', 'Отметить, кто был', 'Повторить', 'К событиям'],
    ])
  })
})

describe('a cancellation', () => {
  test('takes two taps, keeps the reason, and tells whoever has a place', async () => {
    await desk.put('concert', { state: 'open' })
    await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await desk.seat('concert', 'smirnova')
    const olga = office.chat('olga')
    await olga.forge('w.event.concert')
    await olga.press('w.event_cancel.concert')
    expect(desk.lastOf('olga')).toContain('Записались: 1. Мы напишем им об отмене')
    await olga.press('w.event_cancel.concert.one.host_ill')
    expect(await desk.event('concert')).toMatchObject({
      state: 'cancelled',
      cancelled_why: 'Ведущий заболел',
    })
    expect(await told()).toEqual([{ rule: 'event_cancelled' }])
    await olga.forge('w.event_cancel.concert.one.weather')
    expect((await desk.event('concert')).cancelled_why).toBe('Ведущий заболел')
    expect(desk.lastOf('olga')).toContain('Отменено: Ведущий заболел')
  })

  test('of a series and in own words', async () => {
    await series()
    const olga = office.chat('olga')
    await olga.forge('w.event_cancel.class_b')
    expect(desk.lastOf('olga')).toContain('Таких дней впереди: 2')
    await olga.press('w.event_cancel.class_b.all')
    await olga.press('w.event_cancel.class_b.all.own')
    await olga.say('Ремонт в зале')
    expect((await desk.events()).map(({ state, cancelled_why }) => [state, cancelled_why])).toEqual([
      ['draft', null],
      ['cancelled', 'Ремонт в зале'],
      ['cancelled', 'Ремонт в зале'],
    ])
  })
})

describe('the same once more', () => {
  test('is a draft on another day, for one’s own district where it was a colleague’s', async () => {
    await desk.put('theirs', { districts: ['south'], state: 'open', capacity: 12 })
    const olga = office.chat('olga')
    await olga.forge('w.event.theirs')
    expect(desk.buttonsOf('olga').map(({ text }) => text)).toEqual([
      'Кого позвать',
      'Кто идёт',
      'Повторить',
      'К событиям',
    ])
    await olga.press('w.event_repeat.theirs')
    await olga.say('12 декабря')
    const copy = (await desk.events()).find(({ id }) => id !== 'theirs')
    expect(copy).toMatchObject({
      day: '2026-12-12',
      time: '14:00',
      districts: ['north'],
      state: 'draft',
      capacity: 12,
    })
  })
})

describe('who may', () => {
  test('«all that follow» reaches no day that a colleague looks after', async () => {
    await series()
    await office.rows("update events set districts = '{south}' where id = 'class_c'")
    const olga = office.chat('olga')
    await olga.forge('w.event.class_a')
    await olga.press('w.event_open.class_a.all')
    expect(desk.lastOf('olga')).toContain('люди это видят, событий: 2')
    await olga.forge('w.event_change.class_a.title')
    await desk.answer('olga', ['Зарядка во дворе', 'd.following'])
    await olga.forge('w.event_cancel.class_a')
    expect(desk.lastOf('olga')).toContain('Таких дней впереди: 2')
    await olga.press('w.event_cancel.class_a.all')
    await olga.press('w.event_cancel.class_a.all.weather')
    expect((await desk.events()).map(({ id, state, details }) => [id, state, details['title']])).toEqual([
      ['class_a', 'cancelled', 'Зарядка во дворе'],
      ['class_b', 'cancelled', 'Зарядка во дворе'],
      ['class_c', 'draft', 'Зарядка'],
    ])
  })

  test('a colleague of another district sees it and changes nothing; another department does not see it', async () => {
    await desk.put('concert')
    const pavel = office.chat('pavel')
    await pavel.forge('w.event.concert')
    expect(desk.lastOf('pavel')).toContain('Вечер романса')
    for (const press of [
      'event_open.concert',
      'event_change.concert.title',
      'event_cancel.concert.one.weather',
    ]) {
      await pavel.forge(`w.${press}`)
      expect([press, desk.lastOf('pavel')]).toEqual([press, NOT_FOUND])
    }
    await office.rows("update events set department_id = 'dep2'")
    await pavel.forge('w.event.concert')
    expect(desk.lastOf('pavel')).toBe(NOT_FOUND)
    expect((await desk.event('concert')).state).toBe('draft')
  })

  test('an employee who was removed while a dialog was open writes nothing down', async () => {
    await desk.put('concert')
    const olga = office.chat('olga')
    await olga.forge('w.event_change.concert.title')
    await office.rows("update staff set state = 'removed' where id = 'st_olga'")
    await olga.say('Другое название')
    expect((await desk.event('concert')).details['title']).toBe('Вечер романса')
    await olga.forge('w.event_open.concert')
    expect((await desk.event('concert')).state).toBe('draft')
  })

  test('a citizen who forges an employee’s button changes nothing', async () => {
    await desk.put('concert')
    const anna = office.chat('anna')
    await anna.begin()
    await link(office, anna, 'smirnova')
    await anna.forge('w.event_open.concert')
    expect((await desk.event('concert')).state).toBe('draft')
  })
})
