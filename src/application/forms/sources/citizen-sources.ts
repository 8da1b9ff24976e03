import type { KnownRow } from '../../../domain/forms/known.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { phoneOnPaper } from '../../../domain/numbers/phone-on-paper.ts'
import { type Category, categoriesOn } from '../../../domain/people/categories.ts'
import { splitSurname } from '../../../domain/people/surname.ts'
import { type Param, text, textAt } from '../../../domain/words/text-ref.ts'
import { personFactsOf } from '../../office/people/citizen-facts.ts'
import type { DeedOnPaper } from '../../ports/office/paper-desk.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

/** Deeds that a passport tells of; older ones stand in the case. */
const MOST_DEEDS = 20

const ALONE = /^(living_alone|lonely)$/

const day = (date: string | null | undefined): Param | null => (date ? { date } : null)

const nameOf = ({ citizen, case: found }: PaperGround): string | null =>
  citizen?.facts.name ?? found?.name ?? null

const surname: FieldOf = (ground) => {
  const name = nameOf(ground)
  return name === null ? null : splitSurname(name).surname
}

/** Categories of the day, those about living alone or those about anything else. */
const categories =
  (isMeant: (category: Category) => boolean): FieldOf =>
  ({ citizen, today }) => {
    if (citizen === null) return null
    const held = categoriesOn(personFactsOf(citizen.facts), today).filter(isMeant)
    return held.length === 0 ? null : { list: held.map((each) => text(`office.categories.${each}`)) }
  }

const sex: FieldOf = ({ citizen }) =>
  citizen?.facts.sex ? text(`office.papers.values.${citizen.facts.sex}`) : null

/** Fields of the card of a person. */
export const CITIZEN_FIELDS = {
  'citizen.name': nameOf,
  'citizen.surname': surname,
  'citizen.sex': sex,
  'citizen.birth_date': ({ citizen }) => day(citizen?.facts.birthDate),
  'citizen.address': ({ citizen }) => citizen?.facts.address ?? null,
  'citizen.phone': ({ citizen }) => (citizen?.facts.phone ? phoneOnPaper(citizen.facts.phone) : null),
  'citizen.categories': categories((each) => !ALONE.test(each)),
  'citizen.alone': categories((each) => ALONE.test(each)),
  'citizen.registered_on': ({ citizen }) => day(citizen?.registeredOn),
} as const satisfies Partial<Record<FieldSource, FieldOf>>

const deedName = ({ kind }: DeedOnPaper, { has }: PaperGround): Param => {
  const key = `office.deeds.kinds.${kind}`
  return textAt(has(key) ? key : 'office.deeds.kinds.other')
}

const deedRow = (deed: DeedOnPaper, ground: PaperGround, n: number): KnownRow => ({
  n,
  day: { date: deed.day },
  what: deedName(deed, ground),
  words: deed.note,
  staff: deed.staffName,
})

/** What was done for the person, the latest first. */
const deeds: ListOf = (ground) =>
  ground.citizen === null
    ? []
    : ground.deeds.filter((_, at) => at < MOST_DEEDS).map((deed, at) => deedRow(deed, ground, at + 1))

/** Tables of the card of a person. */
export const CITIZEN_LISTS = { 'citizen.deeds': deeds } as const satisfies Partial<Record<ListSource, ListOf>>
