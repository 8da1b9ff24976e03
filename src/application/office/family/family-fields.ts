import { Kin, Occupation } from '../../../domain/people/family.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FormChoice, FormField } from '../../ports/office/dialogs.ts'
import { choiceField, NONE } from '../kit/fields.ts'
import { type FieldTools, readWords, wordsField } from '../kit/form-fields.ts'
import { personFields } from '../people/person-fields.ts'

const LONGEST_NAME = 150

const kinChoices: readonly FormChoice[] = Kin.options
  .filter((kin) => kin !== 'self')
  .map((kin) => ({ id: kin, label: text(`office.family.kin.${kin}`) }))

const occupationChoices: readonly FormChoice[] = Occupation.options.map((occupation) => ({
  id: occupation,
  label: text(`office.family.occupation.${occupation}`),
}))

/** What is asked of somebody in a family, by name. A child may be known by the first name alone. */
export const memberFields = (
  tools: FieldTools,
): Readonly<Record<'kin' | 'name' | 'birth' | 'occupation', FormField>> => ({
  kin: choiceField(
    'kin',
    () => text('office.family.ask.kin'),
    () => kinChoices,
  ),
  name: wordsField(
    { name: 'name', ask: () => text('office.family.ask.name') },
    null,
    readWords(LONGEST_NAME, text('office.add.words_needed')),
    tools,
  ),
  birth: { ...personFields(tools).birth, ask: () => text('office.family.ask.birth') },
  occupation: choiceField(
    'occupation',
    () => text('office.family.ask.occupation'),
    () => occupationChoices,
    { none: 'office.family.ask.not_known' },
  ),
})

/** What was answered of an occupation; null – nobody knows. */
export const occupationIn = (said: unknown): Occupation | null =>
  said === NONE ? null : (Occupation.options.find((each) => each === said) ?? null)

/** What was answered of who somebody is. */
export const kinIn = (said: unknown): Kin => Kin.options.find((each) => each === said) ?? 'relative'
