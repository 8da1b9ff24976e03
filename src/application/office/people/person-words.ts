import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { ageOn } from '../../../domain/people/age.ts'
import { type BirthDate, birthMonth, birthYear, isWholeBirth } from '../../../domain/people/birth.ts'
import { WORDS_FIELDS, type WordsField } from '../../../domain/people/card-facts.ts'
import { CARD_FIELDS } from '../../../domain/people/card-fields.ts'
import { categoriesOn } from '../../../domain/people/categories.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { shortDay } from '../kit/short-day.ts'
import { personFactsOf } from './citizen-facts.ts'

/** What a person is to the register on a day, as texts: 55+, disability, lives alone… */
export const categoriesOf = (facts: CitizenFacts, day: LocalDate): TextRef[] =>
  categoriesOn(personFactsOf(facts), day).map((name) => text(`office.categories.${name}`))

/** «71 год»; «1948 г. р.» where no day is known; «возраст не указан». */
const ageInWords = (birth: BirthDate | null, day: LocalDate): TextRef => {
  if (birth === null) return text('office.person.age_unknown')
  return isWholeBirth(birth)
    ? text('office.person.age', { n: ageOn(birth, day) })
    : text('office.person.born_in', { year: birthYear(birth) })
}

const headLine = ({ facts }: CitizenCard, day: LocalDate): TextRef =>
  text('office.person.head', { name: facts.name, age: ageInWords(facts.birthDate, day) })

const contactLine = ({ lastContact }: CitizenCard, day: LocalDate): TextRef => {
  if (lastContact === null) return text('office.person.never_contacted')
  const params = { date: { date: lastContact.day }, kind: text(`office.contact.kinds.${lastContact.kind}`) }
  const isThisMonth = lastContact.day.slice(0, 7) === day.slice(0, 7)
  return text(isThisMonth ? 'office.person.contacted' : 'office.person.contacted_before', params)
}

/** What was written of the latest contact: whoever calls next begins there. */
const lastWordsLine = ({ lastWords }: CitizenCard, day: LocalDate): TextRef[] =>
  lastWords === null
    ? []
    : [text('office.person.last_words', { day: shortDay(lastWords.day, day), words: lastWords.words })]

const presenceLine = ({ presence, presenceUntil, presenceFrom, isUnconfirmed }: CitizenCard): TextRef[] => {
  if (presence === 'present') return []
  const since = presenceFrom === null ? {} : { date: { date: presenceFrom } }
  return presence === 'away' && presenceUntil !== null
    ? [text('office.person.presence.away', { date: { date: presenceUntil } })]
    : [
        text(`office.person.presence.${presence}`, since),
        ...(isUnconfirmed ? [text('office.person.unconfirmed')] : []),
      ]
}

/** «Дата рождения: 7 марта 1948 года», as far as it is known. */
export const whenBorn = ({ birthDate }: CitizenFacts): TextRef => {
  if (birthDate === null) return text('office.person.birth_unknown')
  if (isWholeBirth(birthDate)) return text('office.person.birth', { date: { date: birthDate } })
  const [year, month] = [birthYear(birthDate), birthMonth(birthDate)]
  return month === null
    ? text('office.person.birth_year', { year })
    : text('office.person.birth_month', { year, month: text(`office.month_names.name.m${month}`) })
}

/** «Пол: женский» */
const bySex = ({ sex }: CitizenFacts): TextRef => text(`office.person.sex.${sex ?? 'unknown'}`)

/** «Адрес: Сиреневая, 7» */
export const wordsLine = (field: WordsField, words: string): TextRef =>
  text(`office.card.${CARD_FIELDS[field].column}.line`, { words })

/** Lines of the fields of words that somebody said. */
const saidWords = (facts: Partial<CitizenFacts>): TextRef[] =>
  WORDS_FIELDS.flatMap((field) => {
    const words = facts[field]
    return words ? [wordsLine(field, words)] : []
  })

const noteLines = ({ note }: CitizenFacts): TextRef[] => (note ? [text('office.person.note', { note })] : [])

/** What is noted of a person, each on a line: to be looked through before it is stored. */
export const factLines = (facts: CitizenFacts, day: LocalDate): TextRef[] => {
  const categories = categoriesOf(facts, day)
  return [
    text('office.person.head_bare', { name: facts.name }),
    ...[whenBorn(facts), bySex(facts)],
    ...(categories.length > 0 ? [text('office.person.categories', { list: { list: categories } })] : []),
    text('office.person.phone', { phone: facts.phone ?? '–' }),
    // Whoever is added is asked for their address: that nobody knows it is told too.
    ...saidWords({ ...facts, address: facts.address ?? '–' }),
  ]
}

/** Everything that the register holds of a person, each on a line; what an employee noted of them last. */
export const allFactLines = (facts: CitizenFacts, day: LocalDate): TextRef[] => [
  ...factLines(facts, day),
  ...noteLines(facts),
]

/** A person's card as the lines of one message. */
export const cardLines = (card: CitizenCard, day: LocalDate): TextRef[] => {
  const { facts } = card
  const categories = categoriesOf(facts, day)
  return [
    headLine(card, day),
    ...presenceLine(card),
    ...(categories.length > 0 ? [text('office.person.categories', { list: { list: categories } })] : []),
    ...(facts.phone ? [text('office.person.phone', { phone: facts.phone })] : []),
    ...saidWords(facts),
    ...noteLines(facts),
    text('talk.blank'),
    contactLine(card, day),
    ...lastWordsLine(card, day),
    ...(card.openTasks > 0 ? [text('office.person.tasks', { n: card.openTasks })] : []),
    ...(card.openCases > 0 ? [text('office.person.cases', { n: card.openCases })] : []),
    ...(card.person === null ? [] : [text('office.link.is_linked')]),
  ]
}
