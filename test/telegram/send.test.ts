import { Api } from 'grammy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silentVoice } from '../../src/adapters/playground/people/silent-voice.ts'
import { callsOf } from '../../src/adapters/telegram/send.ts'
import type { Outgoing } from '../../src/application/ports/messenger.ts'
import { startWorld, TOKEN, type World } from '../playground/world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const BUTTONS = [[{ text: 'Пойду', token: 'e.go.1' }], [{ text: 'Не пойду', token: 'e.no.1' }]]

/** Sends it as the product does and tells what Anna sees. */
const shown = async (message: Outgoing) => {
  const api = new Api(TOKEN, { apiRoot: world.url })
  for (const call of callsOf(api, 7001, message)) await call()
  expect(world.playground.ledger.refused).toEqual([])
  return world.playground.person('anna').lastBotMessage()
}

describe('what the product sends besides words', () => {
  test('a place: its name, its address, the point and the buttons (Y-notify)', async () => {
    const place = {
      title: 'Дом «Лад» & сад',
      address: 'ул. <Выдуманная>, 5',
      latitude: 59.9,
      longitude: -30.25,
    }
    const seen = await shown({ kind: 'venue', ...place, buttons: BUTTONS })
    expect(seen?.place).toEqual(place)
    expect(seen?.buttons.map((row) => row.map(({ data }) => data))).toEqual([['e.go.1'], ['e.no.1']])
    expect((await shown({ kind: 'venue', ...place }))?.buttons).toEqual([])
  })

  test('a voice: the sound as it was, how long it plays, its words and buttons', async () => {
    const sound = silentVoice(2)
    const content = sound.toString('base64')
    const seen = await shown({
      kind: 'voice',
      content,
      seconds: 2.4,
      caption: '<b>Вслух</b>',
      buttons: BUTTONS,
    })
    expect(seen).toMatchObject({ text: 'Вслух', file: { kind: 'voice', seconds: 2 } })
    expect(seen?.file?.content.equals(sound)).toBe(true)
    expect(seen?.buttons.flat().map(({ text }) => text)).toEqual(['Пойду', 'Не пойду'])
    expect(await shown({ kind: 'voice', content, seconds: 2, caption: '' })).toMatchObject({
      text: '',
      buttons: [],
    })
  })
})
