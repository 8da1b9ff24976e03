import { describe, expect, test } from 'vitest'
import { needFinder } from '../../src/adapters/content/find-needs.ts'
import { TELEGRAM_LIMITS } from '../../src/adapters/telegram/limits.ts'
import { conversation } from '../../src/application/conversation.ts'
import { decide, type Moment } from '../../src/application/decision.ts'
import { type Handler, walkPath } from '../../src/application/handler.ts'
import { voiceToken } from '../../src/application/listening/voice-token.ts'
import { formToken, officeToken } from '../../src/application/office/kit/office-token.ts'
import { ownToken } from '../../src/application/office/kit/own-token.ts'
import { END, SHOW } from '../../src/application/office/talking/citizen-token.ts'
import type { IncomingBody } from '../../src/application/ports/messenger.ts'
import type { Employee } from '../../src/application/ports/office/staff-desk.ts'
import type { Person } from '../../src/application/ports/talk-store.ts'
import { READ_TOKEN } from '../../src/application/reading/read-button.ts'
import { actionToken, Screens } from '../../src/application/screens.ts'
import { newPerson } from '../../src/application/update/load-moment.ts'
import { type PathParts, updatePath } from '../../src/application/update/update-path.ts'
import { CONTENT } from '../support/content.ts'
import { countedChance, TODAY } from '../support/world.ts'

const talking = conversation(CONTENT, 'demo', {
  findNeeds: needFinder(CONTENT),
  chance: countedChance(),
  bot: 'posrednik_bot',
  writeAppointment: () => '',
  limits: TELEGRAM_LIMITS,
  consentVersion: { ru: 'ru', en: 'en' },
})

/** Anything that is read of it fails the test. */
const unread = <T extends object>(name: string): T =>
  new Proxy<T>({} as T, {
    get: (_, key) => {
      throw new Error(`${name}.${String(key)} was read`)
    },
  })

const parts: PathParts = {
  desks: unread('desks'),
  reads: {
    talks: unread('talks'),
    reminders: unread('reminders'),
    ownCard: async () => expect.unreachable('ownCard'),
    keptOfPerson: async () => expect.unreachable('keptOfPerson'),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: (event) => expect.unreachable(event) },
  },
  desk: unread('desk'),
  voice: null,
  wordNotice: async () => expect.unreachable('wordNotice'),
}
const path = updatePath(parts)

const PERSON: Person = {
  ...newPerson('p1', TODAY - 1_000),
  language: 'ru',
  consent: 'ru',
  consentAsked: true,
  revision: 1,
}

const EMPLOYEE: Employee = {
  id: 'st_olga',
  role: 'specialist',
  ownRole: 'specialist',
  standsFor: null,
  standsUntil: null,
  name: 'Белова Ольга Олеговна',
  department: 'dep1',
  districts: ['north'],
  person: 'p1',
  state: 'active',
  departmentName: 'Отделение',
  work: [],
}

interface Standing {
  readonly person?: Partial<Person>
  readonly isAtWork?: boolean
}

const momentOf = (body: IncomingBody, { person: given = {}, isAtWork = false }: Standing = {}): Moment => {
  const person = { ...PERSON, ...given, staff: isAtWork ? EMPLOYEE.id : null }
  return {
    conversation: talking,
    incoming: { update: '1', sender: { address: '1', language: 'ru' }, body },
    loaded: { person, talk: null, seen: false },
    person,
    language: 'ru',
    screens: new Screens(talking.renderers.ru, false),
    at: TODAY,
    actor: isAtWork ? EMPLOYEE : null,
  }
}

const typed = (words: string): IncomingBody => ({ type: 'words', words })
const pressed = (token: string): IncomingBody => ({ type: 'press', token, message: null, press: 'p' })
const command = (name: string, payload = ''): IncomingBody => ({ type: 'command', name, payload })
const file: IncomingBody = { type: 'file', file: 'f', name: 'a.csv', size: 9, words: '' }
const heard: IncomingBody = { type: 'other', what: 'voice', words: '', heard: { words: 'да' } }
const forwarded: IncomingBody = { type: 'other', what: 'photo', words: 'Концерт 3 декабря', forwarded: true }

/** Everybody who claims, in their order: whose reads may come. */
const claiming = (moment: Moment): string[] =>
  path.filter(({ claims }) => claims(moment)).map(({ name }) => name)

const CITIZEN: Standing = {}
const AT_WORK: Standing = { isAtWork: true }
const IN_FORM: Standing = { person: { dialog: 'link_consent' } }
const AT_WORK_IN_FORM: Standing = { isAtWork: true, person: { dialog: 'add_person' } }
const LONG_UNHEARD: Standing = { person: { seenAt: TODAY - 86_400_000 } }
const WITH_HUMAN: Standing = { person: { handover: 'h1' } }
const STAYED_WITH: Standing = { person: { distress: { kind: 'suicide', since: TODAY, said: 0 } } }

const ROWS: readonly (readonly [what: string, body: IncomingBody, standing: Standing, names: string[]])[] = [
  // An ordinary step costs the office nothing: nobody of it claims.
  ['a problem', typed('Потеряла паспорт'), CITIZEN, ['own_words']],
  ['a press in a talk', pressed('st1.1.yes'), CITIZEN, ['own_press']],
  ['a screen', pressed(actionToken('talks')), CITIZEN, ['own_press']],
  ['a plain command', command('start'), CITIZEN, ['own_command']],
  ['a link of a need', command('start', 'need_passport'), CITIZEN, ['own_command']],
  ['a file of a citizen', file, CITIZEN, ['unreadable']],
  ['a changed message', { type: 'edited', words: 'да' }, CITIZEN, ['edited']],
  ['a block', { type: 'blocked' }, CITIZEN, ['blocked']],
  // The same from others.
  ['a wish for a voice', pressed(READ_TOKEN), AT_WORK, ['read_to_me', 'own_press']],
  ['heard words are right', pressed(voiceToken('yes', 'a1')), IN_FORM, ['voice_answer', 'own_press']],
  // What was heard is asked about before whoever waits for words: they get it when it was pressed.
  ['a heard recording', heard, AT_WORK_IN_FORM, ['heard_voice', 'dialog_answer', 'unreadable']],
  [
    'a heard recording after danger',
    heard,
    STAYED_WITH,
    ['heard_voice', 'citizens_cry', 'any_cry', 'unreadable'],
  ],
  ['once more', typed('повтори'), CITIZEN, ['say_again', 'own_words']],
  [
    'a right in a dialog',
    typed('удалите мои данные'),
    IN_FORM,
    ['claimed_right', 'dialog_answer', 'own_words'],
  ],
  ['an invite', command('start', `i${'2'.repeat(26)}`), CITIZEN, ['office_link', 'own_command']],
  // Danger stands before the dialog for a citizen, and is work for an employee.
  [
    'danger',
    typed('мне плохо, болит сердце'),
    IN_FORM,
    ['citizens_cry', 'dialog_answer', 'any_cry', 'own_words'],
  ],
  [
    'danger told at work',
    typed('у неё болит сердце'),
    AT_WORK,
    ['work_cry', 'work_screen', 'work_told', 'work_announcement', 'work_words', 'any_cry', 'own_words'],
  ],
  [
    'danger in a changed message',
    { type: 'edited', words: 'хочу умереть' },
    CITIZEN,
    ['citizens_cry', 'any_cry', 'edited'],
  ],
  [
    'a cry in another language',
    typed('ёрдам беринг ёнғин'),
    CITIZEN,
    ['foreign_cry', 'foreign_words', 'own_words'],
  ],
  [
    'another language',
    typed('Hello, I need help with my passport please'),
    CITIZEN,
    ['other_language', 'own_words'],
  ],
  [
    'a foreign passport',
    typed('я гражданин узбекистана, потерял паспорт'),
    CITIZEN,
    ['foreign_passport', 'own_words'],
  ],
  ['words after danger', typed('да'), STAYED_WITH, ['citizens_cry', 'any_cry', 'own_words']],
  // Whoever waits for an answer.
  ['words after a lull', typed('хорошо'), LONG_UNHEARD, ['month_ask', 'notice_answered', 'own_words']],
  [
    'words after a cry for help',
    typed('ноги не ходят'),
    { person: { dialog: 'monthly_help' } },
    ['help_words', 'own_words'],
  ],
  ['a place shown', pressed(SHOW), CITIZEN, ['place_shown', 'own_press']],
  ['an end of what is over', pressed(END), CITIZEN, ['ended_already', 'own_press']],
  [
    'an offer to go on',
    pressed(formToken('aside_go-a1')),
    CITIZEN,
    ['dialog_offer', 'question_aside', 'forged', 'own_press'],
  ],
  [
    'an answer',
    typed('Мария'),
    AT_WORK_IN_FORM,
    ['dialog_answer', 'work_screen', 'work_told', 'work_announcement', 'work_words', 'own_words'],
  ],
  [
    'a key in a dialog',
    typed('Люди'),
    AT_WORK_IN_FORM,
    ['work_key', 'work_screen', 'work_told', 'work_announcement', 'work_words', 'own_words'],
  ],
  ['a file in a dialog', file, AT_WORK_IN_FORM, ['work_file', 'unreadable']],
  ['words to a human', typed('спасибо'), WITH_HUMAN, ['talk_with_human', 'own_words']],
  // Work, and what is none.
  ['a button of the office', pressed(officeToken('people')), AT_WORK, ['work_press', 'own_press']],
  ['the same forged', pressed(officeToken('people')), CITIZEN, ['forged', 'own_press']],
  ['home at work', command('help'), AT_WORK, ['work_home', 'own_command']],
  ['a poster', forwarded, AT_WORK, ['work_told', 'work_announcement', 'unreadable']],
  ['the own card', pressed(ownToken('needs')), CITIZEN, ['own_card', 'own_press']],
  ['the own card, typed', typed('Мои интересы'), CITIZEN, ['own_card', 'own_words']],
  ['the poster of events, typed', typed('афиша'), CITIZEN, ['own_events', 'own_words']],
]

describe('the path of an update', () => {
  test.each(ROWS)('%s is asked in this order, and nobody reads to claim it', (_, body, standing, names) => {
    expect(claiming(momentOf(body, standing))).toEqual(names)
  })

  test('an ordinary step of a citizen is decided without a read', async () => {
    const { replies, talk } = await walkPath(path)(momentOf(typed('Потеряла паспорт')))
    expect(replies.length).toBeGreaterThan(0)
    expect(talk?.session.need).toBe('passport')
  })

  test('every handler has a name of its own and stands in a row of the table', () => {
    const names = path.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const asked = new Set(ROWS.flatMap(([, , , claims]) => claims))
    const alone = ['typed_button', 'typed_removal', 'screen_answered']
    expect(names.filter((name) => !asked.has(name) && !alone.includes(name))).toEqual([])
  })

  test('typed words that name a button of the last message are that press', async () => {
    const moment = momentOf(typed('Настройки'), { person: { id: 'p2' } })
    const button = { text: 'Настройки', token: actionToken('settings') }
    const said = decide(moment, { replies: [{ kind: 'text', html: '…', buttons: [[button]] }] })
    talking.lastSaid.note(said, TODAY)
    expect(claiming(moment)[0]).toBe('typed_button')
    const { replies } = await walkPath(path)(moment)
    expect(replies).toEqual(
      (await walkPath(path)(momentOf(pressed(button.token), { person: { id: 'p2' } }))).replies,
    )
  })
})

describe('what was asked last', () => {
  test('words that answer whether everything is to be deleted come before whatever else waits', () => {
    const moment = momentOf(typed('да, удаляйте'), { person: { id: 'p3' } })
    expect(claiming(moment)).not.toContain('typed_removal')
    const button = { text: 'Да, удалить всё', token: actionToken('delete_yes') }
    const asked = decide(moment, { replies: [{ kind: 'text', html: '…', buttons: [[button]] }] })
    talking.lastSaid.note(asked, TODAY)
    expect(claiming(moment)[0]).toBe('typed_removal')
  })
})

describe('walking a path', () => {
  const handler = (name: string, answers: boolean): Handler => ({
    name,
    claims: () => true,
    handle: (moment) => (answers ? decide(moment, { toast: name }) : null),
  })

  test('whoever finds that it was for somebody else passes it on', async () => {
    const walk = walkPath([handler('not for me', false), handler('mine', true), handler('late', true)])
    expect((await walk(momentOf(typed('да')))).toast).toBe('mine')
  })

  test('an update that nobody answers is a fault', async () => {
    await expect(walkPath([handler('not for me', false)])(momentOf(typed('да')))).rejects.toThrow('"words"')
  })
})
