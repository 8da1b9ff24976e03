import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat } from '../support/chat.ts'
import { rows } from '../support/database.ts'

/** The world's clock stands on Sunday, 22 November 2026. */
let chat: Chat
const open = async (): Promise<void> => {
  chat = await openChat(inject('postgresUrl'))
  await chat.begin()
}
const close = async (): Promise<void> => {
  expect(chat.world.playground.ledger.refused).toEqual([])
  expect(chat.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await chat.world.close()
}
const heard = async (typed: string): Promise<string> =>
  (await chat.say(typed)).map(({ text }) => text).join('\n')
const answers = async () => (await chat.talk()).session.answers

/** The day of the appointment that reminders are relative to; null – there is none any more. */
const reminded = async (): Promise<string | null> => {
  const found = await rows<{ date: string; closed_by: string | null }>(
    chat.world.databaseUrl,
    `select date, closed_by from occasions where id like '%.visit'`,
    [],
  )
  return found[0]?.closed_by === null ? found[0].date : null
}

describe('what was said before is put right at any time', () => {
  beforeAll(open)
  afterAll(close)

  test('a day is moved in a sentence, and the reminder moves with it; a wish moves nothing', async () => {
    await chat.walkTo('contact.crossroads')
    expect(await reminded()).toBe('2026-11-23')
    const said = await heard('они там переиграли всё, теперь в пятницу в 9 утра')
    expect(said).toContain('Было: приём 23 ноября 2026 года, понедельник, 10:30')
    expect(said).toContain('Теперь: приём 27 ноября 2026 года, пятница, 09:00')
    expect(said).toMatch(/Что дальше\?$/)
    expect(await reminded()).toBe('2026-11-27')
    await heard('мне бы перенести на субботу')
    expect(await reminded()).toBe('2026-11-27')
    await chat.say('перенесли на 30 ноября')
    expect(await reminded()).toBe('2026-11-30')
    await chat.press('as_before')
    expect(await reminded()).toBe('2026-11-27')
  })

  test('an appointment that is off takes its reminders along', async () => {
    expect(await heard('ой, отменили мне приём совсем')).toContain('напоминания сняты')
    expect(await reminded()).toBeNull()
    expect((await answers())['visit_date']).toBeNull()
  })

  test('another cause brings its own papers, shows was and is, and can be taken back', async () => {
    await chat.walkTo('documents.list')
    const said = await heard('ошиблась я, не потеряла, а украли')
    expect(said).toContain('Было: Потерялся. Теперь: Украли.')
    expect(said).toMatch(/Бумага 1 из 7/)
    expect((await answers())['cause']).toBe('stolen')
    await chat.press('as_before')
    expect((await answers())['cause']).toBe('lost')
    await chat.walkTo('documents.crossroads')
    expect(await heard('вернее, украли его у меня')).toContain('Понадобится ещё')
    expect((await answers())['papers']).toMatchObject({ theft_slip: { state: 'will_get' } })
  })
})

describe('what is not understood is asked in other words', () => {
  beforeAll(open)
  afterAll(close)

  test('three misses bring three different replies, then a human', async () => {
    await chat.walkTo('contact.reached')
    const misses = ['ээ', 'ыыы', 'эээ', 'ыыы', 'ыыы']
    const replies: string[] = []
    for (const miss of misses) replies.push(await heard(miss))
    expect(new Set(replies.map((reply, place) => `${replies[place - 1] === reply}`))).toEqual(
      new Set(['false']),
    )
    for (const reply of replies.slice(0, 2)) expect(reply).toMatch(/Что вышло\?$/)
    expect(replies[1]).toContain('2. Не ответили')
    expect(replies[2]).toContain('позвать человека')
    expect(replies.join()).not.toContain('Такого ответа здесь нет')
    await chat.press('do_human')
    expect((await chat.events()).some(({ kind }) => kind === 'human_called')).toBe(true)
    expect((await chat.talk()).step).toBe('contact.reached')
  })

  test('«не поняла» is answered in simpler words, «повторите» in the same; commands are heard in sentences', async () => {
    await chat.press('no_answer')
    const asked = await heard('назад')
    const simpler = await heard('что-то я не поняла, объясните попроще')
    expect(simpler).not.toBe(asked)
    expect(simpler).toMatch(/Что вышло\?$/)
    await chat.press('no_answer')
    const day = await heard('повторите пожалуйста ещё раз')
    expect(day).toMatch(/Когда позвоните ещё раз\?$/)
    await chat.say('вернитесь на шаг пожалуйста')
    expect((await chat.talk()).step).toBe('contact.reached')
    await chat.say('давайте завтра продолжим разговор')
    expect((await chat.talk()).status).toBe('paused')
    await chat.say('продолжим')
  })

  test('where own words are the answer, neither a question nor a command is; words that only hold one are', async () => {
    await chat.walkTo('diagnose.plan', { 'contact.crossroads': 'go_on' })
    await heard('а что такое эта справка?')
    await heard('ничего не понимаю, объясните попроще')
    expect((await chat.talk()).session.cursor?.['what'] ?? '').toBe('')
    expect((await answers())['plan'] ?? []).toEqual([])
    await chat.say('узнать у специалиста, когда вернут документы, и повторить звонок')
    expect((await chat.talk()).session.cursor).toMatchObject({ asking: 'by', own: true })
  })
})

describe('what was left of before is put right as well', () => {
  beforeEach(open)
  afterEach(close)
  const LEARNING = { 'start.invite': 'learn' }
  const answer = async (name: string): Promise<unknown> => (await chat.talk()).session.answers[name]

  test.each([
    ['ой нет не 1, а 3', 3],
    ['ошиблась, умею без помощи', 5],
  ])('a rating: «%s»', async (said, value) => {
    await chat.begin()
    await chat.walkTo('diagnose.skills', LEARNING)
    await chat.press('later')
    await chat.walkTo('diagnose.experience', LEARNING)
    const [line] = await chat.say(said)
    expect(line?.text).toContain('Было: Пока не умею')
    expect(await answer('before.understand')).toBe(value)
    expect((await chat.talk()).step).toBe('diagnose.experience')
    await chat.press('as_before')
    expect(await answer('before.understand')).toBe(1)
  })

  test('a number of something else changes no rating', async () => {
    await chat.walkTo('diagnose.experience', LEARNING)
    await chat.say('не решала ничего такого, 2 раза только пробовала')
    expect(await answer('before.understand')).toBe(1)
  })

  test('the day to ring again', async () => {
    await chat.begin()
    await chat.walkTo('contact.reached')
    await chat.say('не берут трубку')
    await chat.say('завтра')
    const [line] = await chat.say('ой не завтра, а в среду')
    expect(line?.text).toContain('25 ноября 2026 года, среда')
    expect(await answer('retry_date')).toBe('2026-11-25')
  })

  test.each([
    ['visit.went', 'ой, не состоялся приём'],
    ['review.outcome', 'ой, на самом деле не ходила я'],
  ])('a visit that was none, said at %s: «%s» asks why not', async (step, said) => {
    await chat.walkTo(step)
    if (step === 'visit.went') await chat.say('сходила, всё приняли')
    await chat.say(said)
    expect(await chat.talk()).toMatchObject({ step: 'visit.why_not' })
    expect(await answer('visit.went')).toBe('not_went')
  })

  test('the place that was chosen, when one looks back', async () => {
    await chat.say('новая проблема')
    await chat.say('не могу попасть к врачу')
    await chat.walkTo('contact.reached')
    await chat.say('номер не тот')
    await chat.say('другое место')
    await chat.say('первое')
    await chat.walkTo('review.outcome')
    await chat.say('не следующую, а вторую выбрала')
    expect(await answer('organisation')).toBe('line_122')
  })
})
