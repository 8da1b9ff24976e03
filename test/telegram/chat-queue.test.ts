import { describe, expect, test } from 'vitest'
import { ChatQueue, MOST_WAITING } from '../../src/adapters/telegram/chat-queue.ts'
import type { Worth } from '../../src/application/ports/messenger.ts'

let n = 0
const job = (html: string, worth: Worth = 'passing') => {
  n += 1
  return { update: `${n}`, chat: 5, worth, replies: [{ kind: 'text' as const, html }] }
}

/** What a queue says from here on, in its order. */
const said = (queue: ChatQueue): string[] => {
  const words: string[] = []
  for (let next = queue.next(); next !== null; next = queue.next()) {
    words.push(next.job.replies.map((reply) => ('html' in reply ? reply.html : '')).join())
    queue.remove(next)
  }
  return words
}

describe('what waits for a chat', () => {
  test('is said in its order, the same words as often as they were meant', () => {
    const queue = new ChatQueue()
    for (const html of ['a', 'a', 'b']) queue.add(job(html))
    queue.add(job('ready: Monday', 'record'))
    expect(said(queue)).toEqual(['a', 'a', 'b', 'ready: Monday'])
  })

  test('makes way for danger, and what was asked before it is over', () => {
    const queue = new ChatQueue()
    queue.add(job('ready: Monday', 'record'))
    queue.add(job('which paper?'))
    expect(queue.add(job('call 112', 'danger')).map(({ replies }) => replies[0])).toEqual([
      { kind: 'text', html: 'which paper?' },
    ])
    expect(said(queue)).toEqual(['call 112', 'ready: Monday'])
  })

  test('of a flood of a thousand is no more than the newest, every receipt and every answer to danger', () => {
    const queue = new ChatQueue()
    for (let turn = 0; turn < 1_000; turn += 1) {
      queue.add(job(`answer ${turn}`))
      if (turn % 250 === 249) queue.add(job(`receipt ${turn}`, 'record'))
      if (turn === 500 || turn === 700) queue.add(job('call 112', 'danger'))
    }
    const words = said(queue)
    expect(words.slice(0, 5)).toEqual(['call 112', ...[249, 499, 749, 999].map((turn) => `receipt ${turn}`)])
    expect(words.slice(5)).toEqual(Array.from({ length: MOST_WAITING }, (_, k) => `answer ${990 + k}`))
  })

  test('is not taken out from under a message that was begun', () => {
    const queue = new ChatQueue()
    queue.add(job('begun'))
    const begun = queue.next()
    if (begun) begun.calls = []
    for (let turn = 0; turn < 100; turn += 1) queue.add(job(`answer ${turn}`))
    expect(said(queue)[0]).toBe('begun')
  })
})
