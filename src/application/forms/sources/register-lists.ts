import type { KnownRow } from '../../../domain/forms/known.ts'
import { writtenDay } from '../../../domain/forms/paper.ts'
import type { ListSource } from '../../../domain/forms/source-name.ts'
import { phoneOnPaper } from '../../../domain/numbers/phone-on-paper.ts'
import { type Category, categoriesOn } from '../../../domain/people/categories.ts'
import { type Param, text } from '../../../domain/words/text-ref.ts'
import { personFactsOf } from '../../office/people/citizen-facts.ts'
import type { PersonOnPaper } from '../../ports/office/paper-desk.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { ListOf } from './list-of.ts'

const STATUS = /^(senior|disability_)/
const ALONE = /^(living_alone|lonely)$/
const NEW = /^newly_/
/** Who wants special attention: alone, disabled, or in a hard place (seeds/002, appendix 6). */
const ATTENTION = /^(disability_|living_alone$|lonely$|homeless$|hardship$|socially_dangerous$)/

const categoriesOf = ({ facts }: PersonOnPaper, { today }: PaperGround): readonly Category[] =>
  categoriesOn(personFactsOf(facts), today)

const listed = (categories: readonly Category[], those: RegExp): Param | null => {
  const found = categories.filter((each) => those.test(each))
  return found.length === 0 ? null : { list: found.map((each) => text(`office.categories.${each}`)) }
}

const contactOf = ({ facts: { address, phone } }: PersonOnPaper): Param | null => {
  const known = [address, phone === null ? null : phoneOnPaper(phone)].filter((each) => each !== null)
  return known.length === 0 ? null : known.join(', ')
}

/** «до 12.05.2027, с сопровождением». */
const servedUntil = ({ served }: PersonOnPaper): Param | null =>
  served === null
    ? null
    : text(`office.papers.values.${served.withSupport ? 'served_with_support' : 'served'}`, {
        day: writtenDay(served.until),
      })

/** «подписано 12.05.2026», «в чате». */
const consentSaid = ({ consent }: PersonOnPaper): Param | null =>
  consent === null
    ? null
    : text(`office.papers.values.consent_${consent.how}`, {
        day: consent.day === null ? '' : writtenDay(consent.day),
      })

const row = (person: PersonOnPaper, ground: PaperGround): KnownRow => {
  const categories = categoriesOf(person, ground)
  const { facts, lastContact, registeredOn, presence, presenceFrom } = person
  return {
    name: facts.name,
    born: facts.birthDate === null ? null : { date: facts.birthDate },
    contact: contactOf(person),
    status: listed(categories, STATUS),
    alone: listed(categories, ALONE),
    new: listed(categories, NEW),
    registered: { date: registeredOn },
    last: lastContact === null ? null : { date: lastContact },
    left:
      presence === 'present' || presence === 'away'
        ? null
        : text(`office.papers.values.left_${presence}`, {
            day: presenceFrom === null ? '' : presenceFrom.split('-').reverse().join('.'),
          }),
    served: servedUntil(person),
    consent: consentSaid(person),
  }
}

const numbered = (rows: readonly KnownRow[]): KnownRow[] =>
  rows.map((each, index) => ({ n: index + 1, ...each }))

const people: ListOf = (ground) => numbered(ground.people.map((person) => row(person, ground)))

const attention: ListOf = (ground) =>
  numbered(
    ground.people
      .filter(({ presence }) => presence === 'present' || presence === 'away')
      .filter((person) => categoriesOf(person, ground).some((each) => ATTENTION.test(each)))
      .map((person) => row(person, ground)),
  )

const notReached: ListOf = ({ missed }) =>
  numbered(
    missed.map(({ name, phone, why, tries }) => ({
      name,
      contact: phone === null ? null : phoneOnPaper(phone),
      why: text(`office.missed.why.${why}`, { n: tries }),
      tries,
    })),
  )

/** Lists of people. */
export const REGISTER_LISTS = {
  'register.people': people,
  'register.attention': attention,
  'register.not_reached': notReached,
} as const satisfies Partial<Record<ListSource, ListOf>>
