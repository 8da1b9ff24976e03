import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { CaseWalk, type TaskRow } from '../support/case-walk.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let walk: CaseWalk
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  await office.at('2026-11-23T10:00:00+05:00')
  walk = new CaseWalk(office, 'family_psychologist')
  await walk.open()
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (): string => walk.chat.person.lastBotMessage()?.text ?? ''

const patronage = async (): Promise<TaskRow[]> =>
  (await walk.tasks()).filter(({ planned }) => planned.template === 'patronage')

/** The visit that the patronage of the case waits for; its button to take it back stays under the last message. */
const visit = async (): Promise<void> => {
  await walk.chat.forge('w.person.smirnova')
  await walk.chat.press('w.visit.smirnova')
  await walk.chat.press('w.visit.smirnova.2026-11-23-well')
}

test('a visit that is taken back opens the task of the case with its date, and puts the next date back', async () => {
  const [before] = await patronage()
  const whole = await walk.tasks()
  await visit()
  const [next] = await patronage()
  expect(next?.id).not.toBe(before?.id)
  await walk.chat.press('w.undo_contact')
  expect(last()).toContain('Запись отменена: Смирнова Анна Петровна.')
  expect(last()).toContain('Контакт за месяц снова нужен.')
  expect(last()).toContain('Снова открыто задач: 3. Сроки прежние.')
  expect(await walk.tasks()).toEqual(whole)

  // Both histories tell of it; done anew, the next date is planned anew.
  await walk.chat.forge(`w.case_history.${walk.id}`)
  expect(last()).toContain('снова открыта: запись отменили')
  await walk.chat.forge(`w.task_history.${before?.id}`)
  expect(last()).toContain('Открыта снова: запись отменили.')
  await visit()
  expect((await patronage()).map(({ due }) => due)).toEqual([next?.due])
})

test('what was changed since stays, and that is said; nothing is said of tasks where there is none', async () => {
  await visit()
  const [next] = await patronage()
  await walk.chat.forge(`w.task_later.${next?.id}.2027-02-01.illness`)
  const [deed] = await office.rows<{ id: string }>('select id from deeds')
  await walk.chat.forge(`w.undo_contact.${deed?.id}`)
  expect(last()).toContain('Задач, которые уже успели изменить: 1.')
  expect((await patronage()).map(({ due }) => due)).toContain('2027-02-01')

  await walk.chat.forge('w.contact.kuznetsov.phone.well')
  await walk.chat.forge('w.contact.kuznetsov.visit.well')
  await walk.chat.press('w.undo_contact')
  expect(last()).toContain('Запись отменена: Кузнецов Пётр Иванович.')
  expect(last()).not.toMatch(/открыт|Контакт за месяц/)
})

test('«Сделано» and deeds of a case are taken back from where they were recorded', async () => {
  const byHand = (await walk.tasks()).find(({ closed_by }) => closed_by === null)
  await walk.chat.forge(`w.task_done.${byHand?.id}.plain`)
  expect((await walk.tasks()).map(({ id }) => id)).not.toContain(byHand?.id)
  await walk.chat.press(`w.task_undo.${byHand?.id}`)
  expect(last()).toContain('Задача снова открыта, срок прежний.')
  expect(await walk.tasks()).toContainEqual(byHand)

  const before = await walk.tasks()
  await walk.chat.forge(`w.case_deed.${walk.id}.diagnosis_noted`)
  await walk.chat.press('d.none')
  await walk.chat.press('w.undo_contact')
  expect(last()).toContain('Запись отменена')
  expect(last()).not.toContain('Контакт за месяц')
  expect(await walk.tasks()).toEqual(before)
  expect(await office.rows('select 1 from standing_deeds')).toEqual([])

  // Not by somebody else, not on another day.
  await walk.chat.forge(`w.task_done.${byHand?.id}.plain`)
  await office.chat('irina').forge(`w.task_undo.${byHand?.id}`)
  await office.at('2026-11-24T10:00:00+05:00')
  await walk.chat.forge(`w.task_undo.${byHand?.id}`)
  expect(walk.chat.toasts().at(-1)).toBe('Отменить запись можно только в тот же день.')
  expect((await walk.tasks()).map(({ id }) => id)).not.toContain(byHand?.id)
})
