import type { Param } from '../../domain/words/text-ref.ts'
import { text, textAt } from '../../domain/words/text-ref.ts'
import { Speaking } from '../conversation.ts'
import type { Content } from '../ports/content.ts'
import { type CompiledText, LANGUAGES, type Language } from '../ports/texts.ts'
import { plainText } from '../render.ts'
import type { Measures } from './measures.ts'
import { sampleTalks } from './sample-talks.ts'
import type { SpyingTexts } from './spying-texts.ts'

/** How a screen's text is used, where that is not as a message. The first pattern that fits decides. */
const USES: readonly (readonly [RegExp, Parameters<Measures['bounded']>[0]])[] = [
  [
    /^screens\.(\w+_buttons\.\w+|consent_yes|consent_no|none_of_these|call_human|try_again|continue|talk_line)$/,
    'button',
  ],
  [/^screens\.(unknown_button|old_button_toast|noted_toast|ended|reading\.twice|voice\.taken)$/, 'toast'],
  [/^screens\.(appointment|school)_caption$/, 'caption'],
  [/^screens\.commands\./, 'command'],
  [/^screens\.bot\.name$/, 'name'],
  [/^screens\.bot\.description$/, 'description'],
  [/^screens\.bot\.short$/, 'short'],
]
/** How a screen's text is used where it is no message; undefined for messages and for all other texts. */
export const useOfScreen = (key: string): Parameters<Measures['bounded']>[0] | undefined =>
  USES.find(([pattern]) => pattern.test(key))?.[1]

/** Words inside files and pieces of other texts: nobody gets them as a message. */
const PIECES =
  /^screens\.(aims|data_headings|data_kinds|data_closings|categories|zone_names|statuses|data_file|school_(file|passed|line)|appointment_(file|title|place|note)|talk_done)/

/** Values of texts that stand for themselves: the longest names among them, so that buttons are measured at their worst. */
const SAMPLES: Readonly<Record<string, Param>> = {
  answer: 'abc',
  n: 12,
  of: 8,
  date: { date: '2026-11-25' },
  time: { time: '10:30' },
  city: text('screens.zone_names.yekaterinburg'),
  kind: text('screens.categories.plans'),
  what: 'abc def',
  why: 'abc.',
  stops: 'abc.',
  words: 'abc def',
}

/**
 * Measures the texts outside talks: each once for every need, with a sample talk's values.
 * @param isMeant whether a text is measured; without it all are
 */
export const measureScreens = (
  content: Content,
  spy: SpyingTexts,
  measures: Measures,
  at: number,
  isMeant: (text: CompiledText) => boolean = () => true,
): void => {
  for (const { talking, session, whom } of sampleTalks(content, spy)) {
    for (const language of LANGUAGES) {
      const spoken = new Speaking(talking, session, { language, large: false, at })
      const params: Record<string, Param> = {
        title: text(`needs.${session.need}.title`),
        stage: text(`track.${session.step.split('.')[0]}.title`),
        status: text('screens.statuses.active'),
        name: 'abc def',
        ...SAMPLES,
      }
      const words = (key: string): string => plainText(spoken.renderer.html(textAt(key, params), spoken))
      const title = `needs.${session.need}.title`
      measures.button({ text: words(title), token: '', key: title }, language)
      for (const region of content.regions.keys()) {
        const base = `regions.${region}`
        params['name'] = textAt(`${base}.name`)
        params['note'] = textAt(`${base}.note`)
        measureScreen('screens.region', words, language, whom, spy, measures)
      }
      for (const key of content.texts.keys(language)) {
        const screen = key.startsWith('screens.') ? content.texts.find(language, key) : undefined
        if (screen && isMeant(screen)) measureScreen(key, words, language, whom, spy, measures)
      }
    }
  }
}

const measureScreen = (
  key: string,
  words: (key: string) => string,
  language: Language,
  whom: string,
  spy: SpyingTexts,
  measures: Measures,
): void => {
  spy.takeFilled()
  const plain = words(key)
  const filled = spy.takeFilled()
  const use = useOfScreen(key)
  if (use === 'button') measures.button({ text: plain, token: '', key }, language, [key])
  else if (use) measures.bounded(use, plain, key, language)
  else if (!PIECES.test(key))
    measures.message({ language, names: [key], key, whom, plain, filled, buttons: [] })
}
