import { z } from 'zod'

const Id = z.string().regex(/^[a-z][a-z_]{1,23}$/)

/**
 * What can be said in a needs card, as data: `scenarios/needs-card.yaml` (Y-address). Groups stand in the order in which
 * they are shown; ids of items are unique across groups. `one` – at most one of the group can be chosen.
 */
export const NeedsCardChoices = z
  .strictObject({
    groups: z
      .array(z.strictObject({ id: Id, one: z.boolean().default(false), items: z.array(Id).min(2) }))
      .min(1),
  })
  .refine(({ groups }) => {
    const ids = groups.flatMap(({ id, items }) => [id, ...items])
    return new Set(ids).size === ids.length
  }, 'an id stands twice')
export type NeedsCardChoices = z.infer<typeof NeedsCardChoices>

/**
 * Priorities, needs and preferences of a person (Y-address): chosen items. Limits say what a place must have – no steps, a
 * toilet nearby –, never an illness (promises.md 10).
 */
export const NeedsCard = z.object({ chosen: z.array(z.string()) })
export type NeedsCard = z.infer<typeof NeedsCard>

/** Nothing said yet. */
export const EMPTY_NEEDS: NeedsCard = { chosen: [] }

/** A stored needs card; empty where none was filled in. */
export const readNeeds = (json: string | null): NeedsCard =>
  json === null ? EMPTY_NEEDS : NeedsCard.parse(JSON.parse(json))

/** The group that an item belongs to; null – there is no such item. */
export const groupOf = (
  { groups }: NeedsCardChoices,
  item: string,
): NeedsCardChoices['groups'][number] | null => groups.find(({ items }) => items.includes(item)) ?? null

/** What is chosen of a group, in its order. Items that are not on offer any more are not shown. */
export const chosenOf = ({ chosen }: NeedsCard, { items }: NeedsCardChoices['groups'][number]): string[] =>
  items.filter((item) => chosen.includes(item))

/**
 * The card after an item was pressed: chosen, or taken back; of a group where only one can be, the others go.
 * @example toggled(choices, { chosen: ['alone'] }, 'with_friend') // { chosen: ['with_friend'] }
 */
export const toggled = (choices: NeedsCardChoices, card: NeedsCard, item: string): NeedsCard => {
  const group = groupOf(choices, item)
  if (group === null) return card
  if (card.chosen.includes(item)) return { chosen: card.chosen.filter((each) => each !== item) }
  const kept = group.one ? card.chosen.filter((each) => !group.items.includes(each)) : card.chosen
  return { chosen: [...kept, item] }
}
