import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { LANGUAGES } from '../../src/application/ports/texts.ts'
import { noticeOf } from '../../src/application/reminders/notice.ts'
import { plainText, Renderer } from '../../src/application/render.ts'
import { isAsk, isComposed } from '../../src/domain/reminders/rule.ts'
import { Chat, CONTENT, openChat, wordings, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import {
  answers,
  appointed,
  occasion,
  onScreen,
  personRow,
  planned,
  pressOn,
  ruleOf,
  type Told,
  tell,
  tellingWords,
} from './reminders-told.ts'

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
const MONDAY = '23 ноября 2026 года, понедельник'
const minute = (): unknown => anna.world.clock.advance(60_000)

/** Toasts come beside the replies. */
const toasted = async (chat: Chat, key: string): Promise<void> => {
  await expect.poll(() => chat.toasts().at(-1), { timeout: 5_000 }).toBe(words(`screens.${key}`))
}

const planReminder = async (): Promise<Told> => {
  const subject = await planned(anna)
  return tell(anna, { rule: 'plan_due', subject, base: TOMORROW })
}

describe('a phone may be shared', () => {
  test.each(LANGUAGES)('the first words of no rule name an affair, an office or a paper (%s)', (language) => {
    const telling = tellingWords(language)
    expect(telling.length).toBeGreaterThan(50)
    const renderer = new Renderer(CONTENT.texts, language)
    // What is composed for an employee is read on their own telephone.
    for (const rule of [...CONTENT.reminders.values()].filter((each) => !isComposed(each))) {
      const subject = rule.of === 'lesson_again' ? 'l_fire_p1' : 't1.visit'
      const told = { id: 1, rule, subject, base: '2026-11-23T10:30' }
      const { html, buttons } = noticeOf([told], { renderer, large: false })
      // The two answers to «как вы?» name no affair, though a need and an office share a word with them.
      const labels = isAsk(rule) ? [] : (buttons ?? []).flat().map(({ text }) => text)
      const said = [plainText(html), ...labels]
        .join(' ')
        .toLowerCase()
        .split(/[^\p{L}]+/u)
      expect(telling.filter((word) => said.some((each) => each.startsWith(word)))).toEqual([])
      expect(buttons?.length).toBeLessThanOrEqual(4)
      for (const row of buttons ?? []) expect(row).toHaveLength(1)
    }
  })

  test('details come after «Показать», «Скрыть» takes them away again', async () => {
    const told = await planReminder()
    const before = onScreen(anna, told)
    expect(before.buttons).toEqual(['Показать', 'Сделано', 'Позвать человека'])
    expect(await pressOn(anna, told, 'show')).toEqual([])
    const open = onScreen(anna, told)
    expect(open.text).toContain('«Позвонить и записаться»')
    expect(open.text).toContain(MONDAY)
    expect(open.buttons).toEqual([
      'Сделано',
      'Перенести',
      'Не буду, потому что…',
      'Позвать человека',
      'Не напоминать о таком',
      'Скрыть',
    ])
    await pressOn(anna, told, 'hide')
    expect(onScreen(anna, told)).toEqual(before)
  })

  test('what was decided stands below neutral words', async () => {
    const told = await planReminder()
    await pressOn(anna, told, 'show')
    await pressOn(anna, told, 'done')
    expect(onScreen(anna, told).text).not.toContain('записаться')
  })

  test('own words are shown as they were written, markup and all', async () => {
    const subject = await planned(anna, 'спросить <b>Ирину & Ко')
    const told = await tell(anna, { rule: 'plan_due', subject, base: TOMORROW })
    await pressOn(anna, told, 'show')
    expect(onScreen(anna, told).text).toContain('«спросить <b>Ирину & Ко»')
  })
})

describe('«Сделано»', () => {
  test('closes the thing, praises the deed, is written down', async () => {
    const told = await planReminder()
    expect(await pressOn(anna, told, 'done')).toEqual([])
    expect(onScreen(anna, told)).toEqual({
      text: [words('reminders.plan_due.text'), 'Ваш ответ: Сделано', words('reminders.plan_due.praise')].join(
        '\n\n',
      ),
      buttons: [],
    })
    expect((await occasion(anna, told.subject))?.closed_by).toBe('done')
    expect(await answers(anna)).toEqual([['plan_due', 'done', null]])
  })

  test('tapped ten times has one effect', async () => {
    const told = await planReminder()
    await anna.after(() => {
      for (let tap = 0; tap < 10; tap += 1)
        anna.person.pressRaw({
          data: `r.${told.id.toString(36)}.done.${told.subject.split('.')[0]}`,
          messageId: told.message,
        })
    })
    expect(await answers(anna)).toHaveLength(1)
    expect(onScreen(anna, told).text).toContain(words('reminders.plan_due.praise'))
    await toasted(anna, 'noted_toast')
  })

  test('later on, an old button says how it stands and leads on', async () => {
    const told = await planReminder()
    await pressOn(anna, told, 'done')
    minute()
    for (const action of ['show', 'done', 'move', 'to_3', 'decline', 'why_hard']) {
      await pressOn(anna, told, action)
      const { text, buttons } = onScreen(anna, told)
      expect(text).toContain(words('screens.reminder_settled.done'))
      expect(buttons).toEqual(['Открыть разговор', 'Что мне придёт?'])
      await pressOn(anna, told, 'hide')
    }
    expect(await answers(anna)).toHaveLength(1)
  })
})

describe('«Перенести»', () => {
  test('offers days, says the new one in full, and the plan shows it', async () => {
    const told = await planReminder()
    await pressOn(anna, told, 'move')
    expect(onScreen(anna, told).buttons).toEqual([
      ...['Завтра', 'Послезавтра', 'Через 3 дня', 'Через неделю'],
      'Вернуться',
    ])
    await pressOn(anna, told, 'to_3')
    expect(onScreen(anna, told).text).toContain('25 ноября 2026 года, среда')
    expect(await occasion(anna, told.subject)).toEqual({ date: '2026-11-25', time: '', closed_by: null })
    const { session } = await anna.talk()
    expect(session.answers['plan']).toMatchObject([{ by: '2026-11-25' }])
    expect(await answers(anna)).toEqual([['plan_due', 'moved', null]])
  })

  test('a press on the reminder of the day before says which day it is now', async () => {
    const told = await planReminder()
    await pressOn(anna, told, 'to_3')
    minute()
    await pressOn(anna, told, 'done')
    expect(onScreen(anna, told).text).toContain('День уже другой: 25 ноября 2026 года, среда.')
    expect((await occasion(anna, told.subject))?.closed_by).toBeNull()
  })

  test('what is done on working days is moved to one', async () => {
    await anna.begin()
    await anna.walkTo('contact.retry_set', { 'contact.reached': 'no_answer', 'contact.retry_day': 'завтра' })
    const subject = `${(await anna.talk()).id}.retry`
    anna.world.clock.advance(5 * 86_400_000)
    const told = await tell(anna, { rule: 'retry_call', subject, base: TOMORROW })
    await pressOn(anna, told, 'to_1')
    expect((await occasion(anna, subject))?.date).toBe('2026-11-30')
    expect((await anna.talk()).session.answers['retry_date']).toBe('2026-11-30')
  })

  test('a visit is moved in the words of the track, also from another talk', async () => {
    const subject = await appointed(anna)
    await anna.say('/new')
    await anna.say('не могу попасть к врачу')
    const told = await tell(anna, { rule: 'appointment_eve', subject, base: `${TOMORROW}T10:30` })
    const said = await pressOn(anna, told, 'move')
    expect(wordings('track.visit.moved_day.text')).toContain(said.at(-1)?.text)
    expect((await anna.talk()).step).toBe('visit.moved_day')
    await anna.say('27 ноября')
    await anna.say('11:00')
    expect(await occasion(anna, subject)).toEqual({ date: '2026-11-27', time: '11:00', closed_by: null })
    minute()
    await pressOn(anna, told, 'show')
    expect(onScreen(anna, told).text).toContain('27 ноября 2026 года, пятница')
  })
})

describe('«Не буду, потому что…»', () => {
  test.each([
    ['not_needed', ['Не напоминать о таком']],
    ['hard', ['Вернусь через неделю', 'Позвать человека']],
    ['scared', ['Вернусь через неделю', 'Позвать человека']],
    ['other', []],
  ])('%s: is accepted with a kind word', async (reason, offered) => {
    const told = await planReminder()
    await pressOn(anna, told, 'decline')
    expect(onScreen(anna, told).buttons).toHaveLength(5)
    await pressOn(anna, told, `why_${reason}`)
    const { text, buttons } = onScreen(anna, told)
    expect(text).toContain(words(`screens.reason_words.${reason}`))
    expect(buttons).toEqual(offered)
    expect((await occasion(anna, told.subject))?.closed_by).toBe('declined')
    expect(await answers(anna)).toEqual([['plan_due', 'declined', reason]])
  })

  test('a change of mind takes it up again', async () => {
    const told = await planReminder()
    await pressOn(anna, told, 'why_scared')
    await pressOn(anna, told, 'to_7')
    expect(await occasion(anna, told.subject)).toEqual({ date: '2026-11-29', time: '', closed_by: null })
  })

  test('who is afraid of a visit is offered to rehearse it', async () => {
    await anna.begin()
    await anna.walkTo('contact.crossroads', { 'start.invite': 'learn', 'contact.start': 'at_once' })
    const subject = `${(await anna.talk()).id}.visit`
    const told = await tell(anna, { rule: 'appointment_eve', subject, base: `${TOMORROW}T10:30` })
    await pressOn(anna, told, 'why_scared')
    expect(onScreen(anna, told).buttons).toEqual(['Сначала потренируюсь', 'Позвать человека'])
    await pressOn(anna, told, 'rehearse')
    expect((await anna.talk()).step).toBe('visit.rehearse_visit')
  })
})

describe('the button that does the thing', () => {
  const retry = async (): Promise<Told> => {
    await anna.begin()
    await anna.walkTo('contact.retry_set', { 'contact.reached': 'no_answer', 'contact.retry_day': 'завтра' })
    return tell(anna, { rule: 'retry_call', subject: `${(await anna.talk()).id}.retry`, base: TOMORROW })
  }

  test('a call: at its question when the talk stands there', async () => {
    const told = await retry()
    const said = await pressOn(anna, told, 'open')
    expect(said.at(-1)?.text).toContain('Что сейчас?')
    expect((await anna.talk()).step).toBe('contact.retry_set')
    expect(onScreen(anna, told)).toEqual({
      text: `${words('reminders.retry_call.text')}\n\nВаш ответ: К звонку`,
      buttons: [],
    })
  })

  test('a call: «Что вышло?» when the talk has gone elsewhere; two taps ask once', async () => {
    const told = await retry()
    await anna.press('meanwhile')
    await anna.press('go_on')
    expect((await anna.talk()).step).not.toMatch(/^contact/)
    const said = await anna.after(() => {
      for (let tap = 0; tap < 2; tap += 1)
        anna.person.pressRaw({
          data: `r.${told.id.toString(36)}.open.${told.subject.split('.')[0]}`,
          messageId: told.message,
        })
    })
    expect(said).toHaveLength(1)
    expect(wordings('track.contact.reached.text')).toContain(said[0]?.text)
    expect((await anna.talk()).step).toBe('contact.reached')
    await anna.press('talked')
    expect((await occasion(anna, told.subject))?.closed_by).toBe('done')
  })

  test('the evening after a visit: how it went, also when another talk is under way', async () => {
    const subject = await appointed(anna)
    await anna.say('/new')
    await anna.say('не могу попасть к врачу')
    const other = await anna.talk()
    const told = await tell(anna, { rule: 'appointment_after', subject, base: `${TOMORROW}T10:30` })
    expect(onScreen(anna, told).buttons).toEqual([
      ...['Рассказать', 'Перенести', 'Позвать человека', 'Не напоминать о таком'],
    ])
    const said = await pressOn(anna, told, 'open')
    expect(wordings('track.visit.went.text')).toContain(said.at(-1)?.text)
    const talk = await anna.talk()
    expect(talk.id).not.toBe(other.id)
    await anna.press('went')
    expect((await occasion(anna, subject))?.closed_by).toBe('done')
  })

  test('a weak skill: its rehearsal, in a talk that was finished too', async () => {
    await anna.begin()
    await anna.walkTo('contact.start', { 'start.invite': 'learn' })
    const { id } = await anna.talk()
    await rows(
      anna.world.databaseUrl,
      `with old as (update talks set status = 'paused', session = jsonb_set(session, '{status}', '"paused"'), revision = revision + 1)
       insert into occasions (id, person_id, kind, date, time, said_at)
       select $1, id, 'weak_skill', '2026-11-22', '', now() from people`,
      [`${id}.skill_call`],
    )
    const told = await tell(anna, { rule: 'weak_skill', subject: `${id}.skill_call`, base: '2026-11-22' })
    await pressOn(anna, told, 'open')
    const talk = await anna.talk()
    expect([talk.step, talk.status]).toEqual(['contact.rehearse_call', 'active'])
  })

  test('a way that was left: goes on where it stopped', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    await anna.say('пауза')
    const { id } = await anna.talk()
    anna.world.clock.advance(3 * 86_400_000)
    const told = await tell(anna, { rule: 'track_left', subject: id, base: '2026-11-22' })
    const said = await pressOn(anna, told, 'open')
    expect(wordings('track.contact.reached.text')).toContain(said.at(-1)?.text)
    expect((await anna.talk()).status).toBe('active')
  })

  test('a visit whose talk is over is spoken of all the same', async () => {
    const subject = await appointed(anna)
    await rows(
      anna.world.databaseUrl,
      `with closed as (update occasions set closed_by = 'talk_finished')
       update talks set status = 'finished', session = jsonb_set(session, '{status}', '"finished"'), revision = revision + 1`,
    )
    const told = await tell(anna, { rule: 'appointment_eve', subject, base: `${TOMORROW}T10:30` })
    await pressOn(anna, told, 'move')
    expect(await anna.talk()).toMatchObject({ step: 'visit.moved_day', status: 'active' })
  })
})

describe('«Позвать человека»', () => {
  test('brings the number and notes the wish once; the thing can still be done', async () => {
    const told = await planReminder()
    const data = `r.${told.id.toString(36)}.human.${told.subject.split('.')[0]}`
    const said = await anna.after(() => {
      for (let tap = 0; tap < 2; tap += 1) anna.person.pressRaw({ data, messageId: told.message })
    })
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toMatch(/8 \d{3} \d{3}/)
    const called = (await anna.events()).filter(({ kind }) => kind === 'human_called')
    expect(called.map(({ body }) => body['reason'])).toEqual(['reminder'])
    expect(onScreen(anna, told).buttons).toEqual(['Показать', 'Сделано'])
  })
})

describe('«Не напоминать о таком»', () => {
  test('switches the kind off, and on again with one press', async () => {
    const told = await planReminder()
    await pressOn(anna, told, 'mute')
    expect((await personRow(anna))?.muted).toEqual(['plans'])
    expect(onScreen(anna, told).text).toContain('Выключено: дела из плана.')
    await anna.press('m.unmute.plans')
    expect((await personRow(anna))?.muted).toEqual([])
    expect(onScreen(anna, told).text).toContain('✓ дела из плана: приходят')
  })
})

describe('several reminders in one message', () => {
  const digest = async (): Promise<{ told: Told; talk: string }> => {
    const subject = await planned(anna)
    const { id } = await anna.talk()
    const end = `${id}.end_photos`
    await rows(
      anna.world.databaseUrl,
      `insert into occasions (id, person_id, kind, date, time, said_at)
       select $1, id, 'paper_end', '2026-11-30', '', now() from people`,
      [end],
    )
    const told = await tell(
      anna,
      { rule: 'plan_due', subject, base: TOMORROW },
      { rule: 'paper_end_week', subject: end, base: '2026-11-30' },
    )
    return { told, talk: id }
  }

  test('are counted first, listed after a tap, opened and settled one by one', async () => {
    const { told, talk } = await digest()
    expect(onScreen(anna, told)).toEqual({
      text: 'Для вас есть 2 напоминания. Показать?',
      buttons: ['Показать', 'Позвать человека'],
    })
    await pressOn(anna, told, 'list')
    expect(onScreen(anna, told)).toEqual({
      text: [
        'Вот о чём напоминаю:\n',
        '1. Дело из вашего плана: Позвонить и записаться',
        '2. Бумаге осталась неделя: Две фотографии 35 × 45 мм',
      ].join('\n'),
      buttons: ['Открыть: 1', 'Открыть: 2', 'Позвать человека', 'Скрыть'],
    })
    const [one] = await anna.after(() => anna.person.press('Открыть: 2'))
    expect(one?.text).toContain('30 ноября 2026 года, понедельник')
    await anna.after(() => anna.person.press('Сделано'))
    expect((await occasion(anna, `${talk}.end_photos`))?.closed_by).toBe('done')
    await pressOn(anna, told, 'list')
    expect(onScreen(anna, told).text).toContain('2. Бумаге осталась неделя: уже решено')
    expect(onScreen(anna, told).buttons).toEqual(['Открыть: 1', 'Позвать человека', 'Скрыть'])
    await pressOn(anna, told, 'hide_all')
    expect(onScreen(anna, told).text).toBe('Для вас есть 2 напоминания. Показать?')
  })

  test('a call for a person is noted once for all of them', async () => {
    const { told } = await digest()
    await pressOn(anna, told, 'call')
    expect(onScreen(anna, told).buttons).toEqual(['Показать'])
    expect((await anna.events()).at(-1)).toMatchObject({ kind: 'reminder_answered' })
  })
})

describe('presses that are not the person’s own', () => {
  test('of somebody else, or forged, change nothing', async () => {
    const told = await planReminder()
    const maria = new Chat(anna.world, 'maria')
    await maria.begin()
    const talk = told.subject.split('.')[0]
    const id = told.id.toString(36)
    expect(await maria.forge(`r.${id}.done.${talk}`)).toEqual([])
    await toasted(maria, 'unknown_button')
    const own = `${(await maria.talk()).id}`
    for (const data of [
      `r.${id}.done.${own}`,
      `r.${id}.__proto__.${talk}`,
      `r.${id}.constructor.${talk}`,
      `r.${id}.nothing.${talk}`,
      `r.zzzzzzzzzz.done.${talk}`,
      `r.${id}.done.`,
      'r.1.goto.visit',
    ]) {
      expect(await maria.forge(data)).toEqual([])
      expect(await answers(maria)).toEqual([])
    }
    expect((await occasion(anna, told.subject))?.closed_by).toBeNull()
    expect(onScreen(anna, told).buttons).toHaveLength(3)
  })

  test('a button that the rule does not have is forged', async () => {
    const subject = await appointed(anna)
    const told = await tell(anna, { rule: 'appointment_eve', subject, base: `${TOMORROW}T10:30` })
    expect(ruleOf('appointment_eve').buttons).not.toContain('done')
    await pressOn(anna, told, 'done')
    await pressOn(anna, told, 'to_3')
    await toasted(anna, 'unknown_button')
    expect(await occasion(anna, subject)).toEqual({ date: TOMORROW, time: '10:30', closed_by: null })
  })

  test('after everything was deleted a reminder is unknown', async () => {
    const told = await planReminder()
    await anna.say('/delete')
    await anna.press('m.delete_yes')
    expect(await pressOn(anna, told, 'done')).toEqual([])
    await toasted(anna, 'unknown_button')
  })
})

test('a press proves that a reminder arrived of which nobody was sure', async () => {
  const told = await planReminder()
  const set = (state: string, ambiguous: number) =>
    rows(anna.world.databaseUrl, 'update reminders set state = $1, ambiguous = $2', [state, ambiguous])
  const now = async () =>
    (await rows<{ state: string }>(anna.world.databaseUrl, 'select state from reminders'))[0]?.state
  await set('unknown', 1)
  await pressOn(anna, told, 'show')
  expect(await now()).toBe('sent')
  await set('planned', 1)
  await pressOn(anna, told, 'hide')
  expect(await now()).toBe('sent')
})

test('the day before a visit: office, address, number and papers after a tap', async () => {
  const subject = await appointed(anna)
  const told = await tell(anna, { rule: 'appointment_eve', subject, base: `${TOMORROW}T10:30` })
  expect(onScreen(anna, told).text).toBe(
    `Напоминаю: на завтра у вас назначено дело.\nЭто ${MONDAY}. Показать подробности?`,
  )
  await pressOn(anna, told, 'show')
  expect(onScreen(anna, told).text).toMatchInlineSnapshot(`
    "Миграционный отдел «Лесной» (выдуман)
    День: 23 ноября 2026 года, понедельник
    Время: 10:30
    Адрес: Лесная улица, дом 11. Рядом с почтой
    Куда подойти: уточните по телефону
    Телефон: 8 000 000 00 02

    Возьмите с собой:
    1. Заявление о потере или краже
    2. Заявление на новый паспорт
    3. Две фотографии 35 × 45 мм"
  `)
})

describe('in English', () => {
  test('a reminder is opened, moved and declined without a Russian letter', async () => {
    const subject = await planned(anna)
    await anna.say('/language')
    const told = await tell(anna, { rule: 'plan_due', subject, base: TOMORROW })
    const seen: string[] = []
    for (const action of ['hide', 'show', 'move', 'decline', 'why_hard', 'to_7', 'human', 'mute']) {
      const said = await pressOn(anna, told, action)
      const { text, buttons } = onScreen(anna, told)
      seen.push(text, ...buttons, ...said.map((message) => message.text))
    }
    expect(seen.filter((each) => /[а-яё]/i.test(each))).toEqual([])
    expect(seen).toContain('A reminder: you planned one thing for today. Shall I show it?')
  })

  test('typed commands and steps from outside never lead to a step of the track', async () => {
    await planned(anna)
    const before = (await anna.talk()).step
    for (const typed of ['goto visit.went', 'visit.went', '/goto visit.went']) await anna.say(typed)
    expect((await anna.talk()).step).toBe(before)
  })
})
