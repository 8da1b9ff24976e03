import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat, standing, words } from '../support/chat.ts'

/** The world's clock stands on Sunday, 22 November 2026. */
describe('a day ahead is asked for', () => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(inject('postgresUrl'))
    await chat.begin()
    await chat.walkTo('contact.appointment_day')
  })
  afterAll(() => chat.world.close())

  test.each([
    ['31.02', 'date_no_such_day'],
    ['30 февраля', 'date_no_such_day'],
    ['00.00', 'date_no_such_day'],
    ['29.02.2027', 'date_no_such_day'],
    ['01.01.1800', 'date_too_far'],
    ['01.01.9999', 'date_too_far'],
    ['1 января 2030', 'date_too_far'],
    ['с понедельника по пятницу', 'date_reception_days'],
    ['2126-11-25', 'date_too_far'],
    ['вчера', 'date_passed'],
    ['позавчера', 'date_passed'],
    ['21.11.2026', 'date_passed'],
    ['как-нибудь', 'date_not_a_date'],
    ['25:99', 'date_not_a_date'],
    ['99999999999999999999', 'date_not_a_date'],
    ['__proto__', 'date_not_a_date'],
    ['toString valueOf', 'date_not_a_date'],
  ])('«%s» is refused with a reason and an example (%s)', async (typed, reason) => {
    const before = standing(await chat.talk())
    const [said, ...more] = await chat.say(typed)
    expect(more).toEqual([])
    // Up to the day that is worked out from today.
    expect(said?.text).toContain(words(`talk.refused.${reason}`).split(/: ?\./)[0])
    expect(standing(await chat.talk())).toEqual(before)
  })

  test.each([
    ['послезавтра', '2026-11-24'],
    ['завтра', '2026-11-23'],
    ['сегодня', '2026-11-22'],
    ['в пятницу', '2026-11-27'],
    ['25.11', '2026-11-25'],
    ['25.11.26', '2026-11-25'],
    ['25 ноября', '2026-11-25'],
    ['25 НОЯБРЯ 2026 года', '2026-11-25'],
    ['01.03', '2027-03-01'],
    ['٠١.٠٣', '2027-03-01'],
    ['０１．０３', '2027-03-01'],
    ['２５.１１.２０２６', '2026-11-25'],
    ['2026-12-01', '2026-12-01'],
    ['29.02.2028', '2028-02-29'],
  ])('«%s» is understood as %s', async (typed, date) => {
    await chat.say(typed)
    const { step, session } = await chat.talk()
    expect({ step, date: session.answers['visit_date'] }).toEqual({ step: 'contact.appointment_time', date })
    await chat.say('назад')
    expect((await chat.talk()).step).toBe('contact.appointment_day')
  })

  test.each([
    ['25:99', 'time'],
    // The second time in other words, from the third on with a way out.
    ['24:00', 'second.time'],
    ['12:60', 'time'],
    ['9999', 'time'],
    ['١٢:٩٩', 'time'],
    ['после обеда', 'time_part'],
    ['в любое время', 'time_any'],
  ])('the time «%s» is refused with an example', async (typed, why) => {
    await chat.walkTo('contact.appointment_time')
    const before = standing(await chat.talk())
    const [said, ...more] = await chat.say(typed)
    expect(more).toEqual([])
    const example = why === 'second.time' ? 'Час поймётся и так: «в 11 утра»' : words(`talk.refused.${why}`)
    expect(said?.text).toContain(example)
    expect(standing(await chat.talk())).toEqual(before)
  })

  test.each([
    ['в 9', '09:00'],
    ['14-05', '14:05'],
    ['14.05', '14:05'],
    ['9 30', '09:30'],
    ['00:00', '00:00'],
    ['полдень', '12:00'],
  ])('the time «%s» is understood as %s', async (typed, time) => {
    await chat.walkTo('contact.appointment_time')
    await chat.say(typed)
    expect((await chat.talk()).session.answers['visit_time']).toBe(time)
    await chat.say('назад')
  })

  test('nothing was refused by the messenger and nothing failed', () => {
    expect(chat.world.playground.ledger.refused).toEqual([])
    expect(chat.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
