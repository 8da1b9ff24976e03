import { describe, expect, it } from 'vitest'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { readPhrases } from '../../../src/adapters/content/read-phrases.ts'
import { dangersIn, saysSafe, soundsDangerous } from '../../../src/application/hearing/dangers-in.ts'
import { isHeldApart } from '../../../src/domain/finding/phrase-set.ts'
import { hearingShares } from '../../../src/domain/hearing/hearing-shares.ts'
import { ROOT } from '../../../src/root.ts'

const content = loadContent(ROOT)
const first = (words: string) => dangersIn(content, words)[0]
const cries = readPhrases(ROOT, 'hearing')

describe('what the issue of everyday words names', () => {
  it.each([
    ['сил нет, уснуть бы и не проснуться', 'suicide'],
    ['таблеток напилась', 'overdose'],
    ['зять руки распускает', 'violence'],
    ['сын пьяный дерётся боюсь домой', 'violence'],
    ['рот перекосило', 'stroke'],
    ['дышать нечем', 'breath'],
    ['ребёнок выпил уксус', 'poisoning'],
    ['незачем больше жить', 'suicide'],
    ['муж пьёт и бьёт, уйти некуда', 'violence'],
    ['мне звонят из банка, просят код', 'fraud_now'],
    ['уже назвала код', 'fraud_after'],
    ['отдала газовщикам 8 тысяч', 'fraud_after'],
  ])('«%s» is %s', (words, kind) => expect(first(words)?.kind).toBe(kind))
})

describe('what turns words round', () => {
  it.each([
    ['denied', 'муж меня не бьёт', 'муж меня бьёт'],
    ['not there', 'пожара нет, успокойтесь', 'пожар, помогите'],
    ['the other way round', 'не хочу умирать', 'не хочу жить'],
    ['long ago', 'в прошлом году сосед избил меня', 'опять сосед избил меня'],
    ['in childhood', 'в детстве отец меня бил', 'отец меня бьёт'],
    ['a figure of speech', 'умираю от скуки', 'умираю, помогите'],
    ['papers', 'у мужа был инсульт, как оформить инвалидность', 'у мужа кажется инсульт'],
    ['another thing', 'газ отключили за долги', 'газ шипит и пахнет'],
    ['another swallowing', 'ребёнок выпил весь сок', 'ребёнок выпил растворитель'],
    ['an honest call', 'звонили из банка, оказалось настоящий', 'звонят из банка, просят код из смс'],
  ])('%s: «%s» is none, «%s» is one', (_, harmless, cry) => {
    expect(first(harmless)).toBeUndefined()
    expect(first(cry)).toBeDefined()
  })
})

describe('slips and scripts', () => {
  it.each([
    'нехочу жить',
    'мужбьёт меня',
    'сердце болит очень сильно',
    'серрдце болит очень сильно',
    'газам воняет на кухне',
    'не могу дышать',
    'ГАРИМ СПАСИТЕ',
    'ne hochu bolshe zhit',
    'хочу yмереть',
    'лицо перекасило',
    'I don’t want to live',
    'х\u200bочу ум\u200dереть',
  ])('«%s» is heard', (words) => expect(soundsDangerous(content, words)).toBe(true))
})

describe('what it says', () => {
  it('by which words, and who it happens to', () => {
    expect(first('добрый день. у соседки сверху квартира горит')).toMatchObject({
      kind: 'fire',
      words: expect.arrayContaining(['квартира', 'горит']),
      sureness: 1,
    })
    expect(first('подруга хочет повеситься')?.who).toBe('other')
    expect(first('ребёнок выпил уксус')?.who).toBe('child')
    expect(first('я не хочу жить')?.who).toBe('self')
  })

  it('the gravest first', () => {
    expect(dangersIn(content, 'муж избил меня и поджёг дом').map(({ kind }) => kind)).toEqual([
      'fire',
      'violence',
    ])
  })

  it('that somebody is safe, and that they are not', () => {
    expect(saysSafe(content, 'ru', 'всё хорошо, спасибо')).toBe(true)
    expect(saysSafe(content, 'ru', 'скорая уже приехала')).toBe(true)
    expect(saysSafe(content, 'ru', 'мне не лучше')).toBe(false)
    expect(saysSafe(content, 'ru', 'да кому я нужен')).toBe(false)
    expect(saysSafe(content, 'en', 'I am safe now')).toBe(true)
  })

  it('nothing of what says nothing', () => {
    for (const words of ['', '...', 'а', '1234567890', '🙂', 'ы'.repeat(4_000)])
      expect(first(words)).toBeUndefined()
  })

  it('of thousands of signs in a moment, the last of them too', () => {
    const story = `${'и вот пошла я в поликлинику за справкой, '.repeat(95)}дышать нечем`
    soundsDangerous(content, story)
    const started = performance.now()
    expect(first(story)?.kind).toBe('breath')
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('the labelled phrases', () => {
  it.each([
    ['ru', 230, 200],
    ['en', 60, 60],
  ] as const)('in %s are at least %i cries and %i harmless', (language, danger, harmless) => {
    const all = cries[language]
    expect(all.filter(({ needs }) => needs.length > 0).length).toBeGreaterThanOrEqual(danger)
    expect(all.filter(({ needs }) => needs.length === 0).length).toBeGreaterThanOrEqual(harmless)
    expect(new Set(all.map(({ words }) => words)).size).toBe(all.length)
  })

  it.each(['ru', 'en'] as const)('of the half held apart are heard in %s', (language) => {
    const apart = cries[language].filter(({ words }) => isHeldApart(words))
    const shares = hearingShares(apart, (words) => dangersIn(content, words).map(({ kind }) => kind))
    expect(shares.heard).toBeGreaterThanOrEqual(0.97)
    expect(shares.mistaken).toBeLessThanOrEqual(0.03)
    expect(shares.kind).toBeGreaterThanOrEqual(0.9)
  })

  it('of finding, which nobody wrote as a cry, seldom raise an alarm where no need is near to one', () => {
    const calm = readPhrases(ROOT).ru.filter(
      ({ needs }) => !needs.some((need) => ['fraud', 'social_care'].includes(need)),
    )
    const alarms = calm.filter(({ words }) => soundsDangerous(content, words))
    expect(alarms.length / calm.length).toBeLessThanOrEqual(0.05)
  })
})
