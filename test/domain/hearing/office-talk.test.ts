import { describe, expect, it } from 'vitest'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { soundsDangerous } from '../../../src/application/hearing/dangers-in.ts'
import { ROOT } from '../../../src/root.ts'

const content = loadContent(ROOT)

// What people write of offices, papers and buttons; beside each the cry that stands nearest to it.
describe('talk of offices and papers is no cry', () => {
  it.each([
    ['a word that is no slip of another', 'уморилась я нынче по кабинетам', 'ударил меня муж'],
    ['a word that only sounds like a shorter one', 'девушка там такая милая', 'девушку бьёт током'],
    ['another first letter', 'когда муж умер, я это забросила', 'муж набросился на меня'],
    ['a name', 'меня зовут Равиль', 'меня развели на деньги'],
    ['going away for a minute', 'отходила к плите, на чём встали', 'сын отходил меня палкой'],
    ['an office that refuses', 'зарубили мне пособие', 'зарубить меня грозится'],
    ['an office that is a burden', 'душат нас эти платёжки', 'душит меня зять'],
    ['an office that deceives', 'надули меня с талоном', 'надули меня, деньги перевела'],
    ['a clerk that asks', 'она напала на меня с вопросами', 'он напал на меня с кулаками'],
    ['a slip of the hand', 'рука соскользнула, нажала не туда', 'рука не туда смотрит, упала'],
    ['a paper that was lost', 'потеряла справку где-то по дороге', 'потеряла дорогу домой, темно'],
    ['what is to be had for money', 'запись есть, только за деньги', 'есть только хлеб, денег нет'],
    ['till when they work', 'до скольки они работают', 'скалкой бьёт'],
    ['a Friday is no rash', 'ой нет, не в четверг, а в пятницу', 'температура, не спадает, и пятна по телу'],
    ['what one does badly', 'поближе бы, хожу я плохо', 'плохо мне, лежу'],
    ['thanks', 'всем довольна, спасибо', 'всем спасибо и прощайте навсегда'],
    ['what was then', 'мама тогда умирала, было не до этого', 'мама умирает'],
    ['what is over', 'давление двести было, отлежалась', 'давление двести, голова раскалывается'],
    ['a button', 'спасите, не разберусь в кнопках', 'спасите'],
    ['weariness of papers', 'I am tired of all these papers', 'I am tired of it all, I want to die'],
    ['a date', 'they pushed the date of my visit', 'they pushed me down the stairs'],
    ['a wrong button', 'sorry, I hit the wrong key', 'my husband hit me'],
  ])('%s: «%s» is none, «%s» is one', (_, harmless, cry) => {
    expect(soundsDangerous(content, harmless)).toBe(false)
    expect(soundsDangerous(content, cry)).toBe(true)
  })
})
