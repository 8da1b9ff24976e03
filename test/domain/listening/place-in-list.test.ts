import { expect, test } from 'vitest'
import { SolitaryPerson } from '../../support/solitary-person.ts'

/** Where a call is asked about, in the shortest way through. */
const beforeTheCall = (): SolitaryPerson => {
  const maria = new SolitaryPerson()
  maria.type('потеряла паспорт')
  maria.type('мне срочно')
  const refuses = maria.buttons.at(-1)
  if (refuses) maria.press(refuses.token)
  return maria
}

test.each(['2', 'второе'])('«%s» is the second answer, and no day besides', (words) => {
  const maria = beforeTheCall()
  expect(maria.talk?.session.step).toBe('contact.reached')
  maria.type(words)
  expect(maria.talk?.session.step).toBe('contact.retry_day')
  expect(maria.talk?.session.answers['retry_date']).toBeUndefined()
})
