import { addWorkingDays } from '../calendar/working-calendar.ts'
import { forCause, termsFor } from '../needs/need.ts'
import { organisationName } from '../organisations/side-by-side.ts'
import { ownEntry } from '../own-entry.ts'
import { shortText } from '../text/cut-text.ts'
import { type Param, type TextRef, text } from '../words/text-ref.ts'
import { accompanied } from './accompanied.ts'
import {
  callQuestion,
  callText,
  chosenOrganisation,
  numberOf,
  placeAddress,
  placeName,
  visitedOrganisation,
  visitOpening,
} from './addressed.ts'
import { causeOf } from './offices.ts'
import type { Talk } from './talk.ts'

export { chosenOrganisation } from './addressed.ts'

/** Code points of a person's own words that are quoted back. */
const QUOTED = 120

const organisationText = (talk: Talk, part: 'hours' | 'address' | 'access'): TextRef => {
  const { organisation } = chosenOrganisation(talk)
  return organisation
    ? text(`regions.${talk.situation.region.id}.organisations.${organisation.id}.${part}`)
    : text('talk.organisation.ask_by_phone')
}

const needText = ({ situation: { need } }: Talk, path: string): TextRef => text(`needs.${need.id}.${path}`)

const fee = (talk: Talk): Param => {
  const found = forCause(talk.situation.need.fees, causeOf(talk))[0]
  return !found || found.amount === 0 ? text('talk.free') : { amount: found.amount }
}

const term = (talk: Talk): Param => {
  const found = termsFor(talk.situation.need, causeOf(talk))[0]
  return found ? { duration: { n: found.n, unit: found.unit } } : text('talk.term_unknown')
}

const answered = (talk: Talk, name: string, otherwise: TextRef): Param => {
  const answer = ownEntry(talk.session.answers, name)
  return typeof answer === 'string' || typeof answer === 'number' ? answer : otherwise
}

/** Own words as they are quoted back: a long story is cut, the whole of it stays stored. */
const shortened = (words: Param): Param =>
  typeof words === 'string' ? shortText(words, QUOTED, 'points') : words

const day = (talk: Talk, name: string): Param => {
  const answer = ownEntry(talk.session.answers, name)
  return typeof answer === 'string' ? { date: answer } : text('talk.day_unknown')
}

const mistake = (talk: Talk): TextRef => {
  const { mistakes } = talk.situation.need
  const held = forCause(mistakes, causeOf(talk))
  const meant = held.length > 0 ? held : mistakes
  return needText(talk, `mistakes.${meant[talk.session.seed % meant.length]?.id}`)
}

/** Who goes along, by the answer that was given; whoever said nothing of it goes alone. */
const companyIn = ({ session }: Talk): 'alone' | 'near_by' | 'together' | 'other' => {
  const answer = session.answers['support_level']
  return accompanied(answer) ?? (answer === 'other' ? 'other' : 'alone')
}

/** Every variable that a text of the track may name, and how its value is found. */
const VARIABLES: Readonly<Record<string, (talk: Talk) => Param>> = {
  title: (talk) => needText(talk, 'title'),
  about: (talk) => needText(talk, 'about'),
  goal: (talk) => needText(talk, 'goal'),
  urgent: (talk) => needText(talk, 'urgent'),
  uncertain: (talk) => needText(talk, 'uncertain'),
  mistake,
  cause: (talk) => {
    const cause = causeOf(talk)
    return cause ? needText(talk, `causes.${cause}`) : needText(talk, 'about')
  },
  body: (talk) => needText(talk, `bodies.${chosenOrganisation(talk).body.id}.name`),
  organisation: (talk) => organisationName(chosenOrganisation(talk), talk.situation),
  address: (talk) => organisationText(talk, 'address'),
  hours: (talk) => organisationText(talk, 'hours'),
  access: (talk) => organisationText(talk, 'access'),
  phone: (talk) => numberOf(talk, chosenOrganisation(talk)),
  visit_organisation: placeName,
  visit_address: placeAddress,
  visit_phone: (talk) => numberOf(talk, visitedOrganisation(talk)),
  fee,
  term,
  call_purpose: (talk) => callText(talk, 'purpose'),
  call_opening: (talk) => callText(talk, 'opening'),
  question_1: (talk) => callQuestion(talk, 0),
  question_2: (talk) => callQuestion(talk, 1),
  question_3: (talk) => callQuestion(talk, 2),
  write_down: (talk) => callText(talk, 'write_down'),
  visit_opening: visitOpening,
  in_writing: (talk) => needText(talk, 'in_writing'),
  search_query: (talk) => needText(talk, 'search.query'),
  bad_query: (talk) => needText(talk, 'search.bad_query'),
  official: (talk) => needText(talk, 'search.official'),
  line_question: (talk) => needText(talk, 'search.line_question'),
  example_day: ({ situation: { now, calendar } }) => ({ date: addWorkingDays(calendar, now.date, 2).date }),
  today: (talk) => ({ date: talk.situation.now.date }),
  visit_date: (talk) => day(talk, 'visit_date'),
  visit_time: (talk) => answered(talk, 'visit_time', text('talk.time_unknown')),
  visit_place: (talk) => answered(talk, 'visit_place', text('talk.organisation.ask_by_phone')),
  step_further: ({ session }) =>
    text(`talk.step_further.${accompanied(session.answers['visited_with']) ?? 'none'}`),
  who_speaks: (talk) => text(`talk.visit_support.${companyIn(talk)}`),
  retry_date: (talk) => day(talk, 'retry_date'),
  own_words: (talk) => shortened(answered(talk, 'own_words', needText(talk, 'about'))),
  reason: (talk) => answered(talk, 'choice_reason', text('talk.not_said')),
}

/** Names of all variables of the track, for the content check. */
export const TRACK_VARIABLES: readonly string[] = Object.keys(VARIABLES)

/** The value of a variable in this talk; undefined for a name that the track does not know. */
export const variableIn = (name: string, talk: Talk): Param | undefined => ownEntry(VARIABLES, name)?.(talk)
