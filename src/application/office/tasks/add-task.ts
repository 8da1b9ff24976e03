import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { FormAnswers } from '../../ports/office/dialogs.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { datedBy } from '../cases/dated-by.ts'
import { withSubject } from '../kit/about.ts'
import { answerOf, choiceField, dayField, dayWords, wordsField } from '../kit/fields.ts'
import { endedBy } from '../kit/form-about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
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
    beginForm(call, ADD_TASK_FORM, { ...dayWords(call), ...(card ? { citizen: card.id } : {}) }),
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

/** What is to be done: asked, unless it was written before the dialog began (`known`). */
const whatOf = (answers: FormAnswers): string => answerOf(answers, 'what') ?? answerOf(answers, 'known') ?? ''

/** A task of one's own: what, by when; and whether the day is the end of a paper (D-doc). */
export const ADD_TASK_FORM: OfficeForm = {
  form: {
    id: 'add_task',
    fields: [
      wordsField('what', () => text('office.tasks.ask_what'), {
        when: ({ known }) => known === undefined,
      }),
      dayField('due', () => text('office.tasks.ask_when'), { none: 'office.tasks.no_day_button' }),
      choiceField(
        'sort',
        () => text('office.tasks.ask_sort'),
        () => [
          { id: 'own', label: text('office.tasks.sorts.own') },
          { id: 'doc', label: text('office.tasks.sorts.doc') },
        ],
        { when: (answers) => answers['due'] !== null && answers['citizen'] !== undefined },
      ),
    ],
  },
  finish: endedBy('add_task', (call, answers) =>
    aboutWhom(call, answerOf(answers, 'citizen'), (card) =>
      addedTask(call, card, {
        what: whatOf(answers),
        due: answerOf(answers, 'due'),
        isPaper: answers['sort'] === 'doc',
      }),
    ),
  ),
}
