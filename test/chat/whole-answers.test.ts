import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat, wordings, words } from '../support/chat.ts'

/** The way of learning, which asks before the call how it shall begin. */
const LEARNING = { 'start.invite': 'learn', 'diagnose.plan': 'done' }

/** The world's clock stands on Sunday, 22 November 2026. */
describe('one message answers every question that it tells the answer of', () => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(inject('postgresUrl'))
    await chat.begin()
    await chat.walkTo('contact.start', LEARNING)
  })
  afterAll(() => chat.world.close())

  const stands = async () => {
    const { step, session } = await chat.talk()
    const { visit_date: date, visit_time: time } = session.answers
    return { step, date, time }
  }
  const heard = async (typed: string): Promise<string> =>
    (await chat.say(typed)).map(({ text }) => text).join('\n')

  test('told before the call was offered, the outcome, the day, the hour and the place are taken and said back in one line', async () => {
    const told = await chat.say('дозвонилась, записали на 3 декабря в 10:30, кабинет 7')
    const line = told.find(({ text }) => text.startsWith('Понято так'))
    expect(line?.text).toBe('Понято так: «Поговорили», приём 3 декабря 2026 года, четверг, 10:30, кабинет 7.')
    expect(line?.buttons.flat().map(({ text }) => text)).toEqual([words('understood.fix')])
    expect(await stands()).toEqual({ step: 'contact.looking_back', date: '2026-12-03', time: '10:30' })
  })

  test('«Исправить» leads back to the first of these questions, and nothing is lost', async () => {
    const [question] = await chat.press('fix_4')
    expect(wordings('track.contact.start.text')).toContain(question?.text)
    expect(await stands()).toMatchObject({ step: 'contact.start', date: '2026-12-03' })
  })

  test('at the question for the call a whole answer goes on to what it leaves open', async () => {
    await chat.press('at_once')
    const told = await heard('взяли трубку, на понедельник поставили, час не сказали')
    expect(told).toContain('«Поговорили», приём 23 ноября 2026 года, понедельник')
    expect(await stands()).toMatchObject({ step: 'contact.appointment_time', date: '2026-11-23' })
  })

  test('a button of a line that was left behind changes nothing', async () => {
    await chat.say('в 9 утра')
    const before = await stands()
    await chat.press('fix_3')
    expect(await stands()).toEqual(before)
  })

  test('a day to ring again is no appointment, whatever it is told with', async () => {
    while ((await chat.talk()).step !== 'contact.reached') await chat.say('назад')
    expect(await heard('никто не подошёл, наберу послезавтра')).toContain('24 ноября 2026 года, вторник')
    expect((await chat.talk()).step).toBe('contact.retry_set')
  })
})
