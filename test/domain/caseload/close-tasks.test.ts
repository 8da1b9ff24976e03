import { expect, test } from 'vitest'
import { chooseTrack } from '../../../src/domain/caseload/choose-track.ts'
import { closeTasks, isByHand } from '../../../src/domain/caseload/settle-task.ts'
import { Desk, technologyOf } from './desk.ts'

const OPENED = '2026-11-25'
const act = { on: '2026-11-26', by: 'olga', result: 'без слов' }

test('tasks of the stage that are done by saying so are closed at once, and none where one of them is not there', () => {
  const desk = new Desk(technologyOf('social_mediation'), OPENED)
  desk.do((work) => chooseTrack(work, { on: OPENED, by: 'olga', track: 'assistance' }))
  const byHand = desk.tasks.filter((task) => isByHand(task, desk.state)).map(({ id }) => id)
  expect(byHand.length).toBeGreaterThan(1)
  expect(closeTasks(desk.work(), { ...act, tasks: [...byHand, 'unknown'] })).toMatchObject({
    refused: 'unknown_task',
  })
  desk.do((work) => closeTasks(work, { ...act, tasks: byHand }))
  expect(desk.tasks.filter(({ id }) => byHand.includes(id))).toEqual([])
  // What a deed closes stays open.
  expect(desk.tasks.every((task) => !isByHand(task, desk.state))).toBe(true)
})
