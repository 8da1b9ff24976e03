import { text } from '../../../domain/words/text-ref.ts'
import { orPress, readWords, typed } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import { FAMILY_IN_HAND } from './family-at-hand.ts'
import { familyScreen } from './show-family.ts'

const LONGEST_ADDRESS = 300

/**
 * «Прописан там же?»: one press, or another address typed. The address itself is kept: whoever moves later is registered
 * where they were (seeds/002 appendix 2, the family's passport, 2).
 */
export const REGISTRATION = dialogAbout({
  id: 'registration',
  subject: FAMILY_IN_HAND,
  action: 'change_person',
  given: (_, { card }) => ({ lives: card.facts.address }),
  questions: (from) =>
    from.ask('address', ({ lives }) => {
      const read = readWords(LONGEST_ADDRESS, text('office.add.words_needed'))
      if (lives === null) return typed(text('office.family.registration.ask_where'), read)
      const there = { id: 'same', label: text('office.family.registration.there'), value: lives }
      return orPress(typed(text('office.family.registration.ask', { address: lives }), read), [there])
    }),
  finish: async (call, hand, { address }) => {
    return {
      ...(await familyScreen(call, hand, [text('office.family.changed'), text('talk.blank')], [], address)),
      object: `citizen:${hand.card.id}`,
      changes: [{ type: 'keep_registration', citizen: hand.card.id, address }],
    }
  },
})
