import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { type Param, text } from '../../../domain/words/text-ref.ts'
import type { DestructionAct } from '../../ports/office/destruction-desk.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

const categoriesOf = ({ categories }: DestructionAct): Param => ({
  list: categories.map((each) => text(`office.forget.categories.${each}`)),
})

const reasonOf = ({ demandedOn }: DestructionAct): Param =>
  text('office.forget.on_demand', { date: { date: demandedOn } })

const proposedOf = ({ proposedBy, proposedOn }: DestructionAct): Param =>
  text('office.forget.proposed_on', { who: proposedBy, date: { date: proposedOn } })

/** What an act of destruction says (order 179 of Roskomnadzor, point 3). */
export const DESTRUCTION_SOURCES = {
  'destruction.number': ({ destruction }) => destruction?.number ?? null,
  'destruction.subject': ({ destruction }) => destruction?.subject ?? null,
  'destruction.categories': ({ destruction }) => destruction && categoriesOf(destruction),
  'destruction.reason': ({ destruction }) => destruction && reasonOf(destruction),
  'destruction.proposed': ({ destruction }) => destruction && proposedOf(destruction),
  'destruction.by': ({ destruction }) => destruction?.destroyedBy ?? null,
  'destruction.by_role': ({ destruction }) =>
    destruction && text(`office.roles.${destruction.destroyedRole}`),
  'destruction.day': ({ destruction }) => destruction && { date: destruction.day },
} as const satisfies Partial<Record<FieldSource, FieldOf>>

const log: ListOf = ({ destructions }) =>
  destructions.map((act, index) => ({
    n: index + 1,
    number: act.number,
    subject: act.subject,
    categories: categoriesOf(act),
    reason: reasonOf(act),
    day: { date: act.day },
  }))

/** The excerpt of the log of destruction (point 5). */
export const DESTRUCTION_LISTS = { 'destruction.log': log } as const satisfies Partial<
  Record<ListSource, ListOf>
>
