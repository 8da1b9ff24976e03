import { present } from '../scenario/engine.ts'
import type { Choice, Said, TalkEvent } from '../scenario/event.ts'
import { mayPassOver, PASS_OVER } from '../scenario/pass-over.ts'
import type { Session } from '../scenario/session.ts'
import { said, type Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import { type TextRef, text, textAt } from '../words/text-ref.ts'
import { awaitedKind } from './awaited-kind.ts'
import { areTorn, isNearlySure, type Understood } from './decide-reading.ts'
import { commandChoice, likelyChoices } from './meant-choice.ts'
import { type Standing, standingIn } from './setting.ts'
import { shortQuestion } from './short-question.ts'

/** From this time on one is not asked to try once more without a way out. */
const ENOUGH = 3

/** How often the standing question was not answered. */
const missesIn = ({ misses, version }: Session): number => (misses?.version === version ? misses.count : 0)

/** The question as it is asked in other words: its parts, and the answers under it. */
interface Asked {
  readonly parts: readonly TextRef[]
  readonly choices: readonly Choice[]
  /** The meanings that it is asked about. */
  readonly meant?: readonly string[]
}

/** What all ways of asking look at. */
interface Miss {
  readonly talk: Talk
  readonly standing: Standing
  readonly understood: Understood
}

const questionOf = (talk: Talk): TextRef | string => {
  const question = shortQuestion(talk)
  return question === '' ? text('unclear.your_answer') : question
}

/** The answers as lines with their numbers: whoever does not find the button writes «2». */
const listed = ({ talk, standing: { choices } }: Miss, lead: string): Asked => ({
  parts: [
    text(`unclear.${lead}`),
    ...choices.map(({ label }, index) => text('unclear.line', { n: index + 1, label })),
    text('unclear.question', { question: questionOf(talk) }),
  ],
  choices,
})

const ownSimpler = ({ talk, standing: { step, choices } }: Miss): Asked | null => {
  const key = `${step.key}.simpler`
  return talk.situation.has(key) && choices.length > 1 ? { parts: [textAt(key)], choices } : null
}

/** The way out of a question for words: «Пропустить», «Без ответа», «План готов». */
const wayOut = ({ choices }: Standing): Choice | undefined =>
  choices.find(({ id }) => id === 'skip' || id === 'done')

/** Wordings of what is asked most often, the next one at the next question. */
const WORDINGS = 3

/** A key of `unclear` in the wording whose turn it is: `unclear.first.choice.2`. */
const inTurn = ({ talk }: Miss, key: string): string =>
  `unclear.${key}.${(talk.session.version % WORDINGS) + 1}`

/** In other words by what is awaited, with an example. */
const byKind = (miss: Miss, time: 'first' | 'second'): Asked => {
  const { talk, standing } = miss
  const { choices } = standing
  const kind = awaitedKind(standing, talk)
  const example = choices[0]?.label ?? ''
  const skip = wayOut(standing)
  const isOptional = skip !== undefined && (kind === 'words' || kind === 'place')
  const name = isOptional ? `${kind}_or_skip` : kind
  const params = { question: questionOf(talk), example, ...(isOptional ? { skip: skip.label } : {}) }
  const key = time === 'first' && kind === 'choice' ? inTurn(miss, 'first.choice') : `unclear.${time}.${name}`
  return { parts: [textAt(key, params)], choices }
}

/** «Вы хотите сказать …?»: what the words are likeliest to mean; null – nobody could say. */
const meanings = (miss: Miss, count: number): Asked | null => {
  const { talk, understood, standing } = miss
  const likely = likelyChoices(understood.readings, standing, talk)
  if (likely.length === 0) return null
  const other: Choice = { id: 'do_repeat', label: text('unclear.none_of_these') }
  const [only] = likely
  const wording = (name: 'mean_one' | 'mean_several'): string =>
    count === 1 ? inTurn(miss, `first.${name}`) : `unclear.second.${name}`
  const choices = [...likely, other]
  const meant = likely.map(({ id }) => id)
  return likely.length === 1 && only
    ? { parts: [textAt(wording('mean_one'), { meant: only.label })], choices, meant }
    : { parts: [textAt(wording('mean_several'))], choices, meant }
}

/** Ways out of a question that one does not get along with. */
const waysOut = ({ talk, standing }: Miss): Choice[] => [
  ...(mayPassOver(standing.step) ? [{ id: PASS_OVER, label: text('talk.buttons.skip') }] : []),
  commandChoice('human'),
  ...(talk.session.trail.length > 0 ? [commandChoice('back')] : []),
]

/** A human, or past it: nobody is held at a question. Every other time the answers are read out once more. */
const stuck = (miss: Miss, count: number): Asked => {
  const { talk, standing } = miss
  const isChoice = awaitedKind(standing, talk) === 'choice'
  if ((count - ENOUGH) % 2 === 1) {
    const again = isChoice ? listed(miss, 'still_listed') : byKind(miss, 'second')
    return { parts: [text('unclear.still'), ...again.parts], choices: [...again.choices, ...waysOut(miss)] }
  }
  return { parts: [text('unclear.stuck')], choices: [...standing.choices, ...waysOut(miss)] }
}

/** Two meanings as likely as each other, one that is likely and no more, or a correction that nobody announced: it is asked at once. */
const isTorn = ({ readings }: Understood): boolean =>
  readings[0]?.act.type === 'correction' || areTorn(readings[0], readings[1]) || isNearlySure(readings)

const missed = (miss: Miss, count: number): Asked => {
  const isChoice = awaitedKind(miss.standing, miss.talk) === 'choice'
  const isTimeToGuess = (count === 1) === isTorn(miss.understood)
  const likely = isTimeToGuess ? meanings(miss, count) : null
  if (count === 1) return likely ?? ownSimpler(miss) ?? byKind(miss, 'first')
  return likely ?? (isChoice ? listed(miss, 'listed') : byKind(miss, 'second'))
}

/** The question once more with nothing changed. */
const inFull = ({ talk }: Miss): Asked => present(talk).at(-1) ?? { parts: [], choices: [] }

/** In simpler words, or – asked to say it again – whole; the next time it is the other of the two. */
const simpler = (miss: Miss, count: number, isAgain: boolean): Asked => {
  if (isAgain === (count === 1)) return inFull(miss)
  const isChoice = awaitedKind(miss.standing, miss.talk) === 'choice'
  const time = count === 1 ? 'first' : 'second'
  return ownSimpler(miss) ?? (isChoice ? listed(miss, 'simply_listed') : byKind(miss, time))
}

const NOTHING_HEARD: Understood = { act: { type: 'unclear' }, readings: [] }

const counted = ({ session }: Talk): Session => ({
  ...session,
  misses: { version: session.version, count: missesIn(session) + 1 },
})

/** Notes of which meanings it is asked, so that «да», «второе» are answers. */
const noting = (session: Session, meant: readonly string[] | undefined): Session =>
  meant === undefined || !session.misses
    ? session
    : { ...session, misses: { ...session.misses, meant: [...meant] } }

const asked = (session: Session, { parts, choices, meant }: Asked, before: TalkEvent[]): Advanced => {
  const message: Said = said({ name: session.step }, parts, choices)
  return { session: noting(session, meant), events: [...before, message] }
}

/** Refusals that say no more than what is awaited: the second time that is said in other words. */
const SAYS_NOTHING_NEW: ReadonlySet<string> = new Set(
  ['not_offered', 'date_not_a_date', 'time', 'number', 'words', 'phone_no_digits'].map(
    (reason) => `talk.refused.${reason}`,
  ),
)

/** Why the step does not take an answer, as it says it itself; null – it names no reason. */
const reasonIn = ({ events }: Advanced): Said | null => {
  const reply = events.find((event) => event.type === 'said')
  return reply?.type === 'said' && reply.parts[0]?.key !== 'talk.refused.not_offered' ? reply : null
}

const refusedOtherwise = (miss: Miss, reason: Said | null, count: number): Asked => {
  if (reason && count === 1) return reason
  const otherwise = count >= ENOUGH ? stuck(miss, count) : missed(miss, count)
  const [why] = reason?.parts ?? []
  if (!why || (count < ENOUGH && SAYS_NOTHING_NEW.has(why.key))) return otherwise
  return { parts: [why, ...otherwise.parts], choices: otherwise.choices }
}

/**
 * Words that nothing was made of. First why the answer does not fit, or the question in simpler words; then what the
 * words are likeliest to mean; then a human, or past it. `refused` is what the step itself said to them.
 */
export const askOtherwise = (talk: Talk, understood: Understood, refused: Advanced): Advanced => {
  const standing = standingIn(talk)
  if (standing === null) return refused
  const session = counted(talk)
  const miss = { talk, standing, understood }
  const otherwise = refusedOtherwise(miss, reasonIn(refused), missesIn(session))
  return asked(
    session,
    otherwise,
    refused.events.filter(({ type }) => type === 'answer_refused'),
  )
}

/**
 * «Не понимаю»: the question in simpler words, then whole once more, then a human. «Повторите»: the other way round.
 * Never twice the same.
 */
export const askAgain = (talk: Talk, isAgain: boolean): Advanced => {
  const standing = standingIn(talk)
  if (standing === null) return { session: talk.session, events: [] }
  const session = counted(talk)
  const count = missesIn(session)
  const miss = { talk, standing, understood: NOTHING_HEARD }
  return asked(session, count >= ENOUGH ? stuck(miss, count) : simpler(miss, count, isAgain), [])
}

/**
 * «Дальше», said to a question that stands open: what is left to answer, and past it where that is possible. Said again it is
 * a question that one does not get along with.
 */
export const askOnward = (talk: Talk): Advanced => {
  const standing = standingIn(talk)
  if (standing === null) return { session: talk.session, events: [] }
  const session = counted(talk)
  const count = missesIn(session)
  const miss = { talk, standing, understood: NOTHING_HEARD }
  if (count >= ENOUGH) return asked(session, stuck(miss, count), [])
  if (count > 1) return asked(session, missed(miss, count), [])
  const past = mayPassOver(standing.step) ? [{ id: PASS_OVER, label: text('talk.buttons.skip') }] : []
  const parts = [text('unclear.onward', { question: questionOf(talk) })]
  return asked(session, { parts, choices: [...standing.choices, ...past] }, [])
}

/** A matter of which nothing is known here: said once, with a human, and the standing question in short. */
export const sayNotOurs = (talk: Talk): Advanced | null => {
  const standing = standingIn(talk)
  if (standing === null || missesIn(talk.session) > 0) return null
  const parts = [text('unclear.not_ours'), text('unclear.question', { question: questionOf(talk) })]
  return asked(counted(talk), { parts, choices: [...standing.choices, commandChoice('human')] }, [])
}
