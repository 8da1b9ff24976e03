import { expect, test } from 'vitest'
import { speechIn } from '../../src/domain/hearing/speech-in.ts'
import { CONTENT } from '../support/content.ts'

const UNSAID = Object.values(CONTENT.vocabulary).map(({ unsaid }) => unsaid)
const heard = (written: string) => speechIn(written, UNSAID, 3_000)

test.each([
  '',
  '  \n ',
  '[BLANK_AUDIO]',
  '[ Silence ]',
  '(music)',
  ' (тихая музыка) [Музыка]',
  '*вздыхает*',
  '♪♪♪',
  '♪ музыка ♪',
  '...',
  'Продолжение следует...',
  'Субтитры сделал DimaTorzok',
  'Субтитры создавал DimaTorzok',
  'Субтитры подготовил(а) DimaTorzok',
  'Субтитры добавил DimaTorzok',
  'Редактор субтитров А.Семкин Корректор А.Егорова',
  'Редактор субтитров А. Семкин Корректор А. Егорова',
  'Спасибо за просмотр!',
  'Спасибо за просмотр. Продолжение следует…',
  'Подписывайтесь на канал, ставьте лайки.',
  'Thanks for watching!',
  'Thank you for watching. Please subscribe.',
  'Subtitles by the Amara.org community',
])('in «%s» nothing is said', (written) => {
  expect(heard(written)).toBeNull()
})

test.each([
  [' Мне нужен глазной врач.\n', 'Мне нужен глазной врач.'],
  ['Мне нужен врач.\n Субтитры сделал DimaTorzok', 'Мне нужен врач.'],
  [' [Музыка] Алло, это Мария.\n (шум) Когда вы придёте?', 'Алло, это Мария. Когда вы придёте?'],
  ['да', 'да'],
  ['112', '112'],
  ['третье декабря в 10:30, кабинет 7', 'третье декабря в 10:30, кабинет 7'],
  ['Врач А. П. Иванова принимает в среду.', 'Врач А. П. Иванова принимает в среду.'],
  ['Помогите! Помогите! Помогите! Я упала.', 'Помогите! Я упала.'],
  ['Спасибо вам за помощь', 'Спасибо вам за помощь'],
  ['Спасибо за внимание.', 'Спасибо за внимание.'],
  ['мой сын \u202eпотерял\u200b паспорт', 'мой сын потерял паспорт'],
])('of «%s» is said: %s', (written, said) => {
  expect(heard(written)).toBe(said)
})

test('more than a person says in a recording is cut between its signs', () => {
  const said = speechIn('слово '.repeat(2_000), UNSAID, 30) ?? ''
  expect(said).toBe('слово слово слово слово слово')
})
