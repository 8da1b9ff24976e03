import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { words } from '../support/content.ts'
import { onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const stuck = () =>
  office.rows<{ id: string; state: string; result: string | null }>(
    "select id, state, result from tasks where kind = 'stuck'",
  )

test('five days at one step: a phrase to begin with, once, and no message of its own', async () => {
  await onTheWay(office, 'anna', { citizen: 'smirnova' })
  await office.at('2026-11-27T11:00:00+05:00')
  expect(await stuck()).toEqual([])
  await office.at('2026-11-27T12:30:00+05:00')
  await office.at('2026-11-30T12:30:00+05:00')
  const [task, ...more] = await stuck()
  expect(task).toMatchObject({ state: 'open' })
  expect(more).toEqual([])
  const olga = office.chat('olga')
  expect(olga.heard()).not.toContain('Давайте сделаем его вместе')
  const [shown] = await olga.forge(`w.stuck.${task?.id}`)
  expect(shown?.text).toContain('Смирнова А. П.: остановка в пути')
  expect(shown?.text).toContain(words('needs.passport.title'))
  expect(shown?.text).toContain('Давайте сделаем его вместе')
  const [foreign] = await office.chat('pavel').forge(`w.stuck.${task?.id}`)
  expect(foreign?.text).toContain('Такого здесь нет')
})

test('whoever goes on needs no call any more', async () => {
  const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
  await office.at('2026-11-28T12:00:00+05:00')
  expect(await stuck()).toHaveLength(1)
  await anna.press('talked')
  await office.at('2026-11-28T12:30:00+05:00')
  expect(await stuck()).toMatchObject([{ state: 'done', result: 'went_on' }])
})

test('without a consent, or without a card, nobody is told where a person stands', async () => {
  await onTheWay(office, 'anna', { citizen: 'smirnova', consent: 'no' })
  await onTheWay(office, 'stranger')
  await office.at('2026-11-29T12:00:00+05:00')
  expect(await stuck()).toEqual([])
})
