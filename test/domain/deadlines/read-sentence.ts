import type { Language } from '../../../src/application/ports/texts.ts'

/** What a reader takes from an explanation: only what its words say. */
export interface ReadSentence {
  readonly count: string
  readonly base: string | null
  readonly off: readonly string[]
  readonly worked: readonly string[]
  readonly direction: 'earlier' | 'later' | null
  readonly due: string
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (n: number | string): string => String(n).padStart(2, '0')

/** English dates and words as the Russian grammar has them, so that one reader serves both. */
const inOneGrammar = (sentence: string, language: Language): string =>
  language === 'ru'
    ? sentence
    : sentence
        .replace(
          /(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: (\d{4}))?/g,
          (_, day: string, month: string, year: string | undefined) =>
            `${day}.${two(MONTHS.indexOf(month) + 1)}${year ? `.${year}` : ''}`,
        )
        .replace(/(\d) – (\d)/g, '$1–$2')
        .replace(/, due earlier – /, ', срок раньше — ')
        .replace(/, due later – /, ', срок позже — ')
        .replace(/, due /, ', срок ')
        .replace(/ from (\d{1,2}\.)/, ' с $1')
        .replace(/a working (Saturday|Sunday)/g, 'рабочая $1')
        .replace(/not before (\d)/, 'не раньше $1')

const DATE = String.raw`\d{1,2}\.\d{2}(?:\.\d{4})?`
const WHOLE = new RegExp(`^(.*?)(?:: (.*))?, срок (?:(раньше|позже) — )?(${DATE})$`)
const STRETCH = /^(\d{1,2})(?:\.(\d{2}))?(?:\.(\d{4}))?(?:–(\d{1,2})\.(\d{2})(?:\.(\d{4}))?)?(?: (.*))?$/

const dateOf = (text: string, year: string): string => {
  const [day = '', month = '', own = year] = text.split('.')
  return `${own}-${two(month)}-${two(day)}`
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const stretchDays = (item: string, year: string): { days: string[]; label: string | undefined } => {
  const match = STRETCH.exec(item)
  if (!match) throw new SyntaxError(`not a stretch of days: «${item}»`)
  const [, day, month, own, lastDay, lastMonth, lastYear, label] = match
  const first = dateOf(`${day}.${month ?? lastMonth}`, own ?? lastYear ?? year)
  const last = lastDay === undefined ? first : dateOf(`${lastDay}.${lastMonth}`, lastYear ?? year)
  const days: string[] = []
  for (let at = first; at <= last; at = nextDay(at)) days.push(at)
  if (days.length === 0) throw new SyntaxError(`a stretch that runs backwards: «${item}»`)
  return { days, label }
}

/**
 * Reads an explanation as a person would. `year` – the one that dates without a year belong to.
 * @throws SyntaxError when the words make no sense
 */
export const readSentence = (sentence: string, language: Language, year: string): ReadSentence => {
  const match = WHOLE.exec(inOneGrammar(sentence, language))
  if (!match) throw new SyntaxError(`not an explanation: «${sentence}»`)
  const [, count = '', passed = '', direction, due = ''] = match
  const [off, worked]: [string[], string[]] = [[], []]
  let waiting: string[] = []
  for (const item of passed.split(', ').filter((each) => each !== '' && !each.startsWith('не раньше'))) {
    const { days, label } = stretchDays(item, year)
    waiting.push(...days)
    if (label === undefined) continue
    ;(label.startsWith('рабоч') ? worked : off).push(...waiting)
    waiting = []
  }
  if (waiting.length > 0) throw new SyntaxError(`days of which nothing is said: «${sentence}»`)
  const base = new RegExp(` с (${DATE})`).exec(count)?.[1]
  return {
    count,
    base: base === undefined ? null : dateOf(base, year),
    off: off.sort(),
    worked: worked.sort(),
    direction: direction === undefined ? null : direction === 'раньше' ? 'earlier' : 'later',
    due: dateOf(due, year),
  }
}

/** Counts again from the words alone: every day counts that the sentence does not call off. */
export const countedAgain = ({ count, base, off }: ReadSentence): string => {
  let day = base as string
  for (let left = Number(/^\d+/.exec(count)?.[0]); left > 0; ) {
    day = nextDay(day)
    if (!off.includes(day)) left -= 1
  }
  return day
}
