import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Chat, openChat, standing, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'

const DAY = 86_400_000

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  expect(anna.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await anna.world.close()
})

const labels = (chat: Chat): string[] =>
  chat.person
    .lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text) ?? []

describe('several needs at once', () => {
  test('each has a session of its own; «Мои дела» switches between them where they stood', async () => {
    await anna.begin('потерял паспорт')
    await anna.walkTo('contact.reached')
    const passport = standing(await anna.talk())
    await anna.say(words('screens.menu_buttons.new'))
    await anna.say('не могу попасть к врачу')
    await anna.walkTo('contact.outcome')
    const doctor = await anna.talk()
    expect((await anna.talks()).map(({ need, step }) => [need, step])).toEqual([
      ['passport', 'contact.reached'],
      ['doctor', 'contact.outcome'],
    ])
    await anna.say(words('screens.menu_buttons.talks'))
    const [said] = await anna.press(`m.open.${passport.id}`)
    expect(said?.text).not.toBe('')
    expect(standing(await anna.talk())).toEqual(passport)
    await anna.press('talked')
    expect((await anna.talks()).map(({ step }) => step)).toEqual(['contact.outcome', 'contact.outcome'])
    expect(standing((await anna.talks())[1] ?? doctor)).toEqual(standing(doctor))
  })

  test('a button of the other talk answers the other talk and makes it the one words go to', async () => {
    await anna.begin('потерял паспорт')
    await anna.walkTo('contact.reached')
    const data = anna.dataOf('talked')
    const { id } = await anna.talk()
    await anna.say('/new')
    await anna.say('не могу попасть к врачу')
    await anna.forge(data)
    expect(await anna.talk()).toMatchObject({ id, step: 'contact.outcome' })
  })

  test('finished and stopped ones are not offered', async () => {
    await anna.begin('потерял паспорт')
    await anna.say('стоп')
    const [said] = await anna.say('/talks')
    expect(said?.text).toBe(words('screens.talks_none'))
    expect(said?.buttons).toEqual([])
  })
})

describe('after days', () => {
  test('a greeting takes the talk up where it stood, as no answer', async () => {
    await anna.begin()
    await anna.walkTo('contact.appointment_place')
    const before = standing(await anna.talk())
    anna.world.clock.advance(5 * DAY)
    const said = await anna.say('здравствуйте')
    expect(said[0]?.text).toContain(words('track.contact.title'))
    expect(said.length).toBeGreaterThan(1)
    expect(standing(await anna.talk())).toEqual(before)
    await anna.say('вход со двора')
    expect((await anna.talk()).step).not.toBe(before.step)
  })

  test('another problem begins another talk', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    anna.world.clock.advance(5 * DAY)
    await anna.say('не могу попасть к врачу')
    expect((await anna.talks()).map(({ need }) => need)).toEqual(['passport', 'doctor'])
  })

  test('a button of then still answers', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    anna.world.clock.advance(30 * DAY)
    await anna.press('talked')
    expect((await anna.talk()).step).toBe('contact.outcome')
  })
})

/** Each command in its three shapes: a slash, the keyboard's button, a typed word. */
const COMMANDS: readonly [name: string, said: string][] = [
  ['back', '/back'],
  ['back', 'key:back'],
  ['back', 'назад'],
  ['why', '/why'],
  ['why', 'key:why'],
  ['why', 'Зачем это?'],
  ['human', '/human'],
  ['human', 'key:human'],
  ['human', 'помогите!'],
  ['repeat', '/repeat'],
  ['repeat', 'key:repeat'],
  ['repeat', 'повторите'],
  ['pause', '/pause'],
  ['pause', 'key:pause'],
  ['pause', 'я устала'],
  ['stop', '/stop'],
  ['stop', 'стоп'],
]

/** What each command leads to; the person stood on `contact.outcome`. */
const LEADS: Readonly<Record<string, { step: string; status: string; event: string | null }>> = {
  back: { step: 'contact.reached', status: 'active', event: null },
  why: { step: 'contact.outcome', status: 'active', event: null },
  human: { step: 'contact.outcome', status: 'active', event: 'human_called' },
  repeat: { step: 'contact.outcome', status: 'active', event: null },
  pause: { step: 'contact.outcome', status: 'paused', event: 'talk_paused' },
  stop: { step: 'contact.outcome', status: 'stopped', event: 'talk_stopped' },
}

describe('always at hand', () => {
  test.each(COMMANDS)('«%s» by %s', async (name, said) => {
    await anna.begin()
    await anna.walkTo('contact.outcome')
    const events = await anna.events()
    const isKey = said.startsWith('key:')
    const label = isKey ? words(`screens.talk_buttons.${name}`) : ''
    if (isKey)
      expect(
        anna.person
          .keyboard()
          .flat()
          .map(({ text }) => text),
      ).toContain(label)
    const heard = await anna.after(() => (isKey ? anna.person.press(label) : anna.person.say(said)))
    expect(heard.length).toBeGreaterThan(0)
    const { step, status, event } = LEADS[name] ?? { step: '', status: '', event: '' }
    expect(await anna.talk()).toMatchObject({ step, status })
    const added = (await anna.events()).slice(events.length).map(({ kind }) => kind)
    expect(added).toEqual(event ? [event] : [])
    expect(heard.every(({ text }) => text.length > 5)).toBe(true)
  })

  test('after «назад» the answer can be changed, and the last one counts', async () => {
    await anna.begin()
    await anna.walkTo('contact.outcome')
    await anna.say('назад')
    await anna.press('no_answer')
    const { session } = await anna.talk()
    expect(session.answers['contact.reached']).toBe('no_answer')
  })

  test('«назад» at the very beginning says so and stays', async () => {
    await anna.begin()
    const before = standing(await anna.talk())
    const [said] = await anna.say('назад')
    expect(said?.text).toBe(words('talk.back_at_start'))
    expect(standing(await anna.talk())).toEqual(before)
  })

  test('after a pause «продолжить» goes on', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    await anna.say('пауза')
    await anna.say('продолжить')
    expect(await anna.talk()).toMatchObject({ step: 'contact.reached', status: 'active' })
    await anna.press('talked')
    expect((await anna.talk()).step).toBe('contact.outcome')
  })

  test('outside of a talk every one of them gets an answer too', async () => {
    for (const [, said] of COMMANDS.filter(([, each]) => !each.startsWith('key:')))
      expect((await anna.say(said)).length).toBeGreaterThan(0)
    expect((await anna.events()).map(({ kind }) => kind)).toEqual(['human_called', 'human_called'])
  })
})

describe('how it looks', () => {
  test('the language is switched in mid-talk; the same question comes in the other one', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const before = standing(await anna.talk())
    await anna.say(words('screens.menu_buttons.settings'))
    await anna.press('m.language')
    expect(labels(anna)).toContain(words('track.contact.reached.options.talked', 'en'))
    expect(standing(await anna.talk())).toEqual(before)
    await anna.say(words('track.contact.reached.options.talked', 'en'))
    expect((await anna.talk()).step).toBe('contact.outcome')
    expect(anna.person.lastBotMessage()?.text).not.toMatch(/[а-яё]{4}/i)
  })

  test('large buttons stand one a row, in messages and on the keyboard', async () => {
    await anna.begin()
    await anna.say('/settings')
    await anna.press('m.large_on')
    await anna.walkTo('contact.outcome')
    const rowsOf = anna.person
      .screen()
      .slice(-4)
      .flatMap(({ buttons }) => buttons)
    expect(rowsOf.length).toBeGreaterThan(1)
    expect(rowsOf.filter((row) => row.length > 1)).toEqual([])
    await anna.say('стоп')
    expect(anna.person.keyboard().filter((row) => row.length > 1)).toEqual([])
  })

  test('somebody whose telephone speaks English is spoken to in English', async () => {
    const john = new Chat(anna.world, 'john')
    await john.begin('I lost my passport')
    await john.walkTo('contact.outcome', {
      'contact.appointment_day': 'tomorrow',
    })
    expect(john.heard()).not.toMatch(/[а-яё]{4}/i)
  })
})

describe('ways in', () => {
  test('a deep link begins the talk about its need', async () => {
    await anna.after(() => anna.person.start('need_passport'))
    expect(await anna.talk()).toMatchObject({ need: 'passport', step: 'start.invite' })
  })

  test('a deep link to nowhere is no dead end', async () => {
    const said = await anna.after(() => anna.person.start('need_nowhere'))
    expect(said.length).toBeGreaterThan(0)
    await anna.say('потерял паспорт')
    expect((await anna.talk()).need).toBe('passport')
  })

  test('/start in mid-talk does not lose the talk', async () => {
    await anna.begin()
    await anna.walkTo('contact.outcome')
    const before = standing(await anna.talk())
    await anna.say('/start')
    await anna.say('/talks')
    await anna.press(`m.open.${before.id}`)
    expect(standing(await anna.talk())).toEqual(before)
  })

  test('an unknown problem leads to the general path and a person, and can be written anew', async () => {
    await anna.after(() => anna.person.start())
    const [said] = await anna.say('гусеничный экскаватор не заводится')
    expect(said?.text).toContain(words('screens.not_found').split('\n')[0])
    await anna.press('m.call_human')
    expect((await anna.events()).map(({ kind }) => kind)).toEqual(['human_called'])
    await anna.press('m.new')
    await anna.say('потерял паспорт')
    expect((await anna.talk()).need).toBe('passport')
  })

  test('«это не то» asks again, without a trace of failure', async () => {
    await anna.begin()
    const [asked] = await anna.press('not_it')
    expect(asked?.text).toBe(words('screens.ask_problem_again'))
    expect(await anna.talks()).toMatchObject([{ status: 'stopped' }])
    expect((await anna.events()).map(({ kind }) => kind)).not.toContain('talk_failed')
    await anna.say('не могу попасть к врачу')
    expect(await anna.talk()).toMatchObject({ need: 'doctor', step: 'start.invite' })
  })
})

describe('membership', () => {
  const blocked = () => rows<{ blocked: boolean }>(anna.world.databaseUrl, 'select blocked from people')

  test('a block and its end are noticed; the talk goes on after it', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    await anna.after(() => anna.person.block())
    expect(await blocked()).toEqual([{ blocked: true }])
    await anna.after(() => anna.person.unblock())
    expect(await blocked()).toEqual([{ blocked: false }])
    await anna.press('talked')
    expect((await anna.talk()).step).toBe('contact.outcome')
  })

  test('a group is left with a word, and nothing of it is kept', async () => {
    const { playground } = anna.world
    const group = playground.addGroup('Подъезд 4', [anna.person])
    await anna.world.settle()
    const left = () => playground.ledger.of('leaveChat').length
    await expect.poll(left).toBe(1)
    expect(anna.person.screen(group).map(({ text }) => text)).toEqual([words('screens.group')])
    expect(await rows(anna.world.databaseUrl, 'select 1 from people')).toEqual([])
  })

  test('a channel is left without a word', async () => {
    const channel = { id: -100_500, type: 'channel' as const, title: 'News' }
    const user = { id: 700_000_001, is_bot: true, first_name: 'bot' }
    const from = { id: anna.person.id, is_bot: false, first_name: 'Anna' }
    const membership = {
      chat: channel,
      from,
      date: 0,
      old_chat_member: { status: 'left' as const, user },
      new_chat_member: { status: 'member' as const, user },
    }
    await anna.world.bots[0]?.telegram.take({ update_id: 900_001, my_chat_member: membership })
    const { ledger } = anna.world.playground
    expect(ledger.of('leaveChat').map(({ chatId }) => chatId)).toEqual([channel.id])
    expect(ledger.of('sendMessage')).toEqual([])
    ledger.clear()
  })
})

describe('what is written after a pause is heard where one stopped', () => {
  const HOURS = 3_600_000

  test.each([
    ['я вчера дозвонилась, записали на пятницу на 10', 'contact.appointment_place'],
    ['здравствуйте, не берут трубку', 'contact.retry_day'],
    ['поговорила, сказали живая очередь', 'contact.queue_day'],
  ])('«%s»', async (said, step) => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    anna.world.clock.advance(14 * HOURS)
    const [welcome] = await anna.say(said)
    expect(welcome?.text).toContain(words('track.contact.title'))
    expect((await anna.talk()).step).toBe(step)
  })

  test('a question is answered, a value and own words are taken, a paused talk hears as well', async () => {
    await anna.begin()
    await anna.walkTo('contact.appointment_time')
    await anna.say('пауза')
    const asked = await anna.say('а сколько стоит паспорт?')
    expect(asked.map(({ text }) => text).join('\n')).toContain('₽')
    await anna.say('пауза')
    await anna.say('в 10:30')
    expect(await anna.talk()).toMatchObject({ step: 'contact.appointment_place', status: 'active' })
    anna.world.clock.advance(30 * HOURS)
    await anna.say('кабинет 7')
    expect((await anna.talk()).session.own).toContain('visit_place')
  })

  test('the welcome never comes twice in the same words', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const welcomes: (string | undefined)[] = []
    for (const said of ['ну что там', 'здравствуйте', 'продолжить', 'ну вот и я']) {
      anna.world.clock.advance(14 * HOURS)
      const [welcome] = await anna.say(said)
      expect(welcome?.text).not.toBe(welcomes.at(-1))
      welcomes.push(welcome?.text)
    }
    expect(new Set(welcomes).size).toBe(3)
  })
})
