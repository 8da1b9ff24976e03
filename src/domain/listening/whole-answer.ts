import type { Input } from '../conversation/input.ts'
import { advance } from '../scenario/engine.ts'
import type { Session } from '../scenario/session.ts'
import type { Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import { readWhen } from '../when/read-when.ts'
import type { Reading } from './act.ts'
import { answersByDay } from './day-answer.ts'
import { decideReading } from './decide-reading.ts'
import { saidBack } from './said-back.ts'
import { type Ear, type Heard, heardWith, type Setting, standingIn, toldUnder } from './setting.ts'
import { namesPlaceOnly, OWN_SIGN, PLACE_ALONE, toldBySigns } from './told-choice.ts'
import { answerThatLeads } from './ways-ahead.ts'

/** More questions than this are never answered by one message. */
const MOST = 6

/** How far a message has led: the talk, and how many questions it answered. */
interface Way extends Advanced {
  readonly answered: number
}

const talkAt = (talk: Talk, session: Session): Talk => ({ ...talk, session })

/** A further answer, given in the place of the question that it answers. */
const further = (talk: Talk, { session, events, answered }: Way, input: Input): Way | null => {
  const next = advance(talk.scenario, session, input, talk.situation)
  if (next.session.version === session.version) return null
  const before = events.filter((event) => event.type !== 'said' || event.step !== session.step)
  return { session: next.session, events: [...before, ...next.events], answered: answered + 1 }
}

/** Signs that were written for this very question: of others, and of a place in a list, it cannot be told that they answer it. */
const ownSigns = (heard: Heard, setting: Setting): readonly Reading[] =>
  toldBySigns(heard, setting).filter(({ sureness }) => sureness >= OWN_SIGN && sureness < PLACE_ALONE)

const isDayAhead = ({ said }: Heard, { situation: { now, vocabulary } }: Talk): boolean => {
  const { day, isWish } = readWhen(said, now.date, 'future', vocabulary)
  return !isWish && ('date' in day ? day.date >= now.date : day.days !== undefined)
}

/** Whether words say that an hour or a place was not named: «час не сказали». */
const isLeftOpen = (heard: Heard, { standing: { step, choices } }: Setting): boolean => {
  const { definition } = step
  if (definition.type !== 'ask' || !choices.some(({ id }) => id === 'skip')) return false
  return toldUnder(heard, 'choices').some(({ what }) => what === `ask_${definition.kind}/skip`)
}

/** What the same words answer to the question that they led to; null – nothing that they say outright. */
const outright = (heard: Heard, setting: Setting): Input | null => {
  const { definition } = setting.standing.step
  if (definition.type === 'choose') {
    const signs = ownSigns(heard, setting)
    const { act } = decideReading(signs.length > 0 ? signs : answersByDay(heard, setting))
    return act.type === 'answer' && act.choice !== null ? { type: 'press', choice: act.choice } : null
  }
  if (isLeftOpen(heard, setting)) return { type: 'press', choice: 'skip' }
  const isDay = definition.type === 'ask' && definition.kind === 'date'
  return isDay && isDayAhead(heard, setting.talk) ? { type: 'words', words: heard.said } : null
}

/** Goes on while the same words answer the question that is reached, inside the stage; none is answered twice. */
const goOn = (from: Talk, first: Way, words: string, ear: Ear): Way => {
  const heard = heardWith(ear, words)
  const asked = new Set([from.session.step])
  let way = first
  while (way.answered < MOST && way.session.status === 'active') {
    const talk = talkAt(from, way.session)
    const standing = standingIn(talk)
    if (standing === null || asked.has(standing.step.name)) break
    if (standing.step.stage !== from.session.step.split('.')[0]) break
    asked.add(standing.step.name)
    const input = outright(heard, { talk, standing, ear })
    const next = input && further(talk, way, input)
    if (!next) break
    way = next
  }
  return way
}

/** A message that answered several questions is said back in one line, before the question that is left. */
const withLine = (talk: Talk, { session, events, answered }: Way): Advanced => {
  const line = saidBack(talkAt(talk, session), events, answered)
  if (line === null) return { session, events }
  const firstSaid = events.findIndex(({ type }) => type === 'said')
  const at = firstSaid < 0 ? events.length : firstSaid
  return { session, events: [...events.slice(0, at), line, ...events.slice(at)] }
}

/** An answer of the standing question, and of those behind it that the same words answer: «поговорила, в среду в три». */
export const answerWhole = (talk: Talk, choice: string, words: string, ear: Ear): Advanced => {
  const start: Way = { session: talk.session, events: [], answered: 0 }
  const first = further(talk, start, { type: 'press', choice })
  if (first === null) return advance(talk.scenario, talk.session, { type: 'press', choice }, talk.situation)
  const standing = standingIn(talk)
  if (standing && namesPlaceOnly(heardWith(ear, words), { talk, standing, ear })) return first
  return withLine(talk, goOn(talk, first, words, ear))
}

/** Leaves the standing question with the answer that leads on, where it has one, else as it is. */
const leaveFor = (talk: Talk, step: string): Way => {
  const { scenario, session } = talk
  const [from, to] = [scenario.steps.get(session.step), scenario.steps.get(step)]
  const implied = from && to ? answerThatLeads(from, to) : null
  const start: Way = { session, events: [], answered: 0 }
  const led = implied === null ? null : further(talk, start, { type: 'press', choice: implied })
  if (led?.session.step === step) return led
  const trail = [...session.trail, session.step]
  return { ...start, session: { ...session, step, cursor: null, trail }, answered: 1 }
}

/** An answer to a question ahead, and to those behind it: «дозвонилась, в среду в три» before the call was offered. */
export const leapAhead = (
  talk: Talk,
  step: string,
  choice: string,
  words: string,
  ear: Ear,
): Advanced | null => {
  const left = leaveFor(talk, step)
  const first = further(talkAt(talk, left.session), left, { type: 'press', choice })
  return first && withLine(talk, goOn(talkAt(talk, left.session), first, words, ear))
}
