import { present } from '../scenario/engine.ts'
import { said, type Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import { text } from '../words/text-ref.ts'
import type { Ear } from './setting.ts'
import { shortQuestion } from './short-question.ts'

/**
 * What stands behind a need, told with it: «прикрепиться, чтобы попасть к глазному» is `eye` behind `doctor`. Null – nothing
 * is told, or more than one.
 */
export const aimIn = (said: string, need: string, ear: Ear): string | null => {
  const heading = `aims/${need}/`
  const told = ear
    .read(said)
    .told.flatMap(({ name }) => (name.startsWith(heading) ? [name.slice(heading.length)] : []))
  const aims = new Set(told)
  return aims.size === 1 ? (told[0] ?? null) : null
}

/** The talk with an aim that the words tell only now; the same talk – they tell none, or the one that is known. */
export const withAim = (talk: Talk, words: string, ear: Ear): Talk => {
  const { session } = talk
  const aim = aimIn(words, session.need, ear)
  if (aim === null || aim === session.answers['aim']) return talk
  return { ...talk, session: { ...session, answers: { ...session.answers, aim } } }
}

/** An aim that is all that was said: it is kept for the end, and the question stands. */
export const sayAim = (talk: Talk): Advanced => {
  const { session } = talk
  const what = text(`screens.aims.${session.need}.${String(session.answers['aim'])}`)
  const question = shortQuestion(talk)
  const parts = [
    text('talk.aim_kept', { what }),
    ...(question === '' ? [] : [text('unclear.question', { question })]),
  ]
  const choices = present(talk).at(-1)?.choices ?? []
  return { session, events: [said({ name: session.step }, parts, choices)] }
}
