import type { Told } from '../hearing/sign-reader.ts'
import { isSaidToClerk } from '../scenario/said-to-clerk.ts'
import { type AskedOf, OF_NOTHING, type Reading, type Topic } from './act.ts'
import { answeredBefore } from './answered-before.ts'
import { askedOf } from './asked-of.ts'
import { askingPlaces, mayAsk } from './asks.ts'
import { askedHeading } from './facts-asked.ts'
import { type Heard, type Setting, type Standing, toldUnder } from './setting.ts'

/** A fact of the need is asked for in words that its author knew. */
const IN_SO_MANY_WORDS = 0.96
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
/** Every further word that says it makes one topic surer than another, and a word that is the topic's own more so. */
const MORE = 0.005
const MOST_MORE = 0.02
const OWN_WORD = 0.02
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
  'law',
])

type Topical = Told & { readonly what: string }

/** A topic with how sure it is. */
interface Weighed {
  readonly topic: Topic
  readonly sureness: number
  readonly because: readonly string[]
}

/** How much is said of a topic by all its signs together. */
const surer = (heard: Heard, topic: string): number => {
  const told = toldUnder(heard, 'topics').filter(({ what }) => what === topic)
  const places = new Set(told.flatMap((each) => each.places))
  const isOwn =
    toldUnder(heard, 'hints').some(({ what }) => what === topic) ||
    (topic === 'meaning' && toldUnder(heard, 'glossary').length > 0)
  return Math.min(MOST_MORE, MORE * (places.size - 1)) + (isOwn ? OWN_WORD : 0)
}

const isOwnPart = ({ step }: Standing, topic: Topic): boolean =>
  isSaidToClerk(step.definition) && (step.definition.type === 'ask' || OF_A_CLERK.has(topic))

/** Whether the very words that name a topic ask, and not much else is said: «фото какие надо». */
const asksItself = ({ message }: Heard, places: readonly number[]): boolean => {
  const asking = askingPlaces(message)
  return places.some((place) => asking.has(place))
}

/** «Сказали, что удержание от приставов» asks nothing and wants to know; one such word alone may stand in any answer. */
const SEVERAL = 2

const surenessOf = (heard: Heard, { standing }: Setting, { name, what, places }: Topical): number => {
  if (isOwnPart(standing, what as Topic)) return IN_OWN_WORDS
  const isTold = name.startsWith('asked/') && places.length >= SEVERAL && standing.awaits !== 'own_words'
  if (isTold) return IN_SO_MANY_WORDS
  const isShort = heard.message.words.length <= SHORT
  const asks = heard.isQuestion || mayAsk(heard.message) || (isShort && asksItself(heard, places))
  if (asks) return name.startsWith('asked/') ? IN_SO_MANY_WORDS : ASKED + surer(heard, what)
  if (standing.awaits === 'own_words') return IN_OWN_WORDS
  if (asksItself(heard, places)) return ASKING_WORDS
  return heard.message.words.length <= FEW ? ALONE : NAMED
}

/** Topics that are told; «где-то» asks for no place. */
const topicsIn = (heard: Heard): readonly Topical[] => {
  const vague = new Set(heard.message.told.flatMap(({ name, places }) => (name === 'vague' ? places : [])))
  return toldUnder(heard, 'topics').filter(({ places }) => !places.some((place) => vague.has(place)))
}

/** «Снилс это зелёная карточка?»: a word of the glossary, and what somebody takes it for. */
const definedIn = (heard: Heard): readonly Topical[] => {
  const placesOf = (heading: string): Set<number> =>
    new Set(heard.message.told.flatMap(({ name, places }) => (name === heading ? places : [])))
  const [defining, before] = [placesOf('defines'), placesOf('maybe')]
  return toldUnder(heard, 'glossary')
    .filter(({ places: [first = 0, ...rest] }) => {
      const last = rest.at(-1) ?? first
      return defining.has(last + 1) && (first === 0 || (first === 1 && before.has(0)))
    })
    .map((told) => ({ ...told, what: 'meaning' }))
}

/** Facts of the need that its author knew to be asked for: «сколько могут удержать». A lesson has none. */
const factsIn = (heard: Heard, { talk }: Setting): readonly Topical[] =>
  toldUnder(heard, askedHeading(talk.session.need)).map((told) => ({ ...told, what: 'law' }))

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
  const topics = [...factsIn(heard, setting), ...topicsIn(heard), ...definedIn(heard)]
  if (topics.length > 0)
    return readings(
      heard,
      setting,
      topics.map((told) => weigh(told, surenessOf(heard, setting, told))),
    )
  const { standing } = setting
  if (!heard.isQuestion || isSaidToClerk(standing.step.definition)) return []
  const hints = toldUnder(heard, 'hints')
  if (hints.length > 0)
    return readings(
      heard,
      setting,
      hints.map((told) => weigh(told, HINTED)),
    )
  return [{ act: { type: 'unclear' }, sureness: ASKED_OF_SOMETHING, because: [heard.said] }]
}
