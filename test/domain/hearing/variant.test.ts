import { describe, expect, it } from 'vitest'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { dangersIn, variantIn } from '../../../src/application/hearing/dangers-in.ts'
import { ROOT } from '../../../src/root.ts'

const content = loadContent(ROOT)

/** What is answered: the kind, and the order of deeds where it is another than usual. */
const answered = (words: string): string => {
  const found = dangersIn(content, words)
  const variant = variantIn(content, found, words)
  return [found[0]?.kind ?? 'none', ...(variant ? [variant] : [])].join(' ')
}
const who = (words: string) => dangersIn(content, words)[0]?.who

describe('another order of deeds within a kind', () => {
  it.each([
    ['печку топили, у всех голова болит и тошнит', 'gas gas_fumes'],
    ['пожар, выйти не можем, дым в подъезде', 'fire fire_trapped'],
    ['кухня горит', 'fire'],
    ['сын не дышит, посинел', 'breath not_breathing'],
    ['внук подавился яблоком, не дышит', 'breath'],
    ['оса укусила, язык распух, дышать тяжело', 'breath allergy'],
    ['старик сверху не выходит неделю, на стук не отвечает', 'unconscious silent_door'],
    ['мне 13, дядя лезет ко мне ночью', 'child child_self'],
    ['сноха бьёт внука ремнём', 'child'],
    ['взрослый мужик пишет внучке 11 лет, просит раздеться на камеру', 'child child_online'],
    ['возьму топор и зарублю соседа, достал', 'violence own_threat'],
    ['я мужа убью сил нет терпеть, нож уже взяла', 'violence own_threat'],
    ['муж говорит что убьёт меня', 'violence'],
    ['грозится выложить мои интимные видео', 'violence intimate_blackmail'],
    ['меня изнасиловали месяц назад', 'violence rape_after'],
    ['меня насилуют', 'violence'],
    ['какие-то мужики выламывают дверь', 'violence break_in'],
    ['сын провалился под лёд на реке', 'lost ice'],
    ['в квартире 9 градусов, батареи ледяные, ребёнок кашляет', 'lost cold_home'],
    ['лифт встал между этажами, сижу одна', 'lost lift'],
    ['мама ушла из дома в халате, у неё альцгеймер', 'lost missing'],
    ['внучка не пришла из школы, темно уже', 'lost missing'],
    ['мы заблудились в тайге, не можем выйти', 'lost'],
    ['приставы завтра выселяют, куда идти с ребёнком', 'hunger eviction'],
    ['trapped by smoke, we cannot get out', 'fire fire_trapped'],
    ['my son is not breathing, he turned blue', 'breath not_breathing'],
    ['my stepdad touches me, i am 14', 'child child_self'],
    ['i will stick a knife in him', 'violence own_threat'],
    ['i was raped a week ago', 'violence rape_after'],
    ['my granddaughter did not come home from school', 'lost missing'],
    ['i am lost in the forest, it is getting dark', 'lost'],
    ['a boy fell through the ice', 'fall ice'],
  ])('«%s»: %s', (words, kind) => expect(answered(words)).toBe(kind))
})

describe('the right kind', () => {
  it.each([
    ['сын пьяный кидается на всех с ножом, гранату взорвёт', 'violence'],
    ['меня пырнули ножом в живот', 'bleeding'],
    ['снесу себе башку', 'suicide'],
    ['сестра пишет что перережет себе вены', 'suicide'],
    ['мама пропала из санатория, 80 лет', 'lost missing'],
    ['воды нет, два дня лежу не встаю', 'fall'],
    ['на лестнице лежит мёртвый мужчина', 'unconscious'],
    ['дочь подсыпает мне что-то в чай, дом переписали', 'elder'],
    ['сахар 27, инсулин кончился', 'medical'],
    ['не могу больше терпеть мужа', 'none'],
    ['убиться можно от ваших очередей', 'none'],
    ['лопнуло терпение, не могу больше терпеть, жить не хочу', 'suicide'],
    ['как выселить квартиранта', 'none'],
    ['в сериале нашли труп', 'none'],
  ])('«%s»: %s', (words, kind) => expect(answered(words)).toBe(kind))
})

describe('whom it happens to', () => {
  it.each([
    ['ой дочка, чё-то в груди жмёт', 'self'],
    ['сынок, грудь давит и в руку отдаёт', 'self'],
    ['милая мне плохо с сердцем', 'self'],
    ['девушка, сердце прихватило', 'self'],
    ['oh dear, my chest feels tight', 'self'],
    ['дочка задыхается', 'child'],
    ['сынок, 3 года, задыхается', 'child'],
    ['сыну 40 лет, в груди давит', 'other'],
    ['сын наркоман, сердце у него прихватило', 'other'],
    ['сыну 7 лет, в груди болит', 'child'],
  ])('«%s»: %s', (words, expected) => expect(who(words)).toBe(expected))
})
