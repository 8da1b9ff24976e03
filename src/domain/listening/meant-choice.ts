import { COMMANDS } from '../conversation/input.ts'
import { ownEntry } from '../own-entry.ts'
import type { Choice } from '../scenario/event.ts'
import type { Talk } from '../scenario/talk.ts'
import { comparable } from '../text/plain-words.ts'
import { text } from '../words/text-ref.ts'
import { type Act, OF_NOTHING, type Reading, TOPICS } from './act.ts'
import { fixChoice, fixOfPress } from './fix-choice.ts'
import type { Standing } from './setting.ts'

/** What words may mean, as a button; less sure readings are guesses that nobody would name. */
const WORTH_ASKING = 0.25
/** More than so many likely meanings are no help. */
const MOST = 3

/** An act as a button under «Вы хотите сказать …?»; null – none that a press can stand for. */
const choiceOf = (act: Act, { choices }: Standing, talk: Talk): Choice | null => {
  switch (act.type) {
    case 'answer':
      return choices.find(({ id }) => id === act.choice) ?? null
    case 'question':
      return { id: `ask_${act.topic}`, label: text(`unclear.topics.${act.topic}`) }
    case 'command':
      return commandChoice(act.name)
    case 'correction':
      return fixChoice(act.of, talk)
    default:
      return null
  }
}

/** A command as a button. */
export const commandChoice = (name: (typeof COMMANDS)[number]): Choice => ({
  id: `do_${name}`,
  label: text(`unclear.commands.${name}`),
})

/** The likeliest meanings of words that were not understood, as buttons, the surest first. */
export const likelyChoices = (
  readings: readonly Reading[],
  standing: Standing,
  talk: Talk,
): readonly Choice[] => {
  const found = new Map<string, Choice>()
  for (const { act, sureness } of readings) {
    const choice = sureness < WORTH_ASKING ? null : choiceOf(act, standing, talk)
    if (choice && !found.has(choice.id)) found.set(choice.id, choice)
  }
  return [...found.values()].slice(0, MOST)
}

const TOPIC_OF = new Map(TOPICS.map((topic) => [`ask_${topic}`, topic]))
const COMMAND_OF = new Map(COMMANDS.map((name) => [`do_${name}`, name]))

/** The act that a pressed meaning stands for; null – the press is an answer of the step's own. */
export const actOfPress = (choice: string, talk: Talk): Act | null => {
  const topic = TOPIC_OF.get(choice)
  if (topic) return { type: 'question', topic, of: OF_NOTHING, answered: null }
  const name = COMMAND_OF.get(choice)
  return name ? { type: 'command', name } : fixOfPress(choice, talk)
}

/** What «да», «нет» say to «Вы хотите сказать …?»: the meaning that was asked of, or another one; null – it was not asked. */
export const confirmed = (talk: Talk, standing: Standing, words: string): Act | null => {
  const { misses, version } = talk.session
  const meant = misses?.version === version ? misses.meant : undefined
  if (meant === undefined) return null
  const said = comparable(words)
  const { answers } = talk.situation.vocabulary
  if (ownEntry(answers, 'no')?.includes(said)) return { type: 'command', name: 'repeat' }
  if (!ownEntry(answers, 'yes')?.includes(said)) return null
  const isOffered = standing.choices.some(({ id }) => id === meant)
  return isOffered ? { type: 'answer', choice: meant } : actOfPress(meant, talk)
}
