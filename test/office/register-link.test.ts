import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let olga: Chat
let anna: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
  anna = office.chat('anna')
})
afterEach(() => office.close())

const last = (chat: Chat): string => chat.person.lastBotMessage()?.text ?? ''

/** The payload of the link that the specialist is shown. */
const link = async (): Promise<string> => {
  await olga.forge('w.person.smirnova')
  await olga.press('w.person_more.smirnova')
  await olga.press('w.link_person.smirnova')
  return /start=(c\S+)/.exec(last(olga))?.[1] ?? ''
}

const open = (chat: Chat, payload: string) => chat.after(() => chat.person.start(payload))

const join = async (chat: Chat = anna): Promise<void> => {
  await open(chat, await link())
  await chat.say('С А П 1955')
  await chat.press('d.yes')
}

const linked = () => office.rows<{ id: string }>('select id from citizens where person_id is not null')

describe('a link to a card', () => {
  test('comes as a picture to show or print, and as a link', async () => {
    await link()
    const shown = olga.person.screen().findLast(({ file }) => file?.kind === 'photo')
    expect(shown?.text).toContain('Работает семь дней')
    expect(shown?.file?.content.subarray(1, 4).toString()).toBe('PNG')
  })

  test('opened: who invites, what is kept; with consent it is linked and the specialist is told', async () => {
    await open(anna, await link())
    expect(last(anna)).toContain('Белова Ольга Сергеевна')
    expect(last(anna)).not.toContain('Смирнова')
    await anna.say('Смирнова Анна Петровна, 1955')
    expect(last(anna)).toContain('Вы согласны?')
    expect(await linked()).toEqual([])
    await anna.press('d.yes')
    expect(anna.heard()).toContain('Готово, теперь мы на связи')
    expect(await linked()).toEqual([{ id: 'smirnova' }])
    await office.world.round()
    expect(last(olga)).toContain('Смирнова Анна Петровна: чат связан')
    await olga.press('w.person.smirnova')
    expect(last(olga)).toContain('Чат связан с карточкой')
    const [used] = await office.rows<{ consent: string }>('select consent from links')
    expect(used?.consent).toMatch(/^ru-[0-9a-f]{12}$/)
  })

  test('without consent nothing is linked, and the link still works', async () => {
    const payload = await link()
    await open(anna, payload)
    await anna.say('сап 1955')
    await anna.press('d.no')
    expect(last(anna)).toContain('Чат не связан')
    expect(await linked()).toEqual([])
    expect(await office.rows('select 1 from people where consent is not null and staff_id is null')).toEqual(
      [],
    )
    await open(anna, payload)
    await anna.say('сап 1955')
    await anna.press('d.yes')
    expect(await linked()).toHaveLength(1)
  })

  test("on a relative's phone: three wrong answers, and the link is worth nothing", async () => {
    const payload = await link()
    const maria = office.chat('maria')
    await open(maria, payload)
    await maria.say('П И С 1980')
    expect(last(maria)).toContain('Не совпало')
    await maria.say('П И С 1981')
    await maria.say('П И С 1982')
    expect(last(maria)).toContain('Эта ссылка не работает')
    await open(anna, payload)
    expect(last(anna)).toContain('Эта ссылка не работает')
    expect(await linked()).toEqual([])
  })

  test('what names nobody is asked again, and is no try', async () => {
    await open(anna, await link())
    for (const typed of ['здравствуйте', '1955', 'да', 'Анна']) {
      await anna.say(typed)
      expect(last(anna)).toContain('Нужны первые буквы')
    }
    expect(await office.rows<{ tries: number }>('select tries from links')).toEqual([{ tries: 0 }])
  })

  test('used, expired, foreign and invented ones get the same words', async () => {
    const payload = await link()
    await open(anna, payload)
    await anna.say('С А П 1955')
    await anna.press('d.yes')
    const maria = office.chat('maria')
    const answers: string[] = []
    const tried = async (each: string): Promise<void> => {
      await open(maria, each)
      answers.push(last(maria))
    }
    await tried(payload)
    await tried(`c${'2'.repeat(26)}`)
    const late = await link2()
    await office.at('2026-11-29T12:00:01+05:00')
    await tried(late)
    expect(new Set(answers)).toEqual(
      new Set(['Эта ссылка не работает. Попросите новую у того, кто её прислал.']),
    )
  })

  test('an employee does not become a citizen by it', async () => {
    const payload = await link()
    await open(office.chat('pavel'), payload)
    expect(last(office.chat('pavel'))).toContain('Эта ссылка не работает')
  })

  test("nobody makes a link to another's card", async () => {
    const [said] = await olga.forge('w.link_person.southern')
    expect(said?.text).toContain('Такого здесь нет')
    expect(await office.rows('select 1 from links')).toEqual([])
  })
})

/** A link to another card, made by the same specialist. */
const link2 = async (): Promise<string> => {
  await olga.forge('w.link_person.kuznetsov')
  return /start=(c\S+)/.exec(last(olga))?.[1] ?? ''
}

describe('unlinked', () => {
  test('by the specialist, asked once more', async () => {
    await join()
    await olga.forge('w.person.smirnova')
    await olga.press('w.person_more.smirnova')
    await olga.press('w.unlink_person.smirnova')
    expect(await linked()).toHaveLength(1)
    await olga.press('w.unlink_person.smirnova.yes')
    expect(await linked()).toEqual([])
  })

  test('by the person, from «Мои данные», where the card stands too', async () => {
    await join()
    const said = await anna.say('Мои данные')
    const file = said.find((message) => message.file)?.file?.content.toString() ?? ''
    expect(file).toContain('Карточка в списке учреждения')
    expect(file).toContain('ул. Выдуманная, 1')
    await anna.press('y.unlink')
    await anna.press('y.unlink.yes')
    expect(last(anna)).toContain('Чат отключён')
    expect(await linked()).toEqual([])
    expect(await office.rows("select 1 from citizens where id = 'smirnova'")).toHaveLength(1)
  })

  test('by taking the consent back', async () => {
    await join()
    await anna.say('Мои данные')
    await anna.press('m.withdraw')
    expect(await linked()).toEqual([])
  })

  test('«Удалить мои данные»: unlinked, said plainly, and a task for the specialist', async () => {
    await join()
    await anna.say('Мои данные')
    await anna.press('m.delete')
    await anna.press('m.delete_yes')
    expect(last(anna)).toContain('Карточку ведёт учреждение')
    expect(await linked()).toEqual([])
    expect(await office.rows('select kind, citizen_id, district_id, due from tasks')).toEqual([
      { kind: 'data_deletion', citizen_id: 'smirnova', district_id: 'north', due: '2026-12-04' },
    ])
  })

  test('whoever has no card deletes their data as before', async () => {
    const maria = office.chat('maria')
    await maria.begin()
    await maria.say('Мои данные')
    await maria.press('m.delete')
    await maria.press('m.delete_yes')
    expect(last(maria)).toContain('Всё удалено')
    expect(await office.rows('select 1 from tasks')).toEqual([])
  })
})

describe('interests', () => {
  test('are marked by the person, in place, and seen by the specialist', async () => {
    await join()
    await anna.press('y.needs')
    await anna.press('y.needs.interests')
    await anna.press('y.need.theatre')
    await anna.press('y.need.cinema')
    await anna.press('y.need.cinema')
    await olga.forge('w.person.smirnova')
    await olga.press('w.person_more.smirnova')
    await olga.press('w.needs.smirnova')
    expect(last(olga)).toContain('Что интересно: Театр')
    expect(last(olga)).not.toContain('Кино')
  })

  test('of one thing only one holds', async () => {
    await join()
    await anna.press('y.needs')
    await anna.press('y.needs.company')
    await anna.press('y.need.alone')
    await anna.press('y.need.needs_companion')
    const marked = anna.person
      .screen()
      .flatMap(({ buttons }) => buttons.flat())
      .filter(({ text }) => text.startsWith('✓'))
    expect(marked.map(({ text }) => text)).toEqual(['✓ Нужен сопровождающий'])
  })

  test('«Мои интересы» can be typed; without a card it says how to get one', async () => {
    const maria = office.chat('maria')
    await maria.after(() => maria.person.start())
    await maria.say('мои интересы')
    expect(last(maria)).toContain('не связан с карточкой')
    await maria.forge('y.need.theatre')
    expect(await office.rows('select 1 from needs_cards')).toEqual([])
  })

  test('a forged item changes nothing', async () => {
    await join()
    await anna.forge('y.need.diagnosis')
    await olga.forge('w.need.smirnova.diagnosis')
    await olga.forge('w.need.southern.theatre')
    expect(await office.rows('select 1 from needs_cards')).toEqual([])
  })
})

describe('the individual plan', () => {
  test('entries with days, done or not, for month, quarter and year; printed as one message', async () => {
    await olga.forge('w.person.smirnova')
    await olga.press('w.person_more.smirnova')
    await olga.press('w.plan.smirnova')
    await olga.press('w.plan.smirnova.quarter')
    expect(last(olga)).toContain('пока пусто')
    await olga.press('w.plan_add.smirnova.quarter')
    await olga.say('Позвать на «Мир театра»')
    await olga.say('когда-нибудь')
    expect(last(olga)).toContain('не похоже на день')
    await olga.say('5 декабря')
    await olga.press('w.plan_add.smirnova.quarter')
    await olga.say('Клуб <вязания>')
    await olga.press('d.none')
    expect(last(olga)).toContain('○ 1. Позвать на «Мир театра» — 5 декабря 2026 года, суббота')
    expect(last(olga)).toContain('○ 2. Клуб <вязания>')
    await olga.press('w.plan_done.smirnova.quarter.0')
    expect(last(olga)).toContain('✓ 1.')
    await olga.press('w.plan_print.smirnova.quarter')
    expect(olga.person.lastBotMessage()?.buttons).toEqual([])
    await olga.forge('w.plan.smirnova.month')
    expect(last(olga)).toContain('пока пусто')
    const [stored] = await office.rows<{ plan: Buffer }>('select plan from individual_plans')
    expect(stored?.plan.toString('latin1')).not.toContain('entries')
  })

  test("another's plan looks like none", async () => {
    const [said] = await olga.forge('w.plan_add.southern.month')
    expect(said?.text).toContain('Такого здесь нет')
  })
})
