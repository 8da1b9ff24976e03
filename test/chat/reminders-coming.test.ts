import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Chat, openChat, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { appointed, personRow, planned, tell } from './reminders-told.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  expect(anna.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await anna.world.close()
})

/** Many dated things: more than one reads at a glance. */
const busy = async (): Promise<void> => {
  await anna.begin()
  await anna.walkTo('contact.reached')
  const { id } = await anna.talk()
  await rows(
    anna.world.databaseUrl,
    `insert into occasions (id, person_id, kind, date, time, said_at)
     select $1 || '.plan' || n, people.id, 'plan_action', to_char(date '2026-11-23' + n, 'YYYY-MM-DD'), '', now()
     from people, generate_series(0, 27) n`,
    [id],
  )
}

describe('«Что мне придёт?»', () => {
  test('an appointment tomorrow: what, when, why, what would stop it', async () => {
    await appointed(anna)
    const [said] = await anna.say('Что мне придёт?')
    expect(said?.text).toMatchInlineSnapshot(`
      "Что вам придёт за 30 дней

      22 ноября 2026 года, воскресенье
      12:00 — Завтра у вас приём
      Почему: вы назвали день приёма, и накануне можно спокойно собраться.
      Не придёт, если приём пройдёт раньше, вы перенесёте его или откажетесь.

      23 ноября 2026 года, понедельник
      08:30 — Сегодня у вас приём
      Почему: вы назвали день и час приёма.
      Не придёт, если вы перенесёте приём или откажетесь.
      19:30 — Вопрос, как прошёл приём
      Почему: день приёма настал, и важно узнать, что вышло.
      Не придёт, если сами расскажете, как всё прошло, или перенесёте приём.

      25 ноября 2026 года, среда
      11:30 — Дело, которое вы отложили
      Почему: разговор остановился на полпути. Об этом я скажу один раз.
      Не придёт, если продолжите разговор или закончите его."
    `)
    expect(said?.buttons.flat().map(({ text }) => text)).toEqual(['Напоминания'])
  })

  test.each(['/coming', 'какие напоминания', 'Что придет', 'мои напоминания?'])(
    'is asked as «%s» too',
    async (asked) => {
      await appointed(anna)
      expect((await anna.say(asked))[0]?.text).toContain(words('screens.coming.head'))
      expect((await anna.talk()).step).toBe('contact.crossroads')
    },
  )

  test('what was told already does not come again', async () => {
    const subject = await appointed(anna)
    await tell(anna, { rule: 'appointment_eve', subject, base: '2026-11-23T10:30' })
    const [said] = await anna.say('/coming')
    expect(said?.text).not.toContain('Завтра у вас приём')
    expect(said?.text).toContain('Сегодня у вас приём')
  })

  test('what is said once is not announced again on another day', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    await tell(anna, { rule: 'track_left', subject: (await anna.talk()).id, base: '2026-11-01' })
    expect((await anna.say('/coming'))[0]?.text).toBe(words('screens.coming.none'))
  })

  test('switched-off kinds are marked', async () => {
    await appointed(anna)
    await anna.say('/reminders')
    await anna.press('m.mute.appointments')
    const [said] = await anna.say('/coming')
    expect(said?.text).toContain(`08:30 — Сегодня у вас приём`)
    expect(said?.text).toContain(words('screens.coming.silenced'))
  })

  test('a long list fits one message; with large buttons only the nearest five', async () => {
    await busy()
    const [long] = await anna.say('/coming')
    expect(long?.text.length).toBeLessThanOrEqual(4096)
    expect(long?.text.match(/^\d\d:\d\d — /gm)).toHaveLength(20)
    expect(long?.text).toMatch(/И ещё 9 напоминаний, ближе к делу\.$/)
    await anna.say('/large')
    const [short] = await anna.say('/coming')
    expect(short?.text.match(/^\d\d:\d\d — /gm)).toHaveLength(5)
    expect(short?.text).toContain('И ещё 24 напоминания')
  })

  test('without consent nothing can come: that is said, and consent is asked in its own words', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached', {}, 'no')
    const said = await anna.say('/coming')
    expect(said.map(({ text }) => text)).toEqual([
      words('screens.coming.no_consent'),
      words('screens.consent'),
    ])
    await anna.press('m.consent_yes')
    expect((await anna.say('/coming'))[0]?.text).toContain('Дело, которое вы отложили')
  })

  test('of a stranger: nothing is kept, nothing comes', async () => {
    const [said] = await anna.say('/coming')
    expect(said?.text).toBe(words('screens.coming.no_consent'))
  })

  test('in English', async () => {
    await appointed(anna)
    await anna.say('/language')
    const [said] = await anna.say('What will come?')
    expect(said?.text).toContain('Why: you named the day and the hour.')
    expect(said?.text).not.toMatch(/[а-яё]/i)
  })
})

describe('«Настройки» → «Напоминания»', () => {
  test('show kinds and the time, and switch each with one press', async () => {
    await appointed(anna)
    await anna.say('Настройки')
    const [said] = await anna.press('m.reminders')
    const screen = said ?? anna.person.lastBotMessage()
    expect(screen?.text).toMatchInlineSnapshot(`
      "Напоминания

      ✓ дела из плана: приходят
      ✓ приёмы: приходят
      ✓ сроки бумаг: приходят
      ✓ тренировки: приходят
      ✓ вопрос «как дела»: приходят
      ✓ афиша и приглашения: приходят

      Ваше время: 12:00, Екатеринбург.
      Ночью и рано утром я не пишу."
    `)
    expect(screen?.buttons.flat().map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "Выключить: дела из плана",
        "Выключить: приёмы",
        "Выключить: сроки бумаг",
        "Выключить: тренировки",
        "Выключить: вопрос «как дела»",
        "Выключить: афиша и приглашения",
        "Сменить время",
        "Что мне придёт?",
        "Вернуться",
      ]
    `)
    await anna.press('m.mute.papers')
    expect((await personRow(anna))?.muted).toEqual(['papers'])
    await anna.forge('m.mute.papers')
    expect((await personRow(anna))?.muted).toEqual(['papers'])
    await anna.press('m.unmute.papers')
    expect((await personRow(anna))?.muted).toEqual([])
    anna.world.playground.ledger.clear()
  })

  test('the zone is found by the clock on the wall, and days are counted in it', async () => {
    await planned(anna)
    await anna.say('/reminders')
    await anna.press('m.zones')
    const zones =
      anna.person
        .lastBotMessage()
        ?.buttons.flat()
        .map(({ text }) => text) ?? []
    expect(zones).toHaveLength(12)
    expect(zones).toContain('Калининград, 09:00')
    expect(zones).toContain('Камчатка, 19:00')
    await anna.press('m.zone.kamchatka')
    expect((await personRow(anna))?.zone).toBe('Asia/Kamchatka')
    expect(anna.person.lastBotMessage()?.text).toContain('Ваше время: 19:00, Камчатка.')
    const [said] = await anna.say('/coming')
    expect(said?.text).toContain('10:00 — Дело из вашего плана')
  })

  test.each(['m.mute.everything', 'm.zone.mars', 'm.zone.constructor', 'm.mute'])(
    '%s is unknown',
    async (data) => {
      await appointed(anna)
      expect(await anna.forge(data)).toEqual([])
      expect(await personRow(anna)).toMatchObject({ zone: null, muted: [] })
    },
  )
})

test('«Мои данные» list zone, switched-off kinds and dated things', async () => {
  await appointed(anna)
  await anna.say('/reminders')
  await anna.press('m.mute.practice')
  await anna.press('m.zones')
  await anna.press('m.zone.omsk')
  const said = await anna.say('/mydata')
  const file = said.find((message) => message.file)?.file?.content.toString() ?? ''
  expect(file).toContain('Часовой пояс: Омск')
  expect(file).toContain('Выключенные напоминания: тренировки')
  expect(file).toContain('23 ноября 2026 года, понедельник, 10:30, приём')
})

test('somebody else’s dated things are not listed', async () => {
  await appointed(anna)
  const maria = new Chat(anna.world, 'maria')
  await maria.begin()
  await maria.walkTo('contact.reached')
  expect((await maria.say('/coming'))[0]?.text).not.toContain('приём')
})
