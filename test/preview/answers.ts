/**
 * What is typed where a dialog asks, the first that it takes: words, a day, an hour, a phone, a name, a number, a place. The
 * same in every language: a name in other letters would lead elsewhere.
 */
export const TYPED_ANSWERS = [
  'Помочь с лекарствами',
  '05.12',
  '14:30',
  '08.03.1955',
  '8 900 000 00 00',
  'Берёзкина Мария Ивановна',
  '12',
  '61.25, 73.4',
  'К. П. И. 1960',
  'Смирнова Вера Кузьминична 1948',
] as const
