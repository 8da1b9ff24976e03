import type { KnownRow } from '../../../domain/forms/known.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { nameParts } from '../../../domain/people/same-person.ts'
import { text, textAt } from '../../../domain/words/text-ref.ts'
import type { WaitingDeed } from '../../ports/office/entered-desk.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

/** Into which register it is typed over. */
export const ENTERED_FIELDS = {
  'entered.register': ({ entered }) =>
    entered === null ? null : text(`office.entered.registers.${entered.register}`),
} as const satisfies Partial<Record<FieldSource, FieldOf>>

const row = (deed: WaitingDeed, has: PaperGround['has'], n: number): KnownRow => {
  const { surname, first, patronymic } = nameParts(deed.name)
  const worded = (key: string) => (has(key) ? textAt(key) : null)
  return {
    n,
    surname,
    name: first,
    patronymic,
    address: deed.address,
    words: deed.words,
    staff: deed.by,
    born: deed.birthDate === null ? null : { date: deed.birthDate },
    day: { date: deed.day },
    what: worded(`office.deeds.kinds.${deed.kind}`) ?? text('office.deeds.kinds.other'),
    outcome: worded(`office.contact.outcomes.${deed.outcome}`),
    topic:
      deed.topic === null ? null : (worded(`needs.${deed.topic}.title`) ?? text('office.deeds.other_topic')),
    help: worded(`office.deeds.help_kinds.${deed.help}`),
  }
}

/** One value a cell, so that each is copied as it is. */
const rows: ListOf = ({ entered, has }) => (entered?.deeds ?? []).map((deed, at) => row(deed, has, at + 1))

/** What is not typed over yet. */
export const ENTERED_LISTS = { 'entered.rows': rows } as const satisfies Partial<Record<ListSource, ListOf>>
