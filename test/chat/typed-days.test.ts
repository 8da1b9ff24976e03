import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat, words } from '../support/chat.ts'

/** The world's clock stands on Sunday, 22 November 2026. */
describe('what is typed of an appointment is read whole, asked or put right', () => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(inject('postgresUrl'))
    await chat.begin()
    await chat.walkTo('contact.appointment_day')
  })
  afterAll(() => chat.world.close())

  const appointment = async () => {
    const { step, session } = await chat.talk()
    const { visit_date: date, visit_time: time } = session.answers
    // The place is the person's own words, and sealed: its answer is recorded.
    const hasPlace = (await chat.answers()).at(-1) === 'contact.appointment_place'
    return { step, date, time, hasPlace }
  }
  const heard = async (typed: string): Promise<string> =>
    (await chat.say(typed)).map(({ text }) => text).join('\n')

  test('a weekday that is not the date’s is asked with both days, and «назад» asks anew', async () => {
    expect(await heard('во вторник 25 ноября')).toContain(words('talk.doubt.day'))
    await chat.say('назад')
    expect((await appointment()).step).toBe('contact.appointment_day')
    await chat.say('во вторник 25 ноября')
    const next = await chat.press('is_1')
    expect(next.map(({ text }) => text).join('\n')).toContain('25 ноября 2026 года, среда')
    expect(await appointment()).toMatchObject({ step: 'contact.appointment_time', date: '2026-11-25' })
  })

  test('at the next question the day is put right', async () => {
    expect(await heard('нет, не в среду, а в четверг')).toContain('26 ноября 2026 года, четверг')
    expect(await appointment()).toMatchObject({ step: 'contact.appointment_time', date: '2026-11-26' })
  })

  test('an hour that is absurd by night is that of the day', async () => {
    expect(await heard('в 3 часа, кабинет 12')).toContain('15:00')
    expect(await appointment()).toMatchObject({
      step: 'contact.crossroads',
      date: '2026-11-26',
      time: '15:00',
      hasPlace: true,
    })
  })

  test('a mistake that is told later is put right and said back with the weekday', async () => {
    const { step } = await appointment()
    const told = await heard('ошиблась, перенесли на среду 25 ноября в 14:00')
    expect(told).toContain('25 ноября 2026 года, среда, 14:00')
    expect(await appointment()).toMatchObject({
      step,
      date: '2026-11-25',
      time: '14:00',
    })
  })

  test('a wish moves nothing, and a weekday is counted from the day of the appointment', async () => {
    await heard('ошиблась, перенесли на 9 декабря')
    const { step } = await appointment()
    expect(await heard('у дочери праздник в этот день, мне бы перенести на пятницу')).toContain(
      '9 декабря 2026 года, среда',
    )
    expect(await appointment()).toMatchObject({ step, date: '2026-12-09', time: '14:00' })
    await heard('перенесли на пятницу')
    expect(await appointment()).toMatchObject({ step, date: '2026-12-11', time: '14:00' })
  })

  test('at the question for the place a day and an hour are put right, and are no place', async () => {
    while ((await chat.talk()).step !== 'contact.appointment_day') await chat.say('назад')
    await chat.say('17 декабря')
    await chat.say('в 3')
    expect(await appointment()).toMatchObject({ step: 'contact.appointment_place', time: '15:00' })
    await chat.say('ой, в два дня')
    expect(await appointment()).toMatchObject({ step: 'contact.appointment_place', time: '14:00' })
    expect(await heard('не 17, а 2 декабря, вторник')).toContain(words('talk.doubt.day'))
    await chat.press('is_1')
    expect(await appointment()).toMatchObject({
      step: 'contact.appointment_place',
      date: '2026-12-02',
      time: '14:00',
    })
    await chat.say('кабинет 5')
  })

  test('while morning or evening is asked, another hour is an answer', async () => {
    while ((await chat.talk()).step !== 'contact.appointment_day') await chat.say('назад')
    await chat.say('2 декабря')
    expect(await heard('в 8')).toContain(words('talk.doubt.hour'))
    await chat.say('не, в четыре вечера')
    expect(await appointment()).toMatchObject({ step: 'contact.appointment_place', time: '16:00' })
    await chat.say('кабинет 5')
  })

  test('day and hour of one message are said back; an hour left open and a wish for a place are asked', async () => {
    while ((await chat.talk()).step !== 'contact.appointment_day') await chat.say('назад')
    await chat.say('в четверг')
    for (const open of ['после обеда', 'ближе к вечеру'])
      expect(await heard(open)).toContain(words('talk.refused.time_part'))
    expect(await heard('они работают до шести, сказали подойти в любое время')).toContain(
      words('talk.refused.time_any'),
    )
    expect(await heard('нет, в среду в три дня')).toContain('25 ноября 2026 года, среда, 15:00')
    expect(await appointment()).toMatchObject({ step: 'contact.appointment_place', date: '2026-11-25' })
    expect(await heard('боюсь опоздать, мне бы с дочкой')).toMatch(/не стыдно.*Куда подойти\?$/s)
    for (const none of ['потому что там ближе', 'в любое время'])
      expect(await heard(none)).toContain(words('talk.refused.place'))
    expect(await appointment()).toMatchObject({ step: 'contact.appointment_place', hasPlace: false })
    await chat.say('кабинет 5')
    expect(await appointment()).toMatchObject({ time: '15:00', hasPlace: true })
  })

  test.each([
    ['contact.outcome', 'в среду в три дня', '2026-11-25', '15:00'],
    ['contact.reached', 'Дозвонилась, сказали приходить завтра в 10 утра с талоном', '2026-11-23', '10:00'],
  ])('told at %s, «%s» is the appointment', async (asked, typed, date, time) => {
    while ((await chat.talk()).step !== asked) await chat.say('назад')
    const weekday = date === '2026-11-25' ? 'среда' : 'понедельник'
    expect(await heard(typed)).toContain(`${weekday}, ${time}`)
    expect(await appointment()).toMatchObject({ step: 'contact.appointment_place', date, time })
  })

  test('a call that is put off is no appointment', async () => {
    while ((await chat.talk()).step !== 'contact.reached') await chat.say('назад')
    expect(await heard('сказали перезвонить в среду')).toContain('25 ноября 2026 года, среда')
    expect((await appointment()).step).toBe('contact.retry_set')
    await chat.press('called')
    await chat.press('talked')
    await chat.press('got_appointment')
    expect(await heard('завтра просили позвонить ещё')).toContain('23 ноября 2026 года, понедельник')
    expect((await appointment()).step).toBe('contact.retry_set')
    await chat.press('called')
    await chat.press('talked')
    await chat.press('got_appointment')
    expect(await heard('двадцать третьего декабря с утра')).toContain(words('talk.wished_part.morning'))
    expect((await appointment()).step).toBe('contact.appointment_time')
    await chat.say('назад')
    await chat.say('5 декабря')
    await chat.say('10:00')
    await chat.say('кабинет 5')
  })

  test('day, hour and place of one message are not asked for again', async () => {
    await chat.say('назад')
    while ((await chat.talk()).step !== 'contact.appointment_day') await chat.say('назад')
    const told = await heard('завтра в 10 утра в 5 кабинете')
    expect(told).toContain('23 ноября 2026 года, понедельник, 10:00')
    expect(await appointment()).toMatchObject({ date: '2026-11-23', time: '10:00', hasPlace: true })
  })
})
