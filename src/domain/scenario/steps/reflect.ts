import { maskLongNumbers } from '../../numbers/mask.ts'
import { cleanWords, hasWords } from '../../text/plain-words.ts'
import { text } from '../../words/text-ref.ts'
import { chosen } from '../choosing.ts'
import type { Choice } from '../event.ts'
import { LIMITS } from '../limits.ts'
import { recorded, type StepKind, said } from '../talk.ts'

const CHOICES: readonly Choice[] = [{ id: 'skip', label: text('talk.buttons.no_words') }]

/** Thinking back in own words; passing it over is as good an answer. */
export const reflect: StepKind<'reflect'> = {
  show: (step) => [said(step, [step.text], CHOICES)],
  receive(step, answer, talk) {
    const name = step.definition.save ?? step.name
    if (chosen(answer, CHOICES, talk) === 'skip')
      return { move: 'next', events: [], answers: { [name]: null } }
    if (answer.type === 'press')
      return { move: 'refuse', reason: 'not_offered', said: text('talk.refused.not_offered') }
    const words = maskLongNumbers(
      cleanWords(answer.words, LIMITS.ownWords),
      talk.situation.vocabulary.masking,
    )
    if (!hasWords(words)) return { move: 'refuse', reason: 'words', said: text('talk.refused.words') }
    const heard = said(step, [text('talk.heard')])
    return {
      move: 'next',
      events: [recorded(step, talk, name, words, true), heard],
      answers: { [name]: words },
    }
  },
  records: (step) => [step.definition.save ?? step.name],
}
