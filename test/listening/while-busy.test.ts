import { expect, test } from 'vitest'
import { whileBusy } from '../../src/application/listening/while-busy.ts'

test('the sign is shown anew as long as somebody listens, and not after', async () => {
  let shown = 0
  const waiting: (() => void)[] = []
  let calledOff = 0
  const timer = (_: number, act: () => void) => {
    waiting.push(act)
    return () => {
      calledOff += 1
    }
  }
  let end: (words: string) => void = () => undefined
  const heard = whileBusy(
    () => (shown += 1),
    timer,
    () => new Promise<string>((resolve) => (end = resolve)),
  )
  waiting.pop()?.()
  waiting.pop()?.()
  expect(shown).toBe(3)
  end('слышно')
  expect(await heard).toBe('слышно')
  expect([shown, calledOff]).toEqual([3, 1])
})
