import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { readPhoneNumber } from '../../../domain/numbers/phone-number.ts'
import { readPersonName, sexOfPatronymic } from '../../../domain/people/person-name.ts'
import { readBirth } from '../../../domain/people/read-birth.ts'
import { fullName, nameParts } from '../../../domain/people/same-person.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FieldRead, FormAnswers, FormChoice, FormField } from '../../ports/office/dialogs.ts'
import { chosenField, type FieldTools, readWords, wordsField } from '../kit/form-fields.ts'

const LONGEST = { address: 300, note: 1_000 }

const readName =
  ({ columns }: FieldTools) =>
  (typed: string): FieldRead => {
    const read = readPersonName([typed], columns.values.patronymics)
    return 'name' in read
      ? { value: fullName(read.name) }
      : { fault: text(`office.add.name_fault.${read.fault}`) }
  }

const readBorn =
  ({ columns, today }: FieldTools) =>
  (typed: string): FieldRead => {
    const { birth, doubt } = readBirth({ kind: 'text', text: typed }, today, columns.values)
    // A year or a month is all that many people's lists know; what may mean another day is asked again.
    const isTaken = doubt === null || doubt === 'year_only' || doubt === 'month_only'
    return birth !== null && isTaken
      ? { value: birth }
      : { fault: text(`office.add.birth_fault.${doubt ?? 'not_a_date'}`) }
  }

/** Reads a phone number as people type it: somebody's own, not a service's. */
export const readPhone = (typed: string): FieldRead => {
  const read = readPhoneNumber(typed)
  if ('fault' in read) return { fault: text(`office.add.phone_fault.${read.fault}`) }
  // Short numbers are those of services, nobody's own.
  return read.phone.startsWith('+')
    ? { value: read.phone }
    : { fault: text('office.add.phone_fault.too_short') }
}

const readNote =
  ({ vocabulary }: FieldTools) =>
  (typed: string): FieldRead => {
    const read = readWords(LONGEST.note, text('office.add.words_needed'))(typed)
    return 'value' in read ? { value: maskLongNumbers(String(read.value), vocabulary.masking) } : read
  }

/** The sex that the patronymic tells; null – it has to be asked. */
export const proposedSex = (name: unknown, { columns }: FieldTools) =>
  typeof name === 'string' ? sexOfPatronymic(nameParts(name).patronymic, columns.values.patronymics) : null

const choices = (field: string, ids: readonly string[]): readonly FormChoice[] =>
  ids.map((id) => ({ id, label: text(`office.add.${field}_buttons.${id}`) }))

const SEXES = choices('sex', ['female', 'male'])
const DISABILITIES = choices('disability', ['none', 'g1', 'g2', 'g3', 'child'])
const HOUSEHOLDS = choices('household', ['with_others', 'alone', 'alone_lonely', 'unknown'])
const TURNS = choices('turn', ['retired', 'disabled', 'arrived', 'none'])

const ask = (name: string) => () => text(`office.add.ask.${name}`)

/** Every field of a card as a question, by name. */
export const personFields = (tools: FieldTools) => ({
  name: wordsField({ name: 'name', ask: ask('name') }, null, readName(tools), tools),
  sex: chosenField({ name: 'sex', ask: ask('sex') }, () => SEXES, tools),
  birth: wordsField(
    { name: 'birth', ask: ask('birth') },
    text('office.add.skip.birth'),
    readBorn(tools),
    tools,
  ),
  phone: wordsField({ name: 'phone', ask: ask('phone') }, text('office.add.skip.phone'), readPhone, tools),
  address: wordsField(
    { name: 'address', ask: ask('address') },
    text('office.add.skip.address'),
    readWords(LONGEST.address, text('office.add.words_needed')),
    tools,
  ),
  disability: chosenField({ name: 'disability', ask: ask('disability') }, () => DISABILITIES, tools),
  household: chosenField({ name: 'household', ask: ask('household') }, () => HOUSEHOLDS, tools),
  turn: chosenField({ name: 'turn', ask: ask('turn') }, () => TURNS, tools),
  note: wordsField({ name: 'note', ask: ask('note') }, text('office.add.skip.note'), readNote(tools), tools),
})

/** The same question, asked only now and then. */
export const asked = (field: FormField, when: (answers: FormAnswers) => boolean): FormField => ({
  ...field,
  when,
})
