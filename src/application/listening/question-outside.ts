import type { Act, Topic } from '../../domain/listening/act.ts'
import { asideOf, unansweredOf } from '../../domain/listening/aside/answer-aside.ts'
import type { Understood } from '../../domain/listening/decide-reading.ts'
import { understand } from '../../domain/listening/listen.ts'
import { heardWith } from '../../domain/listening/setting.ts'
import { newSession } from '../../domain/scenario/engine.ts'
import type { Session } from '../../domain/scenario/session.ts'
import type { Speaking } from '../conversation.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { paragraphs } from '../outgoing.ts'
import type { Outgoing } from '../ports/messenger.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { speak } from '../word-turn.ts'
import { earOf } from './ear-of.ts'

type Question = Extract<Act, { type: 'question' }>

/** Asked of the assistant, not of an office: no matter has to be known. */
const OF_NO_MATTER: ReadonlySet<Topic> = new Set(['meaning', 'privacy'])
/** What the short answer leaves open that a new talk begins with. */
const BEYOND_SHORT: ReadonlySet<Topic> = new Set([
  'way',
  'hours',
  'open_now',
  'free',
  'online',
  'proxy',
  'refusal',
])
/** A longer message tells of something; it is no question about the matter before. */
const FEW_WORDS = 7

const heardIn = ({ conversation, language }: Moment, spoken: Speaking, words: string): Understood =>
  understand(spoken.talk, words, earOf(conversation.content, conversation.findNeeds, language))

const questionIn = (moment: Moment, spoken: Speaking, words: string): Question | null => {
  const { act } = heardIn(moment, spoken, words)
  return act.type === 'question' ? act : null
}

/** What words mean in a talk that was left long ago. */
export const heardThere = (moment: Moment, { session }: StoredTalk, words: string): Understood =>
  heardIn(moment, speak(moment, session), words)

const answerTo = (moment: Moment, spoken: Speaking, { topic, of }: Question): Decision => {
  const aside = asideOf(spoken.talk, topic, of)
  const reply: Outgoing = {
    kind: 'text',
    html: paragraphs(aside.lines, spoken),
    keyboard: moment.screens.menuKeyboard(),
  }
  return decide(moment, { events: unansweredOf(spoken.talk, topic, aside), replies: [reply] })
}

/** The talk that was last, or – for what needs no matter – any at all. */
const sessionFor = ({ conversation, loaded }: Moment): { session: Session; isLast: boolean } => {
  if (loaded.talk) return { session: loaded.talk.session, isLast: true }
  const [need = ''] = conversation.content.needs.keys()
  const from = { need, region: conversation.region.id, seed: 0, answers: {} }
  return { session: newSession(conversation.content.track, from), isLast: false }
}

/**
 * A question while no talk is open and no need is named: about the last matter; where there was none it is asked which.
 * Null – nothing is asked, or a story is told.
 */
export const questionOutside = (moment: Moment, words: string): Decision | null => {
  if (words.split(/\s+/).length > FEW_WORDS) return null
  const { session, isLast } = sessionFor(moment)
  const spoken = speak(moment, session)
  const question = questionIn(moment, spoken, words)
  if (!question) return null
  const isKnown = question.topic !== 'meaning' || question.of.word !== null
  if (isLast || (OF_NO_MATTER.has(question.topic) && isKnown)) return answerTo(moment, spoken, question)
  return decide(moment, { replies: [moment.screens.message('which_matter')] })
}

/** «Талонов нет» tells what happened; only who asks is answered before the matter itself. */
const isAsked = ({ conversation, language }: Moment, words: string): boolean =>
  heardWith(earOf(conversation.content, conversation.findNeeds, language), words).isQuestion

/** A talk that begins with a question: what its short answer does not say is answered first. */
export const answeredFirst = (moment: Moment, begun: Decision, words: string): Decision => {
  if (!begun.talk) return begun
  const spoken = speak(moment, begun.talk.session)
  const question = isAsked(moment, words) ? questionIn(moment, spoken, words) : null
  if (!question || !BEYOND_SHORT.has(question.topic)) return begun
  const { events, replies } = answerTo(moment, spoken, question)
  return { ...begun, events: [...events, ...begun.events], replies: [...replies, ...begun.replies] }
}
