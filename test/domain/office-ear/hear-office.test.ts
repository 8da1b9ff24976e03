import { describe, expect, test } from 'vitest'
import { officeEarOf } from '../../../src/application/listening/office-ear.ts'
import { hearOffice } from '../../../src/domain/office-ear/hear-office.ts'
import { nameIndex } from '../../../src/domain/office-ear/named-people.ts'
import type { OfficeAct } from '../../../src/domain/office-ear/office-act.ts'
import { CONTENT } from '../../support/content.ts'

const NAMES = [
  'Ахметова Мария Павловна',
  'Ахметова Тамара Ивановна',
  'Ушакова Зоя Ивановна',
  'Зуева Анна Петровна',
  'Котова Нина Львовна',
  'Серов Олег Олегович',
  'Достоевский Фёдор Михайлович',
  'Мамин-Сибиряк Иван Фёдорович',
  'Ли Сергей Иванович',
]
/** A Monday. */
const TODAY = '2026-11-30'

const hear = (words: string, language: 'ru' | 'en' = 'ru'): OfficeAct => {
  const ear = officeEarOf(CONTENT, language, TODAY)
  const people = nameIndex(
    NAMES.map((name) => ({ id: name, name })),
    ear.signs.names,
  )
  return hearOffice(words, people, ear)
}

/** What was told, a line a person: «Ушакова З.: visit needs_help». */
const told = (words: string, language: 'ru' | 'en' = 'ru'): string[] => {
  const act = hear(words, language)
  if (act.type !== 'told') return [act.type]
  return act.of.flatMap(({ people, deed }) => {
    const { type, outcome, day } = { outcome: undefined, day: undefined, ...deed }
    return people.map((who) =>
      [who.map((name) => name.split(' ').slice(0, 2).join(' ')).join(' / '), type, outcome ?? day ?? '']
        .join(' ')
        .trim(),
    )
  })
}

const BOTH = 'Ахметова Мария / Ахметова Тамара'

describe('a person and a deed', () => {
  test.each([
    ['Ахметова позвонила, всё хорошо', [`${BOTH} contact well`]],
    ['тамара ахметова отписалась, жива-здорова', ['Ахметова Тамара contact well']],
    ['была у Ушаковой, давление, лекарства кончились', ['Ушакова Зоя visit needs_help']],
    ['Серов трубку не берёт второй день', ['Серов Олег contact not_reached']],
    ['к Мамину-Сибиряку зашла, никто не открыл', ['Мамин-Сибиряк Иван contact not_reached']],
    ['Анна Петровна звонила, жалоб нет', ['Зуева Анна contact well']],
    ['купить Ахметовой лекарства завтра', [`${BOTH} task 2026-12-01`]],
    ['до понедельника отвезти Зуевой справку', ['Зуева Анна task 2026-12-07']],
    ['Достоевскому на приём 10 декабря', ['Достоевский Фёдор task 2026-12-10']],
    ['Котова переехала к сестре', ['Котова Нина gone']],
    ['серов умер вчера', ['Серов Олег gone']],
    ['Зуева скончалась', ['Зуева Анна gone']],
    ['у Зуевой умер муж', ['Зуева Анна note']],
    ['сын Котовой переехал в Тюмень', ['Котова Нина note']],
    ['в четверг к 15 сходить к Серову проверить дверь и лампочку поменять', ['Серов Олег task 2026-12-03']],
    ['записать: Котовой удобнее по вечерам', ['Котова Нина note']],
    ['Пересылаю от Зуевой: здравствуйте, помогите, крыша течёт', ['Зуева Анна note']],
    ['Сергей Ли звонил', ['Ли Сергей contact']],
    ['Ушаковй позвонила, порядок', ['Ушакова Зоя contact well']],
    ['карточка Котовой', ['Котова Нина find']],
    ['Серов 1950', ['Серов Олег find']],
  ])('%s', (words, expected) => {
    expect(told(words)).toEqual(expected)
  })

  test('several people in one message: each with what was said of them, or all with the same', () => {
    expect(told('Серов не отвечает, у Котовой порядок')).toEqual([
      'Серов Олег contact not_reached',
      'Котова Нина contact well',
    ])
    expect(told('обзвонила Котову, Серова и Зуеву: все живы-здоровы')).toEqual([
      'Котова Нина contact well',
      'Серов Олег contact well',
      'Зуева Анна contact well',
    ])
    expect(told('была у Зуевой и Котовой, Зуева болеет, у Котовой всё нормально')).toEqual([
      'Зуева Анна visit needs_help',
      'Котова Нина visit well',
    ])
    expect(told('завтра лекарства Котовой и дрова Серову')).toEqual([
      'Котова Нина task 2026-12-01',
      'Серов Олег task 2026-12-01',
    ])
  })

  test('English words, with a name as it is typed here', () => {
    expect(told('Зуева called, all fine', 'en')).toEqual(['Зуева Анна contact well'])
    expect(told('visited Котова, she needs medicine', 'en')).toEqual(['Котова Нина visit needs_help'])
    expect(told('buy medicine for Серов tomorrow', 'en')).toEqual(['Серов Олег task 2026-12-01'])
  })
})

describe('nobody of the register', () => {
  test.each([
    ['отчётик за квартал', 'report'],
    ['кому ещё не позвонили', 'month'],
    ['что у нас просрочено', 'late'],
    ['сколько людей на учёте', 'count'],
    ['кто сейчас в отпуске', 'away'],
    ['я заболела, завтра не выйду', 'absence'],
    ['как добавить нового человека', 'add_person'],
    ['по домам ходят мошенники', 'alert'],
  ])('%s opens %s', (words, screen) => {
    expect(hear(words)).toEqual({ type: 'screen', screen })
  })

  test('a deed without a name, a task of nobody, and words that mean nothing', () => {
    expect(hear('была у неё дома, всё нормально')).toMatchObject({
      type: 'of_nobody',
      deed: { type: 'visit', outcome: 'well' },
    })
    expect(hear('в четверг сдать план')).toEqual({
      type: 'of_nobody',
      deed: { type: 'task', day: '2026-12-03' },
      isOfSomebody: false,
    })
    expect(hear('ей завтра к врачу')).toMatchObject({ type: 'of_nobody', isOfSomebody: true })
    expect(hear('в пятницу')).toMatchObject({ type: 'unclear' })
    expect(hear('кто живёт на Лесной')).toMatchObject({ type: 'unclear', search: 'на лесной' })
    expect(hear('позвонить')).toMatchObject({ type: 'unclear' })
    expect(hear('спасибо')).toEqual({ type: 'social', kind: 'thanks' })
  })
})
