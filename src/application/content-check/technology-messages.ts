import type { Content } from '../ports/content.ts'
import { LANGUAGES } from '../ports/texts.ts'
import { plainText } from '../render.ts'
import type { Measures } from './measures.ts'
import { optionalTextsOfCases, textsOfCases } from './technology-texts.ts'

/** What a specialist presses: outcomes, ways back, reasons, results, kinds of work. The rest is read. */
const PRESSED = [
  /^technologies\.[^.]+\.(reasons|results|replacing|individual|group|triage)\.[^.]+$/,
  /^technologies\.[^.]+\.stages\.[^.]+\.(outcomes|back)\.[^.]+$/,
  /^cases\.(skipping|pausing|postponing|urgency|tracks)\.[^.]+$/,
]

/** Measures every text of technologies, algorithm and cases: a line to read, or a button to press (promises.md 9). */
export const measureTechnologies = (content: Content, measures: Measures): void => {
  const keys = [...textsOfCases(content), ...optionalTextsOfCases(content)]
  for (const language of LANGUAGES)
    for (const key of new Set(keys)) {
      const html = content.texts.find(language, key)?.fill((name) => name)
      if (html === undefined) continue
      const plain = plainText(html)
      if (PRESSED.some((pattern) => pattern.test(key)))
        measures.button({ text: plain, token: '', key }, language)
      measures.message({ language, names: [key], key, whom: key, plain, filled: [], buttons: [] })
    }
}
