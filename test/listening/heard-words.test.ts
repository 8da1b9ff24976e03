import { expect, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { openReplies, sealReplies } from '../../src/adapters/database/turn-rows.ts'
import { HeardWords } from '../../src/application/listening/heard-words.ts'
import { readVoiceToken, voiceToken } from '../../src/application/listening/voice-token.ts'
import type { Outgoing } from '../../src/application/ports/messenger.ts'

const HOUR = 3_600_000
const said = (words: string) => ({ words })
const yes = (update: string) => ({ update, isRight: true })
const no = (update: string) => ({ update, isRight: false })

test('heard words wait for one press of their own speaker, and for the same update decided anew', () => {
  const waiting = new HeardWords()
  waiting.keep('anna', 'a', said('да'), 0)
  expect(waiting.take('maria', 'a', yes('7'), 1)).toBeNull()
  expect(waiting.take('anna', 'b', yes('7'), 1)).toBeNull()
  expect(waiting.take('anna', 'a', yes('7'), 1)).toEqual(said('да'))
  expect(waiting.take('anna', 'a', yes('7'), 1)).toEqual(said('да'))
  expect(waiting.take('anna', 'a', yes('8'), 1)).toBe('taken')
  waiting.settle('anna', '7')
  expect(waiting.take('anna', 'a', yes('7'), 2)).toBe('taken')
})

test('wrong words are gone: no later press brings them back', () => {
  const waiting = new HeardWords()
  waiting.keep('anna', 'a', said('нет'), 0)
  expect(waiting.take('anna', 'a', no('7'), 1)).toEqual(said('нет'))
  waiting.settle('anna', '7')
  expect(waiting.take('anna', 'a', yes('8'), 1)).toBeNull()
})

test('a typed «да» answers the last recording, for ten minutes and until something else is said', () => {
  const waiting = new HeardWords()
  waiting.keep('anna', 'a', said('да'), 0)
  waiting.keep('anna', 'b', said('нет'), 0)
  expect(waiting.asked('anna', 600_000)).toBe('b')
  expect(waiting.asked('anna', 600_001)).toBeNull()
  expect(waiting.asked('maria', 0)).toBeNull()
  waiting.askNoMore('anna')
  expect(waiting.asked('anna', 0)).toBeNull()
  expect(waiting.take('anna', 'a', yes('7'), 1)).toEqual(said('да'))
  waiting.keep('anna', 'c', said('да'), 1)
  expect(waiting.take('anna', 'c', no('8'), 1)).toEqual(said('да'))
  waiting.settle('anna', '8')
  expect(waiting.asked('anna', 1)).toBeNull()
})

test('they wait for an hour, the last five of a person, and not longer than the person is known', () => {
  const waiting = new HeardWords()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) waiting.keep('anna', id, said(id), 0)
  expect(waiting.take('anna', 'a', yes('1'), 0)).toBeNull()
  expect(waiting.take('anna', 'b', yes('1'), HOUR)).toEqual(said('b'))
  expect(waiting.take('anna', 'c', yes('1'), HOUR + 1)).toBeNull()
  waiting.keep('maria', 'm', said('m'), 2 * HOUR)
  expect(waiting.take('anna', 'f', yes('2'), 0)).toBeNull()
  waiting.forget('maria')
  expect(waiting.take('maria', 'm', yes('3'), 2 * HOUR)).toBeNull()
})

test('of a thousand people the one who spoke last longest ago is forgotten first', () => {
  const waiting = new HeardWords()
  waiting.keep('first', 'a', said('a'), 0)
  waiting.keep('second', 'a', said('a'), 0)
  waiting.keep('first', 'b', said('b'), 0)
  for (let each = 0; each < 999; each += 1) waiting.keep(`p${each}`, 'x', said('x'), 0)
  expect(waiting.take('second', 'a', yes('1'), 0)).toBeNull()
  expect(waiting.take('first', 'a', yes('1'), 0)).toEqual(said('a'))
})

test('a button under heard words names its recording; others are none', () => {
  expect(readVoiceToken(voiceToken('yes', '1k9x'))).toEqual({ answer: 'yes', id: '1k9x' })
  for (const forged of ['h.yes', 'h.maybe.1k9x', 'h.yes.A', 'h.no.1.2', `h.no.${'1'.repeat(14)}`])
    expect(readVoiceToken(forged)).toBeNull()
})

test('heard words are not even sealed: what is stored until it is out asks to say it again', () => {
  const sealer = vault(Buffer.alloc(32, 7))
  const stored = (replies: readonly Outgoing[]) => {
    const sealed = sealReplies({ update: '1', address: '5', replies }, sealer)
    return sealed && openReplies('1', sealed, sealer).replies
  }
  const shown = { html: 'Слышно так: «тайна»', keptAs: 'Скажите ещё раз' }
  const buttons = [[{ text: 'Да, верно', token: 'h.yes.a' }]]
  const next: Outgoing = { kind: 'text', html: 'дальше' }
  expect(stored([{ kind: 'text', ...shown, buttons }, next])).toEqual([
    { kind: 'text', html: 'Скажите ещё раз' },
    next,
  ])
  expect(stored([{ kind: 'edit', message: '3', ...shown }])).toEqual([
    { kind: 'edit', message: '3', html: 'Скажите ещё раз' },
  ])
  expect(stored([{ kind: 'edit', message: '3', ...shown }, next])).toEqual([next])
})
