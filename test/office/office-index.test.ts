import { expect, test } from 'vitest'
import { CASE_FORMS, CASE_USE_CASES } from '../../src/application/office/cases/case-index.ts'
import { FORMS, USE_CASES } from '../../src/application/office/front/office-index.ts'
import { formTitle, untitledForms } from '../../src/application/office/kit/form-title.ts'
import { OfficeWords } from '../../src/application/office/kit/office-words.ts'
import { TASK_FORMS, TASK_USE_CASES } from '../../src/application/office/tasks/task-index.ts'
import { LANGUAGES } from '../../src/application/ports/texts.ts'
import { Renderer } from '../../src/application/render.ts'
import { ownEntry } from '../../src/domain/own-entry.ts'
import { CONTENT } from '../support/content.ts'

// A name that two areas take leads one of them into the other's dialog.
test('no area takes the name of another’s dialog or use case', () => {
  for (const [name, form] of Object.entries({ ...CASE_FORMS, ...TASK_FORMS })) expect(FORMS[name]).toBe(form)
  for (const [name, useCase] of Object.entries({ ...CASE_USE_CASES, ...TASK_USE_CASES }))
    expect(ownEntry(USE_CASES, name)).toBe(useCase)
})

// Whatever is put aside is offered again by its name: a dialog without one would keep every answer from whoever is in it.
test.each(LANGUAGES)('every dialog has a name of its own by which it is offered again, in %s', (language) => {
  const textOf = (key: string) => CONTENT.texts.find(language, key)
  expect(untitledForms([...Object.keys(FORMS), 'nobody_named_this'], (key) => Boolean(textOf(key)))).toEqual([
    'nobody_named_this',
  ])
  const words = new OfficeWords(new Renderer(CONTENT.texts, language), false)
  for (const form of Object.keys(FORMS)) expect(formTitle(words, form, undefined)).not.toBe('')
  expect(formTitle(words, 'nobody_named_this', 'at_all')).toBe(words.phrase('office.form_names.any'))
})
