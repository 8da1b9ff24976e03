import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
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
    expect(await stands()).toEqual({ step: 'contact.crossroads', date: '2026-12-03', time: '10:30' })
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

describe('an appointment told in parts keeps each of them', () => {
  let chat: Chat
  beforeEach(async () => {
    chat = await openChat(inject('postgresUrl'))
    await chat.begin()
  })
  afterEach(() => chat.world.close())

  /** The newest appointment that was made, as it is recorded. */
  const made = async (): Promise<unknown> =>
    (await chat.events()).filter(({ kind }) => kind === 'appointment_made').at(-1)?.body
  const heard = async (typed: string): Promise<string> =>
    (await chat.say(typed)).map(({ text }) => text).join('\n')

  test('without an hour the place and the name are kept, and only the hour is asked', async () => {
    await chat.walkTo('contact.reached')
    expect(await heard('записали на 3 декабря, кабинет 7, к Ивановой')).toContain('кабинет 7, к Ивановой')
    expect((await chat.talk()).step).toBe('contact.appointment_time')
    await chat.say('в 11')
    expect((await chat.talk()).step).not.toBe('contact.appointment_place')
    expect(await made()).toMatchObject({ date: '2026-12-03', time: '11:00' })
    expect((await chat.talk()).session.own).toContain('visit_place')
  })

  test.each(['в среду в 10:30 к Ивановой', 'в среду в 10:30 у врача Петрова', 'в среду в 10:30 к ивановой'])(
    '«%s»: a name without a number is a place',
    async (said) => {
      await chat.walkTo('contact.appointment_day')
      await chat.say(said)
      expect((await chat.talk()).step).not.toMatch(/appointment/)
      expect((await chat.talk()).session.own).toContain('visit_place')
    },
  )

  test('a place told to the question for the hour is said back, and the hour asked once more', async () => {
    await chat.walkTo('contact.appointment_time')
    expect(await heard('кабинет 12, к ивановой')).toContain('Записано: кабинет 12, к Ивановой.')
    await chat.say('в 11 утра')
    expect((await chat.talk()).step).not.toMatch(/appointment/)
  })

  test('another day takes the place of the day before away', async () => {
    await chat.walkTo('contact.appointment_day')
    await chat.say('в среду, кабинет 7')
    await chat.say('назад')
    await chat.say('в пятницу')
    await chat.say('в 11')
    expect((await chat.talk()).step).toBe('contact.appointment_place')
  })

  test('yesterday only tells: the day ahead is meant', async () => {
    await chat.walkTo('contact.reached')
    await chat.say('я вчера дозвонилась, записали на пятницу на 10')
    expect((await chat.talk()).session.answers).toMatchObject({
      visit_date: '2026-11-27',
      visit_time: '10:00',
    })
  })
})

describe('a plan in one line', () => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(inject('postgresUrl'))
    await chat.begin()
    await chat.walkTo('diagnose.plan', { 'start.invite': 'learn' })
  })
  afterAll(() => chat.world.close())

  const plan = async (): Promise<unknown> => (await chat.talk()).session.answers['plan']

  test('who and by when are taken out of it, and said back', async () => {
    const [said] = await chat.say('соберёт сын до пятницы')
    expect(said?.text).toContain('Кто: Близкий человек. Срок: 27 ноября 2026 года, пятница.')
    expect(await plan()).toMatchObject([{ who: 'relative', by: '2026-11-27', own: true }])
  })

  test('what is not told is asked, a number of papers is no day; two deeds are a plan, no third is asked for', async () => {
    await chat.press('add_deed')
    await chat.say('взять 2 фото')
    await chat.say('дочка до среды')
    expect(await plan()).toMatchObject([{}, { who: 'relative', by: '2026-11-25' }])
    expect((await chat.talk()).step).toBe('diagnose.crossroads')
  })

  test('a day that was told with the deed is kept, who does it is asked', async () => {
    const other = await openChat(inject('postgresUrl'))
    await other.begin()
    await other.walkTo('diagnose.plan', { 'start.invite': 'learn' })
    await other.say('в четверг схожу в паспортный стол')
    await other.say('сама')
    expect((await other.talk()).session.answers['plan']).toMatchObject([{ who: 'me', by: '2026-11-26' }])
    await other.world.close()
  })
})
