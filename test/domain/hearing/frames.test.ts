import { describe, expect, it } from 'vitest'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { dangersIn } from '../../../src/application/hearing/dangers-in.ts'
import { ROOT } from '../../../src/root.ts'

const content = loadContent(ROOT)
const first = (words: string) => dangersIn(content, words)[0]

describe('whom it happens to', () => {
  it.each([
    ['я упала и не могу встать', 'self'],
    ['мама упала и не встаёт', 'old'],
    ['у соседки сердце прихватило, вся белая', 'other'],
    ['ребёнок хлебнул уксус', 'child'],
    ['зять бьёт меня', 'self'],
    ['зять избил бабушку', 'old'],
    ['отец бьёт сына ремнём', 'child'],
    ['сосед избивает жену', 'other'],
    ['my gran fell and cannot get up', 'old'],
    ['my husband beats me', 'self'],
  ])('«%s»: %s', (words, who) => expect(first(words)?.who).toBe(who))
})

describe('the right kind of what sounds alike', () => {
  it.each([
    ['звонят, ваша дочь попала в аварию, нужны деньги', 'fraud_now'],
    ['угорели мы, у всех голова болит, печку топили', 'gas'],
    ['после печки у всех тошнота и виски ломит', 'gas'],
    ['сестра съела две пачки снотворного', 'overdose'],
    ['внук глотнул растворитель', 'poisoning'],
    ['ножом по руке полоснул, кровь хлещет', 'bleeding'],
    ['we all have a headache, fumes from the stove', 'gas'],
  ])('«%s» is %s', (words, kind) => expect(first(words)?.kind).toBe(kind))

  it('tablets that do not bring the pressure down are no poisoning', () => {
    expect(first('давление 220, таблетки выпила, не помогает')?.kind).toBe('heart')
  })
})

describe('what turns a danger round', () => {
  it.each([
    ['it is able to', 'бабушка упала, но встала и ходит', 'бабушка упала и не встаёт'],
    ['it is over', 'упал внук, поревел и побежал дальше', 'упал внук, головой ударился, рвёт'],
    ['a day ago of years', 'в прошлую зиму мама сломала бедро', 'мама сломала бедро, лежит'],
    ['knowledge is asked', 'где взять плакат «что делать, если пахнет газом»', 'что делать, пахнет газом'],
    ['a film', 'смотрели фильм про пожар в доме', 'пожар в доме'],
    ['papers', 'маме после инсульта нужна коляска', 'у мамы инсульт, лицо перекосило'],
    ['an animal', 'кошка наелась таблеток', 'внучка наелась таблеток'],
    ['a game', 'внук в шахматы побил соседа', 'внук избил соседа'],
    ['a movie', 'we watched a film about a fire', 'the flat is on fire'],
    ['an old story', 'my gran fell last spring', 'my gran fell down the stairs'],
  ])('%s: «%s» is none, «%s» is one', (_, harmless, cry) => {
    expect(first(harmless)).toBeUndefined()
    expect(first(cry)).toBeDefined()
  })
})

describe('a call for help', () => {
  it('is half of what tells a danger', () => {
    expect(first('бабушке плохо, помогите срочно')).toBeDefined()
    expect(first('тону помогите')).toBeDefined()
  })

  it('asks for no paper and for no knowledge', () => {
    expect(first('помогите, у мужа инсульт, на инвалидности он')).toBeDefined()
    expect(first('помогите заполнить анкету')).toBeUndefined()
  })
})

describe('another alphabet', () => {
  it('English is not heard as mistyped Russian when it tells something itself', () => {
    expect(first('im standing on the bridge rail')?.kind).toBe('suicide')
    expect(first('ne hochu bolshe zhit')?.kind).toBe('suicide')
  })
})
