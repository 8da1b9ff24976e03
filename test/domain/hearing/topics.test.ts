import { describe, expect, it } from 'vitest'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { dangersIn } from '../../../src/application/hearing/dangers-in.ts'
import { ROOT } from '../../../src/root.ts'

const content = loadContent(ROOT)
const first = (words: string) => dangersIn(content, words)[0]?.kind

describe('a cause and what it does, without the name of the danger', () => {
  it.each([
    ['в подвале тарахтит генератор, у всех ломит виски', 'gas'],
    ['стою на балконе в халате, дверь захлопнулась', 'lost'],
    ['пузырёк капель пустой, малыш вялый', 'poisoning'],
    ['кабель упал в лужу, рядом дети', 'shock'],
    ['полковник велел молчать, спецоперация, продаю квартиру', 'fraud_now'],
    ['the generator is in the basement and we all feel dizzy', 'gas'],
    ['sent two thousand to a man I met online', 'fraud_after'],
  ])('«%s» is %s', (words, kind) => expect(first(words)).toBe(kind))
})

describe('what only sounds like a cry', () => {
  it.each([
    [
      'сижу одна целый день никто не заходит дочка в другом городе, поговорить не с кем',
      'сыну три года, один дома второй день',
    ],
    ['страшно мне одной ночью лежу не сплю', 'лежу на полу, не могу встать, не сплю всю ночь'],
    ['полицию вызывать или самой идти? я с ребенком 2 года на руках', 'полицию! муж избил'],
    ['ключи украли, боюсь залезут в квартиру', 'кто-то лезет в окно, боюсь'],
    ['мне в банк надо позвонить карты заблокировать какой телефон', 'звонят из банка, карту заблокировали'],
    ['позвонила в банк карту закрыли', 'позвонила в банк, сказали перевести на безопасный счет'],
    ['украли паспорт и карты банковские', 'украли все деньги с карты'],
    ['завтра меня не будет, болею', 'завтра меня не будет, простите все'],
    ['коллекторы звонят угрожают на работу жене', 'коллекторы угрожают убить детей'],
  ])('«%s» is none, «%s» is one', (harmless, cry) => {
    expect(first(harmless)).toBeUndefined()
    expect(first(cry)).toBeDefined()
  })

  it('a giddy head with the pressure up is one', () =>
    expect(first('давление скачет голова кружится')).toBe('medical'))
})

describe('another topic', () => {
  it.each([
    ['a recipe', 'мясо задыхается под крышкой, котлеты суховаты', 'мясо задымилось на плите, плита горит'],
    ['a garden', 'огурцы задохнулись в теплице', 'задыхаюсь в теплице, огурцы опрыскал'],
    ['a match', 'вратарь умер на последней минуте, шайба золотая', 'на матче умирает человек, помогите'],
    ['a song', 'спели так, что сердце колотилось', 'на репетиции хора Марье плохо, сердце'],
    ['times of old', 'при Брежневе у нас случился пожар', 'у нас случился пожар'],
  ])('%s: «%s» is none, «%s» is one', (_, harmless, cry) => {
    expect(first(harmless)).toBeUndefined()
    expect(first(cry)).toBeDefined()
  })
})

describe('half signs', () => {
  const far = 'А ещё спасибо вам за праздник и за подарки, которые вы привезли всем нам. '.repeat(6)

  it('tell something together', () => {
    expect(first('мужчина упал, у него пена, бьётся весь')).toBeDefined()
  })

  it('and nothing when each is of another thought of a long letter', () => {
    expect(first('мука кончилась, надо в магазин.')).toBeUndefined()
    expect(
      first(`мука кончилась, надо в магазин. ${far}Автолавка у нас не приезжает по вторникам`),
    ).toBeUndefined()
    expect(first('мука кончилась, автолавка не приезжает')).toBe('hunger')
  })
})
