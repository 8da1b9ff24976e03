import { expect, test } from 'vitest'
import { namesADay, readAnnouncement } from '../../src/domain/events/read-announcement.ts'
import type { RowContext } from '../../src/domain/events/read-row-texts.ts'
import { COLUMNS, KINDS, TODAY } from './sheet.ts'

const CONTEXT: RowContext = {
  words: COLUMNS.values,
  kinds: KINDS,
  today: TODAY,
  source: '',
  plan: { month: null, year: null },
}
const { place, address } = COLUMNS.headings
const read = (text: string) =>
  Object.fromEntries(
    readAnnouncement(text, CONTEXT, { place, address }).map(({ field, found }) => [field, found]),
  )

test('a post with labels and pictures', () => {
  expect(
    read(
      '🎶 Концерт хора «Рябинушка» 🎶\n\n📅 5 декабря, суббота, 14:00\n📍 Место: ДК «Юность»\nАдрес: ул. Мира, 1\nБилет 300 руб., 12+\nТел. 8 (3467) 11-22-33',
    ),
  ).toEqual({
    title: ['Концерт хора «Рябинушка»'],
    date: ['5 декабря'],
    time: ['14:00'],
    place: ['ДК «Юность»'],
    address: ['ул. Мира, 1'],
    price: ['300 руб'],
    age: ['12+'],
    phone: ['8 (3467) 11-22-33'],
  })
})

test('a post in one breath', () => {
  expect(
    read(
      'Дорогие друзья! Ждём вас 05.12.2026 с 14 до 16 в библиотеке «Слово» на фильм «Весна», ул. Ленина, 5. Вход свободный.',
    ),
  ).toEqual({
    title: ['фильм «Весна»'],
    date: ['05.12.2026'],
    time: ['с 14 до 16'],
    price: ['вход свободный'],
    place: ['библиотеке «Слово»'],
    address: ['ул. Ленина, 5'],
  })
})

test('days in a row are one date, the same day twice too', () => {
  expect(read('Выставка\nс 5 по 20 декабря').date).toEqual(['5 по 20 декабря'])
  expect(read('Концерт 5 декабря!\nЖдём 05.12.2026 в 14:00').date).toEqual(['5 декабря'])
})

test.each([
  ['two days', 'Концерт\nБилеты до 3 декабря, начало 5 декабря', 'date', 2],
  ['two times', 'Концерт 5 декабря\nСбор в 13:30, начало в 14:00', 'time', 2],
  ['two prices', 'Концерт 5 декабря\nДетям 100 руб., взрослым 300 руб.', 'price', 2],
  ['free for some', 'Концерт 5 декабря\nДетям бесплатно, взрослым 300 руб.', 'price', 2],
])('%s are both told, to be asked', (_, text, field, n) => expect(read(text)[field]).toHaveLength(n))

test('what is not there stays open', () => {
  expect(read('Приходите 5 декабря, будет весело')).toEqual({ date: ['5 декабря'] })
})

test.each([
  ['Позвоните, пожалуйста, Смирновой по поводу пенсии', false],
  ['Скидки 14.00 и 30.30', false],
  ['Встреча 31 ноября', false],
  ['Встреча 5 декабря', true],
])('whether a day is named: %s', (text, is) => expect(namesADay(text, CONTEXT)).toBe(is))

test.each([
  ['Приглашаем пятого декабря в три часа дня на чаепитие', 'пятого декабря', 'в три часа дня'],
  ['Двадцать пятого декабря, начало в полседьмого вечера', 'двадцать пятого декабря', 'в полседьмого вечера'],
  ['6 декабря с двух до четырёх часов дня', '6 декабря', 'с двух до четырех часов дня'],
  ['Экскурсия на 3 дня\n5 декабря в 14:00', '5 декабря', 'в 14:00'],
])('days and hours in words: «%s»', (text, date, time) => {
  expect(read(text)).toMatchObject({ date: [date], time: [time] })
})
