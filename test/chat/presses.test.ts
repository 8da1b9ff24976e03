import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Chat, openChat, standing, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  expect(anna.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await anna.world.close()
})

/** Toasts come beside the replies: waits for so many of them. */
const toasts = async (chat: Chat, count: number): Promise<string[]> => {
  await expect.poll(() => chat.toasts().length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count)
  return chat.toasts()
}

/** Presses that change nothing: no message, no step, nothing recorded; a toast says why. */
const changesNothing = async (chat: Chat, data: string, toast: string): Promise<void> => {
  const before = standing(await chat.talk())
  const answers = await chat.answers()
  const seen = chat.toasts().length
  expect(await chat.forge(data)).toEqual([])
  expect((await toasts(chat, seen + 1)).at(-1)).toBe(words(`screens.${toast}`))
  expect(standing(await chat.talk())).toEqual(before)
  expect(await chat.answers()).toEqual(answers)
}

describe('old buttons', () => {
  test('one of three steps ago shows the present question and never rewinds', async () => {
    await anna.begin()
    const old = anna.dataOf('urgent')
    await anna.walkTo('contact.outcome')
    const before = standing(await anna.talk())
    const question = anna.person.lastBotMessage()?.text
    const said = await anna.forge(old)
    expect(said.map(({ text }) => text)).toEqual([words('screens.old_button'), question])
    expect(await toasts(anna, 1)).toContain(words('screens.old_button_toast'))
    expect(standing(await anna.talk())).toEqual(before)
    await anna.press('got_appointment')
    expect((await anna.talk()).step).toBe('contact.appointment_day')
  })

  test('the one just pressed says that it is written down, and nothing else', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const data = anna.dataOf('talked')
    await anna.press('talked')
    await changesNothing(anna, data, 'old_button_toast')
  })

  test('another answer of the same old question changes nothing either', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const other = anna.dataOf('no_answer')
    await anna.press('talked')
    await changesNothing(anna, other, 'old_button_toast')
  })

  test('an answered message shows the answer and has no buttons left', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const { id, buttons } = anna.person.lastBotMessage() ?? { id: 0, buttons: [] }
    const label = buttons.flat().find(({ data }) => data?.endsWith('.talked'))?.text ?? ''
    await anna.press('talked')
    const answered = anna.person.screen().find((message) => message.id === id)
    expect(answered?.buttons).toEqual([])
    expect(answered?.text).toContain(label)
  })
})

test('fifty presses of one button at once have one effect', async () => {
  await anna.begin()
  await anna.walkTo('contact.reached')
  const before = await anna.talk()
  const data = anna.dataOf('talked')
  const said = await anna.after(() => {
    for (let tap = 0; tap < 50; tap += 1) anna.person.pressRaw({ data })
  })
  expect(said).toHaveLength(1)
  const after = await anna.talk()
  expect(after.step).toBe('contact.outcome')
  expect(after.session.version).toBe(before.session.version + 1)
  expect((await anna.answers()).filter((step) => step === 'contact.reached')).toHaveLength(1)
  expect(await toasts(anna, 49)).toEqual(Array(49).fill(words('screens.old_button_toast')))
})

test('two answers of one question pressed at once: the first counts', async () => {
  await anna.begin()
  await anna.walkTo('contact.reached')
  const [talked, missed] = [anna.dataOf('talked'), anna.dataOf('no_answer')]
  await anna.after(() => {
    anna.person.pressRaw({ data: talked })
    anna.person.pressRaw({ data: missed })
  })
  expect((await anna.talk()).session.answers['contact.reached']).toBe('talked')
  expect((await anna.answers()).filter((step) => step === 'contact.reached')).toHaveLength(1)
})

describe('forged presses change nothing', () => {
  test('data that was never ours', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const { id, session } = await anna.talk()
    const version = session.version.toString(36)
    const forged = [
      '\u0000'.repeat(64),
      '\uffff'.repeat(21),
      '__proto__',
      'm.__proto__',
      'm.constructor',
      'm.delete_everything',
      'm.need.nowhere',
      'm.need.__proto__',
      'm.open.nobodys',
      'e.constructor',
      'e.__proto__',
      `s${id}.${version}.__proto__`,
      `s${id}.${version}.constructor`,
      `s${id}.${version}.not_on_offer`,
      `s${id}.${version}.`,
      `s${id}.${version}`,
      `s${id}.-1.talked`,
      `s${id}.1e9.talked`,
      `s__proto__.1.talked`,
      `${anna.dataOf('talked')}.talked`,
      "'; drop table people; --",
      '.'.repeat(64),
    ]
    for (const data of forged) await changesNothing(anna, data, 'unknown_button')
  })

  test('a version that is still to come', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const { id, session } = await anna.talk()
    const future = (session.version + 1).toString(36)
    await changesNothing(anna, `s${id}.${future}.talked`, 'unknown_button')
  })

  test("another person's button, copied", async () => {
    const maria = new Chat(anna.world, 'maria')
    await anna.begin()
    await anna.walkTo('contact.reached')
    await maria.begin()
    await maria.walkTo('contact.reached')
    const before = standing(await anna.talk())
    await changesNothing(maria, anna.dataOf('talked'), 'unknown_button')
    await changesNothing(maria, `m.open.${before.id}`, 'unknown_button')
    expect(standing(await anna.talk())).toEqual(before)
  })
})

describe('presses that come too late', () => {
  test('after the talk was stopped', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const data = anna.dataOf('talked')
    await anna.say('стоп')
    await changesNothing(anna, data, 'ended')
  })

  test('after the talk was finished', async () => {
    await anna.begin()
    const data = anna.dataOf('learn')
    await anna.press('enough')
    expect(await anna.talks()).toMatchObject([{ status: 'finished' }])
    await changesNothing(anna, data, 'ended')
  })

  test('after everything was deleted', async () => {
    await anna.begin()
    const data = anna.dataOf('learn')
    await anna.say('/delete')
    await anna.press('m.delete_yes')
    expect(await anna.forge(data)).toEqual([])
    expect((await toasts(anna, 1)).at(-1)).toBe(words('screens.unknown_button'))
    expect(await anna.talks()).toEqual([])
    await anna.say('потерял паспорт')
    expect((await anna.talk()).step).toBe('start.invite')
  })

  test('on a talk whose row is gone', async () => {
    await anna.begin()
    const data = anna.dataOf('learn')
    await rows(anna.world.databaseUrl, 'delete from talks')
    expect(await anna.forge(data)).toEqual([])
    expect((await toasts(anna, 1)).at(-1)).toBe(words('screens.unknown_button'))
    await anna.say('потерял паспорт')
    expect((await anna.talk()).step).toBe('start.invite')
  })

  test('on a message that cannot be reached any more, or on none at all', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const data = anna.dataOf('talked')
    await anna.forge(data, 999_999)
    expect((await anna.talk()).step).toBe('contact.outcome')
    const from = { id: anna.person.id, is_bot: false, first_name: 'Anna' }
    const next = anna.dataOf('got_appointment')
    const query = { id: '77', from, chat_instance: '1', data: next }
    await anna.world.bots[0]?.telegram.take({ update_id: 900_001, callback_query: query })
    await anna.world.settle()
    expect((await anna.talk()).step).toBe('contact.appointment_day')
    const { ledger } = anna.world.playground
    expect(ledger.refused.map(({ method }) => method).sort()).toEqual([
      'answerCallbackQuery',
      'editMessageText',
    ])
    ledger.clear()
  })
})
