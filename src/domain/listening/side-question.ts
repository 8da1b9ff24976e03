import type { Told } from '../hearing/sign-reader.ts'
import { type AskedOf, OF_NOTHING, type Reading, type Topic } from './act.ts'
import { answeredBefore } from './answered-before.ts'
import { askedOf } from './asked-of.ts'
import { askingPlaces, mayAsk } from './asks.ts'
import { type Heard, type Setting, type Standing, toldUnder } from './setting.ts'

/** With a question mark or words that ask. */
const ASKED = 0.9
/** Asked, and only a hint of what. */
const HINTED = 0.8
/** Words that ask, told of or among others, where the step has choices. */
const ASKING_WORDS = 0.7
/** A thing that can be asked for, alone: «адрес». */
const ALONE = 0.65
const NAMED = 0.5
/** Where any words are an answer. */
const IN_OWN_WORDS = 0.4
/** Asked, but nobody knows what: no answer at least, however many words a step takes. */
const ASKED_OF_SOMETHING = 0.62
/** Every further word that says it makes one topic surer than another. */
const MORE = 0.005
const MOST_MORE = 0.03
/** A message of no more words names a thing and nothing else. */
const FEW = 3
const SHORT = 7

/** What a clerk is asked: in a rehearsal such questions are the person's part. */
const OF_A_CLERK: ReadonlySet<Topic> = new Set([
  'cost',
  'where',
  'hours',
  'open_now',
  'phone',
  'papers',
  'term',
  'free',
  'online',
  'proxy',
  'when_mine',
])

type Topical = Told & { readonly what: string }

/** A topic with how sure it is. */
interface Weighed {
  readonly topic: Topic
  readonly sureness: number
  readonly because: readonly string[]
}

const surer = (words: readonly string[]): number => Math.min(MOST_MORE, MORE * (words.length - 1))

const isOwnPart = ({ step }: Standing, topic: Topic): boolean =>
  step.definition.type === 'rehearse' && OF_A_CLERK.has(topic)

/** Whether the very words that name a topic ask, and not much else is said: «фото какие надо». */
const asksItself = ({ message }: Heard, places: readonly number[]): boolean => {
  const asking = askingPlaces(message)
  return places.some((place) => asking.has(place))
}

const surenessOf = (heard: Heard, { standing }: Setting, { what, words, places }: Topical): number => {
  if (isOwnPart(standing, what as Topic)) return IN_OWN_WORDS
  const isShort = heard.message.words.length <= SHORT
  const asks = heard.isQuestion || mayAsk(heard.message) || (isShort && asksItself(heard, places))
  if (asks) return ASKED + surer(words)
  if (standing.awaits === 'own_words') return IN_OWN_WORDS
  if (asksItself(heard, places)) return ASKING_WORDS
  return heard.message.words.length <= FEW ? ALONE : NAMED
}

/** The surest topic is told with what it names and what was answered before it; the others stay guesses. */
const readings = (heard: Heard, setting: Setting, told: readonly Weighed[]): readonly Reading[] => {
  const [surest, ...others] = [...told].sort((a, b) => b.sureness - a.sureness)
  if (!surest) return []
  const answered = surest.sureness >= ASKING_WORDS ? answeredBefore(heard.said, setting) : null
  const questionOf = (each: Weighed, of: AskedOf, before: string | null): Reading => ({
    act: { type: 'question', topic: each.topic, of, answered: before },
    sureness: each.sureness,
    because: each.because,
  })
  const first = questionOf(surest, askedOf(heard, setting, surest.topic), answered)
  return [first, ...others.map((each) => questionOf(each, OF_NOTHING, null))]
}

/** Questions beside the matter: how much, where, till when, what is that. */
export const asksAside = (heard: Heard, setting: Setting): readonly Reading[] => {
  const weigh = (told: Topical, sureness: number): Weighed => ({
    topic: told.what as Topic,
    sureness,
    because: told.words,
  })
  const topics = toldUnder(heard, 'topics')
  if (topics.length > 0)
    return readings(
      heard,
      setting,
      topics.map((told) => weigh(told, surenessOf(heard, setting, told))),
    )
  const { standing } = setting
  if (!heard.isQuestion || standing.step.definition.type === 'rehearse') return []
  const hints = toldUnder(heard, 'hints')
  if (hints.length > 0)
    return readings(
      heard,
      setting,
      hints.map((told) => weigh(told, HINTED)),
    )
  return [{ act: { type: 'unclear' }, sureness: ASKED_OF_SOMETHING, because: [heard.said] }]
}
