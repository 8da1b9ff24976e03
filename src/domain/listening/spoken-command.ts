import type { Command } from '../conversation/input.ts'
import { commandIn } from '../conversation/understand.ts'
import type { Act, Reading } from './act.ts'
import { hasQuestionMark } from './asks.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'

const EXACT = 0.95
/** Signs of commands are whole thoughts, «объясните попроще»; beside a long story they are part of it. */
const ALONE = 0.85
const AMONG_OTHERS = 0.5
/** «не пойму, про что речь» is a command, though a thing is asked for in it, where it makes so much of what is said. */
const MAKES_MOST = 0.92
const MOST = 0.4
const LIKE_QUESTIONS: ReadonlySet<Command> = new Set<Command>(['repeat', 'why'])
/** So many words more than those that say it: then something else is said, too. */
const FEW = 7
/** Where any words are an answer, less may stand around a command, unless one begins with it: «давайте потом, …». */
const FEW_IN_OWN_WORDS = 3

/** Nobody asks for these with a question mark: «я потом подойду?» is no pause. */
const NEVER_ASKED: ReadonlySet<Command> = new Set<Command>(['pause', 'stop', 'back'])

const commandOf = (name: Command, { message }: Heard): Act =>
  name === 'repeat' && message.told.some((told) => told.name === 'again')
    ? { type: 'command', name, isAgain: true }
    : { type: 'command', name }

const surenessOf = (name: Command, share: number, isSaidAlone: boolean): number => {
  if (!isSaidAlone) return AMONG_OTHERS
  return LIKE_QUESTIONS.has(name) && share >= MOST ? MAKES_MOST : ALONE
}

/** Each command that any sign tells, with the places of all words that say it. */
const placesByName = (heard: Heard): ReadonlyMap<Command, ReadonlySet<number>> => {
  const found = new Map<Command, Set<number>>()
  for (const { what, places } of toldUnder(heard, 'commands')) {
    const known = found.get(what as Command) ?? new Set<number>()
    found.set(what as Command, known)
    for (const place of places) known.add(place)
  }
  return found
}

/** What is always at hand, said as a word or in a sentence: «не поняла, объясните ещё раз». */
export const saysCommand = (heard: Heard, { talk, standing }: Setting): readonly Reading[] => {
  const exact = commandIn(heard.said, talk.situation.vocabulary)
  if (exact) return [{ act: commandOf(exact, heard), sureness: EXACT, because: [heard.said] }]
  const isAsked = hasQuestionMark(heard.said)
  return [...placesByName(heard)].map(([name, places]) => {
    const others = heard.message.words.length - places.size
    const isBegunWith = places.has(0)
    const few = standing.awaits === 'own_words' && !isBegunWith ? FEW_IN_OWN_WORDS : FEW
    const isSaidAlone = others <= few && !(isAsked && NEVER_ASKED.has(name))
    return {
      act: commandOf(name, heard),
      sureness: surenessOf(name, places.size / heard.message.words.length, isSaidAlone),
      because: [...places].sort((a, b) => a - b).flatMap((place) => heard.message.words[place]?.word ?? []),
    }
  })
}
