import { addDays } from '../../calendar/local-date.ts'
import { COMMANDS, type Input } from '../../conversation/input.ts'
import { present } from '../engine.ts'
import type { Choice } from '../event.ts'
import type { Talk } from '../talk.ts'

/** Answers that the present question of a talk offers. */
export const offeredIn = (talk: Talk): readonly Choice[] => present(talk).at(-1)?.choices ?? []

export const press = (choice: string): Input => ({ type: 'press', choice })
const typed = (words: string): Input => ({ type: 'words', words })

/** Words that some step takes: a day ahead, a day behind, an hour, a number to call, plain words. */
export const fittingWords = ({ situation: { now, vocabulary } }: Talk): Input[] =>
  [
    addDays(now.date, 3),
    addDays(now.date, -3),
    '10:30',
    '8 000 000 00 01',
    'abc',
    vocabulary.skills.ask[0] ?? 'abc',
  ].map(typed)

/** Words that some step refuses, each for a reason of its own. */
export const unfitWords = ({ situation: { now } }: Talk): Input[] =>
  ['!!', '31.02', addDays(now.date, 4000), '99:99', '12345', '8 000 000 00 01 234567', 'qwertyzxcv 1a'].map(
    typed,
  )

/** Everything that is always understood, and a picture that never is. */
export const commandInputs = (): Input[] => [
  ...COMMANDS.map((name): Input => ({ type: 'command', name })),
  { type: 'other', what: 'photo' },
]

/** One input that a step takes, to go on with: its first answer, else words that fit it. */
export const easiestInputs = (talk: Talk): Input[] => [
  ...offeredIn(talk).map(({ id }) => press(id)),
  ...fittingWords(talk),
]
