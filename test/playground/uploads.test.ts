import { afterAll, expect, test } from 'vitest'
import { MovableClock } from '../../src/adapters/playground/movable-clock.ts'
import { actForPerson } from '../../src/adapters/playground/page-server/actions.ts'
import { silentVoice } from '../../src/adapters/playground/people/silent-voice.ts'
import { createPlayground } from '../../src/adapters/playground/playground.ts'
import { TODAY, TOKEN } from '../support/world.ts'

const playground = createPlayground({
  token: TOKEN,
  clock: MovableClock.frozenAt(TODAY),
  people: [{ key: 'anna', firstName: 'Анна', language: 'ru' }],
})
afterAll(() => playground.close())

test.each([
  ['a recording of a telephone', 'v.ogg', 'audio/ogg', silentVoice(4), 'voice'],
  ['the same, of an unknown kind', 'v', '', silentVoice(4), 'voice'],
  ['other sound', 'v.mp3', 'audio/mpeg', Buffer.from('ID3'), 'audio'],
  ['a list', 'list.csv', 'text/csv', Buffer.from('имя'), 'document'],
])('%s from the own computer is sent as a telephone would send it', async (_, name, mime, bytes, kind) => {
  const action = { do: 'upload', name, mime, base64: Buffer.from(bytes).toString('base64') }
  await actForPerson({ playground, texts: {}, writeTable: undefined }, 'anna', action)
  const sent = playground.person('anna').screen().at(-1)
  expect(sent?.file?.kind).toBe(kind)
  if (kind === 'voice') expect(sent?.file?.seconds).toBe(4)
})
