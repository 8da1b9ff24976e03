import type { Action } from '../../../domain/access/action.ts'
import { can } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import type { OfficeDeed } from '../../../domain/office-ear/office-act.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { shortDay } from '../kit/short-day.ts'
import { formTitle } from '../papers/list-papers.ts'
import { formsFor } from '../papers/paper-at-hand.ts'

/** Stands for the person in the press of a task that is about nobody. */
export const NOBODY = 'nobody'

type Met = Extract<OfficeDeed, { type: 'contact' | 'visit' }>

/** How they met, as the texts call it: a message that was written is no talk. */
const meetingOf = (deed: Met): 'contact' | 'visit' | 'message' => {
  if (deed.type === 'visit') return 'visit'
  return deed.by === 'messenger' && deed.outcome !== 'not_reached' ? 'message' : 'contact'
}

/** What was understood of a deed, as a name of a text: «звонок, всё хорошо». */
export const understoodText = (deed: OfficeDeed): TextRef => {
  switch (deed.type) {
    case 'contact':
    case 'visit': {
      const what = textAt(`office.ear.deeds.${meetingOf(deed)}_${deed.outcome ?? 'untold'}`)
      return deed.on === undefined ? what : text('office.ear.deeds.on_day', { what, date: { date: deed.on } })
    }
    case 'task':
      return deed.day === null
        ? text('office.ear.deeds.task')
        : text('office.ear.deeds.task_on', { date: { date: deed.day } })
    case 'note':
      return text(deed.isSure ? 'office.ear.deeds.note' : 'office.ear.deeds.unsure')
    case 'gone':
      return text(`office.ear.deeds.${deed.how}`)
    case 'paper':
      return text('office.ear.deeds.paper')
    case 'find':
      return text('office.ear.deeds.find')
  }
}

const button = (name: string, ...to: readonly [OfficeButton[1], ...string[]]): OfficeButton => [
  text(`office.ear.buttons.${name}`),
  ...to,
]

/** The next working day: what is asked for without a day is done then. */
const nextDay = ({ moment, today }: OfficeCall): LocalDate =>
  addWorkingDays(moment.conversation.calendar, today, 1).date

/** «Задача на 1.12» and another day. */
export const taskButtons = (call: OfficeCall, citizen: string, day: LocalDate | null): OfficeButton[] => {
  const on = day ?? nextDay(call)
  const dated: OfficeButton = [
    text('office.ear.buttons.task_on', { date: shortDay(on, call.today) }),
    'heard_task',
    citizen,
    on,
  ]
  return [dated, button('other_day', 'heard_task', citizen, 'ask')]
}

/** The paper that was named, where it is printed of a person, and all that can be printed of them. */
const paperButtons = (call: OfficeCall, citizen: string, named: string): OfficeButton[] => [
  ...formsFor(call, 'citizen')
    .filter(({ id }) => id === named)
    .map((form): OfficeButton => [formTitle(form), 'paper', citizen, form.id]),
  button('papers', 'papers', citizen),
]

/** Everything that words may become, by what it is. */
const offers = (call: OfficeCall, id: string, deed: OfficeDeed) => {
  const on = deed.type === 'contact' || deed.type === 'visit' ? deed.on : undefined
  const contact = (kind: 'phone' | 'visit' | 'messenger', outcome: 'well' | 'needs_help'): OfficeButton => {
    const plain = button(`${kind}_${outcome}`, 'heard_contact', id, kind, outcome)
    if (on === undefined) return plain
    const label = text('office.ear.buttons.on_day', { what: plain[0], date: shortDay(on, call.today) })
    return [label, 'heard_contact', id, kind, outcome]
  }
  const talk = deed.type === 'contact' && deed.by === 'messenger' ? 'messenger' : 'phone'
  const reason = deed.type === 'contact' ? deed.reason : null
  return {
    phone: [contact(talk, 'well'), contact(talk, 'needs_help')],
    visit: [contact('visit', 'well'), contact('visit', 'needs_help')],
    unreached: [button('not_reached', 'heard_unreached', id, ...(reason === null ? [] : [reason]))],
    shut: [button('not_opened', 'heard_contact', id, 'visit', 'not_reached')],
    task: taskButtons(call, id, deed.type === 'task' ? deed.day : null),
    note: [button('note', 'heard_note', id)],
  } satisfies Record<string, OfficeButton[]>
}

/** What was said of how they are comes first: «нужна помощь» before «всё хорошо». */
const byOutcome = (pair: readonly OfficeButton[], outcome: string | null): OfficeButton[] => {
  if (outcome === null) return [...pair]
  return pair.filter((each) => each[4] === outcome)
}

/** What is offered for a deed, the likeliest first; what the actor may not do with the person is left out. */
export const deedButtons = (call: OfficeCall, card: CitizenCard, deed: OfficeDeed): OfficeButton[] => {
  const { phone, visit, unreached, shut, task, note } = offers(call, card.id, deed)
  const [soon] = task
  const later = soon ? [soon] : []
  const inOrder = (): OfficeButton[] => {
    switch (deed.type) {
      case 'contact':
        return deed.outcome === 'not_reached'
          ? [...unreached, ...shut, ...later, ...note]
          : [
              ...byOutcome(phone, deed.outcome),
              ...byOutcome(visit, deed.outcome ?? 'well'),
              ...later,
              ...note,
            ]
      case 'visit':
        return [
          ...byOutcome(visit, deed.outcome),
          ...(deed.outcome === null ? shut : []),
          ...byOutcome(phone, deed.outcome ?? 'well'),
          ...later,
          ...note,
        ]
      case 'task':
        return [...task, ...note]
      case 'gone':
        return [button(deed.how, 'presence_sure', card.id, deed.how), ...note]
      case 'note':
        return [...note, ...later, ...phone]
      case 'paper':
        return [...paperButtons(call, card.id, deed.form), ...later, ...note]
      case 'find':
        return [...phone, ...later]
    }
  }
  return inOrder().filter(([, name]) => can(call.actor, ACTIONS[name] ?? 'see_person', card))
}

/** What each offer needs of its actor. */
const ACTIONS: Readonly<Partial<Record<OfficeButton[1], Action>>> = {
  heard_contact: 'record_deed',
  heard_unreached: 'record_deed',
  heard_task: 'add_task',
  heard_note: 'change_person',
  presence_sure: 'change_person',
  paper: 'print_form',
  papers: 'print_form',
}

/** The ways out of every offer: nothing is recorded. */
export const leaveButtons = (card: CitizenCard | null): OfficeButton[] => [
  ...(card === null ? [] : [button('card', 'person', card.id)]),
  button('not_that', 'heard_not'),
]
