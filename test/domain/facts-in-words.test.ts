import { describe, expect, it } from 'vitest'
import { factsIn, unmatched } from '../../src/domain/conversation/facts-in-words.ts'
import { CONTENT } from '../support/content.ts'

const { ru, en } = CONTENT.vocabulary

/** What the English text states and the Russian does not, and the other way round. */
const differing = (russian: string, english: string): string[] => {
  const [theirs, ours] = [factsIn(russian, ru), factsIn(english, en)]
  return [...unmatched(ours, theirs), ...unmatched(theirs, ours)]
}

describe('facts in two languages', () => {
  it.each([
    ['Телефон: 8 800 100 00 01', 'Phone: 8-800-100-00-01'],
    ['до 350 000 ₽', 'up to 350,000 ₽'],
    ['11 068,50 ₽', '11,068.50 ₽'],
    ['закон № 53-ФЗ от 9 марта 2016 года', 'law 53-FZ of 9 March 2016'],
    ['с 1 апреля по 30 июня', 'from April 1 to June 30'],
    ['2 фото 35 × 45 мм', 'two photos, 35 × 45 mm'],
    ['в первый класс', 'the 1st grade'],
    ['в 9:00, сайт gosuslugi.ru', 'at 09:00, the site <b>gosuslugi.ru</b>'],
    ['Правила могут измениться в 2027 году', 'The rules for 2027 may change'],
  ])('«%s» and “%s” are the same', (russian, english) => {
    expect(differing(russian, english)).toEqual([])
  })

  it.each([
    ['Телефон: 8 800 100 00 01', 'Phone: 8 800 100 00 10', ['88001000010', '88001000001']],
    ['до 15 числа', 'by the 16th', ['16', '15']],
    ['пошлина 300 ₽', 'the fee is 3,000 ₽', ['3000', '300']],
    ['до 5 мая', 'by 5 March', ['month 3', 'month 5']],
    ['статья 333.33', 'article 333.34', ['333.34', '333.33']],
    ['2 фото', 'three photos', ['2']],
    ['сайт cbr.ru', 'the site crb.ru', ['crb.ru', 'cbr.ru']],
    ['ответ за 30 дней', 'they answer', ['30']],
  ])('«%s» and “%s” are not', (russian, english, found) => {
    expect(differing(russian, english)).toEqual(found)
  })
})
