import type { Said } from '../../domain/scenario/event.ts'
import type { Speaking } from '../conversation.ts'
import { type Wording, wordSaid } from '../outgoing.ts'
import type { Language, TextCatalogue } from '../ports/texts.ts'
import { plainText } from '../render.ts'
import type { Measured } from './measures.ts'
import { HIGHEST_VERSION, LONGEST_ID } from './sample-talks.ts'
import type { Filled, SpyingTexts } from './spying-texts.ts'
import { type LookUp, WordedOnce } from './worded-once.ts'

/** A message as it reads, whoever it is said to. */
export type WordedMessage = Omit<Measured, 'whom' | 'alsoTo' | 'saidFor' | 'behind'>

/** What was worded before, by language. */
export type KnownWords = Readonly<Record<Language, WordedOnce<readonly WordedMessage[]>>>

/** For messages of another need or lesson. */
export const nothingWorded = (): KnownWords => ({ ru: new WordedOnce(), en: new WordedOnce() })

const keyOf = (said: Said, fallback: string): string =>
  said.parts.find(({ key }) => key !== 'talk.blank' && /^(track|lessons)\./.test(key))?.key ??
  said.parts.find(({ key }) => key !== 'talk.blank')?.key ??
  fallback

const wordedMessage = (
  said: Said,
  speaking: Speaking,
  language: Language,
  spy: SpyingTexts,
  wording: Wording,
): WordedMessage => {
  const step = speaking.talk.scenario.steps.get(said.step)
  spy.takeFilled()
  const { html, buttons = [] } = wordSaid(said, LONGEST_ID, HIGHEST_VERSION, wording)
  const shown = buttons.flat()
  return {
    language,
    names: [said.step, `type ${step?.definition.type}`, ...said.parts.map(({ key }) => key)],
    key: keyOf(said, `${step?.key}.text`),
    stage: { need: speaking.talk.session.need, name: step?.stage ?? '' },
    plain: plainText(html),
    filled: spy.takeFilled(),
    buttons: said.choices.map(({ label }, index) => ({
      text: shown[index]?.text ?? '',
      token: shown[index]?.token ?? '',
      key: label.key,
    })),
  }
}

/** The same talk as it would be said in another wording of every text that has several. */
const inWording = (speaking: Speaking, wording: number, value: LookUp): Wording => ({
  renderer: speaking.renderer,
  large: false,
  value,
  wording: (_, count) => wording % count,
})

/**
 * A message in all its wordings: one, where none of its texts has several.
 * @param value the values of the talk that its texts are filled with
 */
export const inAllWordings = (
  said: Said,
  speaking: Speaking,
  language: Language,
  { texts, spy }: { readonly texts: TextCatalogue; readonly spy: SpyingTexts },
  value: LookUp,
): WordedMessage[] => {
  const wordings = ({ key }: Filled): number => texts.find(language, key)?.wordings?.length ?? 1
  const worded = (wording: number): WordedMessage =>
    wordedMessage(said, speaking, language, spy, inWording(speaking, wording, value))
  const first = worded(0)
  const most = Math.max(1, ...first.filled.map(wordings))
  return [first, ...Array.from({ length: most - 1 }, (_, index) => worded(index + 1))]
}
