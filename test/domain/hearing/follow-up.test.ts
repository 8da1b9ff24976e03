import { expect, it } from 'vitest'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { followUpIn } from '../../../src/application/hearing/dangers-in.ts'
import type { Danger } from '../../../src/domain/hearing/danger-kind.ts'
import { ENDINGS } from '../../../src/domain/hearing/follow-up.ts'
import { ROOT } from '../../../src/root.ts'

const content = loadContent(ROOT)
const saidAfter = (kind: Danger, words: string) =>
  followUpIn(content, /[a-z]/.test(words) ? 'en' : 'ru', { kind, since: 0, said: 0 }, words)

it.each([
  ['gas', 'краны закрыла а пахнет', 'taps_closed'],
  ['gas', 'открыла окна', 'windows_open'],
  ['gas', 'никуда не пойду', 'stays_inside'],
  ['fire', 'дети спят', 'children_inside'],
  ['violence', 'дети спят', 'children_near'],
  ['violence', 'не могу говорить он рядом', 'cannot_talk'],
  ['violence', 'не надо полицию', 'fears_callers'],
  ['heart', 'позвоните им сами', 'call_for_me'],
  ['heart', 'боюсь скорую не приедут', 'nobody_comes'],
  ['fall', 'одна я', 'alone'],
  ['fall', 'телефона нет', 'no_phone'],
  ['fraud_now', 'он опять звонит', 'calls_again'],
  ['fraud_now', 'деньги уже перевела', 'sent_already'],
  ['heart', 'завтра в 10 утра приду', 'later'],
  ['suicide', 'ложная тревога, просто вырвалось', 'taken_back'],
  ['suicide', 'да не в том смысле милая', 'taken_back'],
  ['violence', 'вы меня не так поняли', 'taken_back'],
  ['fraud_now', 'это я сама звоню в банк', 'own_call'],
  ['fraud_now', 'я никому ничего не переводила', 'nothing_given'],
  ['fall', 'false alarm, just testing', 'taken_back'],
  ['violence', 'he is near, I cannot talk', 'cannot_talk'],
  ['gas', 'I opened the windows', 'windows_open'],
  ['heart', 'I am all alone', 'alone'],
] as const)('after %s «%s» has the line %s', (kind, words, line) => expect(saidAfter(kind, words)).toBe(line))

it.each([
  ['heart', 'открыла окна'],
  ['suicide', 'он опять звонит'],
  ['fall', 'да кому я нужен'],
  ['suicide', 'ладно'],
  ['suicide', 'не знаю'],
] as const)('after %s «%s» has none', (kind, words) => expect(saidAfter(kind, words)).toBeNull())

it.each([
  ['suicide', 'это не шутка'],
  ['suicide', 'я не шучу'],
  ['suicide', 'думаете шучу'],
  ['suicide', 'ничего страшного не будет если умру'],
  ['violence', 'он говорит что пошутил а сам опять бьёт'],
  ['violence', 'не то чтобы бьёт душит'],
  ['fraud_now', 'мне звонят говорят это проверка счёта'],
  ['fraud_now', 'деньги у меня забрали'],
] as const)('after %s «%s» takes nothing back', (kind, words) => {
  const said = saidAfter(kind, words)
  expect(said !== null && ENDINGS.has(said)).toBe(false)
})
