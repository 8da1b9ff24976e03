import { describe, expect, test } from 'vitest'
import { readPersonName, sexOfPatronymic } from '../../src/domain/people/person-name.ts'
import { fullName, nameParts } from '../../src/domain/people/same-person.ts'
import { givenName, shortName } from '../../src/domain/people/short-name.ts'
import { CONTENT } from '../support/content.ts'

const { patronymics } = CONTENT.registerColumns.values

describe('names as people write them', () => {
  test.each([
    ['Мамедов Али Гасан-оглы', 'Мамедов', 'Али', 'Гасан-оглы', 'male', 'Мамедов А. Г.'],
    ['Мамедова Айгуль Гасан кызы', 'Мамедова', 'Айгуль', 'Гасан кызы', 'female', 'Мамедова А. Г.'],
    ['МАМЕДОВ АЛИ ГАСАН ОГЛЫ', 'Мамедов', 'Али', 'Гасан оглы', 'male', 'Мамедов А. Г.'],
    ['Мамедов Али Гасан - Оглы', 'Мамедов', 'Али', 'Гасан-оглы', 'male', 'Мамедов А. Г.'],
    ['Алиева Лейла Рашид гызы', 'Алиева', 'Лейла', 'Рашид гызы', 'female', 'Алиева Л. Р.'],
    ['Асанов Бакыт Токтогул уулу', 'Асанов', 'Бакыт', 'Токтогул уулу', 'male', 'Асанов Б. Т.'],
    ['Нурланов Ерлан Серикулы', 'Нурланов', 'Ерлан', 'Серикулы', 'male', 'Нурланов Е. С.'],
    ['Каримов Анвар Рашид угли', 'Каримов', 'Анвар', 'Рашид угли', 'male', 'Каримов А. Р.'],
    ['ИВАНОВА АННА ПЕТРОВНА', 'Иванова', 'Анна', 'Петровна', 'female', 'Иванова А. П.'],
    ['иванова анна петровна', 'Иванова', 'Анна', 'Петровна', 'female', 'Иванова А. П.'],
    [
      'Салтыков - Щедрин Михаил Евграфович',
      'Салтыков-Щедрин',
      'Михаил',
      'Евграфович',
      'male',
      'Салтыков-Щедрин М. Е.',
    ],
    ['Иванова Анна-Мария Ильинична', 'Иванова', 'Анна-Мария', 'Ильинична', 'female', 'Иванова А. И.'],
    ['фон Штольц Карл Иванович', 'фон Штольц', 'Карл', 'Иванович', 'male', 'фон Штольц К. И.'],
    ['БАРКЛАЙ ДЕ ТОЛЛИ МИХАИЛ', null, null, null, null, null],
    ['Де Ланж Анна Петровна', 'де Ланж', 'Анна', 'Петровна', 'female', 'де Ланж А. П.'],
    ['Ким Ир Сен', 'Ким', 'Ир', 'Сен', null, 'Ким И. С.'],
    ['Ван Ли Мин', 'Ван', 'Ли', 'Мин', null, 'Ван Л. М.'],
    ['Анна Петровна Иванова', 'Иванова', 'Анна', 'Петровна', 'female', 'Иванова А. П.'],
    ['Мария Ильинична Абрамович', 'Абрамович', 'Мария', 'Ильинична', 'female', 'Абрамович М. И.'],
    ['Али Гасан оглы Мамедов', 'Мамедов', 'Али', 'Гасан оглы', 'male', 'Мамедов А. Г.'],
    ["Д'Артаньян Шарль", "Д'Артаньян", 'Шарль', null, null, "Д'Артаньян Ш."],
    ['Королёва Алёна Семёновна', 'Королёва', 'Алёна', 'Семёновна', 'female', 'Королёва А. С.'],
    ['Иванова Анна', 'Иванова', 'Анна', null, null, 'Иванова А.'],
  ])('«%s»', (typed, surname, first, patronymic, sex, short) => {
    const read = readPersonName([typed], patronymics)
    if (surname === null) return expect(read).toEqual({ fault: 'not_a_name' })
    expect(read).toEqual({ name: { surname, first, patronymic } })
    expect(sexOfPatronymic(patronymic, patronymics)).toBe(sex)
    const whole = fullName({ surname, first: String(first), patronymic })
    expect(shortName(whole)).toBe(short)
    expect(nameParts(whole)).toEqual({ surname, first, patronymic })
    expect(givenName(whole)).toBe([first, patronymic].filter(Boolean).join(' '))
  })

  test('initials are refused where a name is needed, and stay where one is shown', () => {
    expect(readPersonName(['Иванова А. П.'], patronymics)).toEqual({ fault: 'initials' })
    expect(shortName('Иванова А. П.')).toBe('Иванова А. П.')
    expect(shortName('Иванова А.П.')).toBe('Иванова А. П.')
  })

  test('three cells are read in their order, whatever they end with', () => {
    expect(readPersonName(['Абрамович', 'Анна', 'Петровна'], patronymics)).toEqual({
      name: { surname: 'Абрамович', first: 'Анна', patronymic: 'Петровна' },
    })
  })
})
