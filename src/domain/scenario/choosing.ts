import { choiceIn } from '../conversation/understand.ts'
import { text } from '../words/text-ref.ts'
import type { Choice } from './event.ts'
import type { Answer, Outcome, Talk } from './talk.ts'

/** The offered choice that an answer means, pressed or typed; null when it means none of them. */
export const chosen = (answer: Answer, choices: readonly Choice[], talk: Talk): string | null => {
  if (answer.type === 'press') {
    for (const { id } of choices) if (id === answer.choice) return id
    return null
  }
  const offered = choices.map(({ id, label }) => ({ id, label: talk.situation.label(label) }))
  return choiceIn(answer.words, offered, talk.situation.vocabulary)
}

/** Refusal when words mean none of the buttons. */
export const NOT_OFFERED: Outcome = {
  move: 'refuse',
  reason: 'not_offered',
  said: text('talk.refused.not_offered'),
}
