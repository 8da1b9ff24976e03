import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Preview } from './preview.ts'
import { faultsIn } from './results.ts'
import type { Message, Screen } from './screens.ts'

const part = (name: string): string => readFileSync(join(import.meta.dirname, 'page', name), 'utf8')

/** JSON that may stand inside a script element. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Pictures by number: the same one is shown on many screens. */
class Pictures {
  readonly all: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(content: string): number {
    const known = this.#numbers.get(content) ?? this.all.length
    if (known === this.all.length) this.all.push(content)
    this.#numbers.set(content, known)
    return known
  }
}

const drawn = (message: Message, pictures: Pictures): object =>
  message.kind === 'photo' ? { ...message, attached: pictures.numberOf(message.attached) } : message

const screenData = (screen: Screen, pictures: Pictures): object => ({
  ...screen,
  faulty: faultsIn(screen).length > 0,
  readings: Object.fromEntries(
    Object.entries(screen.readings).map(([variant, reading]) => [
      variant,
      { ...reading, messages: reading.messages.map((message) => drawn(message, pictures)) },
    ]),
  ),
})

/** Everything that was seen as one page that needs no other file and no network. */
export const pageOf = ({ screens }: Preview): string => {
  const pictures = new Pictures()
  const data = { screens: screens.map((screen) => screenData(screen, pictures)), pictures: pictures.all }
  // A function: no sign of the data stands for something else.
  return part('preview.html')
    .replace('/* styles */', () => part('preview.css'))
    .replace('"every screen"', () => scriptJson(data))
    .replace('/* script */', () => part('preview.js'))
}
