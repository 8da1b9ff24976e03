import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'

/** Wednesday. */
const WEDNESDAY = '2026-11-25T09:00:00+05:00'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const heardSince = (key: Parameters<TestOffice['chat']>[0]): string => office.chat(key).heard()

describe('nine in the morning of a working day', () => {
  test('a specialist gets ONE message: the day, and whom to contact this month', async () => {
    await office.at(WEDNESDAY)
    await office.at('2026-11-25T09:00:30+05:00')
    const said = office
      .chat('olga')
      .person.screen()
      .filter(({ from, text }) => from === 'bot' && text.includes('2026'))
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toContain('25 ноября 2026 года, среда')
    // Smirnova and Kuznetsov are 55+, Ivanova is not.
    expect(said[0]?.text).toContain('Связаться в ноябре: осталось 2 из 2')
    expect(heardSince('pavel')).toContain('осталось 1 из 1')
    expect(heardSince('irina')).not.toContain('осталось')
  })

  test('nothing comes at the weekend', async () => {
    await office.at('2026-11-28T09:05:00+05:00')
    await office.at('2026-11-29T12:00:00+05:00')
    expect(heardSince('olga')).not.toContain('28 ноября')
    expect(heardSince('olga')).not.toContain('29 ноября')
  })

  test('whoever was removed gets nothing more', async () => {
    await office.rows("update people set staff_id = null, revision = revision + 1 where staff_id = 'st_olga'")
    await office.at(WEDNESDAY)
    expect(heardSince('olga')).not.toContain('осталось')
  })
})

describe('the commonest deed', () => {
  test('a surname with a slip opens a card; «созвонились, всё хорошо» is one tap more', async () => {
    const olga = office.chat('olga')
    await olga.say('смиронва')
    await olga.forge('w.person.smirnova')
    expect(olga.heard()).toContain('Смирнова Анна Петровна')
    expect(olga.heard()).toContain('71 год')
    expect(olga.heard()).not.toContain('Вера')
    await olga.press('w.contact.smirnova.phone.well')
    const [deed] = await office.rows<{ kind: string; is_contact: boolean; staff_id: string }>(
      'select * from deeds',
    )
    expect(deed).toMatchObject({ kind: 'phone', is_contact: true, staff_id: 'st_olga' })
    await office.at(WEDNESDAY)
    expect(heardSince('olga')).toContain('осталось 1 из 2')
  })

  test('pressed twice it is done once', async () => {
    const olga = office.chat('olga')
    await olga.say('Смирнова')
    await olga.forge('w.person.smirnova')
    const data = olga.dataOf('w.contact.smirnova.phone.well')
    await olga.forge(data)
    await olga.forge(data)
    expect(await office.rows('select 1 from deeds')).toHaveLength(1)
  })

  test('an attempt is no contact, and why is kept', async () => {
    const olga = office.chat('olga')
    await olga.say('Смирнова')
    await olga.forge('w.person.smirnova')
    await olga.press('w.unreached.smirnova')
    await olga.press('w.unreached.smirnova.no_answer')
    expect(await office.rows('select is_contact, reason from deeds')).toEqual([
      { is_contact: false, reason: 'no_answer' },
    ])
    await office.at(WEDNESDAY)
    expect(heardSince('olga')).toContain('осталось 2 из 2')
  })

  test('«нужна помощь» is a task by the next working day', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.contact.smirnova.phone.needs_help')
    expect(await office.rows('select kind, due, urgency from tasks')).toEqual([
      { kind: 'help', due: '2026-11-23', urgency: 'soon' },
    ])
    await office.at(WEDNESDAY)
    expect(heardSince('olga')).toContain('Просрочено: 1')
  })
})

describe("what is not one's own", () => {
  test.each([
    ['another district', 'southern'],
    ['another department', 'faraway'],
    ['nobody at all', 'nosuchperson'],
  ])('%s gets the same answer', async (_, id) => {
    const olga = office.chat('olga')
    const [answer] = await olga.forge(`w.person.${id}`)
    expect(answer?.text).toBe('Такого здесь нет. Возможно, это уже закрыто или передано другому.')
    const audited = await office.rows<{ outcome: string; object: string }>(
      'select outcome, object from audit',
    )
    expect(audited).toContainEqual({ outcome: 'refused', object: `citizen:${id}` })
  })

  test('a citizen presses an office button: nothing happens, it is on record', async () => {
    const stranger = office.chat('stranger')
    await stranger.after(() => stranger.person.start())
    await stranger.forge('w.person.smirnova')
    expect(stranger.heard()).not.toContain('Смирнова')
    expect(await office.rows("select 1 from audit where outcome = 'refused'")).toHaveLength(1)
  })

  test('a removed employee is out with the next press', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.person.smirnova')
    const irina = office.chat('irina')
    await irina.forge('w.staff_remove.st_olga')
    const said = await olga.forge('w.person.smirnova')
    expect(said.map(({ text }) => text).join()).not.toContain('Смирнова')
    await olga.say('Смирнова')
    expect(olga.heard().split('Смирнова Анна Петровна')).toHaveLength(2)
  })
})

describe('the record', () => {
  test('a changed row is found, and none can be changed quietly', async () => {
    await office.chat('olga').forge('w.person.smirnova')
    await expect(office.rows("update audit set actor = 'nobody'")).rejects.toThrow('append-only')
  })
})
