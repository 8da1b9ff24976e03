import { speakable } from '../../domain/conversation/speakable.ts'
import type { Content } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'
import { plainText, Renderer } from '../render.ts'

const FULL_HOUR = 0
const TWO_DIGITS = 10

/** What a voice says of messages that stand one below the other. @param html HTML of each */
export const speechOf = (
  html: readonly string[],
  { vocabulary, texts }: Pick<Content, 'vocabulary' | 'texts'>,
  language: Language,
): string => {
  const renderer = new Renderer(texts, language)
  const said = (key: string, n: number): string => renderer.plain({ key, params: { n } })
  const minutesOf = (n: number): string =>
    said(n < TWO_DIGITS ? 'format.spoken_few_minutes' : 'format.spoken_minutes', n)
  const sayTime = (hours: number, minutes: number): string =>
    minutes === FULL_HOUR
      ? said('format.spoken_full_hour', hours)
      : `${said('format.spoken_hours', hours)} ${minutesOf(minutes)}`
  return html.map((each) => speakable(plainText(each), vocabulary[language].speech, sayTime)).join('\n')
}
