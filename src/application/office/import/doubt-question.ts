import { isWholeBirth, writtenBirth } from '../../../domain/people/birth.ts'
import { isWordsField, type WordsField, wordsFieldOf } from '../../../domain/people/card-facts.ts'
import { Circumstance, Turn } from '../../../domain/people/categories.ts'
import type { CellDoubt, DoubtAnswer } from '../../../domain/people/import-doubt.ts'
import type { PersonAnswers } from '../../../domain/people/person-answers.ts'
import { GONE_SAID, type GoneSaid } from '../../../domain/people/read-gone.ts'
import type { RegisterField } from '../../../domain/people/register-columns.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FormChoice, Question } from '../../ports/office/dialogs.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import { orPress, type Pressed } from '../kit/field.ts'
import type { FormPlace } from '../kit/office-form.ts'
import {
  askBirth,
  askDisability,
  askName,
  askNote,
  askPhone,
  askSex,
  askWords,
} from '../people/person-fields.ts'
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

/** An answer to press that is no value of the card. */
interface DoubtChoice extends FormChoice {
  readonly id: Exclude<DoubtAnswer['does'], 'set'>
}

const choiceOf = (id: Exclude<DoubtChoice['id'], 'all'>): DoubtChoice => ({
  id,
  label: text(`office.doubts.buttons.${id}`),
})

const pressOf = ({ id, label }: DoubtChoice): Pressed<DoubtAnswer> => ({ id, label, value: { does: id } })

/** The question of a card's form that asks for the same; undefined – there is none. */
type OwnQuestion = 'name' | 'birth' | 'phone' | 'note' | 'sex' | 'disability'
type DoubtQuestion = OwnQuestion | WordsField

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
  what === 'said_twice' || (what === 'by_hand' && wordsFieldOf(field) !== undefined)

const OWN_QUESTIONS: Readonly<Partial<Record<RegisterField, OwnQuestion>>> = {
  name: 'name',
  surname: 'name',
  first: 'name',
  patronymic: 'name',
  birth_date: 'birth',
  age: 'birth',
  phone: 'phone',
  note: 'note',
  sex: 'sex',
  disability: 'disability',
  category: 'disability',
}

/** Which question of the card a doubt comes to; `yes_no` – one that is answered so; null – it is only told. */
export const askedAs = ({ what, field }: CellDoubt): DoubtQuestion | 'yes_no' | null => {
  if (what === 'near' || goneIn(what) !== undefined) return 'yes_no'
  if (what === 'unclear_value' && Circumstance.options.some((each) => each === field)) return 'yes_no'
  if (Turn.options.some((each) => each === field)) return null
  return wordsFieldOf(field) ?? OWN_QUESTIONS[field] ?? null
}

/** What is offered first: what the list most likely means. */
const likeliest = (doubt: AskedDoubt): DoubtChoice[] => {
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
  if (askedAs(doubt) === 'yes_no') return [choiceOf(YES), choiceOf(KEEP)]
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
const forAll = ({ what, alike, birthDate, field }: AskedDoubt): DoubtChoice[] => {
  const isRead = OWN_QUESTIONS[field] !== 'birth' || birthDate !== null
  if (alike < 2 || !ALIKE.has(what) || !isRead) return []
  return [{ id: ALL, label: text(`office.doubts.all.${what}`, { n: alike }) }]
}

const told = <Value>(
  asked: Question<Value>,
  saying: (value: Value) => PersonAnswers,
): Question<DoubtAnswer> => ({
  ...asked,
  read: (input) => {
    const read = asked.read(input)
    return 'value' in read ? { value: { does: 'set', said: saying(read.value) } } : read
  },
})

/** The card's own questions, by what a doubt is about. */
const ASKED: Readonly<Record<OwnQuestion, (place: FormPlace) => Question<DoubtAnswer>>> = {
  name: (place) => told(askName(place), (name) => ({ name })),
  birth: (place) => told(askBirth(place), (birth) => ({ birth })),
  phone: () => told(askPhone(), (phone) => ({ phone })),
  note: (place) => told(askNote(place), (note) => ({ note })),
  sex: () => told(askSex(), (sex) => ({ sex })),
  disability: () => told(askDisability(), (disability) => ({ disability })),
}

const askCard = (as: DoubtQuestion, place: FormPlace): Question<DoubtAnswer> =>
  isWordsField(as) ? told(askWords(as), (words) => ({ [as]: words })) : ASKED[as](place)

/** A doubt that only its buttons answer. */
const askPressed = (ask: TextRef): Question<DoubtAnswer> => ({
  ask,
  isChosen: true,
  read: () => ({ fault: text('office.form.choose') }),
})

/** A doubt as a question: what it most likely means first, then the card's own question, «Потом» last. */
export const askDoubt = (doubt: AskedDoubt, place: FormPlace): Question<DoubtAnswer> => {
  const as = askedAs(doubt)
  const ask = questionFor(doubt)
  const asked = as === null || as === 'yes_no' ? askPressed(ask) : { ...askCard(as, place), ask }
  const first = [...likeliest(doubt), ...forAll(doubt)].map(pressOf)
  const own = asked.choices ?? []
  const later = pressOf(choiceOf(LATER))
  return { ...orPress(asked, [...first, later]), choices: [...first, ...own, later] }
}

/** «Ушакова Зоя Ильинична, 07.03.1948» */
const withBirth = ({ name, birthDate }: Pick<CitizenFacts, 'name' | 'birthDate'>): TextRef => {
  if (birthDate === null) return text('office.doubts.named', { name })
  return text('office.doubts.named_born', { name, born: writtenBirth(birthDate) })
}

/** What is asked of a doubt: a field of words as on the card. */
const asksFor = (doubt: AskedDoubt): TextRef => {
  const as = askedAs(doubt)
  return isWordsField(as)
    ? askWords(as).ask
    : text(`office.doubts.ask.${goneIn(doubt.what) ?? as ?? 'only_told'}`)
}

/** «Ушакова З. И.: дата рождения «1948» – известен только год. Когда родился человек?» */
const questionFor = (doubt: AskedDoubt): TextRef => {
  const { name, said, heading, what, like } = doubt
  if (like) return text('office.doubts.near', { one: withBirth(doubt), other: withBirth(like) })
  const params = { name: shortName(name), heading, said, what: whatOf(what), question: asksFor(doubt) }
  return text(said === '' ? 'office.doubts.question_bare' : 'office.doubts.question', params)
}
