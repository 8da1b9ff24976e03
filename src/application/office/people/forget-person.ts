import { text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast } from '../kit/screen.ts'
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
const lookScreen = (card: CitizenCard, task: string): Screen => {
  if (card.openCases > 0)
    return {
      parts: [text('office.forget.open_cases', { name: card.facts.name, n: card.openCases })],
      buttons: [[text('office.person.buttons.cases_of'), 'person_cases', card.id], toTask(task)],
      place: 'in_place',
    }
  return {
    parts: [
      text('office.forget.look', { name: card.facts.name }),
      text('office.forget.goes'),
      text('office.forget.stays'),
      ...(card.person === null ? [] : [text('office.forget.chat')]),
      text('office.forget.sure'),
    ],
    buttons: [
      [text('office.forget.buttons.sure'), 'forget', card.id, 'sure'],
      [text('office.forget.buttons.leave'), 'task', task],
    ],
    place: 'in_place',
  }
}

/** «Удалить карточку»: what goes and what stays, then for good. Only where somebody asked for it. */
export const forgetPerson = about(CITIZEN_IN_HAND, 'delete_person', async (call, card) => {
  const task = await call.desks.people.deletionAsked(card.id)
  if (task === null) return toast(call, 'office.forget.not_asked')
  if (call.args[1] !== 'sure' || card.openCases > 0) return lookScreen(card, task)
  return {
    parts: [text('office.forget.done')],
    buttons: [[text('office.menu.entries.today'), 'today']],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [{ type: 'forget_citizen', citizen: card.id, by: call.actor.id, at: call.moment.at }],
  }
})
