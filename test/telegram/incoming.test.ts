import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Meaning, UpdateReader } from '../../src/adapters/telegram/incoming.ts'

const ME = { id: 501, is_bot: false, first_name: 'Т' }
const CHAT = { id: 501, type: 'private', first_name: 'Т' }
const message = (more: object) => ({ message_id: 1, date: 1, chat: CHAT, from: ME, ...more })

let reader: UpdateReader
let number: number
beforeEach(() => {
  reader = new UpdateReader()
  number = 100
})

/** Reads an update under the next number. */
const read = (body: unknown): Meaning => {
  number += 1
  return reader.read({ update_id: number, ...(body as object) })
}
const bodyOf = (meaning: Meaning) => (meaning.kind === 'incoming' ? meaning.incoming.body : meaning.kind)
const ofFile = (name: string): Meaning[] => {
  const path = new URL(`updates/${name}.json`, import.meta.url)
  return (JSON.parse(readFileSync(path, 'utf8')) as unknown[]).map(read)
}

describe('what nobody said to us is silence', () => {
  test('a place that moves on, however often', () => {
    expect(ofFile('23-live-location-edits').map(({ kind }) => kind)).toEqual([
      'silence',
      'silence',
      'silence',
    ])
  })

  test('service messages, known and unknown', () => {
    expect(ofFile('24-service-messages').map(({ kind }) => kind)).toEqual(['silence', 'silence'])
    const kinds = [
      'new_chat_title',
      'boost_added',
      'gift',
      'write_access_allowed',
      'users_shared',
      'forum_topic_created',
      'chat_background_set',
      'proximity_alert_triggered',
      'thought_of_next_year',
    ]
    for (const kind of kinds) expect(read({ message: message({ [kind]: {} }) }).kind).toBe('silence')
  })

  test('an edit that changed no words; one that did is heard, also when it comes again after an outage', () => {
    read({ message: message({ text: 'потерял паспорт' }) })
    const edit = (text: string) => ({ edited_message: message({ text, edit_date: 2 }) })
    expect(read(edit('потерял паспорт')).kind).toBe('silence')
    expect(bodyOf(read(edit('хочу умереть')))).toEqual({ type: 'edited', words: 'хочу умереть' })
    const again = { update_id: number, ...edit('хочу умереть') }
    expect(bodyOf(reader.read(again))).toEqual({ type: 'edited', words: 'хочу умереть' })
    expect(read(edit('хочу умереть')).kind).toBe('silence')
    expect(bodyOf(read({ edited_message: message({ message_id: 9, text: 'не видели' }) }))).toEqual({
      type: 'edited',
      words: 'не видели',
    })
  })

  test('of other people what is said stays said: a picture, a contact, a checklist', () => {
    for (const kind of ['photo', 'contact', 'checklist', 'paid_media'])
      expect(bodyOf(read({ message: message({ [kind]: {} }) }))).toMatchObject({ type: 'other', what: kind })
  })
})

describe('an album is one message', () => {
  test('all its files are read', () => {
    expect(ofFile('25-album-of-files').map(bodyOf)).toEqual([
      { type: 'file', file: 'f1', name: 'план1.ics', size: 150, words: '' },
      { type: 'file', file: 'f2', name: 'план2.ics', size: 150, words: '', further: true },
    ])
  })

  test('words under any picture are heard; pictures without words say nothing more', () => {
    const picture = (more: object) => ({ message: message({ photo: [], media_group_id: 'B', ...more }) })
    expect(bodyOf(read(picture({})))).toEqual({ type: 'other', what: 'photo', words: '' })
    expect(read(picture({})).kind).toBe('silence')
    const words = picture({ caption: 'пожар, горим' })
    expect(bodyOf(read(words))).toMatchObject({ words: 'пожар, горим', further: true })
    const other = { message: message({ photo: [], media_group_id: 'B', chat: { ...CHAT, id: 502 } }) }
    expect(bodyOf(read(other))).toEqual({ type: 'other', what: 'photo', words: '' })
  })

  test('the first one that comes again after an outage is still the first', () => {
    const first = { update_id: 1, message: message({ photo: [], media_group_id: 'C' }) }
    expect([reader.read(first), reader.read(first)].map(bodyOf)).toEqual([
      { type: 'other', what: 'photo', words: '' },
      { type: 'other', what: 'photo', words: '' },
    ])
  })
})

test('a group is told from a person, and that we were taken in from what is said there', () => {
  expect(ofFile('26-group-added')).toMatchObject([
    { kind: 'group', group: { chat: -100777, isNew: true, isChannel: false } },
    { kind: 'group', group: { chat: -100777, isNew: false } },
    { kind: 'group', group: { chat: -100777, isNew: false } },
  ])
})

describe('whatever comes is read or let be', () => {
  const words = { type: 'words', words: 'пожар' }
  test.each([
    null,
    7,
    'update',
    [],
    {},
    { update_id: 'x', message: message({ text: 'a' }) },
    { update_id: 1.5 },
    { update_id: -7, message: message({ text: 'a' }) },
    { update_id: 1 },
    { update_id: 1, poll: { id: '1' } },
    { update_id: 1, message: null },
    { update_id: 1, message: 'text' },
    { update_id: 1, message: message({ chat: undefined, text: 'a' }) },
    { update_id: 1, message: message({ chat: { id: '501', type: 'private' }, text: 'a' }) },
    { update_id: 1, message: message({ chat: { id: 501, type: 'constructor' }, text: 'a' }) },
    { update_id: 1, callback_query: { id: 1, from: ME, data: 'm.start' } },
    { update_id: 1, callback_query: { id: '1', data: 'm.start' } },
    { update_id: 1, my_chat_member: { chat: CHAT, from: ME } },
  ])('%j has no shape', (update) => {
    expect(reader.read(update).kind).toBe('shapeless')
  })

  test.each([
    { from: 'nobody' },
    { from: { id: 'x' } },
    { forward_origin: 7 },
    { location: { latitude: 'north' } },
    { venue: [] },
    { document: { file_id: 7 } },
    { media_group_id: {} },
    { caption: { toString: 1 } },
    { entities: 'all' },
  ])('words are heard whatever stands beside them: %j', (more) => {
    expect(bodyOf(read({ message: message({ text: 'пожар', ...more }) }))).toMatchObject(words)
  })

  test('text of a wrong type is as if absent; a file of a wrong shape is a message that cannot be read', () => {
    expect(read({ message: message({ text: { a: 1 } }) }).kind).toBe('silence')
    expect(bodyOf(read({ message: message({ document: { file_id: 7 } }) }))).toMatchObject({
      type: 'other',
      what: 'document',
    })
    expect(bodyOf(read({ callback_query: { id: '1', from: ME, data: 9, message: 'x' } }))).toEqual({
      type: 'press',
      token: '',
      message: null,
      press: '1',
    })
  })

  test('foreign text is made well-formed as it comes in', () => {
    const text = 'Ан\u0000на\ud83d и\u0306'
    expect(bodyOf(read({ message: message({ text }) }))).toEqual({ type: 'words', words: 'Анна й' })
    const document = { file_id: 'f', file_name: 'a\ud83d.ics', file_size: 1 }
    expect(bodyOf(read({ message: message({ document, caption: text }) }))).toMatchObject({
      name: 'a.ics',
      words: 'Анна й',
    })
    const pressed = { id: '1', from: ME, data: 'm.start', message: message({ text }) }
    expect(bodyOf(read({ callback_query: pressed }))).toMatchObject({ shown: 'Анна й' })
  })
})
