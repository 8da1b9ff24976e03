import { comeBack } from '../domain/scenario/come-back.ts'
import type { Decision, Moment } from './decision.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import { takeTurn } from './talk-turn.ts'
import { speak, wordEvents } from './word-turn.ts'

/** Takes a talk up after a pause with the words that were written: a welcome, then what they mean where one stopped. */
export const takeUpWith = (moment: Moment, stored: StoredTalk, words: string): Decision => {
  const { talk } = speak(moment, stored.session)
  const step = talk.scenario.steps.get(talk.session.step)
  if (!step) return takeTurn(moment, stored, { type: 'words', words })
  const { session, events } = comeBack(talk, step)
  const awake: StoredTalk = { ...stored, session }
  const turn = takeTurn({ ...moment, loaded: { ...moment.loaded, talk: awake } }, awake, {
    type: 'words',
    words,
  })
  const welcome = wordEvents(moment, stored.id, speak(moment, session), events)
  return { ...turn, events: [...events, ...turn.events], replies: [...welcome, ...turn.replies] }
}
