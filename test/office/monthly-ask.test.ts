import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { asked, link, moment, monthOf, tasksOf, walkTo } from './monthly-world.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  await link(office, 'anna', 'smirnova')
})
afterEach(() => office.close())

const anna = () => office.chat('anna')
const deeds = () =>
  office.rows<{ kind: string; outcome: string; staff_id: string | null; is_contact: boolean }>(
    "select kind, outcome, staff_id, is_contact from deeds where citizen_id = 'smirnova' order by at",
  )
const untilAsked = () => walkTo(office, '2026-12-01', '2026-12-10', () => asked(office, 'anna').length > 0)

describe('early in the month a person with a chat is asked', () => {
  test('kindly, neutrally, with large answers; nothing of it says who she is', async () => {
    const day = await untilAsked()
    expect(day <= '2026-12-03').toBe(true)
    const message = anna().person.lastBotMessage()
    expect(message?.text).toBe('Здравствуйте! Спрашиваю, как раз в месяц: всё ли у вас хорошо?')
    expect(message?.buttons.map((row) => row.map(({ text }) => text))).toEqual([
      ['Всё хорошо'],
      ['Нужна помощь'],
      ['Спросите позже'],
    ])
    expect(message?.text).not.toContain('Анна')
  })

  test('«Всё хорошо» is the contact: thanked once, counted once, and never asked again this month', async () => {
    const day = await untilAsked()
    const data = anna().dataOf('well.csmirnova')
    const ask = anna().person.lastBotMessage()
    const said = await anna().forge(data, ask?.id)
    expect(said.map(({ text }) => text).join()).toContain('спасибо за ответ')
    await anna().forge(data, ask?.id)
    expect(anna().toasts().at(-1)).toBe('Это уже записано.')
    expect(await deeds()).toEqual([{ kind: 'messenger', outcome: 'well', staff_id: null, is_contact: true }])
    expect((await monthOf(office, 'smirnova'))['done_on']).toBe(day)
    await walkTo(office, '2026-12-04', '2026-12-31')
    expect(asked(office, 'anna')).toHaveLength(1)
    expect((await tasksOf(office, 'monthly_call')).filter(({ citizen_id: id }) => id === 'smirnova')).toEqual(
      [],
    )
    expect(await deeds()).toHaveLength(1)
  })

  test('whoever was met before her day is not asked', async () => {
    await office.at(moment('2026-12-01', '00:10'))
    await office.chat('olga').forge('w.contact.smirnova.phone.well')
    await walkTo(office, '2026-12-01', '2026-12-08')
    expect(asked(office, 'anna')).toEqual([])
  })

  test('an answer to last month’s ask counts for the month in which it is given', async () => {
    await untilAsked()
    const data = anna().dataOf('well.csmirnova')
    const ask = anna().person.lastBotMessage()?.id
    await office.at(moment('2027-01-03'))
    await anna().forge(data, ask)
    expect((await monthOf(office, 'smirnova', '2026-12'))['done_on']).toBeNull()
    expect((await monthOf(office, 'smirnova', '2027-01'))['done_on']).toBe('2027-01-03')
  })

  test('«Спросите позже» is no contact; some days later she is asked once more', async () => {
    await untilAsked()
    await anna().press('later.csmirnova')
    expect(await deeds()).toEqual([])
    await walkTo(office, '2026-12-04', '2026-12-14', () => asked(office, 'anna').length > 1)
    expect(asked(office, 'anna').at(-1)).toContain('Пишу ещё раз')
  })

  test('a chat that was joined to another card answers for nobody', async () => {
    await untilAsked()
    await office.rows("update citizens set person_id = null where id = 'smirnova'")
    await anna().press('well.csmirnova')
    expect(await deeds()).toEqual([])
  })
})

describe('typed answers, while the ask is the last thing said', () => {
  test.each(['всё хорошо', 'Спасибо, нормально!'])('«%s» counts', async (words) => {
    await untilAsked()
    const said = await anna().say(words)
    expect(said.map(({ text }) => text).join()).toContain('спасибо за ответ')
    expect(await deeds()).toEqual([{ kind: 'messenger', outcome: 'well', staff_id: null, is_contact: true }])
  })

  test.each(['плохо', 'помогите', 'всё хорошо, но ноги не ходят, не могу встать'])(
    '«%s» is help wanted',
    async (words) => {
      await untilAsked()
      await anna().say(words)
      expect((await deeds()).map(({ outcome }) => outcome)).toEqual(['needs_help'])
      expect(await tasksOf(office, 'help')).toMatchObject([{ state: 'open', urgency: 'at_once' }])
    },
  )

  test('what can be read either way never counts: she is asked to press, and may type once more', async () => {
    await untilAsked()
    const [said] = await anna().say('ну так себе')
    expect(said?.text).toContain('Нажмите, пожалуйста, одну из кнопок')
    expect(said?.buttons.flat().map(({ text }) => text)).toEqual(['Всё хорошо', 'Нужна помощь'])
    expect(await deeds()).toEqual([])
    expect(await monthOf(office, 'smirnova')).toMatchObject({ done_on: null, answer: 'unclear' })
    await anna().say('нормально')
    expect((await deeds()).map(({ outcome }) => outcome)).toEqual(['well'])
  })

  test('a problem is a problem: it leads to the track and counts for nothing', async () => {
    await untilAsked()
    const said = await anna().say('потеряла паспорт')
    expect(said.map(({ text }) => text).join()).not.toContain('Нажмите')
    expect((await anna().talks()).length).toBe(1)
    expect(await deeds()).toEqual([])
  })

  test.each(['Афиша', 'Школа безопасности', 'Настройки'])(
    'the key «%s» is no answer: it opens',
    async (key) => {
      await untilAsked()
      const said = await anna().say(key)
      expect(said.length).toBeGreaterThan(0)
      expect(said.map(({ text }) => text).join()).not.toContain('Нажмите, пожалуйста, одну из кнопок')
      expect(await monthOf(office, 'smirnova')).toMatchObject({ answer: null })
    },
  )

  test('after something else was said the same words are no answer', async () => {
    await untilAsked()
    await anna().after(() => anna().person.start())
    await anna().say('всё хорошо')
    expect(await deeds()).toEqual([])
  })

  test('danger words get the emergency number, not thanks, and are help wanted as well', async () => {
    await untilAsked()
    const said = await anna().say('всё хорошо, только дом горит')
    expect(said.map(({ text }) => text).join()).toMatch(/101|112/)
    expect((await deeds()).map(({ outcome }) => outcome)).toEqual(['needs_help'])
    expect(await tasksOf(office, 'help')).toMatchObject([{ state: 'open', urgency: 'at_once' }])
  })
})

describe('«Нужна помощь»', () => {
  test('an urgent task and a word to whoever works the district, at once and once', async () => {
    await untilAsked()
    const data = anna().dataOf('help.csmirnova')
    const ask = anna().person.lastBotMessage()?.id
    const said = await anna().forge(data, ask)
    await anna().forge(data, ask)
    expect(said.map(({ text }) => text).join()).toContain('узнает об этом')
    expect(said.map(({ text }) => text).join()).not.toContain('112')
    await office.world.round()
    const notices = office
      .chat('olga')
      .heard()
      .match(/Смирнова Анна Петровна просит помощи/g)
    expect(notices).toHaveLength(1)
    expect(office.chat('pavel').heard()).not.toContain('просит помощи')
    expect(await tasksOf(office, 'help')).toMatchObject([
      { citizen_id: 'smirnova', state: 'open', urgency: 'at_once' },
    ])
    expect((await monthOf(office, 'smirnova'))['done_on']).not.toBeNull()
    await office.chat('olga').press('w.person.smirnova')
    expect(office.chat('olga').heard()).toContain('Телефон: +70000000011')
  })

  test('where nobody works the district the head hears of it', async () => {
    await office.rows("delete from assignments where staff_id = 'st_olga'")
    await untilAsked()
    await anna().press('help.csmirnova')
    await office.world.round()
    expect(office.chat('irina').heard()).toContain('Смирнова Анна Петровна просит помощи')
  })
})
