import { can } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { callOf, placeOf } from '../cases/case-at-hand.ts'
import { datedBy } from '../cases/dated-by.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { answerOf, choiceField, dayField, dayWords, wordsField } from '../kit/fields.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from '../people/show-person.ts'

/** «Новая задача»: about nobody from the menu, about a person from the card. */
export const addTask: OfficeUseCase = {
  action: 'add_task',
  run: async (call) => {
    const [citizen] = call.args
    if (citizen === undefined) return beginForm(placeOf(call), ADD_TASK_FORM, dayWords(call))
    const card = await cardOf(call)
    if (!card || !can(call.actor, 'add_task', card)) return refuse(call, 'add_task', `citizen:${citizen}`)
    return beginForm(placeOf(call), ADD_TASK_FORM, { ...dayWords(call), citizen: card.id })
  },
}

const taskOf = (
  call: OfficeCall,
  card: CitizenCard | null,
  what: string,
  due: string | null,
  isPaper: boolean,
): NewTask => {
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

/** A task of one's own: what, by when; and whether the day is the end of a paper (D-doc). */
export const ADD_TASK_FORM: OfficeForm = {
  form: {
    id: 'add_task',
    fields: [
      wordsField('what', () => text('office.tasks.ask_what')),
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
  finish: async (end) => {
    const call = callOf(end)
    if (!call) return decide(end.moment, { toast: end.moment.screens.label('unknown_button') })
    const citizen = answerOf(end.answers, 'citizen')
    const { desks, actor, today, moment, words } = call
    const card = citizen === null ? null : await desks.register.card(actor, citizen, today, moment.at)
    if (citizen !== null && (!card || !can(actor, 'add_task', card)))
      return refuse(call, 'add_task', `citizen:${citizen}`)
    const isPaper = end.answers['sort'] === 'doc'
    const task = taskOf(
      call,
      card,
      answerOf(end.answers, 'what') ?? '',
      answerOf(end.answers, 'due'),
      isPaper,
    )
    const message = words.message(
      [
        task.due === null
          ? text('office.tasks.is_added')
          : text('office.tasks.is_added_by', { date: { date: task.due } }),
      ],
      [
        [text('office.tasks.buttons.card'), 'task', task.id],
        [text('office.menu.entries.today'), 'today'],
      ],
    )
    return decide(moment, {
      replies: [message],
      office: [{ type: 'add_task', task }, allowed(call, 'add_task', `task:${task.id}`)],
    })
  },
}
