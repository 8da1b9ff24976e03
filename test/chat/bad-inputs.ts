import type { Attachment } from '../../src/adapters/playground/people/attachment.ts'
import type { Ways } from '../support/chat.ts'

/** Kinds of steps at which every bad input is tried: how to get there, and an answer that goes on. */
export const PLACES: readonly { name: string; step: string; ways: Ways; good: string }[] = [
  { name: 'a choice', step: 'contact.reached', ways: {}, good: 'talked' },
  { name: 'own words', step: 'contact.appointment_place', ways: {}, good: 'вход со двора' },
  { name: 'a date', step: 'contact.appointment_day', ways: {}, good: 'завтра' },
  { name: 'a list of papers', step: 'documents.list', ways: {}, good: 'have' },
  {
    name: 'the middle of a rehearsal',
    step: 'contact.rehearse_call',
    ways: { 'start.invite': 'learn', 'contact.start': 'try' },
    good: '2',
  },
]

const file = (name: string, content: string) => ({
  name,
  mime: 'application/pdf',
  bytes: Buffer.from(content),
})

/** What people send where words are expected. */
export const ATTACHMENTS: Readonly<Record<string, Attachment>> = {
  'a photo': { photo: true },
  'a photo with words under it': { photo: true, caption: 'вот мой паспорт' },
  'a voice message': { voice: true },
  'a sticker': { sticker: '👍' },
  'a place on the map': { location: true },
  'their own contact': { contact: 'own' },
  "another person's contact": { contact: { phone_number: '+70000000077', first_name: 'Пётр', user_id: 42 } },
  'a document': { document: file('letter.pdf', '%PDF-1.4') },
  'a document with a name that climbs': { document: file('../../etc/passwd', 'root') },
  dice: { dice: true },
}

/** Texts in which nothing can be read. */
export const UNREADABLE: Readonly<Record<string, string>> = {
  'an emoji': '👍',
  'a row of emoji': '😀👩‍👩‍👧‍👦🏳️‍🌈',
  'zero-width characters': '\u200b\u200d\ufeff\u2060',
  'a direction mark': '\u202e\u2066\u2069',
  signs: '?!… ---',
  'spaces that do not look like it': '\u00a0\u2003\u3000',
  'SQL wildcards': '%_%',
  'combining marks alone': '\u0301\u0302\u0303\u0304',
}

/** Texts that look like code or markup: words like any others. */
export const JUNK: Readonly<Record<string, string>> = {
  'a bold tag': '<b>жирно',
  'an ampersand': 'сын & дочь &lt;3',
  'a link that does not close': '<a href="tg://user?id=1">нажми',
  'code of a template': '$'.concat('{process.exit()}'),
  'a moustache': '{{session.answers}}',
  SQL: "'; drop table talks; --",
  'right-to-left words': '\u202eовс\u202c ноп',
  'zero-width between letters': 'сл\u200bо\u200bво',
  'a prototype': '__proto__',
  'a constructor': 'constructor',
  '4096 characters': 'я'.repeat(4096),
  '4096 emoji and a word': `слово ${'😀'.repeat(2040)}`,
  'combining bombs': `ж${'\u0336\u0315\u031b'.repeat(200)}ук`,
}
