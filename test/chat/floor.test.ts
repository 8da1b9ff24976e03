import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat, words } from '../support/chat.ts'
import { TOKEN } from '../support/world.ts'
import { answers, appointed, occasion, planned, tell } from './reminders-told.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  expect(anna.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await anna.world.close()
})

const TOMORROW = '2026-11-23'
const quoting = (message: number, said: string) =>
  anna.after(() => anna.person.say(said, { replyTo: message }))
const labels = (): string[] =>
  anna.person
    .lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text) ?? []

describe('a reply to a quoted message answers that one', () => {
  test('«не пойду, ноги болят» declines the visit, though a question of the talk stands', async () => {
    const subject = await appointed(anna)
    const { step } = await anna.talk()
    const told = await tell(anna, { rule: 'appointment_eve', subject, base: `${TOMORROW}T10:30` })
    await anna.say('повтори')
    await quoting(told.message, 'не пойду, ноги болят')
    expect(labels()).toContain(words('screens.reason_buttons.scared'))
    expect((await anna.talk()).step).toBe(step)
  })

  test('«перенесли» asks for the new day of the visit', async () => {
    const subject = await appointed(anna)
    const told = await tell(anna, { rule: 'appointment_eve', subject, base: `${TOMORROW}T10:30` })
    await quoting(told.message, 'перенесли приём на другой день')
    expect((await anna.talk()).step).toBe('visit.moved_day')
  })

  test('«сделала всё» is the deed of the plan; a question there is a question', async () => {
    const subject = await planned(anna)
    const told = await tell(anna, { rule: 'plan_due', subject, base: TOMORROW })
    await quoting(told.message, 'а сколько это стоит?')
    expect(await answers(anna)).toEqual([])
    await quoting(told.message, 'уже сделала')
    expect((await answers(anna)).map(([, answer]) => answer)).toEqual(['done'])
    expect((await occasion(anna, subject))?.closed_by).toBe('done')
  })

  test('«не ходила» to «как прошло?» is heard as the answer to the talk’s own question', async () => {
    const subject = await appointed(anna)
    const told = await tell(anna, { rule: 'appointment_after', subject, base: `${TOMORROW}T10:30` })
    await quoting(told.message, 'не сходила я, заболела')
    expect((await anna.talk()).session.answers['visit.went']).toBe('not_went')
  })
})

describe('a quoted warning of cheats', () => {
  const warned = async (): Promise<number> => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const html = words('alerts.bank.text')
    await fetch(`${anna.world.url}/bot${TOKEN}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        chat_id: anna.person.id,
        text: html,
        parse_mode: 'HTML',
        reply_markup: {
          inline_keyboard: [[{ text: words('screens.call_human'), callback_data: 'm.call_human' }]],
        },
      }),
    })
    const shown = anna.person.lastBotMessage()
    await anna.say('повтори')
    return shown?.id ?? 0
  }

  test.each([
    ['поняла, спасибо', words('screens.alert_heard')],
    ['а это кто пишет?', '102'],
    ['ерунда какая-то', '102'],
  ])('«%s» is answered as that warning, and the talk stays where it was', async (said, told) => {
    const message = await warned()
    const [answer] = await quoting(message, said)
    expect(answer?.text).toContain(told)
    expect((await anna.talk()).step).toBe('contact.reached')
  })
})
