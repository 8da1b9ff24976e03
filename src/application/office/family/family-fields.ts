import { Kin, Occupation } from '../../../domain/people/family.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Question } from '../../ports/office/dialogs.ts'
import { choice, orNothing, readWords, typed } from '../kit/field.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { askBirth } from '../people/person-fields.ts'

const LONGEST_NAME = 150

const KINDRED = Kin.options.filter((kin) => kin !== 'self')

/** Who somebody is to the representative. */
export const askKin = (): Question<Kin> =>
  choice(
    text('office.family.ask.kin'),
    KINDRED.map((kin) => ({ id: kin, label: text(`office.family.kin.${kin}`) })),
  )

/** What somebody is called: a child may be known by the first name alone. */
export const askMemberName = (): Question<string> =>
  typed(text('office.family.ask.name'), readWords(LONGEST_NAME, text('office.add.words_needed')))

/** When somebody was born; null – nobody knows. */
export const askMemberBirth = (place: FormPlace): Question<string | null> =>
  orNothing(askBirth(place, text('office.family.ask.birth')), text('office.add.skip.birth'))

/** What somebody does; null – nobody knows. */
export const askOccupation = (): Question<Occupation | null> =>
  orNothing(
    choice(
      text('office.family.ask.occupation'),
      Occupation.options.map((id) => ({ id, label: text(`office.family.occupation.${id}`) })),
    ),
    text('office.family.ask.not_known'),
  )
