import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Outgoing } from '../../src/application/ports/messenger.ts'
import { words } from '../support/content.ts'
import { answerFaults, faultsOf } from './faults.ts'
import { type Ground, openGround } from './ground.ts'
import { pageOf } from './page.ts'
import { type Preview, previewOf } from './preview.ts'
import { faultLines } from './results.ts'

const text = (html: string, buttons: readonly (readonly [string, string])[] = []): Outgoing => ({
  kind: 'text',
  html,
  buttons: buttons.map(([label, token]) => [{ text: label, token }]),
})

describe('what is at fault is named', () => {
  test.each([
    ['an empty text', text(' '), 'ru', 'an empty text'],
    ['too long a text', text('а'.repeat(4_097)), 'ru', '4097 signs, 4096 are shown'],
    ['HTML that is refused', text('<b>раз'), 'ru', 'refused HTML'],
    ['a variable that nobody filled', text('Привет, {name}'), 'ru', 'raw words: {name}'],
    ['a value that is none', text('Осталось: undefined'), 'ru', 'raw words: undefined'],
    ['Russian among English', text('Good morning, заведующий'), 'en', 'another language: заведующий'],
    [
      'English among Russian',
      text('Кнопка this does not work'),
      'ru',
      'another language: this does not work',
    ],
    ['a button of no use case', text('Да', [['Да', 'w.nosuch.1']]), 'ru', 'a button to nowhere: “Да”'],
    [
      'a token of 65 bytes',
      text('Да', [['Да', `m.${'x'.repeat(63)}`]]),
      'ru',
      'a token of more than 64 bytes',
    ],
    [
      'labels that a phone makes one',
      text('Да', [
        ['Отделение миграционной службы, Лесная, 1', 'm.menu'],
        ['Отделение миграционной службы, Лесная, 2', 'm.menu'],
      ]),
      'ru',
      'a phone cuts the button',
    ],
    [
      'a label of ours that a phone cuts, and that stands nowhere whole',
      text('Что сделано?', [
        [words('technologies.family_psychologist.tasks.result_form.name', 'ru'), 'm.menu'],
      ]),
      'ru',
      'a phone cuts the button',
    ],
  ] as const)('%s', (_, message, language, fault) => {
    expect(faultsOf(message, language).join('\n')).toContain(fault)
  })

  test('a message without a fault has none', () => {
    expect(faultsOf(text('<b>Добрый день</b>, Анна', [['Дальше', 'w.today']]), 'ru')).toEqual([])
  })

  test('a label that a phone cuts is none where it is read whole above', () => {
    const task = words('technologies.family_psychologist.tasks.result_form.name', 'ru')
    expect(faultsOf(text(`• ${task}`, [[task, 'm.menu']]), 'ru')).toEqual([])
  })

  test('an answer that fails, says nothing, or leads nowhere', () => {
    const nothing = { replies: [], toast: null, change: null, failed: null, told: [] }
    expect(answerFaults({ ...nothing, failed: 'no text "x"' }, 'ru', true)).toEqual(['fails: no text "x"'])
    expect(answerFaults(nothing, 'ru', true)).toEqual(['says nothing'])
    const nowhere = { ...nothing, toast: 'Эта кнопка больше не работает.' }
    expect(answerFaults(nowhere, 'ru', true)).toEqual(['its button leads nowhere'])
    expect(answerFaults(nowhere, 'ru', false)).toEqual([])
  })
})

describe('the telephone of an administrator', () => {
  let ground: Ground
  let preview: Preview
  beforeAll(async () => {
    ground = await openGround(inject('postgresUrl'))
    preview = await previewOf(ground.bot, {
      viewers: ['administrator'],
      variants: [
        { language: 'ru', large: false },
        { language: 'en', large: true },
      ],
    })
  })
  afterAll(() => ground.close())

  test('is seen without a fault, in both readings', () => {
    expect(preview.screens.length).toBeGreaterThan(30)
    expect(faultLines(preview)).toEqual([])
    for (const { readings } of preview.screens) expect(Object.keys(readings)).toEqual(['ru', 'en large'])
  })

  test('leads from button to screen, and asks what a dialog asks', () => {
    const names = preview.screens.map(({ room, name }) => `${room}/${name}`)
    expect(names).toEqual(expect.arrayContaining(['staff/staff', 'staff/employee', 'dialogs/add_district']))
    const buttons = preview.screens
      .flatMap(({ readings }) => readings['ru']?.messages ?? [])
      .flatMap(({ rows }) => rows.flat())
      .filter(({ token }) => token.startsWith('w.'))
    expect(buttons.filter(({ to }) => to === undefined)).toEqual([])
  })

  test('leaves the district as it was', async () => {
    const { rows } = await ground.bot.pool.query("select id from districts where department_id = 'dep1'")
    expect(rows.map(({ id }) => id).sort()).toEqual(['north', 'south'])
  })

  test('becomes a page that asks for nothing else', () => {
    const page = pageOf(preview)
    expect(page).toContain('"viewer":"administrator"')
    expect(page).not.toMatch(/<link|src="http|@import|url\(http/)
  })
})
