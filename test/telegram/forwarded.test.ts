import { expect, test } from 'vitest'
import { UpdateReader } from '../../src/adapters/telegram/incoming.ts'

const from = { id: 1, is_bot: false, first_name: 'Ольга' }
const message = {
  message_id: 1,
  date: 1,
  from,
  chat: { id: 1, type: 'private' as const, first_name: 'Ольга' },
}
const read = (more: object) =>
  new UpdateReader().read({
    update_id: 1,
    message: { ...message, text: 'Концерт 5 декабря', ...more },
  })

test('whoever passes words on did not write them, and that is told', () => {
  const origin = { type: 'hidden_user', sender_user_name: 'ДК', date: 1 }
  expect(read({ forward_origin: origin })).toMatchObject({ incoming: { body: { forwarded: true } } })
  expect(read({})).toMatchObject({ incoming: { body: { type: 'words', words: 'Концерт 5 декабря' } } })
  expect(read({ text: undefined, photo: [], caption: 'Концерт', forward_origin: origin })).toMatchObject({
    incoming: { body: { type: 'other', words: 'Концерт', forwarded: true } },
  })
  expect(read({})).not.toMatchObject({ incoming: { body: { forwarded: true } } })
})
