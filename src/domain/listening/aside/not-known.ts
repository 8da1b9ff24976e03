import type { Talk } from '../../scenario/talk.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import type { AskedOf } from '../act.ts'
import { type Aside, uncovered } from './aside.ts'
import { nameOf, officeOf, phoneOf } from './office.ts'

/** What no fact covers is said so, with whom to ask. */
export const notKnown = (talk: Talk, of: AskedOf, what: TextRef): Aside => {
  const office = officeOf(talk, of)
  return uncovered(
    what,
    text('asides.ask_there', { name: nameOf(talk, office), phone: phoneOf(talk, office) }),
  )
}
