import { expect, test } from 'vitest'
import { foreignTo } from '../../../src/application/listening/spoken-words.ts'
import { CONTENT } from '../../support/content.ts'

const told = (words: string, language: 'ru' | 'en' = 'ru'): string | null =>
  foreignTo(CONTENT, language, words)?.language ?? null

test.each([
  ["Pasportimni yo'qotib qo'ydim, nima qilishim kerak?", 'uz'],
  ['паспортимни йўқотдим, нима қилай', 'uz'],
  ['ман забони русиро намедонам', 'tg'],
  ['документ жоготуп алдым, эмне кылам', 'ky'],
  ['мин русча аңламыйм, ярдәм кирәк', 'tt'],
  ['Добридень, куди мені звернутися за пенсією?', 'uk'],
  ['where can i see a doctor', 'en'],
  ['يرجى المساعدة', 'other'],
])('«%s» is %s', (words, language) => {
  expect(told(words)).toBe(language)
})

test.each([
  'рахмат',
  'Рахмат Каримов мой начальник, он паспорт забрал',
  'моя твоя не понимай, паспорт теряться',
  'шо мне делать, та я уже и не знаю',
  'ul. Lenina 5, kab. 12',
  'ya poteryal pasport pomogite',
  'бар закрыт, мин нет, ул Кирова',
  'ok',
])('«%s» is no other language in a Russian chat', (words) => {
  expect(told(words)).toBeNull()
})

test('Russian is known in an English chat, an office that is named in it is not', () => {
  expect(told('я не понимаю по-английски', 'en')).toBe('ru')
  expect(told('I went to МФЦ yesterday', 'en')).toBeNull()
})
