import { expect, test } from 'vitest'
import { CASE_FORMS, CASE_USE_CASES } from '../../src/application/office/cases/case-index.ts'
import { FORMS, USE_CASES } from '../../src/application/office/office-index.ts'
import { TASK_FORMS, TASK_USE_CASES } from '../../src/application/office/tasks/task-index.ts'

// A name that two areas take leads one of them into the other's dialog.
test('no area takes the name of another’s dialog or use case', () => {
  for (const [name, form] of Object.entries({ ...CASE_FORMS, ...TASK_FORMS })) expect(FORMS[name]).toBe(form)
  for (const [name, useCase] of Object.entries({ ...CASE_USE_CASES, ...TASK_USE_CASES }))
    expect(USE_CASES[name]).toBe(useCase)
})
