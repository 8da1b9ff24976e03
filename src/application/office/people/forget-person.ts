import { may } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { actsKeptSince } from '../../forms/gather-ground.ts'
import type { Demand } from '../../ports/office/destruction-desk.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { about } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import { freeNumber } from '../kit/free-number.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, type Screen, toast } from '../kit/screen.ts'
import { soonTask } from '../kit/soon-task.ts'
import { CITIZEN_IN_HAND, toPersonCard } from './citizen.ts'

/** Within how many working days a demand to end the processing of data is answered (152-ФЗ, article 21, part 5.1). */
const ANSWER_WITHIN = 10

const toTask = (task: string): OfficeButton => [text('office.forget.buttons.task'), 'task', task]

const lookButton = (id: string): OfficeButton => [text('office.forget.buttons.look'), 'forget', id]

/** «Просит удалить данные»: said or written to an employee, it is a task with the law's term. */
export const askForget = about(CITIZEN_IN_HAND, 'delete_person', async (call, card) => {
  const asked = await call.desks.people.deletionAsked(card.id)
  if (asked !== null) return askedAlready(card, asked)
  if (call.args[1] !== 'yes')
    return {
      parts: [text('office.forget.ask', { name: card.facts.name })],
      buttons: [[text('office.forget.buttons.asked'), 'forget_ask', card.id, 'yes'], toPersonCard(card.id)],
      place: 'in_place',
    }
  const { id: citizen, district } = card
  const key = `data_deletion|${call.today}|${citizen}`
  const task = soonTask(
    call,
    { key, kind: 'data_deletion', citizen, district, by: call.actor.id },
    ANSWER_WITHIN,
  )
  return {
    parts: [text('office.forget.noted', { name: card.facts.name, date: { date: task.due ?? call.today } })],
    buttons: [toTask(task.id), lookButton(card.id), toPersonCard(card.id)],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [{ type: 'add_task', task }],
  }
})

const askedAlready = (card: CitizenCard, task: string): Screen => ({
  parts: [text('office.forget.asked_already', { name: card.facts.name })],
  buttons: [lookButton(card.id), toTask(task), toPersonCard(card.id)],
  place: 'in_place',
})

/** What goes and what stays, before anything is done; an open case is closed first, so that nobody is left alone with it. */
const lookScreen = async (call: OfficeCall, card: CitizenCard, demand: Demand): Promise<Screen> => {
  const { task, proposedBy, proposedOn } = demand
  if (card.openCases > 0)
    return {
      parts: [text('office.forget.open_cases', { name: card.facts.name, n: card.openCases })],
      buttons: [[text('office.person.buttons.cases_of'), 'person_cases', card.id], toTask(task)],
      place: 'in_place',
    }
  const signed = await call.desks.destructions.signedPapers(card.id)
  const proposer = proposedBy && (await call.desks.staff.find(proposedBy, call.today))
  return {
    parts: [
      text('office.forget.look', { name: card.facts.name }),
      text('office.forget.goes'),
      text('office.forget.stays'),
      ...(signed > 0 ? [text('office.forget.papers_stay', { n: signed })] : []),
      ...(card.person === null ? [] : [text('office.forget.chat')]),
      ...(proposer && proposedOn
        ? [text('office.forget.proposed_on', { who: proposer.name, date: { date: proposedOn } })]
        : []),
      text(proposedBy === null ? 'office.forget.by_two' : 'office.forget.sure'),
    ],
    buttons: [
      proposedBy === null
        ? [text('office.forget.buttons.propose'), 'forget', card.id, 'propose']
        : [text('office.forget.buttons.sure'), 'forget', card.id, 'sure'],
      [text('office.forget.buttons.leave'), 'task', task],
    ],
    place: 'in_place',
  }
}

/** Who may confirm what the actor proposes: a head, else whoever works the district. */
const confirmersOf = async ({ desks, actor, today }: OfficeCall, card: CitizenCard): Promise<Employee[]> => {
  const all = [
    ...(await desks.staff.heads(card.department, today)),
    ...(await desks.staff.workersOf(card.district, today)),
  ]
  return all.filter(
    ({ id, state, role }) => id !== actor.id && state === 'active' && may(role, 'delete_person'),
  )
}

/** The one who looked asks another to confirm: the task is handed to them, and they hear of it. */
const proposed = async (call: OfficeCall, card: CitizenCard, { task, revision }: Demand): Promise<Answer> => {
  const [to] = await confirmersOf(call, card)
  if (!to)
    return { parts: [text('office.forget.nobody_confirms')], buttons: [toTask(task)], place: 'in_place' }
  const { actor, moment, today } = call
  return {
    parts: [text('office.forget.is_proposed', { name: card.facts.name, who: to.name })],
    buttons: [[text('office.menu.entries.today'), 'today']],
    place: 'in_place',
    changes: [
      { type: 'propose_deletion', task, by: actor.id, on: today },
      {
        type: 'hand_over_task',
        task,
        revision,
        by: actor.id,
        at: moment.at,
        to: to.id,
        reason: 'handed',
        words: call.words.phrase('office.forget.confirm_it'),
      },
      ...(to.person
        ? [noticeFor(call, { rule: 'task_handed', to: to.person, subject: task, nth: String(revision) })]
        : []),
      allowed(call, 'delete_person', `citizen:${card.id}`, 'proposed'),
    ],
  }
}

/** The other one confirms: the act is written, then the card goes. */
const destroyed = async (call: OfficeCall, card: CitizenCard): Promise<Screen> => {
  const { actor, moment, today, desks } = call
  const id = moment.conversation.chance.id()
  const number = await freeNumber(call, card.department, 'destruction_act', id)
  return {
    parts: [text('office.forget.done'), text('office.forget.act', { what: number.said })],
    buttons: [
      ...(may(actor.role, 'print_form')
        ? [[text('office.forget.buttons.act'), 'list', 'destruction_act', id] as const]
        : []),
      [text('office.menu.entries.today'), 'today'],
    ],
    place: 'in_place',
    changes: [
      number.taken,
      {
        type: 'write_destruction_act',
        id,
        citizen: card.id,
        department: card.department,
        number: number.said,
        name: card.facts.name,
        categories: await desks.destructions.categories(card.id),
        by: actor.id,
        day: today,
        keptSince: actsKeptSince(today),
      },
      { type: 'forget_citizen', citizen: card.id, by: actor.id, at: moment.at },
      allowed(call, 'delete_person', `citizen:${card.id}`, 'confirmed'),
    ],
  }
}

/**
 * «Удалить карточку»: what goes and what stays; one employee proposes it, another confirms, and it is for good. Only where
 * somebody asked for it.
 */
export const forgetPerson = about(CITIZEN_IN_HAND, 'delete_person', async (call, card) => {
  const demand = await call.desks.destructions.demand(card.id)
  if (demand === null) return toast(call, 'office.forget.not_asked')
  const [, said] = call.args
  if (card.openCases > 0) return lookScreen(call, card, demand)
  if (said === 'propose' && demand.proposedBy === null) return proposed(call, card, demand)
  if (said !== 'sure' || demand.proposedBy === null) return lookScreen(call, card, demand)
  return demand.proposedBy === call.actor.id
    ? toast(call, 'office.forget.not_your_own')
    : destroyed(call, card)
})
