import { expect, test } from 'vitest'
import { talkOfUtterance } from '../../../src/application/listening/utterance-talk.ts'
import { conversationAlone } from '../../../src/application/solo-talk.ts'
import { officesOf, phoneOf } from '../../../src/domain/listening/aside/office.ts'
import type { Candidate } from '../../../src/domain/organisations/candidates.ts'
import type { Talk } from '../../../src/domain/scenario/talk.ts'
import { chosenOrganisation } from '../../../src/domain/scenario/variables.ts'
import { CONTENT } from '../../support/content.ts'

test('whoever asks for an office of which no number is known is told how to find it, and not the chosen one’s', () => {
  const talk = talkOfUtterance(
    conversationAlone(CONTENT, 'demo', () => []),
    {
      place: 'contact.reached',
      need: 'doctor',
      answers: {},
      matters: [],
      words: '',
      meant: { act: 'unclear' },
      also: null,
    },
    'ru',
  ) as Talk
  const chosen = chosenOrganisation(talk)
  const [other] = officesOf(talk).filter(({ body }) => body.id !== chosen.body.id && !body.own_number)
  const unknown = { ...(other as Candidate), organisation: null }
  expect(typeof phoneOf(talk, chosen)).toBe('string')
  expect(phoneOf(talk, unknown)).not.toBe(phoneOf(talk, chosen))
  expect(phoneOf(talk, unknown)).toMatchObject({ key: expect.stringContaining('talk.organisation.') })
})
