import { abbreviationsIn, unexplainedIn } from '../../domain/conversation/plain/abbreviations.ts'
import { emojiOnlyAmong } from '../../domain/conversation/plain/emoji.ts'
import { beginning, sentencesOf } from '../../domain/conversation/plain/sentences.ts'
import {
  type Exemption,
  exemptionFor,
  measureMessage,
  type PlainFault,
  type PlainLanguage,
} from '../../domain/conversation/plain-language.ts'
import { lessonOf } from '../../domain/events/lesson.ts'
import { comparable } from '../../domain/text/plain-words.ts'
import { fault, type Issue, warning } from '../../domain/words/issue.ts'
import type { Language } from '../ports/texts.ts'
import { isNameOfOffice } from './office-uses.ts'
import type { SaidFor } from './said-for.ts'
import type { Filled } from './spying-texts.ts'
import { StageEase, type WorstStage } from './stage-ease.ts'
import { fileOfText, placeOfText } from './text-files.ts'

/** Telegram's limits: characters after the tags are taken off, bytes of what a button sends back (promises.md 21). */
export const TELEGRAM = {
  message: 4096,
  token: 64,
  button: 64,
  caption: 1024,
  toast: 200,
  command: 256,
  name: 64,
  description: 512,
  short: 120,
} as const

/** A message as a person gets it. */
export interface Measured {
  readonly language: Language
  /** Names that an exemption can use: the step, its type, the keys of its texts. */
  readonly names: readonly string[]
  /** The text that the message is known by. */
  readonly key: string
  /** Whom it was rendered for, e.g. `passport, lost, demo`. */
  readonly whom: string
  /** Others who are told the same in the same words. */
  readonly alsoTo?: readonly string[]
  /** The talk that it was said in; none outside a talk about a need. */
  readonly saidFor?: SaidFor
  /** Need and stage that it belongs to; none outside a talk. */
  readonly stage?: { readonly need: string; readonly name: string }
  /** The need of a talk that the reader has behind: what that explained is known. */
  readonly behind?: string
  readonly plain: string
  /** What it is made of: one and the same array where the whole message is one that was worded once. */
  readonly filled: readonly Filled[]
  readonly buttons: readonly MeasuredButton[]
}

export interface MeasuredButton {
  readonly text: string
  readonly token: string
  readonly key: string
}

const bytes = (text: string): number => new TextEncoder().encode(text).length
const isName = (key: string): boolean =>
  /^(regions\.|technologies\.|cases\.|needs\.[^.]+\.(bodies|title))/.test(key) || isNameOfOffice(key)

/** Collects what messages break: each fault once, as it stands at its worst. */
export class Measures {
  readonly #worst = new Map<string, { size: number; issue: Issue }>()
  readonly #read = new Set<string>()
  /** Messages that were given before, by what they are made of. */
  readonly #met = new WeakSet<readonly Filled[]>()
  readonly #used = new Set<Exemption>()
  /** Short forms that talks have explained, by language and whom or need they are about. */
  readonly #explained = new Map<string, Set<string>>()
  /** Whether messages have short forms at all: a million of them are made of some thousands. */
  readonly #shortForms = new Map<string, boolean>()
  readonly #ease: StageEase
  readonly #plain: PlainLanguage

  readonly #author: string

  /** @param author beginning of the keys of whoever answers for faults of whole messages, e.g. `needs.debts.`; none – the message's own text does */
  constructor(plain: PlainLanguage, author = '') {
    this.#plain = plain
    this.#author = author
    this.#ease = new StageEase(plain)
  }

  /** Measures one message; one that reads the same as an earlier one at the same place is not measured again. */
  message(message: Measured): void {
    const { language, plain, names, key, whom, filled } = message
    this.#abbreviations(message)
    if (this.#met.has(filled)) return
    this.#met.add(filled)
    if (message.stage) this.#ease.add(message.stage, language, plain)
    const buttons = message.buttons.map(({ text, token, key }) => `${text}\n${token}\n${key}`)
    const read = [language, key, names[0], plain, ...buttons].join('\n\n')
    if (this.#read.has(read)) return
    this.#read.add(read)
    if (!this.#isMeant(message)) return
    if (plain.length > TELEGRAM.message) {
      const own = this.#longest(message) ?? key
      this.#note(
        `long ${own}`,
        plain.length,
        fault(fileOfText(language, own), tooMuch('message', plain.length), place(own, language)),
      )
    }
    for (const found of measureMessage(plain, language, this.#plain)) {
      const own = this.#sourceOf(found, message)
      this.#plainFault(found, language, [...names, own], own, whom)
    }
    for (const button of message.buttons) this.button(button, language, names)
    this.#signs(message)
  }

  /** Buttons that only an emoji tells apart say nothing to whom it is a blank square. */
  #signs({ language, names, whom, buttons }: Measured): void {
    const sign = emojiOnlyAmong(buttons.map(({ text }) => text))
    const button = buttons.find(({ text }) => text === sign)
    if (!button) return
    const message = `button «${sign}» is told by its emoji alone: give it words`
    const found: PlainFault = { rule: 'emoji', size: 1, words: '', message }
    this.#plainFault(found, language, [...names, button.key], button.key, whom)
  }

  /** A short form is explained where a talk first has it: in the message itself, or in one before it. */
  #abbreviations(message: Measured): void {
    const { language, plain, whom, stage, behind } = message
    const abbreviations = this.#plain.abbreviations[language]
    if (!abbreviations || !this.#hasShortForms(plain)) return
    for (const reader of stage ? [whom, ...(message.alsoTo ?? [])] : [behind]) {
      const known = new Set(this.#explainedTo(`${language} ${reader}`))
      const short = unexplainedIn(plain, abbreviations, known)
      if (stage) this.#learn(known, [`${language} ${reader}`, `${language} ${stage.need}`])
      if (short) this.#unexplained(short, message)
    }
  }

  #unexplained(short: string, message: Measured): void {
    const { language, plain, whom, names } = message
    const found: PlainFault = {
      rule: 'abbreviation',
      size: 1,
      words: short,
      message: `«${short}» is not explained where it is first met: say what it means in «${beginning(plain)}»`,
    }
    const own = this.#sourceOf(found, message)
    this.#plainFault(found, language, [...names, own], own, whom)
  }

  /** The innermost text that a fault's words stand in; for faults of a whole message the author's longest, or its own key. */
  #sourceOf({ words }: PlainFault, message: Measured): string {
    const { filled, key } = message
    if (words === '') return this.#longest(message) ?? key
    const plain = comparable(words)
    const source = filled.find(({ html }) => comparable(html).includes(plain))?.key ?? key
    if (this.#author === '' || source.startsWith(this.#author)) return source
    const part = filled.find((each) => this.#isPart(each, plain))
    return part?.key ?? source
  }

  /** Whether a text is the author's and a sentence of it stands inside the words at fault. */
  #isPart({ key, html }: Filled, words: string): boolean {
    if (!key.startsWith(this.#author)) return false
    const sentences = sentencesOf(html).map(comparable)
    return sentences.some((sentence) => sentence !== '' && words.includes(sentence))
  }

  /** Whether a message is the author's to answer for: some text of it is. */
  #isMeant({ filled, buttons }: Measured): boolean {
    return this.#author === '' || [...filled, ...buttons].some(({ key }) => key.startsWith(this.#author))
  }

  /** The author's text that takes most of a message; undefined – nothing of it is the author's. */
  #longest({ filled }: Measured): string | undefined {
    if (this.#author === '') return undefined
    const own = filled.filter(({ key }) => key.startsWith(this.#author))
    return own.sort((a, b) => b.html.length - a.html.length)[0]?.key
  }

  #hasShortForms(plain: string): boolean {
    const known = this.#shortForms.get(plain)
    if (known !== undefined) return known
    const has = abbreviationsIn(plain).length > 0
    this.#shortForms.set(plain, has)
    return has
  }

  #learn(known: ReadonlySet<string>, readers: readonly string[]): void {
    for (const reader of readers) for (const short of known) this.#explainedTo(reader).add(short)
  }

  #explainedTo(whom: string): Set<string> {
    const known = this.#explained.get(whom) ?? new Set()
    this.#explained.set(whom, known)
    return known
  }

  button({ text, token, key }: MeasuredButton, language: Language, names: readonly string[] = []): void {
    const file = fileOfText(language, key)
    const { limits } = this.#plain
    const size = [...text].length
    if (bytes(token) > TELEGRAM.token)
      this.#note(
        `token ${token}`,
        0,
        fault(file, `token "${token}" is over ${TELEGRAM.token} bytes`, place(key, language)),
      )
    if (size > TELEGRAM.button)
      this.#note(`wide ${key}`, size, fault(file, tooMuch('button', size), place(key, language)))
    const most = isName(key) ? limits.name_button : limits.button
    if (size <= most || size > TELEGRAM.button) return
    if (exemptionUsed(this.#used, 'button', [...names, key], this.#plain)) return
    const message = `a button has ${size} characters, about ${most} are read at a glance: shorten «${text}»`
    this.#note(`button ${language} ${key}`, size, warning(file, message, place(key, language)))
  }

  /** A text of a kind that Telegram bounds, e.g. the bot's description. */
  bounded(kind: keyof typeof TELEGRAM, text: string, key: string, language: Language): void {
    const size = [...text].length
    if (size > TELEGRAM[kind])
      this.#note(
        `${kind} ${language} ${key}`,
        size,
        fault(fileOfText(language, key), tooMuch(kind, size), place(key, language)),
      )
  }

  /** Stages that read too hard with a need. */
  hardWith(need: string): WorstStage[] {
    return this.#tooHard().filter((each) => each.need === need)
  }

  /** The stage of each language that reads hardest. */
  worstStages(): WorstStage[] {
    return this.#ease.worst()
  }

  #tooHard(): WorstStage[] {
    return this.#ease
      .tooHard()
      .filter(
        ({ need, stage }) =>
          !exemptionUsed(this.#used, 'ease', [`${need}.${stage}`, stage, need], this.#plain),
      )
  }

  #hardStages(): Issue[] {
    return this.#tooHard().map(({ need, stage, language, ease, bar }) =>
      fault(
        fileOfText(language, lessonOf(need) !== null ? `lessons.${stage}` : `track.${stage}`),
        `reads too hard with "${need}": ease ${ease.toFixed(1)}, at least ${bar} is plain: use shorter words and sentences`,
        { step: stage, language },
      ),
    )
  }

  /** Everything found, and exemptions that nothing needs. */
  issues(): Issue[] {
    const hard = this.#hardStages()
    const idle = this.#plain.exemptions.filter((each) => !this.#used.has(each))
    return [
      ...[...this.#worst.values()].map(({ issue }) => issue),
      ...hard,
      ...idle.map(({ rule, at }) =>
        warning(
          'scenarios/plain-language.yaml',
          `nothing needs the exemption of "${at}" from "${rule}": remove it`,
        ),
      ),
    ]
  }

  #plainFault(
    found: PlainFault,
    language: Language,
    names: readonly string[],
    key: string,
    whom: string,
  ): void {
    if (exemptionUsed(this.#used, found.rule, names, this.#plain)) return
    const message = `${found.message} (${whom})`
    const id = `${found.rule} ${language} ${key}`
    this.#note(id, found.size, fault(fileOfText(language, key), message, place(key, language)))
  }

  #note(id: string, size: number, issue: Issue): void {
    const known = this.#worst.get(id)
    if (!known || known.size < size) this.#worst.set(id, { size, issue })
  }
}

const exemptionUsed = (
  used: Set<Exemption>,
  rule: PlainFault['rule'],
  names: readonly string[],
  { exemptions }: PlainLanguage,
): boolean => {
  const found = exemptionFor(rule, names, exemptions)
  if (found) used.add(found)
  return found !== undefined
}

const tooMuch = (what: keyof typeof TELEGRAM, size: number): string =>
  `a ${what} has ${size} characters, Telegram takes ${TELEGRAM[what]}: shorten it`

const place = (key: string, language: Language) => ({ step: placeOfText(key), language })
