import type { Button, IncomingBody, Outgoing } from '../../src/application/ports/messenger.ts'
import { LANGUAGES, type Language } from '../../src/application/ports/texts.ts'
import { plainText } from '../../src/application/render.ts'
import { TYPED_ANSWERS } from './answers.ts'
import { type Place, placeOf } from './place-of.ts'
import type { Answered, RehearsedBot, Variant } from './rehearsed-bot.ts'

/** What somebody does, the same thing in every language. */
export interface Input {
  /** How it is told apart from others: an equal one is not done twice. */
  readonly key: string
  /** What is pressed or typed, for whoever looks at it. */
  readonly label: string
  readonly body: (language: Language) => IncomingBody
}

/** One thing done on a walk, and what came of it in each variant. */
export interface Stop {
  readonly id: number
  readonly input: Input
  readonly place: Place
  /** The stop whose state it was done in; null – the district as it is founded. */
  readonly within: number | null
  readonly answers: Map<string, Answered>
  /** What was done after it, in the state that it left. */
  readonly after: Stop[]
}

/** The one in which ways are found; the others are walked along them. */
export const FIRST: Variant = { language: 'ru', large: false }

export const variantName = ({ language, large }: Variant): string => (large ? `${language} large` : language)

/** How far a walk goes: a district has endless presses, its screens are few. */
const MOST_OF_A_NAME = 4
const MOST_OF_A_NAME_INSIDE = 3
const MOST_CHOICES = 4
const MOST_DEPTH = 120
const MOST_INSIDE_OFFICE = 3

export const buttonsOf = (reply: Outgoing): readonly Button[] =>
  'buttons' in reply ? (reply.buttons ?? []).flat() : []

export const htmlOf = (reply: Outgoing): string => {
  if (reply.kind === 'text' || reply.kind === 'edit') return reply.html
  if (reply.kind === 'venue') return ''
  return reply.caption
}

/** The question that stands last: two with the same words are the same question, whatever day is named above it. */
const questionOf = ({ replies }: Answered): string => {
  const html = replies.map(htmlOf).findLast((each) => each !== '') ?? ''
  return plainText(html).split('\n').at(-1)?.replaceAll(/\d+/g, '#') ?? ''
}

/** A press on a button of the message before. */
export const press = (token: string): IncomingBody => ({ type: 'press', token, message: '17', press: 'p' })

/** A press is another one by its token; in a dialog and in a talk by its question and choice. */
const keyOf = (token: string, { change }: Answered, question: string): string => {
  if (token === 'd.cancel' || token === 'd.back') return token
  if (token.startsWith('d.')) return `d ${change?.person.dialog} ${question} ${token}`
  const choice = /^s[0-9a-z]+\.[0-9a-z]+\.(.+)$/.exec(token)?.[1]
  return choice === undefined ? token : `s ${change?.talk?.session.need} ${question} ${choice}`
}

export const pressing = (token: string, label: string, key = token): Input => ({
  key,
  label,
  body: () => press(token),
})

export const typing = (typed: Readonly<Record<Language, string>>, key = `typed ${typed.ru}`): Input => ({
  key,
  label: typed.ru,
  body: (language) => ({ type: 'words', words: typed[language] }),
})

/** The same words in every language. */
const alike = (words: string): Readonly<Record<Language, string>> => ({ ru: words, en: words })

/** What no dialog takes: it asks again. */
export const PHOTO: Input = {
  key: 'typed photo',
  label: 'a photo',
  body: () => ({ type: 'other', what: 'photo', words: '' }),
}

/** The name before what it is about: `w.person`, `e.more`, `s`, `r.2f` is `r.show`. */
const nameOf = (key: string): string => key.split('.').slice(0, 2).join('.')

/** Whether an update left the district other than it found it. */
const isChanged = ({ change }: Answered): boolean => {
  if (!change) return false
  const { before, person, talk, office, occasions } = change
  const { seenAt: _, revision: __, ...rest } = person
  const { seenAt: ___, revision: ____, ...was } = before.person ?? person
  return (
    talk !== before.talk ||
    occasions.length > 0 ||
    office.some(({ type }) => type !== 'audit') ||
    before.person === null ||
    JSON.stringify(rest) !== JSON.stringify(was)
  )
}

/** Follows the buttons of every screen, breadth first, and what a press changes, as far as {@link MOST_DEPTH}. */
export class Walk {
  readonly #bot: RehearsedBot
  readonly #chat: string
  readonly #rooms: ReadonlyMap<string, string>
  readonly #seen = new Set<string>()
  readonly #counts = new Map<string, number>()
  #stops = 0

  constructor(bot: RehearsedBot, chat: string, rooms: ReadonlyMap<string, string>) {
    this.#bot = bot
    this.#chat = chat
    this.#rooms = rooms
  }

  /** How many presses were made. */
  get stops(): number {
    return this.#stops
  }

  /** Walks from what is begun with, in Russian and usual letters. */
  walk(begin: readonly Input[]): Promise<Stop[]> {
    return this.#level(begin, null, 0, 0)
  }

  /** Makes the same walk once more in another variant. */
  async again(stops: readonly Stop[], variant: Variant, depth = 0): Promise<void> {
    for (const stop of stops) {
      await this.#bot.pool.undone(async () => {
        const answered = await this.#do(stop.input, variant, depth)
        stop.answers.set(variantName(variant), answered)
        if (stop.after.length > 0) await this.again(stop.after, variant, depth + 1)
      })
    }
  }

  #do({ body }: Input, variant: Variant, depth: number): Promise<Answered> {
    return this.#bot.answer(this.#chat, body(variant.language), depth + 1, variant)
  }

  async #level(begin: readonly Input[], within: Stop | null, depth: number, worked: number): Promise<Stop[]> {
    const stops: Stop[] = []
    const waiting = begin.filter((input) => this.#isNew(input, depth))
    for (let input = waiting.shift(); input; input = waiting.shift()) {
      const answered = await this.#bot.pool.undone(() => this.#do(input, FIRST, depth))
      const stop = this.#stop(input, answered, within)
      stops.push(stop)
      if (!isChanged(answered))
        waiting.push(...this.#further(answered).filter((each) => this.#isNew(each, depth)))
    }
    for (const stop of stops) await this.#goOn(stop, depth, worked)
    return stops
  }

  /** Goes on in the state that a stop left. */
  async #goOn(stop: Stop, depth: number, worked: number): Promise<void> {
    const answered = stop.answers.get('ru')
    if (!answered || !isChanged(answered) || depth >= MOST_DEPTH) return
    const isTalking =
      answered.change?.person.dialog !== null || answered.change.talk !== answered.change.before.talk
    if (!isTalking && worked >= MOST_INSIDE_OFFICE) return
    await this.#bot.pool.undone(async () => {
      await this.#do(stop.input, FIRST, depth)
      const next = [...this.#further(answered), ...(await this.#typed(answered, depth + 1))]
      stop.after.push(...(await this.#level(next, stop, depth + 1, isTalking ? worked : worked + 1)))
    })
  }

  /** What can be pressed under what was said. */
  #further(answered: Answered): Input[] {
    const question = questionOf(answered)
    const pressed = answered.replies
      .flatMap(buttonsOf)
      .map(({ text, token }) => pressing(token, text, keyOf(token, answered, question)))
    const answers = pressed.filter(({ key }) => key.startsWith('d ') || key.startsWith('s '))
    const spared = new Set(answers.slice(MOST_CHOICES - 1, -1))
    return pressed.filter((each) => !spared.has(each))
  }

  /** What is typed to whoever is on the line, or in answer to a dialog: the first thing that it takes in every language, and the first that it refuses. */
  async #typed(answered: Answered, depth: number): Promise<Input[]> {
    if (answered.change?.office.some(({ type }) => type === 'take_call'))
      return [typing(alike(TYPED_ANSWERS[0]))]
    const dialog = answered.change?.person.dialog ?? null
    if (dialog === null) return []
    const question = questionOf(answered)
    const chosen: { taken?: Input; refused?: Input } = {}
    for (const answer of TYPED_ANSWERS) {
      const input = typing(alike(answer), `t ${dialog} ${question} ${answer}`)
      if (this.#seen.has(input.key)) return []
      const isTaken = await this.#isTaken(input, dialog, depth)
      chosen[isTaken ? 'taken' : 'refused'] ??= input
      if (chosen.taken) break
    }
    return [chosen.refused, chosen.taken].filter((input) => input !== undefined)
  }

  /** Whether a dialog goes on with an answer, in whatever language it is given. */
  async #isTaken(input: Input, dialog: string, depth: number): Promise<boolean> {
    for (const language of LANGUAGES) {
      const variant = { language, large: false }
      const [asked, answered] = [
        await this.#bot.pool.undone(() => this.#do(PHOTO, variant, depth)),
        await this.#bot.pool.undone(() => this.#do(input, variant, depth)),
      ]
      const isSame = answered.change?.person.dialog === dialog && questionOf(answered) === questionOf(asked)
      if (isSame) return false
    }
    return true
  }

  #stop(input: Input, answered: Answered, within: Stop | null): Stop {
    this.#stops += 1
    return {
      id: this.#stops,
      input,
      place: placeOf(input.body('ru'), answered.change, this.#rooms),
      within: within?.id ?? null,
      answers: new Map([['ru', answered]]),
      after: [],
    }
  }

  /** Whether nothing like it was done before; it counts as done from now on. */
  #isNew({ key }: Input, depth: number): boolean {
    if (this.#seen.has(key)) return false
    this.#seen.add(key)
    if (/^[dst] /.test(key) || key.startsWith('typed ')) return true
    const name = `${nameOf(key)}${depth === 0 ? '' : ' inside'}`
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    return count <= (depth === 0 ? MOST_OF_A_NAME : MOST_OF_A_NAME_INSIDE)
  }
}
