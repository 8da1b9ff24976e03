import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readPlainLanguage } from '../../src/adapters/content/read-plain-language.ts'
import { unexplainedIn } from '../../src/domain/conversation/plain/abbreviations.ts'
import { emojiOnlyAmong } from '../../src/domain/conversation/plain/emoji.ts'
import { countWords, readingEase } from '../../src/domain/conversation/plain/reading-ease.ts'
import { measureMessage, type PlainRule } from '../../src/domain/conversation/plain-language.ts'

/** The rules with the product's own lists, on sentences that stand in none of its texts. */
const plain = readPlainLanguage(fileURLToPath(new URL('../..', import.meta.url)))

const broken = (message: string, language: string): PlainRule[] => [
  ...new Set(measureMessage(message, language, plain).map(({ rule }) => rule)),
]

describe('officialese', () => {
  test.each([
    ['ru', 'Незамедлительно уведомите диспетчера.'],
    ['ru', 'Гражданин вправе ходатайствовать об отсрочке.'],
    ['ru', 'Копия предоставляется лично либо почтой.'],
    ['ru', 'Вышеизложенное надлежит довести до сведения жильцов.'],
    ['ru', 'Субсидия предусмотрена действующим законодательством.'],
    ['ru', 'В случае утраты ключа обратитесь к дежурному.'],
    ['en', 'Kindly ascertain the opening times.'],
    ['en', 'Notwithstanding the weather, the fair is on.'],
    ['en', 'Keys are handed out upon receipt of a deposit.'],
    ['en', 'The shop will terminate the contract.'],
  ])('%s: %s', (language, sentence) => {
    expect(broken(sentence, language)).toContain('officialese')
  })

  test.each([
    ['ru', 'Скажите дежурному сразу.'],
    ['ru', 'Ваши личные данные останутся у вас.'],
    ['ru', 'Приложите удостоверение шофёра.'],
    ['ru', 'В адресной строке напишите имя сайта.'],
    ['en', 'Ask when they open.'],
    ['en', 'Shall we try the bus instead?'],
    ['en', 'The residents meet on Sunday.'],
  ])('is none in %s: %s', (language, sentence) => {
    expect(broken(sentence, language)).toEqual([])
  })
})

describe('the passive', () => {
  test.each([
    ['ru', 'Ваш участок был размечен вчера.'],
    ['ru', 'Ключи будут выданы жильцам в среду.'],
    ['ru', 'Вам было отказано.'],
    ['ru', 'Ворота открываются сторожем.'],
    ['ru', 'Списки составляются районной комиссией.'],
    ['ru', 'Дрова распределялись соседями по дворам.'],
    ['ru', 'Сад поливается волонтёрами.'],
    ['ru', 'Помощь оказывается волонтёрами.'],
    ['ru', 'Двор убирается каждой семьёй по очереди.'],
    ['en', 'The gate is opened by the guard.'],
    ['en', 'Your tree was quickly cut down by the neighbours.'],
    ['en', 'The lists are being written by volunteers.'],
  ])('%s: %s', (language, sentence) => {
    expect(broken(sentence, language)).toEqual(['passive'])
  })

  test.each([
    ['ru', 'Сторож открыл ворота.'],
    ['ru', 'Он занимается садом.'],
    ['ru', 'Двор становится парком.'],
    ['ru', 'Клуб находится рядом.'],
    ['ru', 'Магазин закрывается вечером.'],
    ['ru', 'Это было трудно, но интересно.'],
    ['ru', 'Вчера был обмен книгами.'],
    ['ru', 'Бабушка была уверена в себе.'],
    ['ru', 'Касается новой дороги.'],
    ['ru', 'Это коснётся каждой семьи.'],
    ['ru', 'Гудок раздаётся каждым утром.'],
    ['ru', 'Калитка была открыта.'],
    ['en', 'The umbrella was left by the door.'],
    ['en', 'The guard opens the gate.'],
    ['en', 'She is known here.'],
    ['en', 'The prize is sent by post.'],
    ['en', 'It was finished by noon.'],
    ['en', 'Stand by the door.'],
  ])('is none in %s: %s', (language, sentence) => {
    expect(broken(sentence, language)).toEqual([])
  })
})

describe('chains of nouns', () => {
  test.each([
    ['ru', 'Идёт проверка исполнения решения о распределении земли.'],
    ['ru', 'Нужен план повышения безопасности движения.'],
    ['en', 'The decision of the organisation of education is slow.'],
    ['en', 'Find the pension payment office.'],
  ])('%s: %s', (language, sentence) => {
    expect(broken(sentence, language)).toEqual(['noun_chain'])
  })

  test.each([
    ['ru', 'Проверяют, как делят землю.'],
    ['ru', 'Расписание движения висит у входа.'],
    ['ru', 'Здание, расписание, объявление: всё на месте.'],
    ['en', 'The pension office is slow.'],
    ['en', 'Information, payment, registration: all in one room.'],
  ])('is none in %s: %s', (language, sentence) => {
    expect(broken(sentence, language)).toEqual([])
  })
})

describe('figures', () => {
  test.each([
    ['ru', 'Ярмарка 01.02.26 на площади.'],
    ['ru', 'Ярмарка 1/02/2026 на площади.'],
    ['ru', 'Ярмарка 2026-02-01 на площади.'],
    ['ru', 'Билет стоит 1500 ₽.'],
    ['ru', 'В городе 98000 домов.'],
    ['ru', 'Ярмарка 1 февраля 2026 года на площади.'],
    ['en', 'The fair is on 01.02.26.'],
    ['en', 'The fair is on 1 February 2026.'],
    ['en', 'A ticket is 12000 roubles.'],
  ])('%s: %s', (language, sentence) => {
    expect(broken(sentence, language)).toEqual(['figures'])
  })

  test.each([
    ['ru', 'Ярмарка 1 февраля 2026 года, воскресенье, на площади.'],
    ['ru', 'Ярмарка 1 февраля.'],
    ['ru', 'Билет стоит 1 500 ₽.'],
    ['ru', 'Звоните: 8 000 111 22 33.'],
    ['ru', 'Закон № 123-ФЗ от 1 февраля 2026 года.'],
    ['ru', 'Начало в 10:30, версия 2.5.'],
    ['en', 'The fair is on Sunday, 1 February 2026.'],
    ['en', 'Law No. 12 of 1 February 2026.'],
  ])('are read with ease in %s: %s', (language, sentence) => {
    expect(broken(sentence, language)).toEqual([])
  })
})

describe('how the reader is spoken to', () => {
  test.each([
    'Покорми кота, а потом нажми кнопку.',
    'Где твой зонт?',
    'Когда придёшь, позвони соседке.',
    'Здесь тебе помогут.',
    'Если хотите, Вам помогут.',
    'Это Ваш зонт.',
  ])('%s', (message) => {
    expect(broken(message, 'ru')).toEqual(['address'])
  })

  test.each([
    'Покормите кота, а потом нажмите кнопку.',
    'Вам помогут. Ваш зонт здесь.',
    'На двери лишь звонок.',
    'Дочь сказала: «Возьми свой зонт».',
    'Зонт 2\nВаш зонт сухой.',
  ])('is polite in: %s', (message) => {
    expect(broken(message, 'ru')).toEqual([])
  })
})

describe('emoji', () => {
  test('are one a message at most', () => {
    expect(broken('☂️ Дождь, возьмите зонт.', 'ru')).toEqual([])
    expect(broken('☂️ Дождь 🌧 и ветер.', 'ru')).toEqual(['emoji'])
  })

  test.each([
    [['👍', 'Нет'], '👍'],
    [['🔴 Дом', '🟢 Дом'], '🔴 Дом'],
    [['🏠 Дом', 'Сад'], null],
    [['Дом', 'Сад'], null],
  ])('never tell buttons apart: %j', (labels, found) => {
    expect(emojiOnlyAmong(labels)).toBe(found)
  })
})

describe('abbreviations', () => {
  const words = {
    explained: [{ short: 'ДК', means: ['дом культуры', 'доме культуры'] }],
    as_is: ['USB'],
  }

  test('are explained where they are first met, once a talk', () => {
    const known = new Set<string>()
    expect(unexplainedIn('Идите в ДК к шести.', words, known)).toBe('ДК')
    expect(unexplainedIn('В доме культуры (ДК) концерт.', words, known)).toBeNull()
    expect(unexplainedIn('Идите в ДК к шести.', words, known)).toBeNull()
  })

  test('that no list knows are named as well', () => {
    expect(unexplainedIn('Приложите форму ХЗ и флешку USB.', words, new Set())).toBe('ХЗ')
    expect(unexplainedIn('Глава XIV, флешка USB, я.', words, new Set())).toBeNull()
  })

  test.each(['МФЦ', 'МСЭ', 'ИППСУ', 'СФР', 'ЕДВ', 'ТСР', 'ИПРА', 'ОМС', 'ЖКХ', 'СНИЛС'])(
    'the product can explain %s',
    (short) => {
      expect(plain.abbreviations['ru']?.explained.map((each) => each.short)).toContain(short)
    },
  )
})

describe('reading ease', () => {
  const { ru, en } = plain.ease

  test('counts sentences, words and syllables', () => {
    expect(countWords('Мама мыла раму. Папа спит!')).toEqual({ sentences: 2, words: 5, syllables: 9 })
    expect(countWords('Make the table. 12')).toEqual({ sentences: 1, words: 3, syllables: 4 })
  })

  test('follows the formula of the language', () => {
    const counted = { sentences: 2, words: 20, syllables: 40 }
    expect(readingEase(counted, ru as never)).toBeCloseTo(206.835 - 1.3 * 10 - 60.1 * 2)
    expect(readingEase(counted, en as never)).toBeCloseTo(206.835 - 1.015 * 10 - 84.6 * 2)
  })

  test('tells a law from a letter to a friend', () => {
    const law = 'Предоставление государственных услуг осуществляется уполномоченными организациями.'
    const letter = 'Я еду к вам. Возьмите зонт, у нас дождь.'
    expect(readingEase(countWords(law), ru as never)).toBeLessThan(0)
    expect(readingEase(countWords(letter), ru as never)).toBeGreaterThan(ru?.bar ?? 0)
  })
})
