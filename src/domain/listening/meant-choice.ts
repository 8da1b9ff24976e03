import { COMMANDS } from '../conversation/input.ts'
import type { SignReader, ToldMessage } from '../hearing/sign-reader.ts'
import { ownEntry } from '../own-entry.ts'
import { chosen } from '../scenario/choosing.ts'
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

/** Places of a list as signs name them: «второе» is `choices/place/2`. */
const PLACE = /^choices\/place\/(\d)$/
/** A place is named in few words: «давайте второе». */
const FEW = 3

/** Which of several is named by its place; null – none. */
const placeNamed = ({ told, words }: ToldMessage): number | null => {
  if (words.length > FEW) return null
  const places = told.flatMap(({ name }) => PLACE.exec(name)?.[1] ?? [])
  return places.length === 1 ? Number(places[0]) : null
}

/** A meaning that was offered, as a button again; null – it can be meant no more. */
const offeredAgain = (id: string, standing: Standing, talk: Talk): Choice | null => {
  const own = standing.choices.find((choice) => choice.id === id)
  if (own) return own
  const act = actOfPress(id, talk)
  return act && choiceOf(act, standing, talk)
}

const actOf = (id: string, { choices }: Standing, talk: Talk): Act | null =>
  choices.some((choice) => choice.id === id) ? { type: 'answer', choice: id } : actOfPress(id, talk)

/** The question stands: another meaning than those offered. */
const OTHER: Act = { type: 'command', name: 'repeat' }

/**
 * What is said to «Вы хотите сказать …?»: «да», «нет» where one meaning was asked of, «второе», a number or its words where there
 * were several; null – it was not asked, or something else is said.
 */
export const confirmed = (talk: Talk, standing: Standing, words: string, read: SignReader): Act | null => {
  const { misses, version } = talk.session
  const meant = misses?.version === version ? misses.meant : undefined
  const [only = '', ...more] = meant ?? []
  if (only === '') return null
  const said = comparable(words)
  const { answers } = talk.situation.vocabulary
  if (ownEntry(answers, 'no')?.includes(said)) return OTHER
  const isYes = ownEntry(answers, 'yes')?.includes(said) ?? false
  if (more.length === 0) return isYes ? actOf(only, standing, talk) : null
  if (isYes) return { type: 'unclear' }
  const offered = [only, ...more].flatMap((id) => offeredAgain(id, standing, talk) ?? [])
  const place = placeNamed(read(words))
  const id =
    (place === null ? null : offered[place - 1]?.id) ?? chosen({ type: 'words', words }, offered, talk)
  return id === null ? null : actOf(id, standing, talk)
}
