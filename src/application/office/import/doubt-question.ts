import { isWholeBirth, writtenBirth } from '../../../domain/people/birth.ts'
import { Circumstance, Turn } from '../../../domain/people/categories.ts'
import type { CellDoubt } from '../../../domain/people/import-doubt.ts'
import { GONE_SAID, type GoneSaid } from '../../../domain/people/read-gone.ts'
import type { RegisterField } from '../../../domain/people/register-columns.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FormChoice, FormField, FormInput } from '../../ports/office/dialogs.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import { chosenBy, type FieldTools } from '../kit/form-fields.ts'
import { personFields } from '../people/person-fields.ts'
import { whatOf } from './import-words.ts'

/** A doubt of somebody, with what the card says so far. */
export interface AskedDoubt extends CellDoubt {
  readonly name: string
  readonly birthDate: CitizenFacts['birthDate']
  readonly like?: Pick<CitizenFacts, 'name' | 'birthDate'> | undefined
  /** How many of the same list are like it, this one included. */
  readonly alike: number
}

/** Answers that change nothing of the card: it is right as it is; it is asked another time. */
export const KEEP = 'keep'
export const LATER = 'later'
/** The card is right, and so are those of all that are like it. */
export const ALL = 'all'
/** Kinds of doubts that are often those of a whole list: one press says that all of them were read right. */
export const ALIKE: ReadonlySet<string> = new Set([
  'birth_year_only',
  'birth_month_only',
  'birth_from_age',
  'birth_no_such_day',
  'birth_two_digit_year',
  'birth_serial',
  'address_date',
])
/** Answers of a question for yes or no. */
export const YES = 'yes'

const choice = (id: string, params: Parameters<typeof text>[1] = {}): FormChoice => ({
  id,
  label: text(`office.doubts.buttons.${id}`, params),
})

/** The question of a card's form that asks for the same; undefined – there is none. */
type CardField = 'name' | 'birth' | 'phone' | 'address' | 'note' | 'sex' | 'disability'

/** What is noted of somebody whom a list calls gone; a home is another place to live. */
export const PRESENCE_SAID: Readonly<Record<GoneSaid, 'died' | 'moved' | 'refused'>> = {
  died: 'died',
  moved: 'moved',
  in_care: 'moved',
  refused: 'refused',
}

/** Undefined – the doubt is about something else. */
export const goneIn = (what: string): GoneSaid | undefined => GONE_SAID.find((each) => each === what)

/** Something that the list says stands ready to be taken over. */
const isOffered = ({ what, field }: CellDoubt): boolean =>
  what === 'said_twice' || (what === 'by_hand' && CARD_FIELDS[field] === 'address')

const CARD_FIELDS: Readonly<Partial<Record<RegisterField, CardField>>> = {
  name: 'name',
  surname: 'name',
  first: 'name',
  patronymic: 'name',
  birth_date: 'birth',
  age: 'birth',
  phone: 'phone',
  address: 'address',
  note: 'note',
  sex: 'sex',
  disability: 'disability',
  category: 'disability',
}

/** Which question of the card a doubt comes to; `yes_no` – one that is answered so; null – it is only told. */
export const askedAs = ({ what, field }: CellDoubt): CardField | 'yes_no' | null => {
  if (what === 'near' || goneIn(what) !== undefined) return 'yes_no'
  if (what === 'unclear_value' && Circumstance.options.some((each) => each === field)) return 'yes_no'
  if (Turn.options.some((each) => each === field)) return null
  return CARD_FIELDS[field] ?? null
}

/** What is offered first: what the list most likely means. */
const likeliest = (doubt: AskedDoubt): FormChoice[] => {
  const { what, birthDate } = doubt
  if (what === 'near')
    return [
      { id: YES, label: text('office.doubts.buttons.one') },
      { id: KEEP, label: text('office.doubts.buttons.two') },
    ]
  if (isOffered(doubt))
    return [
      { id: KEEP, label: text('office.doubts.buttons.leave') },
      { id: YES, label: text('office.doubts.buttons.take') },
    ]
  if (askedAs(doubt) === 'yes_no') return [choice(YES), choice(KEEP)]
  if (askedAs(doubt) === 'birth' && birthDate !== null)
    return [
      isWholeBirth(birthDate)
        ? { id: KEEP, label: text('office.doubts.buttons.this_day') }
        : { id: KEEP, label: text('office.doubts.buttons.this_year', { birth: birthDate.slice(0, 4) }) },
    ]
  if (what.startsWith('disability_')) return []
  return [{ id: KEEP, label: text('office.doubts.buttons.leave') }]
}

/** «Это годы у всех (12)» */
const forAll = ({ what, alike, birthDate, field }: AskedDoubt): FormChoice[] => {
  const isRead = CARD_FIELDS[field] !== 'birth' || birthDate !== null
  if (alike < 2 || !ALIKE.has(what) || !isRead) return []
  return [{ id: ALL, label: text(`office.doubts.all.${what}`, { n: alike }) }]
}

/** Choices of the card's own question, without its way to skip. */
const ownChoices = (field: FormField | undefined): readonly FormChoice[] =>
  (field?.choices?.({}) ?? []).filter(({ id }) => id !== 'skip')

const fieldFor = (doubt: AskedDoubt, tools: FieldTools): FormField | undefined => {
  const as = askedAs(doubt)
  return as === null || as === 'yes_no' ? undefined : personFields(tools)[as]
}

export const choicesFor = (doubt: AskedDoubt, tools: FieldTools): readonly FormChoice[] => [
  ...likeliest(doubt),
  ...forAll(doubt),
  ...ownChoices(fieldFor(doubt, tools)),
  choice(LATER),
]

/** «Ушакова Зоя Ильинична, 07.03.1948» */
const withBirth = ({ name, birthDate }: Pick<CitizenFacts, 'name' | 'birthDate'>): TextRef => {
  if (birthDate === null) return text('office.doubts.named', { name })
  return text('office.doubts.named_born', { name, born: writtenBirth(birthDate) })
}

/** «Ушакова З. И.: дата рождения «1948» – известен только год. Когда родился человек?» */
export const questionFor = (doubt: AskedDoubt): TextRef => {
  const { name, said, heading, what, like } = doubt
  if (like) return text('office.doubts.near', { one: withBirth(doubt), other: withBirth(like) })
  const as = askedAs(doubt)
  const ask = goneIn(what) ?? as ?? 'only_told'
  const params = {
    name: shortName(name),
    heading,
    said,
    what: whatOf(what),
    question: text(`office.doubts.ask.${ask}`),
  }
  return text(said === '' ? 'office.doubts.question_bare' : 'office.doubts.question', params)
}

/** What an answer says: one of the choices, or what the card's own question reads. */
export const readDoubtAnswer = (doubt: AskedDoubt, input: FormInput, tools: FieldTools) => {
  const offered = [...likeliest(doubt), ...forAll(doubt), choice(LATER)]
  const chosen = chosenBy(input, offered, tools)
  if (chosen !== null) return { value: { does: chosen } }
  const as = askedAs(doubt)
  const read = fieldFor(doubt, tools)?.read(input, {})
  if (read === undefined || as === null) return { fault: text('office.form.choose') }
  return 'fault' in read ? read : { value: { does: 'set', field: as, value: read.value } }
}
