import { z } from 'zod'
import { Role } from '../access/role.ts'
import { ownEntry } from '../own-entry.ts'

const Id = z.string().regex(/^[a-z][a-z_]{1,23}$/)

/** Forms that are filled by ticks: the diagnosis of a family, the act of a survey. */
export const SheetForm = z.enum(['passport', 'act'])
export type SheetForm = z.infer<typeof SheetForm>

/** Something of a section that is said in words or as a number. */
const SheetField = z.strictObject({ id: Id, kind: z.enum(['words', 'number']) })
export type SheetField = z.infer<typeof SheetField>

/** A section of a form. */
const SheetSection = z.strictObject({
  id: Id,
  /** As the paper numbers it, e.g. `4.1`. */
  number: z.string().optional(),
  /** At most one of the items. */
  one: z.boolean().default(false),
  /** Who may fill in this section beside whoever fills in all of it. */
  by: z.array(Role).default([]),
  /** Of the day itself: nothing of last time stands there. */
  fresh: z.boolean().default(false),
  /** Each ticked item can have a sum of money. */
  amounts: z.boolean().default(false),
  /** The members of the family are ticked. */
  members: z.boolean().default(false),
  items: z.array(Id).default([]),
  fields: z.array(SheetField).default([]),
})
export type SheetSection = z.infer<typeof SheetSection>

/** A form that is filled by ticks, as data: `scenarios/sheets/<id>.yaml`. Ids are unique within a form. */
export const SheetDefinition = z
  .strictObject({
    id: SheetForm,
    /** Which of them it is: the first diagnosis, one in between; the reason of a survey. */
    kinds: z.array(Id).min(1),
    /** The deed that a finished one is recorded as. */
    deed: z.enum(['passport_updated', 'survey_made']),
    sections: z.array(SheetSection).min(1),
  })
  .refine(({ sections }) => {
    const ids = sections.flatMap(({ items, fields }) => [...items, ...fields.map(({ id }) => id)])
    return new Set(ids).size === ids.length
  }, 'an id stands twice')
export type SheetDefinition = z.infer<typeof SheetDefinition>

/** What is filled in. Plain JSON; stored sealed. */
export const SheetAnswers = z.object({
  /** Items that are ticked. */
  ticks: z.array(z.string()),
  /** What was said, by field; a sum of money by its item. */
  said: z.record(z.string(), z.string()),
  /** Members of the family that are ticked: their names by id, as they were called then. */
  people: z.record(z.string(), z.string()),
})
export type SheetAnswers = z.infer<typeof SheetAnswers>

/** Nothing filled in yet. */
export const EMPTY_SHEET: SheetAnswers = { ticks: [], said: {}, people: {} }

/** The section that an item, or a field, belongs to; null – there is no such one. */
export const sectionOf = ({ sections }: SheetDefinition, id: string): SheetSection | null =>
  sections.find(({ items, fields }) => items.includes(id) || fields.some((field) => field.id === id)) ?? null

/** What of a section can be said: its fields, and a sum for each ticked item where it has sums. */
export const fieldsIn = ({ fields, amounts, items }: SheetSection, { ticks }: SheetAnswers): SheetField[] => [
  ...(amounts
    ? items.filter((item) => ticks.includes(item)).map((id): SheetField => ({ id, kind: 'number' }))
    : []),
  ...fields,
]

/** Whether a role may fill in a section: `all` – the role fills in the whole form. */
export const mayFill = ({ by }: SheetSection, role: Role, all: boolean): boolean => all || by.includes(role)

const without = (said: SheetAnswers['said'], id: string): SheetAnswers['said'] =>
  Object.fromEntries(Object.entries(said).filter(([each]) => each !== id))

/** The answers after an item was pressed: ticked, or taken back with its sum; of a section with one, the others go. */
export const withTick = (form: SheetDefinition, answers: SheetAnswers, item: string): SheetAnswers => {
  const section = form.sections.find(({ items }) => items.includes(item))
  if (!section) return answers
  if (answers.ticks.includes(item))
    return {
      ...answers,
      ticks: answers.ticks.filter((each) => each !== item),
      said: section.amounts ? without(answers.said, item) : answers.said,
    }
  const kept = section.one ? answers.ticks.filter((each) => !section.items.includes(each)) : answers.ticks
  return { ...answers, ticks: [...kept, item] }
}

/** The answers with something said; null – it is taken back. */
export const withSaid = (answers: SheetAnswers, field: string, words: string | null): SheetAnswers => ({
  ...answers,
  said: words === null ? without(answers.said, field) : { ...answers.said, [field]: words },
})

/** The answers after a member of the family was pressed. */
export const withPerson = (answers: SheetAnswers, id: string, name: string): SheetAnswers => ({
  ...answers,
  people:
    ownEntry(answers.people, id) === undefined
      ? { ...answers.people, [id]: name }
      : without(answers.people, id),
})

/**
 * What a new one begins with: all that held last time, but for sections of the day itself. Ticks of another form hold where the
 * form has the same item.
 */
export const begunFrom = ({ sections }: SheetDefinition, last: SheetAnswers): SheetAnswers => {
  const kept = sections.filter(({ fresh }) => !fresh)
  const items = new Set(kept.flatMap((section) => section.items))
  const fields = new Set(kept.flatMap((section) => [...section.items, ...section.fields.map(({ id }) => id)]))
  return {
    ticks: last.ticks.filter((item) => items.has(item)),
    said: Object.fromEntries(Object.entries(last.said).filter(([id]) => fields.has(id))),
    people: {},
  }
}

/** What differs in a section between two times. */
export interface SheetChange {
  readonly section: string
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  /** Fields that are said otherwise, with what was said before and after; null – nothing. */
  readonly said: readonly {
    readonly field: string
    readonly before: string | null
    readonly after: string | null
  }[]
}

const changeIn = (section: SheetSection, before: SheetAnswers, after: SheetAnswers): SheetChange => {
  const gained = section.items.filter((item) => after.ticks.includes(item) && !before.ticks.includes(item))
  const lost = section.items.filter((item) => before.ticks.includes(item) && !after.ticks.includes(item))
  const ids = [...section.fields.map(({ id }) => id), ...(section.amounts ? section.items : [])]
  const said = ids
    .map((field) => ({
      field,
      before: ownEntry(before.said, field) ?? null,
      after: ownEntry(after.said, field) ?? null,
    }))
    .filter((each) => each.before !== each.after)
  return { section: section.id, gained, lost, said }
}

/** What changed between two times, section by section; sections in which nothing did are left out. */
export const changesBetween = (
  { sections }: SheetDefinition,
  before: SheetAnswers,
  after: SheetAnswers,
): SheetChange[] =>
  sections
    .filter(({ fresh }) => !fresh)
    .map((section) => changeIn(section, before, after))
    .filter(({ gained, lost, said }) => gained.length + lost.length + said.length > 0)
