import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { datedBy } from '../cases/dated-by.ts'
import { withSubject } from '../kit/about.ts'
import { choice, day, note, orNothing } from '../kit/field.ts'
import { type Begun, dialog, type Questions } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Answer, type Screen, useCase } from '../kit/screen.ts'
import { CITIZEN_IN_HAND } from '../people/citizen.ts'
import { TO_TODAY, toTask } from './task-at-hand.ts'

/** Does something about somebody, or about nobody where nobody is named. */
export const aboutWhom = (
  call: OfficeCall,
  citizen: string | null,
  run: (card: CitizenCard | null) => Answer | Promise<Answer>,
): Answer | Promise<Answer> =>
  citizen === null ? run(null) : withSubject(call, CITIZEN_IN_HAND, 'add_task', citizen, run)

/** «Новая задача»: about nobody from the menu, about a person from the card. */
export const addTask = useCase('add_task', (call) =>
  aboutWhom(call, call.args[0] ?? null, (card) =>
    ADD_TASK.begin(call, { known: null, citizen: card?.id ?? null }),
  ),
)

/** What a task of one's own says. */
interface OwnTask {
  readonly what: string
  readonly due: LocalDate | null
  /** The day is the end of a paper (D-doc). */
  readonly isPaper: boolean
}

const taskOf = (call: OfficeCall, card: CitizenCard | null, { what, due, isPaper }: OwnTask): NewTask => {
  const { moment, actor, today } = call
  const dated =
    isPaper && due !== null
      ? datedBy(moment.conversation, 'doc', due)
      : { due, rule: null, base: null, approximate: false, warnOn: [], headOn: null }
  const id = moment.conversation.chance.id()
  return {
    id,
    key: `own|${id}`,
    kind: isPaper ? 'doc' : 'own',
    citizen: card?.id ?? null,
    case: null,
    district: card?.district ?? null,
    assignee: actor.id,
    ...dated,
    urgency: 'usual',
    closedBy: null,
    params: {},
    note: what,
    on: today,
    by: actor.id,
  }
}

/** A task is added, about somebody or about nobody. */
export const addedTask = (call: OfficeCall, card: CitizenCard | null, own: OwnTask): Screen => {
  const task = taskOf(call, card, own)
  return {
    parts: [
      task.due === null
        ? text('office.tasks.is_added')
        : text('office.tasks.is_added_by', { date: { date: task.due } }),
    ],
    buttons: [toTask(task.id), TO_TODAY],
    changes: [{ type: 'add_task', task }],
    object: `task:${task.id}`,
  }
}

type KnownOfTask = {
  /** What is to be done, where it was written before the dialog began. */
  readonly known: string | null
  readonly citizen: string | null
}

/** A task of one's own: what, by when; and whether the day is the end of a paper (D-doc). */
export const ADD_TASK = dialog({
  id: 'add_task',
  action: 'add_task',
  questions: (from: Questions<KnownOfTask & Begun>) =>
    from
      .ask('what', ({ known }) => (known === null ? note(text('office.tasks.ask_what')) : null))
      .ask('due', (_, place) =>
        orNothing(day(place, text('office.tasks.ask_when')), text('office.tasks.no_day_button')),
      )
      .ask('sort', ({ due, citizen }) =>
        due !== null && citizen !== null
          ? choice(text('office.tasks.ask_sort'), [
              { id: 'own', label: text('office.tasks.sorts.own') },
              { id: 'doc', label: text('office.tasks.sorts.doc') },
            ])
          : null,
      ),
  finish: (call, { known, citizen, what, due, sort }) =>
    aboutWhom(call, citizen, (card) =>
      addedTask(call, card, { what: what ?? known ?? '', due, isPaper: sort === 'doc' }),
    ),
})
