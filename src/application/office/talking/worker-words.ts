import { type NamedText, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { menuEntry } from '../kit/office-menu.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { lettersTo } from './letters.ts'
import { mistakenSearch } from './mistaken-search.ts'

/** «Завершить разговор». */
export const endButton = (handover: string): OfficeButton => [
  text('office.talking.buttons.end'),
  'call_end',
  handover,
]

const passed = (place: FormPlace, handover: Handover, typed: string, note: NamedText | null): Decision => {
  const { moment, words } = place
  if (!handover.isReachable) {
    const parts = [text('office.talking.not_reachable')]
    return decide(moment, { replies: [words.message(parts, [endButton(handover.id)])] })
  }
  const { changes, isMasked } = lettersTo(place, handover, handover.person, typed)
  const notes: NamedText[] = [
    ...(isMasked ? (['office.talking.masked'] as const) : []),
    ...(note === null ? [] : [note]),
  ]
  const replies = notes.map((key) => words.message([text(key)], [endButton(handover.id)]))
  return decide(moment, { replies, office: changes })
}

/** What an employee does while talking with a citizen: words go to the citizen, buttons and the menu stay the office's. */
export const workerWords = async (
  place: FormPlace,
  actor: Employee,
  handover: Handover | null,
): Promise<Decision | null> => {
  const { moment, words } = place
  const { body } = moment.incoming
  if (body.type === 'press' || body.type === 'command') return null
  if (body.type === 'blocked' || body.type === 'unblocked') return null
  if (body.type === 'words' && menuEntry(body.words, actor.role, words)) return null
  if (handover?.state !== 'open' || handover.staff !== actor.id)
    return decide(moment, {
      person: { ...moment.person, handover: null },
      replies: [words.message([text('office.talking.over_unsent')])],
    })
  if (body.type === 'words')
    return (
      (await mistakenSearch(place, actor, handover, body.words)) ?? passed(place, handover, body.words, null)
    )
  if (body.type === 'edited')
    return decide(moment, { replies: [words.message([text('office.talking.edited')])] })
  return passed(place, handover, body.words, 'office.talking.no_files')
}
