import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { VisibleMessage } from '../../src/adapters/playground/people/visible.ts'
import { EVENT_PRESSES } from '../../src/application/office/front/event-index.ts'
import { noticeOf } from '../../src/application/reminders/notice.ts'
import { Renderer } from '../../src/application/render.ts'
import { ACTIONS } from '../../src/application/screens.ts'
import { againSubject } from '../../src/domain/events/lesson.ts'
import { isComposed } from '../../src/domain/reminders/rule.ts'
import { type Chat, CONTENT } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'
import { asked, link, walkTo } from './monthly-world.ts'

let office: TestOffice
let anna: Chat
/** Everything that stood on the screen at any time: pressed messages change. */
let seen: Map<string, VisibleMessage>
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), undefined, { voice: new RecordedVoice() })
  anna = office.chat('anna')
  seen = new Map()
  await link(office, 'anna', 'smirnova')
  await anna.say('/large')
})
afterEach(() => office.close())

const look = (): void => {
  const fresh = anna.person.screen().findLast(({ text }) => text === LARGE)
  for (const message of anna.person.screen())
    if (message.from === 'bot' && message.id >= (fresh?.id ?? 0))
      seen.set(`${message.id}|${message.text}`, message)
}
const LARGE = 'Теперь каждая кнопка стоит отдельно, а мысли приходят по одной.'

const rowsOf = ({ buttons, keyboard = [] }: VisibleMessage): string[][] => [
  ...buttons.map((row) => row.map(({ text }) => text)),
  ...keyboard,
]

const MONTHS = 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
const DAYS = 'понедельник|вторник|среда|четверг|пятница|суббота|воскресенье'
const DATE = new RegExp(`\\d{1,2} (?:${MONTHS})`, 'g')
const FULL = new RegExp(`\\d{1,2} (?:${MONTHS})(?: \\d{4} года)?, (?:${DAYS})`, 'g')
const IN_FIGURES = /\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d\d-\d\d/

/** What of the messages is not as older people read it. */
const faults = (): string[] =>
  [...seen.values()].flatMap((message) => {
    const wide = rowsOf(message).filter((row) => row.length > 1)
    const dates = (message.text.match(DATE) ?? []).length - (message.text.match(FULL) ?? []).length
    return [
      ...wide.map((row) => `${row.join(' | ')} under «${message.text.slice(0, 60)}»`),
      ...(dates > 0 || IN_FIGURES.test(message.text)
        ? [`a date without its weekday: «${message.text}»`]
        : []),
    ]
  })

/** What ends the chat's own data: last of all. */
const LAST = ['withdraw', 'delete', 'delete_yes', 'large_off', 'language']
const ARGUMENTS: Readonly<Record<string, string>> = {
  need: 'passport',
  mute: 'plans',
  unmute: 'plans',
  zone: 'samara',
}

test('with large type every screen is one column, with dates in full', { timeout: 300_000 }, async () => {
  for (const action of ACTIONS.filter((name) => !LAST.includes(name))) {
    await anna.forge(`m.${action}${ARGUMENTS[action] ? `.${ARGUMENTS[action]}` : ''}`)
    look()
  }
  for (const command of ['start', 'talks', 'settings', 'mydata', 'help', 'coming', 'reminders', 'human']) {
    await anna.say(`/${command}`)
    look()
  }
  await anna.say('мои интересы')
  for (const row of anna.person.lastBotMessage()?.buttons ?? []) {
    await anna.forge(row[0]?.data ?? '', anna.person.lastBotMessage()?.id)
    look()
  }
  await anna.forge('y.unlink')
  for (const name of Object.keys(EVENT_PRESSES)) await anna.forge(`e.${name}`)
  for (const action of ['withdraw', 'delete']) await anna.forge(`m.${action}`)
  look()
  expect(seen.size).toBeGreaterThan(30)
  expect(faults()).toEqual([])
})

test('with large type a whole talk and the month’s question are one column', {
  timeout: 300_000,
}, async () => {
  await anna.begin()
  await anna.walkTo('contact.reached')
  look()
  await walkTo(office, '2026-12-01', '2026-12-10', () => asked(office, 'anna').length > 0)
  await anna.press('help.csmirnova')
  look()
  expect(seen.size).toBeGreaterThan(10)
  expect(faults()).toEqual([])
})

test.each(['ru', 'en'] as const)('every reminder of a citizen is one column (%s)', (language) => {
  const renderer = new Renderer(CONTENT.texts, language)
  const rules = [...CONTENT.reminders.values()].filter((rule) => !isComposed(rule))
  expect(rules.length).toBeGreaterThan(5)
  const wide = rules.filter((rule) => {
    const subject = rule.of === 'lesson_again' ? againSubject('fraud', 'x') : 'x:appointment'
    const told = { id: 7, rule, subject, base: '2026-11-25T10:30' }
    return (noticeOf([told], { renderer, large: true }).buttons ?? []).some((row) => row.length > 1)
  })
  expect(wide.map(({ id }) => id)).toEqual([])
})
