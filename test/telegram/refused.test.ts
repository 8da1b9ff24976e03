import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { FaultKind } from '../../src/adapters/playground/api/faults.ts'
import { CONTENT, words } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), undefined, { voice: new RecordedVoice() })
})
afterEach(() => office.close())

const refuse = (method: string, kind: FaultKind = '400-message') =>
  office.world.playground.faults.add({ method, kind, times: 1 })

/** What a chat is told and shown, one line a message. */
const said = (heard: readonly { text: string; file?: { kind: string } | undefined }[]): string[] =>
  heard.map(({ text, file }) => file?.kind ?? text)

test('a voice, a file and a picture that are refused for ever say so, with their words and buttons', async () => {
  const anna = office.chat('anna')
  await anna.begin()
  refuse('sendVoice')
  expect(said(await anna.say('прочитайте мне'))).toEqual([words('screens.otherwise.voice')])

  const lesson = [...CONTENT.lessons.keys()][0] ?? ''
  refuse('sendDocument')
  const memo = (await anna.forge(`m.memo.${lesson}`)).map(({ text }) => text)
  expect(memo).toHaveLength(1)
  expect(memo[0]).toMatch(/^Файл «.+» отправить не получилось\./)

  const irina = office.chat('irina')
  refuse('sendPhoto')
  const [first, second] = await irina.forge('w.board_picture.2026-11')
  expect(first?.text).toContain(words('screens.otherwise.photo'))
  expect(first?.text).toMatch(/ноябр/)
  expect(second?.file?.kind).toBe('photo')
})

test('words whose markup is refused arrive plain; whoever cannot be reached is told nothing twice', async () => {
  const anna = office.chat('anna')
  refuse('sendMessage')
  const [plain] = await anna.after(() => anna.person.start())
  expect(plain?.text).toContain('Здравствуйте')
  refuse('sendMessage', '400')
  const before = office.world.playground.ledger.of('sendMessage').length
  await anna.say('/help')
  expect(office.world.playground.ledger.of('sendMessage').length - before).toBe(1)
})
