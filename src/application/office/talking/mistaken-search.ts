import { fitsName } from '../../../domain/people/find-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { CitizenLine } from '../../ports/office/register-desk.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** A surname, perhaps with names: no sentence that somebody would write to a person. */
const NAME_ALONE = /^\p{L}[\p{L}-]{2,}(?:\s+\p{L}[\p{L}-]+){0,2}$/u
/** Cards offered instead. */
const MOST = 4

/** Whether every typed word is a word of the name or its beginning: slips are left to the talk. */
const isNamed = (typed: string, { name }: CitizenLine): boolean =>
  (fitsName(typed, name) ?? Number.POSITIVE_INFINITY) <= typed.split(/\s+/).length

/**
 * A surname typed while a talk is open was meant for the search: another person's name must not reach a citizen's chat
 * (requirements.md P). It is not sent; the cards are offered. Null – these are words for the talk.
 */
export const mistakenSearch = async (
  place: FormPlace,
  actor: Employee,
  handover: Handover,
  typed: string,
): Promise<Decision | null> => {
  const said = typed.trim()
  if (!NAME_ALONE.test(said)) return null
  const { desks, moment, words, today } = place
  const named = (await desks.register.names(actor, today, moment.at)).filter((line) => isNamed(said, line))
  if (named.length === 0 || named.some(({ id }) => id === handover.citizen)) return null
  const cards = named.slice(0, MOST).map(({ name, id }): OfficeButton => [name, 'person', id])
  return decide(moment, { replies: [words.message([text('office.talking.not_sent_name')], cards)] })
}
