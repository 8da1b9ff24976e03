import { isToldToHead } from '../../../domain/caseload/cry.ts'
import { byGravity } from '../../../domain/caseload/cry-order.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { CryDesk } from '../../ports/office/cry-desk.ts'
import type { GoneDesk } from '../../ports/office/gone-desk.ts'
import { goneButton, goneLine } from '../gone/gone-words.ts'
import { type Composer, toHead } from '../kit/composer.ts'
import { dailyNotice, type Finding } from '../kit/daily-notice.ts'
import { roomIn } from '../kit/fitting.ts'
import { PAGE } from '../kit/list.ts'
import { byPerson } from '../tasks/cry-block.ts'
import { cryPage } from '../tasks/show-cries.ts'

/**
 * What waits in a department on the morning of a day: ONE message to each of its heads, everybody by name, gravest and newest
 * first; whoever has no room for a block is named, with the block one press away.
 */
const headMorning: Composer = async ({ desks, subject, day, words, person, conversation }) => {
  const reader = await desks.staff.ofPerson(person, day)
  const gone = reader ? await desks.gone.waiting(reader, day) : []
  const open = await desks.cries.open(subject, day)
  const cries = byPerson(open.filter((each) => isToldToHead(each, day)).sort(byGravity))
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

interface Mornings {
  readonly cries: Pick<CryDesk, 'heads' | 'open'>
  readonly gone: Pick<GoneDesk, 'departments'>
}

/**
 * Every head of a department in which somebody cried for help and nobody acted, each morning anew; and of moves, deaths and
 * refusals on the morning after they were noted.
 */
export const HEAD_MORNING = dailyNotice<Mornings>({
  rule: 'head_morning',
  compose: toHead(headMorning),
  find: async ({ after, day }, { cries, gone }) => {
    const found: Finding[] = []
    const noted = await gone.departments(after, day)
    for (const { department, persons } of await cries.heads(day)) {
      if (persons.length === 0) continue
      const open = await cries.open(department, day)
      if (!open.some((cry) => isToldToHead(cry, day)) && !noted.includes(department)) continue
      for (const person of persons) found.push({ person, subject: department })
    }
    return found
  },
})
