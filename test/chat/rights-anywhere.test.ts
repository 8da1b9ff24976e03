import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { link as joined, moment, walkTo } from '../office/monthly-world.ts'
import { type Chat, words } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(async () => {
  expect(office.world.log.lines.filter(({ event }) => /failed|unworded/.test(event))).toEqual([])
  await office.close()
})

const SURE = words('screens.delete_sure')

/** Both rights, typed; «нет» leaves everything as it was. */
const claims = async (chat: Chat, where: string): Promise<string> => {
  const shown = await chat.say('Мои данные')
  const file = shown.find(({ file: each }) => each)?.file?.content.toString('utf8') ?? ''
  expect(file, where).toContain(words('screens.data_headings.consent'))
  const before = await chat.talks()
  for (const typed of ['удали всё обо мне', 'Забудьте меня, пожалуйста']) {
    const asked = await chat.say(typed)
    expect(
      asked.map(({ text }) => text),
      where,
    ).toContain(SURE)
    const said = await chat.press('m.keep')
    expect(said[0]?.text, where).toContain(words('screens.kept'))
  }
  expect(await chat.talks(), where).toEqual(before)
  return file
}

test('a citizen claims both rights wherever they stand: a talk, a lesson, a dialog, a pause, after a cry, blocked before', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  expect(await claims(anna, 'linked, in a talk')).toContain('Смирнова Анна Петровна')
  await anna.say('пауза')
  await claims(anna, 'paused')
  await anna.say(words('screens.menu_buttons.school'))
  await anna.after(() => anna.person.press(anna.person.lastBotMessage()?.buttons[0]?.[0]?.data ?? ''))
  await claims(anna, 'in a lesson')
  await anna.say('хочу умереть')
  await claims(anna, 'after a cry')
  await anna.say(words('screens.call_human'))
  await claims(anna, 'a person was called')
  const maria = await onTheWay(office, 'maria', { consent: 'no' })
  expect(await claims(maria, 'without consent')).toContain(words('screens.data_headings.not_given'))
  const stranger = office.chat('stranger')
  const [none] = await stranger.say('удалить мои данные')
  expect(none?.text).toBe(words('screens.data_none'))
})

test('three days on, asked how they are: «Мои данные» names the question; the ask stays answerable', async () => {
  await joined(office, 'anna', 'smirnova')
  const anna = office.chat('anna')
  const asked = await walkTo(
    office,
    '2026-11-25',
    '2026-12-20',
    async () =>
      (await office.rows("select 1 from reminders where rule = 'monthly_ask' and state = 'sent'")).length > 0,
  )
  await office.at(moment(asked, '12:30'))
  expect(await claims(anna, 'asked how they are')).toContain('вопрос «как вы?» раз в месяц')
})

test('an employee claims them too, in the middle of a note; the work stays, and that is said', async () => {
  const olga = office.chat('olga')
  await olga.forge('w.change.smirnova.note')
  const asked = await olga.say('Удалить мои данные')
  expect(asked[0]?.text).toContain('Это рабочий чат')
  expect(asked.at(-1)?.text).toContain('Отложена запись: заметка')
  const [said] = await olga.press('m.delete_yes')
  expect(said?.text).toBe(words('screens.deleted_staff'))
  expect((await olga.say('Сегодня'))[0]?.text).toContain('2026 года')
  const shown = await olga.say('Мои данные')
  expect(shown.some(({ file }) => file)).toBe(true)
})
