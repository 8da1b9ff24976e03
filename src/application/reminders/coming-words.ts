import { type TextRef, text } from '../../domain/words/text-ref.ts'
import { paragraphs } from '../outgoing.ts'
import type { MessengerLimits } from '../ports/messenger.ts'
import { plainText, type Renderer } from '../render.ts'
import type { ComingDay, ComingMessage } from './coming.ts'

/** Characters of the line that says how much is left out. */
const MORE_ROOM = 296
/** Messages in the list; with large buttons only the nearest. */
const MOST_MESSAGES = { large: 5, usual: 20 } as const

const linesOf = ({ time, what, why, stops, isSilenced }: ComingMessage): TextRef[] => [
  text('screens.coming.item', { time: { time }, what }),
  text('screens.coming.why', { why }),
  isSilenced ? text('screens.coming.silenced') : text('screens.coming.stops', { stops }),
]

/** Each message as lines; the first of a day under its date. */
const entriesOf = ({ date, messages }: ComingDay): TextRef[][] =>
  messages.map((message, index) => [
    ...(index === 0 ? [text('talk.blank'), text('screens.coming.day', { date: { date } })] : []),
    ...linesOf(message),
  ])

/** What the list is worded with: how much one message holds is the messenger's. */
export interface ComingWording {
  readonly renderer: Renderer
  readonly large: boolean
  readonly limits: MessengerLimits
}

/** The list as one message: as many as can be read, the number of the others at its end. */
export const comingHtml = (
  days: readonly ComingDay[],
  { renderer, large, limits }: ComingWording,
): string => {
  const words = (parts: readonly TextRef[]): string =>
    paragraphs(parts, { renderer, large: false, value: () => undefined })
  const entries = days.flatMap(entriesOf)
  if (entries.length === 0) return words([text('screens.coming.none')])
  let parts: TextRef[] = [text('screens.coming.head')]
  let shown = 0
  for (const entry of entries.slice(0, MOST_MESSAGES[large ? 'large' : 'usual'])) {
    const longer = [...parts, ...entry]
    if (plainText(words(longer)).length > limits.text - MORE_ROOM) break
    parts = longer
    shown += 1
  }
  const left = entries.length - shown
  const more = left > 0 ? [text('talk.blank'), text('screens.coming.more', { n: left })] : []
  return words([...parts, ...more])
}
