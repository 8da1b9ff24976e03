import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { headAnswers } from '../cries/cry-words.ts'
import type { Composer } from '../kit/composer.ts'

/** Noon of the notice's day: what is worded does not hang on the hour. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`)

/**
 * A case that burns was opened: who, by which signs, in which words, how to reach them, and what the head does about it.
 * @throws RangeError when the case is out of sight by now.
 */
export const caseUrgent: Composer = async ({ desks, person, day, subject, words }) => {
  const at = noonOf(day)
  const reader = await desks.staff.ofPerson(person, day)
  const task = reader && (await desks.tasks.find(reader, subject, day, at))
  const found = reader && task?.case ? await desks.cases.find(reader, task.case, day, at) : null
  const card = reader && found ? await desks.register.card(reader, found.citizen, day, at) : null
  if (!task || !found || !card) throw new RangeError('the notice is about a case that is out of sight')
  const { events, names } = await desks.cases.history(found.id)
  const opened = events.find((event) => event.type === 'case_opened')
  const signs = opened?.type === 'case_opened' ? opened.signs : []
  const by = opened ? names.get(opened.by) : undefined
  const { phone, address } = card.facts
  const list = signs.map((sign): TextRef => text(`technologies.${found.technology}.triage.${sign}`))
  return words.message(
    [
      text('office.cries.urgent_head', { name: card.facts.name }),
      ...(list.length === 0 ? [] : [text('office.cries.urgent_signs', { list: { list } })]),
      ...(found.words.problem ? [text('office.cries.words', { words: found.words.problem })] : []),
      ...(phone === null ? [] : [text('office.person.phone', { phone })]),
      ...(address === null ? [] : [text('office.person.address', { address })]),
      ...(by === undefined ? [] : [text('office.cries.urgent_by', { name: by })]),
      text('office.cries.urgent_question'),
    ],
    [
      ...(task.state === 'open' ? headAnswers(task.id) : []),
      [text('office.tasks.buttons.case'), 'case', found.id],
    ],
  )
}
