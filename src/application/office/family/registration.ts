import { text } from '../../../domain/words/text-ref.ts'
import { formAbout } from '../kit/form-about.ts'
import { chosenBy, readWords, toolsOf } from '../kit/form-fields.ts'
import { FAMILY_IN_HAND } from './family-at-hand.ts'
import { familyScreen } from './show-family.ts'

const LONGEST_ADDRESS = 300

/** The place of living is the place of registration. */
const SAME = 'same'

/**
 * «Прописан там же?»: one press, or another address typed. The address itself is kept: whoever moves later is registered
 * where they were (seeds/002 appendix 2, the family's passport, 2).
 */
export const REGISTRATION = formAbout({
  id: 'registration',
  subject: FAMILY_IN_HAND,
  action: 'change_person',
  given: (_, { card }) => ({ lives: card.facts.address }),
  fields: (place) => {
    const tools = toolsOf(place)
    const choices = [{ id: SAME, label: text('office.family.registration.there') }]
    const read = readWords(LONGEST_ADDRESS, text('office.add.words_needed'))
    return [
      {
        name: 'address',
        ask: ({ lives }) =>
          typeof lives === 'string'
            ? text('office.family.registration.ask', { address: lives })
            : text('office.family.registration.ask_where'),
        choices: ({ lives }) => (typeof lives === 'string' ? choices : []),
        read: (input, { lives }) => {
          const isSame = typeof lives === 'string' && chosenBy(input, choices, tools) === SAME
          if (isSame) return { value: lives }
          return 'choice' in input ? { fault: text('office.form.not_read') } : read(input.words)
        },
      },
    ]
  },
  finish: async (call, hand, answers) => {
    const address = String(answers['address'])
    return {
      ...(await familyScreen(call, hand, [text('office.family.changed'), text('talk.blank')], [], address)),
      object: `citizen:${hand.card.id}`,
      changes: [{ type: 'keep_registration', citizen: hand.card.id, address }],
    }
  },
})
