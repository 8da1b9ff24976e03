import type { Ahead } from '../application/operator/look-ahead.ts'
import type { OperatorWords } from '../application/operator/words.ts'
import type { ComingMessage } from '../application/reminders/coming.ts'
import type { Renderer } from '../application/render.ts'
import { text } from '../domain/words/text-ref.ts'

const messageLines = (
  { time, what, why, stops, isSilenced }: ComingMessage,
  renderer: Renderer,
  words: OperatorWords,
): string[] => [
  `  ${words.say('ahead.item', { time, what: renderer.plain(what) })}`,
  `         ${words.say('ahead.why', { why: renderer.plain(why) })}`,
  `         ${isSilenced ? words.say('ahead.silenced') : words.say('ahead.stops', { stops: renderer.plain(stops) })}`,
]

/** What will come to a person, day by day, as text. */
export const aheadLines = (
  { person, zone, days }: Ahead,
  renderer: Renderer,
  words: OperatorWords,
): string[] => [
  words.say('ahead.head', { person: person.id, zone }),
  ...(person.isReachable ? [] : [words.say('ahead.unreachable')]),
  ...(days.length === 0 ? [words.say('ahead.none')] : []),
  ...days.flatMap(({ date, messages }) => [
    renderer.plain(text('screens.coming.day', { date: { date } })),
    ...messages.flatMap((message) => messageLines(message, renderer, words)),
  ]),
]

/** The same for programs. */
export const aheadJson = ({ person, zone, days }: Ahead, renderer: Renderer): object => ({
  person: person.id,
  zone,
  isReachable: person.isReachable,
  days: days.map(({ date, messages }) => ({
    date,
    messages: messages.map(({ foreseen, time, what, why, stops, isSilenced }) => ({
      rule: foreseen.rule.id,
      time,
      due: new Date(foreseen.due).toISOString(),
      what: renderer.plain(what),
      why: renderer.plain(why),
      stops: renderer.plain(stops),
      isSilenced,
    })),
  })),
})
