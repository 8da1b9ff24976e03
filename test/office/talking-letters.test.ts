import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { heardWhile, onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

const MONDAY = '2026-11-23T10:00:00+05:00'

let office: TestOffice
let anna: Chat
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  olga = office.chat('olga')
  await office.at(MONDAY)
  await anna.say('позвать человека')
  await ring()
  await olga.press('w.call_take')
  await ring()
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const ring = async (seconds = 2): Promise<void> => {
  office.world.clock.advance(seconds * 1_000)
  await office.world.round()
}

const letters = (chat: Chat, heading: string): string[] =>
  chat.person
    .screen()
    .filter(({ from, text }) => from === 'bot' && text.startsWith(`${heading}:\n`))
    .map(({ text }) => text.slice(heading.length + 1).trim())

describe('the two write through the bot', () => {
  test('words go both ways, numbers and names of chats stay hidden, the bot is silent', async () => {
    const { step } = await anna.talk()
    const silent = await anna.say('да')
    await olga.say('Здравствуйте, Анна Петровна!')
    await ring()
    expect(silent).toEqual([])
    expect((await anna.talk()).step).toBe(step)
    expect(letters(olga, 'Смирнова А. П.')).toEqual(['да'])
    expect(letters(anna, 'Специалист')).toEqual(['Здравствуйте, Анна Петровна!'])
    expect(olga.heard()).not.toContain(String(anna.person.id))
    expect(anna.heard()).not.toContain(String(olga.person.id))
  })

  test('many at once arrive in order, each once, the same words too', async () => {
    const written = ['раз', 'да', 'да', 'два', 'три', 'да', 'четыре', 'пять']
    for (const each of written) await anna.say(each)
    for (let round = 0; round < 12; round += 1) await ring()
    expect(letters(olga, 'Смирнова А. П.')).toEqual(written)
  })

  test('long words arrive whole', async () => {
    const long = Array.from({ length: 400 }, (_, at) => `слово${at}`).join(' ')
    await anna.say(long)
    for (let round = 0; round < 6; round += 1) await ring()
    expect(letters(olga, 'Смирнова А. П.').join(' ')).toBe(long)
  })

  test('words that arrived are kept nowhere', async () => {
    await anna.say('никому не говорите')
    await ring()
    await ring()
    expect(letters(olga, 'Смирнова А. П.')).toEqual(['никому не говорите'])
    expect(await office.rows('select 1 from letters')).toEqual([])
  })

  test('numbers of documents are hidden, phones are not', async () => {
    const said = await anna.say('паспорт 6700 123456, телефон 8 912 000-00-00')
    await ring()
    expect(said.map(({ text }) => text).join()).toContain('Номер документа я передаю не целиком')
    expect(letters(olga, 'Смирнова А. П.')).toEqual(['паспорт ••56, телефон 8 912 000-00-00'])
  })

  test('a photo is not passed on, what stands under it is', async () => {
    const said = await anna.send({ photo: true, caption: 'вот справка' })
    await ring()
    expect(said.map(({ text }) => text).join()).toContain('Фото и файлы я не передаю')
    expect(letters(olga, 'Смирнова А. П.')).toEqual(['вот справка'])
  })

  test('buttons of the way are silent, one’s own data are not', async () => {
    const { step } = await anna.talk()
    await anna.press('talked')
    expect(anna.toasts()).toContain('Сейчас вам отвечает специалист.')
    expect((await anna.talk()).step).toBe(step)
    expect((await anna.say('Назад')).map(({ text }) => text).join()).toContain(
      'Сейчас вам отвечает специалист',
    )
    const data = await anna.say('Мои данные')
    await ring()
    expect(data.length).toBeGreaterThan(0)
    expect(letters(olga, 'Смирнова А. П.')).toEqual([])
  })

  test('the specialist’s menu stays a menu', async () => {
    await olga.say('Люди')
    await ring()
    expect(letters(anna, 'Специалист')).toEqual([])
    expect(olga.heard()).toContain('Напишите фамилию')
  })

  test('danger: the numbers at once, the words passed on, the head told', async () => {
    const said = await anna.say('у нас пожар')
    expect(said[0]?.text).toContain('101')
    const irina = await heardWhile(office.chat('irina'), () => ring())
    expect(irina).toContain('В словах: пожар')
    for (let round = 0; round < 3; round += 1) await ring()
    expect(letters(olga, 'Смирнова А. П.')).toEqual(['у нас пожар'])
  })
})

describe('the end', () => {
  test('by the citizen: «стоп», and the question where they stopped is there again', async () => {
    const said = await anna.say('стоп')
    expect(
      said
        .at(-1)
        ?.buttons.flat()
        .some(({ data }) => data?.endsWith('.talked')),
    ).toBe(true)
    await ring()
    expect(olga.heard()).toContain('Чем он кончился?')
    const { step } = await anna.talk()
    await anna.press('talked')
    expect((await anna.talk()).step).not.toBe(step)
    await olga.say('вы ещё здесь?')
    await ring()
    expect(letters(anna, 'Специалист')).toEqual([])
    await olga.press('done')
    expect(await office.rows("select result from tasks where kind = 'human_call'")).toEqual([
      { result: 'done' },
    ])
  })

  test('by the specialist, with a result: the citizen goes on where they stood, the answer was a contact', async () => {
    await anna.say('спасибо')
    await olga.press('w.call_end')
    await olga.press('new_task')
    await ring()
    const over = anna.person
      .screen()
      .findLast(({ text }) => text.includes('Разговор со специалистом закончен'))
    expect(over?.buttons.flat().some(({ data }) => data?.endsWith('.talked'))).toBe(true)
    expect(await office.rows('select kind, is_contact from deeds')).toEqual([
      { kind: 'messenger', is_contact: true },
    ])
    expect(
      await office.rows("select kind, state from tasks where kind <> 'monthly_call' order by kind"),
    ).toEqual([
      { kind: 'help', state: 'open' },
      { kind: 'human_call', state: 'done' },
    ])
    expect(await office.rows('select 1 from people where handover is not null')).toEqual([])
  })

  test('with the first press on «Завершить разговор» nothing typed goes to the citizen any more', async () => {
    await anna.say('спасибо')
    await olga.press('w.call_end')
    await olga.say('всё, уехала домой')
    await ring()
    expect(anna.heard()).not.toContain('уехала домой')
    await olga.press('done')
    expect(await office.rows("select result from tasks where kind = 'human_call'")).toEqual([
      { result: 'done' },
    ])
  })

  test('a surname typed for the search is not sent: another name does not reach the citizen', async () => {
    const said = await olga.say('Кузнецов')
    expect(said.at(-1)?.text).toContain('в разговор не отправлено')
    await ring()
    expect(anna.heard()).not.toContain('Кузнецов')
    await olga.press('w.person.kuznetsov')
    expect(olga.heard()).toContain('Кузнецов Пётр Иванович')
    await olga.say('Кузнецов вам позвонит')
    await ring()
    expect(anna.heard()).toContain('Кузнецов вам позвонит')
  })

  test('nobody wrote for a day: over, both are told once, and nothing is a contact', async () => {
    await office.at('2026-11-24T09:30:00+05:00')
    expect(anna.heard()).not.toContain('Разговор со специалистом закончен')
    await office.at('2026-11-24T10:30:00+05:00')
    await office.at('2026-11-24T11:30:00+05:00')
    expect(anna.heard().split('Разговор со специалистом закончен')).toHaveLength(2)
    expect(olga.heard().split('Чем он кончился?')).toHaveLength(2)
    expect(await office.rows('select 1 from deeds')).toEqual([])
  })

  test('a removed employee reads nothing more; the citizen is with the bot again', async () => {
    await office.rows("update staff set state = 'removed' where id = 'st_olga'")
    const said = await anna.say('секретное')
    for (let round = 0; round < 3; round += 1) await ring()
    expect(said.map(({ text }) => text).join('\n')).toContain('Я снова с вами')
    expect(olga.heard()).not.toContain('секретное')
  })
})

test('reminders of the citizen wait while a human talks', async () => {
  await office.rows(
    `insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at)
     select 'due|now', 'track_left', p.id, t.id, to_char(t.updated_at at time zone 'Asia/Yekaterinburg', 'YYYY-MM-DD'),
       $1, $2, $1, $1 from people p join talks t on t.id = p.current_talk where p.handover is not null`,
    ['2026-11-23T06:00:00Z', '2026-11-24T12:00:00Z'],
  )
  await office.at('2026-11-23T12:00:00+05:00')
  expect(await office.rows("select state, reason from reminders where key = 'due|now'")).toEqual([
    { state: 'planned', reason: 'in_talk' },
  ])
})

test('words to somebody who blocked the bot are not lost in silence: the specialist is told', async () => {
  await olga.say('вы получили письмо?')
  anna.person.block()
  await office.world.settle()
  for (let round = 0; round < 3; round += 1) await ring()
  expect(olga.heard()).toContain('Смирнова А. П.: сообщение не дошло')
})

test('whoever deletes everything leaves no words and no call behind', async () => {
  await anna.say('тайное')
  await anna.forge('m.delete')
  await anna.press('m.delete_yes')
  for (let round = 0; round < 3; round += 1) await ring()
  expect(await office.rows('select 1 from handovers')).toEqual([])
  expect(await office.rows('select 1 from letters')).toEqual([])
  expect(await office.rows("select state from tasks where kind = 'human_call'")).toEqual([
    { state: 'cancelled' },
  ])
  const said = await olga.say('вы здесь?')
  expect(said.map(({ text }) => text).join()).toContain('Разговор уже закончен')
})
