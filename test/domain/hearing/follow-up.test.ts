import { expect, it } from 'vitest'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { followUpIn } from '../../../src/application/hearing/dangers-in.ts'
import type { Danger } from '../../../src/domain/hearing/danger-kind.ts'
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
