import { describe, expect, test } from 'vitest'
import type { Language } from '../../src/application/ports/texts.ts'
import { speechOf } from '../../src/application/reading/speech.ts'
import { CONTENT } from '../support/content.ts'

const said = (html: string, language: Language = 'ru'): string => speechOf([html], CONTENT, language)

describe('words for a voice', () => {
  test.each([
    ['Приём <b>завтра</b> в 14:00', 'Приём завтра в 14 часов.'],
    ['Приходите в 9:05 или к 21:30.', 'Приходите в 9 часов 5 минут или к 21 час 30 минут.'],
    ['25 ноября 2026 года, среда', 'двадцать пятое ноября 2026 года, среда.'],
    ['Звоните: 8 (000) 000-01-01', 'Звоните: 8, 0 0 0, 0 0 0, 0 1, 0 1.'],
    ['Тел. +70000000011.', 'телефон плюс 7, 0 0 0, 0 0 0, 0 0, 1 1.'],
    ['8 800 2000 122, звонок бесплатный', '8, 8 0 0, 2 0 0 0, 1 2 2, звонок бесплатный.'],
    ['ул. Выдуманная, д. 5, кв. 12', 'улица Выдуманная, дом 5, квартира 12.'],
    ['Стоит 1\u00a0500 руб. Деньги верните.', 'Стоит 1500 рублей. Деньги верните.'],
    ['До 2026 г. в г. Дальнем', 'До 2026 года в город Дальнем.'],
    ['🎉 <b>Концерт</b> &amp; чай ☕️\n• есть лифт\n• бесплатно', 'Концерт & чай.\nесть лифт.\nбесплатно.'],
    ['Помогите им. Это дом. Идём с вами.', 'Помогите им. Это дом. Идём с вами.'],
    ['Позвоните: 112', 'Позвоните: 112.'],
    ['Откройте https://example.org/a?b=c и прочитайте', 'Откройте и прочитайте.'],
  ])('%s', (written, spoken) => {
    expect(said(written)).toBe(spoken)
  })

  test('in English too', () => {
    expect(said('Wednesday, 25 November 2026 at 14:00, tel. 8 (000) 000-01-01', 'en')).toBe(
      'Wednesday, 25 November 2026 at 14 o’clock, telephone 8, 0 0 0, 0 0 0, 0 1, 0 1.',
    )
    expect(said('At 9:05 or 10:30, 500 ₽', 'en')).toBe('At 9 oh 5 or 10 30, 500 roubles.')
  })

  test('no text of ours leaves marks, pictures or bare signs to be read', () => {
    const spoken = [...CONTENT.texts.keys('ru')].flatMap((key) => {
      const text = CONTENT.texts.find('ru', key)
      return text ? [said(text.fill(() => '12'))] : []
    })
    expect(spoken.length).toBeGreaterThan(1_000)
    expect(spoken.filter((each) => /[<>#*_|→•]|\p{Extended_Pictographic}|\d\d:\d\d/u.test(each))).toEqual([])
  })
})
