import type { Utterance } from '../../domain/listening/utterance-set.ts'
import type { AnswerValue } from '../../domain/scenario/condition.ts'
import { newSession } from '../../domain/scenario/engine.ts'
import type { Session } from '../../domain/scenario/session.ts'
import { papersOf } from '../../domain/scenario/steps/checklist.ts'
import { comparedIn } from '../../domain/scenario/steps/compare.ts'
import type { Talk } from '../../domain/scenario/talk.ts'
import { type Conversation, Speaking } from '../conversation.ts'
import type { Language } from '../ports/texts.ts'

/** Monday 30 November 2026, noon in Moscow. */
export const UTTERED_AT = Date.parse('2026-11-30T12:00:00+03:00')
const REGION = 'demo'
const SEED = 7

const speaking = (conversation: Conversation, session: Session, language: Language): Talk =>
  new Speaking(conversation, session, { language, large: false, at: UTTERED_AT }).talk

/** Papers that were said to be there: `have` is `{ state: 'have' }`. */
const papersAnswered = (said: unknown): AnswerValue =>
  Object.fromEntries(
    Object.entries((said ?? {}) as Record<string, unknown>).map(([id, state]) => [id, { state }]),
  )

const answersOf = ({ cause, answers }: Utterance): Record<string, AnswerValue> => {
  const { papers, ...others } = answers
  return {
    ...(others as Record<string, AnswerValue>),
    ...(cause === undefined ? {} : { cause }),
    ...(papers === undefined ? {} : { papers: papersAnswered(papers) }),
  }
}

/** Where the talk stands inside its step: the paper that is asked about. */
const cursorOf = (talk: Talk, { paper }: Utterance): Session['cursor'] => {
  if (talk.scenario.steps.get(talk.session.step)?.definition.type !== 'checklist') return null
  const index = papersOf(talk).findIndex(({ id }) => id === paper)
  return { index: Math.max(0, index), asking: 'state' }
}

/** The talk in which something is said; null – none is open, or the content has no such step. */
export const talkOfUtterance = (
  conversation: Conversation,
  utterance: Utterance,
  language: Language,
): Talk | null => {
  const { place, need } = utterance
  const { track } = conversation.content
  if (need === undefined || !conversation.content.needs.has(need) || !track.steps.has(place)) return null
  const from = { need, region: REGION, seed: SEED, answers: { route: 'learn', ...answersOf(utterance) } }
  const session: Session = { ...newSession(track, from), step: place }
  const talk = speaking(conversation, session, language)
  const organisation = comparedIn(talk)[Number(session.answers['organisation'] ?? 1) - 1]?.id ?? ''
  const answers = { ...session.answers, ...(session.answers['organisation'] ? { organisation } : {}) }
  return speaking(conversation, { ...session, answers, cursor: cursorOf(talk, utterance) }, language)
}
