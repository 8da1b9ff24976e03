import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import type { BirthDate } from '../../../domain/people/birth.ts'
import { readBirthDate } from '../../../domain/people/birth-date.ts'
import type { WordsField } from '../../../domain/people/card-facts.ts'
import { CARD_FIELDS } from '../../../domain/people/card-fields.ts'
import type { Sex } from '../../../domain/people/categories.ts'
import { readPersonName, sexOfPatronymic } from '../../../domain/people/person-name.ts'
import { type BirthDoubt, readBirth } from '../../../domain/people/read-birth.ts'
import type { RegisterVocabulary } from '../../../domain/people/register-columns.ts'
import { fullName, nameParts } from '../../../domain/people/same-person.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FieldRead, Question } from '../../ports/office/dialogs.ts'
import { choice, phone, readWords, typed } from '../kit/field.ts'
import type { FormPlace } from '../kit/office-form.ts'

const WORDS_NEEDED = text('office.add.words_needed')

const columnsOf = ({ moment }: FormPlace): RegisterVocabulary => moment.conversation.content.registerColumns

const readName = (said: string, { values }: RegisterVocabulary): FieldRead<string> => {
  const read = readPersonName([said], values.patronymics)
  return 'name' in read
    ? { value: fullName(read.name) }
    : { fault: text(`office.add.name_fault.${read.fault}`) }
}

/** What is wrong with a date; of a number that only a table would mean as a day, that it is no date. */
const birthFault = (doubt: BirthDoubt | null): TextRef =>
  doubt === null || doubt === 'serial' || doubt === 'year_only' || doubt === 'month_only'
    ? text('office.add.birth_fault.not_a_date')
    : text(`office.add.birth_fault.${doubt}`)

const readBorn = (said: string, place: FormPlace): FieldRead<BirthDate> => {
  const { birth, doubt } = readBirth({ kind: 'text', text: said }, place.today, columnsOf(place).values)
  // A year or a month is all that many people's lists know; what may mean another day is asked again.
  const isTaken = doubt === null || doubt === 'year_only' || doubt === 'month_only'
  return birth !== null && isTaken ? { value: birth } : { fault: birthFault(doubt) }
}

const readNote = (said: string, { moment }: FormPlace): FieldRead<string> => {
  const read = readWords(CARD_FIELDS.note.longest, WORDS_NEEDED)(said)
  if (!('value' in read)) return read
  const { masking } = moment.conversation.content.vocabulary[moment.language]
  return { value: maskLongNumbers(read.value, masking) }
}

const readSince = (said: string, place: FormPlace): FieldRead<LocalDate> => {
  const read = readBirthDate({ kind: 'text', text: said }, place.today, columnsOf(place).values)
  return 'date' in read ? { value: read.date } : { fault: text(`office.change.since_fault.${read.fault}`) }
}

/** The sex that the patronymic tells; null – it has to be asked. */
export const proposedSex = (place: FormPlace, name: string): Sex | null =>
  sexOfPatronymic(nameParts(name).patronymic, columnsOf(place).values.patronymics)

/** Surname, name, patronymic. */
export const askName = (place: FormPlace): Question<string> =>
  typed(text('office.add.ask.name'), (said) => readName(said, columnsOf(place)))

/** Asked where no patronymic tells it. */
export const askSex = (): Question<Sex> =>
  choice(
    text('office.add.ask.sex'),
    (['female', 'male'] as const).map((id) => ({ id, label: text(`office.add.sex_buttons.${id}`) })),
  )

/** The date of birth, or as much of it as is known. */
export const askBirth = (
  place: FormPlace,
  ask: TextRef = text('office.add.ask.birth'),
): Question<BirthDate> => typed(ask, (said) => readBorn(said, place))

/** A person's own number. */
export const askPhone = (): Question<string> => phone(text('office.add.ask.phone'))

/** The question of a field of words. */
export const askWords = (field: WordsField): Question<string> => {
  const { column, longest } = CARD_FIELDS[field]
  return typed(text(`office.card.${column}.ask`), readWords(longest, WORDS_NEEDED))
}

/** The button of whoever has nothing to say to {@link askWords}. */
export const noWords = (field: WordsField): TextRef => text(`office.card.${CARD_FIELDS[field].column}.none`)

/** Which group of disability. */
export const askDisability = () =>
  choice(
    text('office.add.ask.disability'),
    (['none', 'g1', 'g2', 'g3', 'child'] as const).map((id) => ({
      id,
      label: text(`office.add.disability_buttons.${id}`),
    })),
  )

/** Whether somebody lives alone. */
export const askHousehold = () =>
  choice(
    text('office.add.ask.household'),
    (['with_others', 'alone', 'alone_lonely', 'unknown'] as const).map((id) => ({
      id,
      label: text(`office.add.household_buttons.${id}`),
    })),
  )

/** What changed in somebody's life lately. */
export const askTurn = () =>
  choice(
    text('office.add.ask.turn'),
    (['retired', 'disabled', 'arrived', 'none'] as const).map((id) => ({
      id,
      label: text(`office.add.turn_buttons.${id}`),
    })),
  )

/** Since when a turn in life holds. */
export const askSince = (place: FormPlace): Question<LocalDate> =>
  typed(text('office.add.ask.since'), (said) => readSince(said, place))

/** Words that whoever works with somebody should know. */
export const askNote = (place: FormPlace): Question<string> =>
  typed(text('office.add.ask.note'), (said) => readNote(said, place))
