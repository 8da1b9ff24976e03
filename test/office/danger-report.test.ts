import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { heardWhile, onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const ring = async (): Promise<void> => {
  office.world.clock.advance(2_000)
  await office.world.round()
}

const tasks = () =>
  office.rows(
    "select kind, citizen_id, urgency, due, state from tasks where kind = 'danger' order by made_on, id",
  )

test('words of danger of a linked citizen: at once, at night, to the specialist and the head', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  await office.at('2026-11-23T02:30:00+05:00')
  const said = await anna.say('хочу умереть')
  expect(said[0]?.text).toContain('112')
  expect(said.at(-1)?.text).toContain('ушло срочное сообщение')
  await ring()
  for (const key of ['olga', 'irina'] as const) {
    expect(office.chat(key).heard()).toContain('Смирнова А')
    expect(office.chat(key).heard()).toContain('нежелание жить')
  }
  expect(office.chat('pavel').heard()).not.toContain('нежелание')
  expect(await tasks()).toEqual([
    { kind: 'danger', citizen_id: 'smirnova', urgency: 'at_once', due: '2026-11-23', state: 'open' },
  ])
})

test('the next words, while the bot stays, stand on the task of the specialist until the person is helped', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  const card = async (): Promise<string> => {
    const [task] = await office.rows<{ id: string }>("select id from tasks where kind = 'danger'")
    await office.chat('olga').forge(`w.task.${task?.id}`)
    return office.chat('olga').person.lastBotMessage()?.text ?? ''
  }
  await anna.say('хочу умереть')
  await anna.say('да кому я нужна')
  await anna.say('пенсия на карте 4276 5500 1234 5678')
  await anna.say('жить не хочу совсем')
  await ring()
  const first = await card()
  for (const words of ['хочу умереть', 'да кому я нужна', 'пенсия на карте', 'жить не хочу совсем'])
    expect(first).toContain(words)
  expect(first).not.toContain('1234 5678')
  await anna.say('мне уже помогли')
  await anna.say('спасибо вам')
  expect(await card()).not.toContain('спасибо вам')
})

test('said twice in an hour in the same words it is told once; in other words or an hour later again, on one task', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  await office.at('2026-11-23T11:10:00+05:00')
  await anna.say('хочу умереть')
  await office.at('2026-11-23T11:20:00+05:00')
  const again = await anna.say('Хочу умереть!')
  expect(again.at(-1)?.text).not.toContain('ушло срочное сообщение')
  await ring()
  expect(office.chat('irina').heard().split('нежелание жить')).toHaveLength(2)
  await anna.say('я не хочу больше жить')
  const irina = await heardWhile(office.chat('irina'), ring)
  expect(irina).toContain('я не хочу больше жить')
  expect(await tasks()).toHaveLength(1)
  await office.at('2026-11-23T12:10:00+05:00')
  await anna.say('хочу умереть')
  await ring()
  expect(await tasks()).toHaveLength(1)
  expect(office.chat('irina').heard().split('нежелание жить')).toHaveLength(4)
})

test('each further cry within minutes is told at once in its own words, also after «мне лучше»', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  await anna.say('ТЕЛЕВИЗОР ЗАГОРЕЛСЯ ДЫМ')
  await ring()
  const cries = ['газом пахнет на кухне', 'сын напился ломится в дверь', 'мама упала глаза закатила']
  for (const cry of [...cries, 'мне лучше', 'газом пахнет на кухне']) {
    const said = await anna.say(cry)
    if (cry === 'мне лучше') continue
    expect(said.at(-1)?.text).toContain('ушло срочное сообщение')
    const heard = await heardWhile(office.chat('irina'), ring)
    expect(heard).toContain(cry)
    expect(office.chat('olga').heard()).toContain(cry)
  }
  // One open danger of the whole distress, by its gravest kind; what is cried after «мне лучше» is another.
  const kinds = await office.rows(
    "select params->>'danger' as kind from tasks where kind = 'danger' order by 1",
  )
  expect(kinds).toEqual([{ kind: 'fire' }, { kind: 'gas' }])
})

const SECOND = 1_000

test('every line after a cry reaches whoever was told: an address and what is worse at once, the rest once a minute', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  await office.at('2026-11-23T02:30:00+05:00')
  await anna.say('жить не хочу')
  await ring()
  const olga = office.chat('olga')
  const irina = office.chat('irina')
  for (const line of ['отстаньте', 'да кому я нужна']) {
    await anna.say(line)
    expect(await heardWhile(irina, ring)).not.toContain(line)
  }
  const gathered = await heardWhile(irina, async () => {
    office.world.clock.advance(60 * SECOND)
    await office.world.round()
  })
  expect(gathered).toContain('отстаньте')
  expect(gathered).toContain('да кому я нужна')
  expect(gathered.split('⚠️')).toHaveLength(2)
  const worse = await anna.say('таблетки уже выпила')
  expect(worse[0]?.text).toContain('103')
  expect(worse.at(-1)?.text).toContain('ушло срочное сообщение')
  const told = await heardWhile(olga, ring)
  expect(told).toContain('принято много таблеток')
  expect(told).toContain('таблетки уже выпила')
  const where = await anna.say('ключ под ковриком, квартира 3, Озёрная 2')
  expect(where[0]?.text).toContain('Передаю это вашему специалисту')
  expect(await heardWhile(olga, ring)).toContain('ключ под ковриком, квартира 3, Озёрная 2')
  office.world.clock.advance(90 * SECOND)
  await anna.say('темно тут')
  expect(await heardWhile(olga, ring)).toContain('темно тут')
})

test('of a chat without a card the head reads each line and can answer into the chat, at a second cry as well', async () => {
  const stranger = await onTheWay(office, 'stranger')
  const said = await stranger.say('жить не хочу')
  expect(said.at(-1)?.text).not.toContain('Вашему специалисту')
  expect(said.at(-1)?.text).toContain('Заведующему соцслужбы ушло')
  const irina = office.chat('irina')
  expect(await heardWhile(irina, ring)).toContain('Ответить можно прямо в чате')
  await stranger.say('таблетки уже выпила')
  const worse = await heardWhile(irina, ring)
  expect(worse).toContain('таблетки уже выпила')
  expect(worse).toContain('Ответить можно прямо в чате')
  expect(worse).not.toContain('согласия нет')
  const where = await stranger.say('улица Озёрная дом 2 квартира 3')
  expect(where[0]?.text).toContain('Передаю это в соцслужбу')
  expect(await heardWhile(irina, ring)).toContain('Озёрная дом 2')
  await irina.press('w.call_take')
  await irina.say('Еду к вам, держитесь')
  expect(await heardWhile(stranger, ring)).toContain('Еду к вам, держитесь')
})

test('in a live talk a cry comes to the specialist at once with the sign, not after the talk', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  await office.at('2026-11-23T11:10:00+05:00')
  await anna.say('позвать человека')
  await ring()
  await office.chat('olga').press('w.call_take')
  await ring()
  await anna.say('добрый день')
  await ring()
  await anna.say('жить не хочу')
  const olga = await heardWhile(office.chat('olga'), ring)
  expect(olga).toContain('⚠️')
  expect(olga).toContain('нежелание жить')
  await anna.say('таблетки уже выпила')
  const worse = await heardWhile(office.chat('olga'), ring)
  expect(worse).toContain('⚠️')
  expect(worse).toContain('принято много таблеток')
})

test('without a consent the specialist is told all the same: who it is they know', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova', consent: 'no' })
  await anna.say('муж бьёт меня')
  await anna.say('да кому я нужна')
  const olga = await heardWhile(office.chat('olga'), ring)
  expect(olga).toContain('угрозы или побои')
  expect(olga).not.toContain('О чём:')
  expect(await office.rows("select 1 from task_events where event->>'type' = 'citizen_wrote'")).toEqual([])
})

test('a specialist reports a conflict from a card: the head reads it at once, it is on record', async () => {
  const olga = office.chat('olga')
  await olga.say('Смирнова')
  await olga.forge('w.person.smirnova')
  await olga.press('w.person_more.smirnova')
  await olga.press('w.danger.smirnova')
  await olga.press('d.conflict')
  await olga.say('Сосед угрожает, паспорт 6700 123456')
  const irina = await heardWhile(office.chat('irina'), ring)
  expect(irina).toContain('Сообщили о конфликте')
  expect(irina).toContain('Сосед угрожает, паспорт ••56')
  expect(irina).toContain('Белова Ольга Сергеевна')
  expect(olga.heard()).toContain('Заведующий уже знает')
  expect(await tasks()).toMatchObject([{ kind: 'danger', citizen_id: 'smirnova', urgency: 'at_once' }])
  expect(await office.rows("select object from audit where action = 'report_danger'")).toEqual([
    { object: 'citizen:smirnova' },
  ])
})

test.each(['southern', 'nosuchperson'])(
  '%s is not theirs to report: the same words as for nobody',
  async (id) => {
    const olga = office.chat('olga')
    const [answer] = await olga.forge(`w.danger.${id}`)
    expect(answer?.text).toBe('Такого здесь нет. Возможно, это уже закрыто или передано другому.')
    expect(await tasks()).toEqual([])
  },
)

test('a cry that is passed on is recognised, with the person, and told to the head by one press', async () => {
  const olga = office.chat('olga')
  const send = () => olga.person.send({ photo: true, caption: 'не хочу больше жить', from: 'Анна Смирнова' })
  const said = await olga.after(send)
  expect(said[0]?.text).toContain('«не хочу больше жить»')
  expect(said[0]?.text).toContain('нежелание жить')
  await olga.press('w.danger_heard.smirnova')
  const irina = await heardWhile(office.chat('irina'), ring)
  expect(irina).toContain('Смирнова А')
  expect(irina).toContain('не хочу больше жить')
  expect(await tasks()).toMatchObject([{ kind: 'danger', citizen_id: 'smirnova', urgency: 'at_once' }])
})

test('typed with the name it is the same; of nobody known the surname is asked; of themselves a human line', async () => {
  const olga = office.chat('olga')
  const named = await olga.say('Смирновой плохо, задыхается')
  expect(named[0]?.buttons.flat().map(({ data }) => data)).toContain('w.danger_heard.smirnova')
  const own = await olga.say('я больше не хочу жить')
  expect(own[0]?.text).toContain('не оставайтесь с этим в одиночку')
  expect(await tasks()).toEqual([])
})
