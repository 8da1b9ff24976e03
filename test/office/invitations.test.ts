import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { addEvents, buttons, join, last, likes, said, TOWN, TOWN_PEOPLE } from './events-world.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), TOWN, { people: TOWN_PEOPLE })
})
afterEach(() => office.close())

const rows = () =>
  office.rows<{ citizen_id: string; channel: string }>(
    'select citizen_id, channel from invitations order by citizen_id',
  )
const invitesIn = (key: string): string[] =>
  said(office, key).filter((text) => /Пойдёте\?|Встать в очередь\?/.test(text))
const figure = (label: string): number => {
  const found = new RegExp(`${label}: (\\d+)`).exec(last(office, 'olga'))
  return found ? Number(found[1]) : 0
}
const sendToken = (key = 'olga'): string =>
  buttons(office, key).find(({ data }) => data.startsWith('w.invite_send.'))?.data ?? ''

/** Counted and sent by Olga. */
const invite = async (event: string): Promise<void> => {
  await office.chat('olga').forge(`w.event_invite.${event}`)
  await office.chat('olga').press(sendToken())
  await office.invited()
}

describe('before anything is sent', () => {
  test('she sees how many get what, and exactly that is sent', async () => {
    for (const [key, id] of [
      ['anna', 'smirnova'],
      ['vera', 'verova'],
      ['nina', 'ninova'],
      ['zoya', 'zoeva'],
    ] as const)
      await join(office, key, id)
    await likes(office, 'smirnova', 'concerts')
    await likes(office, 'verova', 'concerts')
    await likes(office, 'ninova', 'sport')
    await likes(office, 'zoeva', 'concerts')
    await office.rows("update citizens set invites_welcome = false where id = 'zoeva'")
    await addEvents(office, { id: 'ev1' })
    await office.chat('olga').forge('w.event_invite.ev1')
    // Kuznetsov has no chat; nothing is known of what he likes, and a concert is for everybody.
    expect(last(office, 'olga')).toContain('Кого позовём: Вечер романса')
    expect([figure('Получат приглашение'), figure('Нужно позвонить')]).toEqual([2, 1])
    expect(figure('Отказались от приглашений')).toBe(1)
    expect(await rows()).toEqual([])
    await office.chat('olga').press(sendToken())
    await office.invited()
    expect(await rows()).toEqual([
      { citizen_id: 'kuznetsov', channel: 'call' },
      { citizen_id: 'smirnova', channel: 'message' },
      { citizen_id: 'verova', channel: 'message' },
    ])
    for (const key of ['anna', 'vera']) expect(invitesIn(key)).toHaveLength(1)
    for (const key of ['nina', 'zoya']) expect(invitesIn(key)).toEqual([])
    expect(last(office, 'olga')).toContain('Отправлено приглашений: 2.')
    expect(last(office, 'olga')).toContain('Нужно позвонить: 1.')
  })

  test('whoever a list calls dead, moved or in a home is not invited until somebody has said whether it is so', async () => {
    await join(office, 'anna', 'smirnova')
    await join(office, 'vera', 'verova')
    await addEvents(office, { id: 'ev1' })
    const olga = office.chat('olga')
    const born = await office.rows<{ id: string; born: string }>(
      "select id, birth_date as born from citizens where id in ('smirnova', 'kuznetsov') order by id desc",
    )
    const [anna, petr] = born.map((each) => each.born.split('-').reverse().join('.'))
    const list = [
      'ФИО;Дата рождения;Примечание',
      `Смирнова Анна Петровна;${anna};умерла в октябре`,
      `Кузнецов Пётр Иванович;${petr};переехал к дочери`,
    ].join('\n')
    await olga.send({ document: { name: 'r.csv', mime: 'text/csv', bytes: Buffer.from(list) } })
    await office.imported()
    await olga.press(
      buttons(office, 'olga').find(({ data }) => data.startsWith('w.import_write'))?.data ?? '',
    )
    await office.imported()
    await invite('ev1')
    const invited = async () => (await rows()).map(({ citizen_id }) => citizen_id)
    expect(await invited()).toContain('verova')
    expect(await invited()).not.toContain('smirnova')
    expect(await invited()).not.toContain('kuznetsov')
    expect(invitesIn('anna')).toEqual([])

    await olga.forge('w.doubts')
    for (let n = 0; n < 2; n += 1)
      await olga.press(buttons(office, 'olga').find(({ text }) => text === 'Нет')?.data ?? '')
    await invite('ev1')
    expect(await invited()).toEqual(expect.arrayContaining(['kuznetsov', 'smirnova']))
    expect(invitesIn('anna')).toHaveLength(1)
  })

  test('at night it says who is told in the morning, and nobody is woken', async () => {
    await join(office, 'anna', 'smirnova')
    await addEvents(office, { id: 'ev1' })
    await office.at('2026-11-23T22:30:00+05:00')
    await office.chat('olga').forge('w.event_invite.ev1')
    expect(figure('Из них утром')).toBe(1)
    await office.chat('olga').press(sendToken())
    await office.invited()
    expect(invitesIn('anna')).toEqual([])
    await office.at('2026-11-24T08:59:00+05:00')
    expect(invitesIn('anna')).toEqual([])
    await office.at('2026-11-24T09:00:00+05:00')
    expect(invitesIn('anna')).toHaveLength(1)
  })

  test('whoever would be told when it has begun is called instead', async () => {
    await join(office, 'anna', 'smirnova')
    await addEvents(office, { id: 'ev1', day: '2026-11-24', time: '08:30' })
    await office.at('2026-11-23T22:30:00+05:00')
    await office.chat('olga').forge('w.event_invite.ev1')
    expect(figure('Получат приглашение')).toBe(0)
    await office.chat('olga').press(sendToken())
    await office.invited()
    expect(await rows()).toContainEqual({ citizen_id: 'smirnova', channel: 'call' })
  })

  test.each([
    ['a draft', { state: 'draft' as const }, 'Сначала откройте'],
    ['what is cancelled', { state: 'cancelled' as const }, 'отменено'],
    ['what is over', { day: '2026-11-20' }, 'уже прошло'],
  ])('nobody is invited to %s', async (_, parts, why) => {
    await addEvents(office, { id: 'ev1', ...parts })
    await office.chat('olga').forge('w.event_invite.ev1')
    expect(last(office, 'olga')).toContain(why)
    await office.chat('olga').forge('w.invite_send.ev1.0')
    await office.invited()
    expect(await rows()).toEqual([])
  })

  test('«Не сейчас» sends nothing', async () => {
    await addEvents(office, { id: 'ev1' })
    await office.chat('olga').forge('w.event_invite.ev1')
    await office.chat('olga').press('w.invite_not.ev1')
    await office.invited()
    expect(last(office, 'olga')).toContain('ничего не отправлено')
    expect(await rows()).toEqual([])
  })
})

describe('nobody beyond reach', () => {
  test('only people of her own districts, of an event for all', async () => {
    await join(office, 'maria', 'southern')
    await addEvents(office, { id: 'ev1' })
    await invite('ev1')
    expect((await rows()).map(({ citizen_id: id }) => id)).toEqual([
      'kuznetsov',
      'ninova',
      'smirnova',
      'verova',
      'zoeva',
    ])
    await office.chat('irina').forge('w.event_invite.ev1')
    await office.chat('irina').press(sendToken('irina'))
    await office.invited()
    expect(invitesIn('maria')).toHaveLength(1)
    expect((await rows()).map(({ citizen_id: id }) => id)).not.toContain('faraway')
  })

  test('an event of a district that is not hers, or of another department, is not there', async () => {
    await addEvents(office, { id: 'ev1', districts: ['south'] }, { id: 'ev2', department: 'dep2' })
    for (const event of ['ev1', 'ev2'])
      for (const press of ['event_invite', 'invite_send', 'invite_not', 'event_calls']) {
        await office.chat('olga').forge(`w.${press}.${event}.0`)
        expect(last(office, 'olga')).toContain('Такого здесь нет')
      }
    await office.invited()
    expect(await rows()).toEqual([])
  })

  test.each([
    ['died', "state = 'died', state_from = '2026-11-22'"],
    ['moved', "state = 'moved'"],
    ['refused', "state = 'refused'"],
    ['away over it', "state = 'away', state_until = '2026-12-05'"],
    ['opted out', 'invites_welcome = false'],
  ])('whoever is %s is not invited, neither by message nor by call', async (_, set) => {
    await join(office, 'anna', 'smirnova')
    await office.rows(`update citizens set ${set} where id = 'smirnova'`)
    await addEvents(office, { id: 'ev1' })
    await invite('ev1')
    expect(invitesIn('anna')).toEqual([])
    expect((await rows()).map(({ citizen_id: id }) => id)).not.toContain('smirnova')
  })

  test('a chat without consent is called, a switched-off kind is not', async () => {
    await join(office, 'anna', 'smirnova')
    await join(office, 'vera', 'verova')
    const [anna] = await office.rows<{ id: string }>(
      "select person_id as id from citizens where id = 'smirnova'",
    )
    await office.rows('update people set consent = null, revision = revision + 1 where id = $1', [anna?.id])
    await office.rows(
      "update people set muted = '{events}' where id = (select person_id from citizens where id = 'verova')",
    )
    await addEvents(office, { id: 'ev1' })
    await invite('ev1')
    expect(await rows()).toContainEqual({ citizen_id: 'smirnova', channel: 'call' })
    expect((await rows()).map(({ citizen_id: id }) => id)).not.toContain('verova')
  })

  test('what changes between sending and arriving is respected', async () => {
    await join(office, 'anna', 'smirnova')
    await join(office, 'vera', 'verova')
    await join(office, 'nina', 'ninova')
    await addEvents(office, { id: 'ev1' }, { id: 'ev2', title: 'Хор', day: '2026-12-03' })
    await office.at('2026-11-23T22:30:00+05:00')
    await invite('ev1')
    await invite('ev2')
    await office.rows("update citizens set state = 'died' where id = 'smirnova'")
    await office.rows("update citizens set invites_welcome = false where id = 'verova'")
    await office.rows("update events set state = 'cancelled' where id = 'ev1'")
    await office.at('2026-11-24T09:30:00+05:00')
    expect(invitesIn('anna')).toEqual([])
    expect(invitesIn('vera')).toEqual([])
    expect(invitesIn('nina').map((text) => /Хор|Вечер романса/.exec(text)?.[0])).toEqual(['Хор'])
  })
})

describe('once', () => {
  beforeEach(async () => {
    await join(office, 'anna', 'smirnova')
    await addEvents(office, { id: 'ev1' })
  })

  test('two presses send once', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.event_invite.ev1')
    const [token, preview] = [sendToken(), olga.person.lastBotMessage()?.id]
    await olga.press(token)
    await olga.forge(token, preview)
    await office.invited()
    await olga.forge(token, preview)
    await office.invited()
    expect(invitesIn('anna')).toHaveLength(1)
    expect(said(office, 'olga').filter((text) => text.includes('Отправлено приглашений'))).toHaveLength(1)
  })

  test('two employees send once', async () => {
    await office.chat('olga').forge('w.event_invite.ev1')
    await office.chat('irina').forge('w.event_invite.ev1')
    const [hers, others] = [sendToken(), sendToken('irina')]
    await Promise.all([office.chat('olga').press(hers), office.chat('irina').press(others)])
    await office.invited()
    expect(invitesIn('anna')).toHaveLength(1)
    expect((await office.rows("select 1 from reminders where rule = 'event_invited'")).length).toBe(1)
  })
})

describe('the invitation itself', () => {
  test('one short warm message: what she likes, when, where, what is there, the question last', async () => {
    await join(office, 'anna', 'smirnova')
    await likes(office, 'smirnova', 'concerts')
    await addEvents(office, { id: 'ev1' })
    await invite('ev1')
    expect(last(office, 'anna')).toBe(
      [
        'Здравствуйте! Вы любите концерты.',
        'Вечер романса',
        '2 декабря 2026 года, среда, в 14:00.',
        'Где: Дом культуры, ул. Мира, 5.',
        'Бесплатно.',
        'На месте: вход без ступенек, есть лифт.',
        '',
        'Пойдёте?',
      ].join('\n'),
    )
    const message = office.chat('anna').person.lastBotMessage()
    expect(message?.buttons.map((row) => row.map(({ text, data }) => [text, data]))).toEqual([
      [['Пойду', 'e.go.ev1']],
      [['Не смогу', 'e.no.ev1']],
      [['Подробнее', 'e.more.ev1']],
    ])
  })

  test('a place that was filled meanwhile is said', async () => {
    await join(office, 'anna', 'smirnova')
    await addEvents(office, { id: 'ev1', capacity: 1 })
    await office.at('2026-11-23T22:30:00+05:00')
    await invite('ev1')
    await office.rows("update events set taken = 1 where id = 'ev1'")
    await office.at('2026-11-24T09:30:00+05:00')
    expect(last(office, 'anna')).toContain('Места пока заняты')
    expect(buttons(office, 'anna')[0]?.text).toBe('Встать в очередь')
  })
})

describe('where places are few', () => {
  test('so many are invited for each place, those who waited longest first; «Позвать ещё» asks the next', async () => {
    for (const [key, id] of [
      ['anna', 'smirnova'],
      ['vera', 'verova'],
      ['nina', 'ninova'],
      ['zoya', 'zoeva'],
    ] as const) {
      await join(office, key, id)
      await likes(office, id, 'concerts')
    }
    await office.rows("update citizens set invited_on = '2026-11-15' where id in ('smirnova', 'kuznetsov')")
    await addEvents(office, { id: 'ev1', capacity: 1 })
    await office.chat('olga').forge('w.event_invite.ev1')
    expect([figure('Получат приглашение'), figure('Нужно позвонить')]).toEqual([4, 0])
    expect(figure('Позовём позже, если останутся места')).toBe(1)
    await office.chat('olga').press(sendToken())
    await office.invited()
    expect((await rows()).map(({ citizen_id: id }) => id)).toEqual(['ninova', 'smirnova', 'verova', 'zoeva'])
    await office.chat('olga').press('w.event_invite.ev1')
    expect([figure('Получат приглашение'), figure('Нужно позвонить')]).toEqual([0, 1])
  })
})

describe('the week', () => {
  const WEEK = [
    { id: 'ev1', title: 'Первый концерт' },
    { id: 'ev2', title: 'Второй концерт', day: '2026-12-03' },
    { id: 'ev3', title: 'Третий концерт', day: '2026-12-04' },
  ]

  test('two messages from Monday to Sunday; what more fits stands in the poster of her day', async () => {
    await join(office, 'anna', 'smirnova')
    await addEvents(office, ...WEEK)
    await office.at('2026-11-23T10:00:00+05:00')
    for (const { id } of WEEK) await invite(id)
    expect(invitesIn('anna')).toHaveLength(2)
    expect((await rows()).filter(({ citizen_id: id }) => id === 'smirnova')).toHaveLength(2)
    // Thursday, when the poster usually comes.
    for (const day of [24, 25]) await office.at(`2026-11-${day}T12:00:00+05:00`)
    expect(said(office, 'anna').filter((text) => text.startsWith('Афиша'))).toEqual([])
    await office.at('2026-11-26T12:00:00+05:00')
    const posters = said(office, 'anna').filter((text) => text.startsWith('Афиша'))
    expect(posters).toHaveLength(1)
    expect(posters[0]).toContain('Третий концерт')
    expect(posters[0]).not.toContain('Первый концерт')
    expect(buttons(office, 'anna').map(({ data }) => data)).toEqual(['e.more.ev3', 'e.settings'])
    // What stood in it is not sent once more, and the next week there is nothing new.
    await office.at('2026-11-30T10:00:00+05:00')
    await office.chat('olga').forge('w.event_invite.ev3')
    expect(figure('Уже приглашены или ответили')).toBeGreaterThan(0)
    await office.at('2026-12-03T12:00:00+05:00')
    expect(said(office, 'anna').filter((text) => text.startsWith('Афиша'))).toHaveLength(1)
  })

  test('the preview says whom the week has no room for', async () => {
    await join(office, 'anna', 'smirnova')
    await addEvents(office, ...WEEK)
    await office.at('2026-11-23T10:00:00+05:00')
    await invite('ev1')
    await invite('ev2')
    await office.chat('olga').forge('w.event_invite.ev3')
    expect(figure('Увидят в недельной афише')).toBe(1)
    expect(figure('Получат приглашение')).toBe(0)
  })

  test('what is sent on Sunday night counts for the week in which it comes', async () => {
    await join(office, 'anna', 'smirnova')
    await addEvents(office, ...WEEK)
    await office.at('2026-11-22T22:30:00+05:00')
    await invite('ev1')
    expect(await office.rows("select week from invitations where citizen_id = 'smirnova'")).toEqual([
      { week: '2026-11-23' },
    ])
    await office.at('2026-11-23T10:00:00+05:00')
    await invite('ev2')
    await invite('ev3')
    expect(invitesIn('anna')).toHaveLength(2)
  })

  test('on the weekday that she chose; without a fit there is no poster', async () => {
    await join(office, 'anna', 'smirnova')
    const vera = await join(office, 'vera', 'verova')
    await likes(office, 'verova', 'sport')
    await vera.forge('e.poster_day.1')
    const anna = office.chat('anna')
    await anna.say('Афиша')
    await anna.press('e.settings')
    expect(last(office, 'anna')).toContain('Афиша приходит по четвергам')
    await anna.press('e.poster_day.1')
    expect(last(office, 'anna')).toContain('Афиша приходит по понедельникам')
    await addEvents(office, ...WEEK)
    await office.at('2026-11-23T10:30:00+05:00')
    expect(last(office, 'anna')).not.toContain('Первый концерт')
    await office.at('2026-11-23T11:00:00+05:00')
    expect(last(office, 'anna')).toContain('Первый концерт')
    expect(said(office, 'vera').filter((text) => text.startsWith('Афиша:'))).toEqual([])
    await office.at('2026-11-26T12:00:00+05:00')
    expect(said(office, 'anna').filter((text) => text.startsWith('Афиша:'))).toHaveLength(1)
  })

  test('«Не присылать» ends both, «Присылать» brings them back', async () => {
    const anna = await join(office, 'anna', 'smirnova')
    await anna.forge('e.settings')
    await anna.press('e.invites.off')
    expect(last(office, 'anna')).toContain('Приглашения вам не приходят')
    await addEvents(office, ...WEEK)
    await office.at('2026-11-26T12:00:00+05:00')
    await invite('ev1')
    expect(last(office, 'anna')).toContain('Приглашения вам не приходят')
    await anna.press('e.invites.on')
    await invite('ev2')
    expect(invitesIn('anna')).toHaveLength(1)
  })
})

describe('whom to call', () => {
  test('names in sight, before and after sending; each with the number, what to say, and the answers', async () => {
    await addEvents(office, { id: 'ev1' })
    const olga = office.chat('olga')
    await olga.forge('w.event_invite.ev1')
    await olga.press('w.event_calls.ev1')
    expect(last(office, 'olga')).toContain('Осталось: 5')
    const names = buttons(office, 'olga').map(({ text }) => text)
    expect(names).toContain('Смирнова Анна Петровна')
    expect(names).not.toContain('Смирнова Вера Кузьминична')
    expect(await office.rows('select actor, action, object from audit order by id desc limit 1')).toEqual([
      { actor: 'st_olga', action: 'find_people', object: 'event:ev1' },
    ])
    await invite('ev1')
    await olga.press('w.event_calls.ev1')
    expect(buttons(office, 'olga').map(({ text }) => text)).toEqual(names)
    await olga.press('w.event_call.ev1.smirnova')
    expect(last(office, 'olga')).toContain('+70000000011')
    expect(last(office, 'olga')).toContain('приглашаем вас на «Вечер романса»')
    expect(buttons(office, 'olga').map(({ data }) => data)).toEqual([
      'w.event_answer.ev1.smirnova.go',
      'w.event_answer.ev1.smirnova.no',
      'w.unreached.smirnova',
      'w.event_call.ev1.verova',
      'w.event_calls.ev1.0',
    ])
    await office.rows(
      "insert into sign_ups (event_id, citizen_id, state, at) values ('ev1', 'smirnova', 'going', now())",
    )
    await olga.press('w.event_calls.ev1.0')
    expect(buttons(office, 'olga').map(({ text }) => text)).not.toContain('Смирнова Анна Петровна')
    await olga.forge('w.event_call.ev1.southern')
    expect(last(office, 'olga')).toContain('Такого здесь нет')
  })
})

describe('near home', () => {
  test('a home on the map: what is beyond a walk does not suit; the point stands sealed', async () => {
    await join(office, 'anna', 'smirnova')
    const olga = office.chat('olga')
    await olga.forge('w.home.smirnova')
    await olga.say('там, где почта')
    expect(last(office, 'olga')).toContain('Где дом?')
    await olga.say('60.94, 76.55')
    expect(last(office, 'olga')).toContain('Дом отмечен')
    const point = { latitude: 60.99, longitude: 76.55 }
    await addEvents(
      office,
      { id: 'ev1', details: { point } },
      { id: 'ev2', title: 'Рядом', details: { point: { ...point, latitude: 60.945 } } },
    )
    await invite('ev1')
    await invite('ev2')
    expect(invitesIn('anna').map((text) => text.includes('Рядом'))).toEqual([true])
    const [row] = await office.rows<{ home: Buffer }>("select home from citizens where id = 'smirnova'")
    expect(row?.home.toString('latin1')).not.toContain('60.94')
    await olga.forge('w.home.smirnova')
    await olga.press('d.forget')
    expect(await office.rows("select home from citizens where id = 'smirnova'")).toEqual([{ home: null }])
  })
})
