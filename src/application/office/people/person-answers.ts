import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { WORDS_FIELDS } from '../../../domain/people/card-facts.ts'
import type { Disability } from '../../../domain/people/categories.ts'
import type { PersonAnswers } from '../../../domain/people/person-answers.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'

const GROUPS = { none: null, g1: '1', g2: '2', g3: '3', child: 'child' } as const satisfies Record<
  string,
  Disability | null
>

const householdOf = (household: 'with_others' | 'alone' | 'alone_lonely' | 'unknown') => ({
  livingAlone: household === 'alone' || household === 'alone_lonely',
  lonely: household === 'alone_lonely',
})

const turned = (
  categories: CitizenFacts['categories'],
  turn: 'retired' | 'disabled' | 'arrived' | 'none',
  since: LocalDate,
): CitizenFacts['categories'] => {
  if (turn !== 'none') return { ...categories, [`newly_${turn}`]: since }
  const {
    newly_retired: _retired,
    newly_disabled: _disabled,
    newly_arrived: _arrived,
    ...others
  } = categories
  return others
}

const saidWords = (said: PersonAnswers): Partial<CitizenFacts> =>
  Object.fromEntries(
    WORDS_FIELDS.flatMap((field) => (said[field] === undefined ? [] : [[field, said[field]]])),
  )

/**
 * What is known of a person after the answers have said their part; what was not asked stays.
 * @param today the day that a turn in life is noted from when nobody knows another
 */
export const answeredFacts = (before: CitizenFacts, said: PersonAnswers, today: LocalDate): CitizenFacts => {
  const { birth, disability, household, turn, since } = said
  return {
    ...before,
    ...(said.name === undefined ? {} : { name: said.name }),
    ...(said.sex === undefined ? {} : { sex: said.sex }),
    ...(said.phone === undefined ? {} : { phone: said.phone }),
    ...saidWords(said),
    ...(said.note === undefined ? {} : { note: said.note }),
    ...(birth === undefined ? {} : { birthDate: birth }),
    ...(disability === undefined ? {} : { disability: GROUPS[disability] }),
    ...(household === undefined ? {} : householdOf(household)),
    ...(turn === undefined ? {} : { categories: turned(before.categories, turn, since ?? today) }),
  }
}
