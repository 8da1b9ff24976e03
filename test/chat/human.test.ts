import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { type Chat, CONTENT, openChat } from '../support/chat.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  await anna.world.close()
})

/** The district's own social service: somebody who answers the phone. */
const LINE =
  CONTENT.regions.get('demo')?.organisations.find(({ kind }) => kind === 'region_social_line')?.phone ??
  'none'

/** Whoever calls for a person is never left to wait for words that nobody will write. */
const bringsANumber = async (said: readonly { text: string }[], reason: string): Promise<void> => {
  expect(said.map(({ text }) => text).join('\n')).toContain(LINE)
  expect((await anna.events()).at(-1)).toMatchObject({ kind: 'human_called', body: { reason } })
}

test('outside of a talk', async () => {
  await bringsANumber(await anna.say('/human'), 'asked')
})

test('in a talk, by the word, and the same question waits', async () => {
  await anna.say('потерял паспорт')
  const said = await anna.say('позвать человека')
  await bringsANumber(said, 'asked')
  expect(
    said
      .at(-1)
      ?.buttons.flat()
      .some(({ data }) => data?.endsWith('.learn')),
  ).toBe(true)
})

test('where the way itself hands over', async () => {
  await anna.say('потерял паспорт')
  await anna.press('urgent')
  await anna.press('m.consent_no')
  await anna.press('not_called_yet')
  await anna.press('scared')
  await anna.press('nervous')
  await bringsANumber(await anna.press('human'), 'fear_of_call')
})
