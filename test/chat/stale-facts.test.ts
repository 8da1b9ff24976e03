import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Chat, CONTENT, openChat, words } from '../support/chat.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  await anna.world.close()
})

/** The words of caution, without the day. */
const CAUTION = words('talk.fact.stale').replace(/^[^.]*\.\s*/, '')

/** The last day on which all that the short answer of a lost passport says counts as verified. */
const lastDay = (): string => {
  const need = CONTENT.needs.get('passport')
  const facts = [need?.fees[0]?.fact, need?.terms[0]?.fact].flatMap((fact) => fact ?? [])
  expect(facts.map(({ certainty }) => certainty)).toEqual(['verified', 'verified'])
  return facts.map(({ verify_by }) => verify_by).sort()[0] ?? ''
}

const shortAnswer = async (day: string): Promise<string> => {
  anna.world.clock.freeze(Date.parse(`${day}T07:00:00Z`))
  await anna.begin('потерял паспорт')
  return anna.heard()
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

describe('facts past their day of verification', () => {
  test('are said plainly up to that day', async () => {
    expect(await shortAnswer(lastDay())).not.toContain(CAUTION)
  })

  test('are marked from the day after: they may have changed, ask by phone', async () => {
    expect(await shortAnswer(dayAfter(lastDay()))).toContain(CAUTION)
  })
})
