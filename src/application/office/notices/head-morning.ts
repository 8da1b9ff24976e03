import { isToldToHead } from '../../../domain/caseload/cry.ts'
import { byGravity } from '../../../domain/caseload/cry-order.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { goneButton, goneLine } from '../gone/gone-words.ts'
import type { Composer } from '../kit/composer.ts'
import { roomIn } from '../kit/fitting.ts'
import { PAGE } from '../kit/list.ts'
import { cryPage } from '../tasks/cry-page.ts'

/**
 * What waits in a department on the morning of a day: ONE message to each of its heads, everybody by name, gravest and newest
 * first; whoever has no room for a block is named, with the block one press away.
 */
export const headMorning: Composer = async ({ desks, subject, day, words, person, conversation }) => {
  const reader = await desks.staff.ofPerson(person, day)
  const gone = reader ? await desks.gone.waiting(reader, day) : []
  const open = await desks.cries.open(subject, day)
  const cries = open.filter((each) => isToldToHead(each, day)).sort(byGravity)
  // All may have been seen to between the look and this moment.
  if (cries.length === 0 && gone.length === 0) return words.message([text('office.cries.settled')])
  const page = await cryPage({ desks, reader, day }, cries, 0, { words, room: roomIn(conversation.limits) })
  return words.message(
    [
      ...(cries.length === 0 ? [] : [text('office.cries.head', { n: cries.length }), ...page.parts]),
      ...(cries.length > 0 && gone.length > 0 ? [text('talk.blank')] : []),
      ...(gone.length === 0
        ? []
        : [text('office.gone.head', { n: gone.length }), ...gone.slice(0, PAGE).map(goneLine)]),
    ],
    [...page.buttons, ...(gone.length === 0 ? [] : [goneButton(gone.length)])],
  )
}
