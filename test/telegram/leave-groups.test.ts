import type { Api } from 'grammy'
import { expect, test } from 'vitest'
import { GroupLeaver } from '../../src/adapters/telegram/leave-groups.ts'
import { recordingLog } from '../support/world.ts'

const GROUP = { chat: -7, isChannel: false, isNew: false, language: 'ru' as const }

/** A messenger that refuses as many calls of a method as are named; what was asked of it in order. */
const messenger = (refusals: Record<string, number>) => {
  const calls: string[] = []
  const call = (name: string) => async () => {
    calls.push(name)
    const left = refusals[name] ?? 0
    refusals[name] = left - 1
    if (left > 0) throw new Error('refused')
  }
  const api = { sendMessage: call('sendMessage'), leaveChat: call('leaveChat') } as unknown as Api
  const leaver = new GroupLeaver({ api, log: recordingLog(), farewell: () => 'До свидания' })
  return { calls, leaver }
}

test('one farewell and one leave, whatever is said there meanwhile and after', async () => {
  const { calls, leaver } = messenger({})
  const spoken = Array.from({ length: 5 }, () => leaver.leave(GROUP))
  await Promise.all([leaver.leave({ ...GROUP, isNew: true }), ...spoken])
  await leaver.leave(GROUP)
  expect(calls).toEqual(['sendMessage', 'leaveChat'])
  await leaver.leave({ ...GROUP, isNew: true })
  expect(calls).toEqual(['sendMessage', 'leaveChat', 'sendMessage', 'leaveChat'])
})

test('a farewell that fails keeps nobody there, a channel gets none', async () => {
  const { calls, leaver } = messenger({ sendMessage: 1 })
  await leaver.leave(GROUP)
  await leaver.leave({ ...GROUP, chat: -8, isChannel: true })
  expect(calls).toEqual(['sendMessage', 'leaveChat', 'leaveChat'])
})

test('a leave that fails is tried again by the next message, without another farewell', async () => {
  const { calls, leaver } = messenger({ leaveChat: 1 })
  await leaver.leave(GROUP)
  await leaver.leave(GROUP)
  expect(calls).toEqual(['sendMessage', 'leaveChat', 'leaveChat'])
})
