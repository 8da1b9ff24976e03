import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Chat, openChat, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { dumpOf, readable, untilMarked } from '../support/dump.ts'
import { TOKEN } from '../support/world.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  await anna.world.close()
})

/** Words that nobody else would write: found anywhere, they are Anna's. */
const PROBLEM = 'потеряла паспорт где-то у фонтана Снежинка'
const PLACE = 'кабинет за голубой дверью'
const SECRETS = ['фонтана Снежинка', 'голубой дверью', 'Анна-Снегурочка']
const secrets = (chat: Chat) => [...SECRETS, String(chat.person.id)]

/** A talk in which own words were said at every occasion up to the plan of the visit. */
const talkWithWords = async (chat: Chat, consent: 'yes' | 'no'): Promise<void> => {
  await chat.begin(PROBLEM)
  await chat.walkTo('contact.appointment_place', {}, consent)
  await chat.say(PLACE)
  await untilMarked(chat.world.databaseUrl)
}

/** The text of the newest «Мои данные» file. */
const dataFile = async (chat: Chat): Promise<string> => {
  const said = await chat.say(words('screens.menu_buttons.data'))
  const file = said.find((message) => message.file)?.file
  return file?.content.toString('utf8') ?? ''
}

describe('consent', () => {
  test.each(['yes', 'no'] as const)('is asked once, after the short answer; «%s» goes on', async (answer) => {
    await anna.begin()
    expect(anna.heard()).not.toContain(words('screens.consent'))
    const [asked] = await anna.press('urgent')
    expect(asked?.text).toBe(words('screens.consent'))
    const said = await anna.press(`m.consent_${answer}`)
    expect(said.at(-1)?.buttons.flat().length).toBeGreaterThan(0)
    expect((await anna.talk()).step).toMatch(/^contact\./)
    expect((await anna.answers()).filter((step) => step === 'start.invite')).toHaveLength(1)
    await anna.say(words('screens.menu_buttons.new'))
    await anna.say('не могу попасть к врачу')
    await anna.press('urgent')
    const sent = anna.world.playground.ledger.of('sendMessage').map(({ payload }) => String(payload['text']))
    const times = sent.filter((text) => text.includes(words('screens.consent').split('\n')[0] ?? '')).length
    expect(times).toBe(1)
  })

  test.each(['1', 'ладно', 'что?', 'потом'])(
    'typing «%s» instead of pressing is never taken for it',
    async (typed) => {
      await anna.begin()
      await anna.press('urgent')
      expect((await anna.say(typed)).length).toBeGreaterThan(0)
      expect(await rows(anna.world.databaseUrl, 'select 1 from people where consent is not null')).toEqual([])
    },
  )

  test('keeps which words were agreed to and when', async () => {
    await anna.begin()
    await anna.press('urgent')
    await anna.press('m.consent_yes')
    const [person] = await rows(anna.world.databaseUrl, 'select consent, consent_at from people')
    expect(person).toEqual({
      consent: expect.stringMatching(/^ru-[0-9a-f]{12}$/),
      consent_at: new Date(anna.world.clock.now()),
    })
  })
})

describe('without consent', () => {
  test('nothing in any table says who it is or what was said in own words', async () => {
    await talkWithWords(anna, 'no')
    const dump = await dumpOf(anna.world.databaseUrl)
    expect(dump).toContain('contact.reached')
    expect(readable(dump, secrets(anna))).toEqual([])
  })

  test('no own words are kept even sealed: no key opens what is not there', async () => {
    await talkWithWords(anna, 'no')
    const sealed = await rows(
      anna.world.databaseUrl,
      `select 1 from people where address is not null union all select 1 from talks where own_words is not null
       union all select 1 from turns where own_words is not null`,
    )
    expect(sealed).toEqual([])
    expect(await dataFile(anna)).not.toMatch(/Снежинка|голубой/)
  })

  test('the way can be walked as far as with it', async () => {
    await anna.begin(PROBLEM)
    await anna.walkTo('documents.list', {}, 'no')
    expect((await anna.talk()).session.answers['visit_date']).toBe('2026-11-23')
  })
})

describe('with consent', () => {
  test('own words are sealed in the database and come back in «Мои данные»', async () => {
    await talkWithWords(anna, 'yes')
    expect(readable(await dumpOf(anna.world.databaseUrl), secrets(anna))).toEqual([])
    const file = await dataFile(anna)
    expect(file).toContain(PROBLEM)
    expect(file).toContain(PLACE)
  })

  test('the file reads like a letter: the need, the questions, the words on the buttons', async () => {
    await talkWithWords(anna, 'yes')
    const file = await dataFile(anna)
    expect(file).toContain(words('needs.passport.title'))
    expect(file).toContain(words('track.contact.outcome.options.got_appointment'))
    expect(file).toContain(words('screens.data_headings.given'))
    expect(file).not.toContain('undefined')
    expect(file).not.toContain('\ufffd')
  })

  test('markup and code in own words come back as they were typed', async () => {
    await anna.begin()
    await anna.walkTo('contact.appointment_place')
    const typed = `<b>дверь</b> & '; drop table people; -- {{x}} ${'$'}{process.exit()} __proto__`
    await anna.say(typed)
    expect(await dataFile(anna)).toContain(typed)
    await anna.walkTo('contact.looking_back', {}).catch(() => null)
    expect(anna.heard()).not.toContain('&lt;')
  })

  test('taking it back erases own words and address at once; the talk goes on', async () => {
    await talkWithWords(anna, 'yes')
    await dataFile(anna)
    const [said] = await anna.press('m.withdraw')
    expect(said?.text).toBe(words('screens.consent_withdrawn'))
    const sealed = await rows(
      anna.world.databaseUrl,
      `select 1 from people where address is not null or consent is not null
       union all select 1 from talks where own_words is not null
       union all select 1 from turns where own_words is not null`,
    )
    expect(sealed).toEqual([])
    expect(await dataFile(anna)).not.toMatch(/Снежинка|голубой/)
    await anna.say('продолжить')
    expect((await anna.talk()).status).toBe('active')
    expect(readable(await dumpOf(anna.world.databaseUrl), SECRETS)).toEqual([])
  })
})

/** Own actions of a plan, one finished, one only half said. */
const planInOwnWords = async (consent: 'yes' | 'no'): Promise<void> => {
  await anna.begin()
  await anna.walkTo('diagnose.plan', { 'start.invite': 'learn' }, consent)
  await anna.say('спросить Ирину с третьего этажа')
  await anna.press('in_1')
  await anna.press('add_deed')
  await anna.say('отдать Зое синий конверт')
  await untilMarked(anna.world.databaseUrl)
}
const PLANNED = ['Ирину с третьего', 'синий конверт']

describe('a plan in own words', () => {
  test.each(['yes', 'no'] as const)(
    'cannot be read in the database, also half said (consent: %s)',
    async (consent) => {
      await planInOwnWords(consent)
      const dump = await dumpOf(anna.world.databaseUrl)
      expect(dump).toContain('diagnose.plan')
      expect(readable(dump, PLANNED)).toEqual([])
    },
  )

  test('with consent it outlives a restart in the middle of an action', async () => {
    await planInOwnWords('yes')
    await Promise.all(anna.world.bots.splice(0).map((bot) => bot.stop()))
    await anna.world.startBot()
    await anna.press('in_1')
    const { session } = await anna.talk()
    expect(JSON.stringify(session)).not.toContain('конверт')
    const file = await dataFile(anna)
    for (const planned of PLANNED) expect(file).toContain(planned)
  })
})

describe('deleting everything', () => {
  test('is asked once; «нет» keeps all of it', async () => {
    await talkWithWords(anna, 'yes')
    await dataFile(anna)
    const [asked] = await anna.press('m.delete')
    expect(asked?.text).toBe(words('screens.delete_sure'))
    const before = await dumpOf(anna.world.databaseUrl)
    await anna.press('m.keep')
    expect(await anna.talks()).toHaveLength(1)
    expect(before).toContain('contact.reached')
  })

  test('an old «да» asks anew: weeks later, and after «Нет, оставить»', async () => {
    await anna.begin()
    await anna.say('/delete')
    const old = anna.dataOf('m.delete_yes')
    await anna.press('m.keep')
    const [again] = await anna.forge(old)
    expect(again?.text).toBe(words('screens.delete_sure'))
    expect(await anna.talks()).toHaveLength(1)
    anna.world.clock.advance(21 * 86_400_000)
    const [asked] = await anna.forge(old)
    expect(asked?.text).toBe(words('screens.delete_sure'))
    expect(await anna.talks()).toHaveLength(1)
    await anna.press('m.delete_yes')
    expect(await anna.talks()).toEqual([])
  })

  test.each(['да удаляй', 'да', 'удаляйте', 'Да, удаляйте мои данные'])(
    'is confirmed in plain words: «%s»',
    async (typed) => {
      await anna.begin()
      await anna.say('забудь меня')
      const [said] = await anna.say(typed)
      expect(said?.text).toBe(words('screens.deleted'))
      expect(await anna.talks()).toEqual([])
    },
  )

  test.each(['нет', 'не удаляйте', 'передумала', 'не надо, оставьте всё'])(
    'is refused in plain words: «%s»',
    async (typed) => {
      await anna.begin()
      await anna.say('забудь меня')
      const [said] = await anna.say(typed)
      expect(said?.text).toBe(words('screens.kept'))
      expect(await anna.talks()).toHaveLength(1)
    },
  )

  test('removes every row of the person at once, and nobody else', async () => {
    const maria = new Chat(anna.world, 'maria')
    await talkWithWords(anna, 'yes')
    await talkWithWords(maria, 'yes')
    await dataFile(anna)
    await anna.press('m.delete')
    const [said] = await anna.press('m.delete_yes')
    expect(said?.text).toBe(words('screens.deleted'))
    const left = await rows<{ people: number; talks: number; strays: number }>(
      anna.world.databaseUrl,
      `select (select count(*)::int from people) as people, (select count(*)::int from talks) as talks,
       (select count(*)::int from talk_events where person_id not in (select id from people)) as strays`,
    )
    expect(left).toEqual([{ people: 1, talks: 1, strays: 0 }])
    expect(await anna.events()).toEqual([])
    expect(await dataFile(maria)).toContain(PROBLEM)
    await untilMarked(anna.world.databaseUrl)
    expect(readable(await dumpOf(anna.world.databaseUrl), secrets(anna))).toEqual([])
  })

  test('whoever comes back is a stranger: consent is asked anew, the old talk is unknown', async () => {
    await talkWithWords(anna, 'yes')
    await anna.say('/delete')
    await anna.press('m.delete_yes')
    expect(await dataFile(anna)).toBe('')
    await anna.begin()
    const [asked] = await anna.press('urgent')
    expect(asked?.text).toBe(words('screens.consent'))
    expect(await anna.talks()).toHaveLength(1)
  })
})

describe('long numbers', () => {
  test('are masked before they are stored, in the problem and in every answer', async () => {
    await anna.begin('потерял паспорт 6700 123456')
    await anna.walkTo('contact.appointment_place')
    await anna.say('кабинет 12, тел. 8 (900) 123-45-67, карта 2200 1234 5678 9010, полис до 25.11.2026')
    const { session } = await anna.talk()
    // The hash of the definition may hold as many digits by chance.
    expect(JSON.stringify({ ...session, definition: '' })).not.toMatch(/\d{6}/)
    const file = await dataFile(anna)
    expect(file).toContain('••56')
    expect(file).toContain('••67')
    expect(file).toContain('••10')
    expect(file).toContain('25.11.2026')
    expect(file).not.toMatch(/123456|123-45-67|5678 9010/)
  })
})

describe('the log', () => {
  test('holds no texts, names, chat numbers or tokens, also when the messenger makes trouble', async () => {
    const { playground, log } = anna.world
    playground.faults.add({ method: 'sendMessage', kind: '400', times: 1 })
    playground.faults.add({ method: 'editMessageText', kind: '403', times: 1 })
    await talkWithWords(anna, 'yes')
    await anna.say('хочу умереть')
    await dataFile(anna)
    expect(log.lines.some(({ event }) => event === 'reply_failed')).toBe(true)
    const logged = JSON.stringify(log.lines)
    expect(readable(logged, [...secrets(anna), 'умереть', TOKEN, 'паспорт'])).toEqual([])
  })
})
