import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { openSince } from '../../../domain/calendar/open-period.ts'
import { CONTACT_OUTCOMES, type ContactOutcome } from '../../../domain/people/contact.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { toCase } from '../cases/case-card.ts'
import { PERSON_OF_CASE, recordedContact } from '../cases/record-contact.ts'
import { about } from '../kit/about.ts'
import { choice, day } from '../kit/field.ts'
import { type Begun, dialogAbout, type Questions } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, type Screen, toast, unknownButton } from '../kit/screen.ts'
import { CITIZEN, toPersonCard } from '../people/citizen.ts'
import { refusedContact } from '../people/show-person.ts'

/** Whose visit it is, and in which case; null – in none. */
interface Visited {
  readonly card: CitizenCard
  readonly of: string | null
}

/** What a press says of a visit: its day, and what came of it. */
const SAID = /^(\d{4}-\d{2}-\d{2})(?:-([a-z_]+))?$/

const outcomeOf = (name: string): ContactOutcome | null =>
  CONTACT_OUTCOMES.find((each) => each === name) ?? null

/** Where a press about this visit leads, with what it says. */
const press = ({ card, of }: Visited, label: TextRef, said: string): OfficeButton =>
  of === null ? [label, 'visit', card.id, said] : [label, 'case_visit', of, said]

const dayButtons = (call: OfficeCall, visited: Visited, on: LocalDate): OfficeButton[] => {
  const { today } = call
  const other = on === today ? addDays(today, -1) : today
  const label = text(`office.visit.buttons.${other === today ? 'today' : 'yesterday'}`)
  const another = text('office.visit.buttons.other_day')
  return [
    press(visited, label, other),
    visited.of === null ? [another, 'visit_day', visited.card.id] : [another, 'case_visit_day', visited.of],
  ]
}

/** «Были дома»: what came of it. Of today, until another day is pressed. */
const askOutcome = (call: OfficeCall, visited: Visited, on: LocalDate): Screen => {
  const { card, of } = visited
  return {
    parts: [text('office.visit.ask', { name: card.facts.name, date: { date: on } })],
    buttons: [
      ...CONTACT_OUTCOMES.map((each) =>
        press(visited, text(`office.visit.outcomes.${each}`), `${on}-${each}`),
      ),
      ...dayButtons(call, visited, on),
      of === null ? toPersonCard(card.id) : toCase(of),
    ],
    place: 'in_place',
  }
}

/** A visit as it was; one to which nobody opened is an attempt on foot. */
const recorded = (
  call: OfficeCall,
  { card, of }: Visited,
  on: LocalDate,
  outcome: ContactOutcome,
): Promise<Answer> =>
  recordedContact(call, card, {
    kind: 'visit',
    outcome,
    reason: outcome === 'not_reached' ? 'not_opened' : null,
    note: null,
    day: on,
    case: of,
  })

const visitOf = (call: OfficeCall, visited: Visited): Answer | Promise<Answer> => {
  const { today } = call
  if (visited.card.presence === 'died') return refusedContact(visited.card)
  const said = SAID.exec(call.args[1] ?? today)
  if (!said) return unknownButton(call)
  const [, on = today, result] = said
  if (on > today || on < openSince(today)) return toast(call, 'office.visit.day_toast')
  if (result === undefined) return askOutcome(call, visited, on)
  const outcome = outcomeOf(result)
  return outcome ? recorded(call, visited, on, outcome) : unknownButton(call)
}

/** «Были дома» on a person's card. */
export const recordVisit = about(CITIZEN, 'record_deed', (call, card) => visitOf(call, { card, of: null }))

/** «Были дома» in a case: the visit belongs to it. */
export const recordCaseVisit = about(PERSON_OF_CASE, 'record_deed', visitOf)

const askVisit = (from: Questions<Begun>) =>
  from
    .ask('on', ({ today }, place) =>
      day(place, text('office.visit.ask_day'), { side: 'past', notBefore: openSince(today) }),
    )
    .ask('outcome', () =>
      choice(
        text('office.visit.ask_outcome'),
        CONTACT_OUTCOMES.map((id) => ({ id, label: text(`office.visit.outcomes.${id}`) })),
      ),
    )

/** «Другой день»: the day in words or figures, then what came of it. */
export const VISIT_DAY = dialogAbout({
  id: 'visit_day',
  subject: CITIZEN,
  action: 'record_deed',
  questions: askVisit,
  finish: (call, card, { on, outcome }) => recorded(call, { card, of: null }, on, outcome),
})

/** The same of a visit that belongs to a case. */
export const CASE_VISIT_DAY = dialogAbout({
  id: 'case_visit_day',
  subject: PERSON_OF_CASE,
  action: 'record_deed',
  questions: askVisit,
  finish: (call, visited, { on, outcome }) => recorded(call, visited, on, outcome),
})
