import { expect, test } from 'vitest'
import { officeToken, readOfficeToken } from '../../src/application/office/kit/office-token.ts'
import { dangerTaskId } from '../../src/application/office/talking/call-task.ts'
import { DANGERS } from '../../src/domain/hearing/danger-kind.ts'
import { CONTENT } from '../support/content.ts'
import { TODAY } from '../support/world.ts'

/** Ids of the running product are so long. */
const ID = '1k9x2m8c0q7ab'

test.each(DANGERS)('the answers to a cry (%s) are read as they were written', (danger) => {
  const task = dangerTaskId({ person: { id: ID }, at: TODAY } as never, danger)
  for (const [name, ...args] of [
    ['cry_answer', task, 'by_phone'],
    ['cry_words', task],
    ['cry_take', task],
    ['task_hand_to', task, ID],
    ['task_later', task, '2026-12-10', 'illness'],
  ] as const) {
    const token = officeToken(name, ...args)
    expect(readOfficeToken(token)).toEqual({ name, args })
    expect(Buffer.byteLength(token)).toBeLessThanOrEqual(64)
  }
})

const endings = [...CONTENT.technologies.values()].flatMap(({ id, closing }) =>
  closing.flatMap((reason) => reason.results.map((result) => [id, reason.id, result] as const)),
)

test.each(endings)('the end of a case fits its button: %s, %s, %s', (_, reason, result) => {
  const token = officeToken('case_close', ID, reason, result)
  expect(Buffer.byteLength(token)).toBeLessThanOrEqual(64)
  expect(readOfficeToken(token)).toEqual({ name: 'case_close', args: [ID, reason, result] })
})
