import { groupOf } from '../../../../domain/people/needs-card.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { NeedsInSight } from '../../../ports/office/people-desk.ts'
import { allowed, refuse } from '../../kit/audited.ts'
import { pageOf } from '../../kit/list.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { useCase } from '../../kit/screen.ts'

/** Groups of the needs card that are about giving and taking help (Y-work). */
const SIDES = ['helping', 'learning'] as const
type Side = (typeof SIDES)[number]

const itemsOf = ({ moment }: OfficeCall, side: Side): readonly string[] =>
  moment.conversation.content.needsCard.groups.find(({ id }) => id === side)?.items ?? []

const cardsOf = ({ desks, actor, today, moment }: OfficeCall): Promise<readonly NeedsInSight[]> =>
  desks.people.needsInSight(actor, today, moment.at)

const countOf = (cards: readonly NeedsInSight[], item: string): number =>
  cards.filter(({ chosen }) => chosen.includes(item)).length

const itemName = (item: string): TextRef => text(`office.needs.items.${item}`)

/** What somebody chose of a side: a line of it and a button for every item. */
const sideOf = (call: OfficeCall, cards: readonly NeedsInSight[], side: Side) => {
  const chosen = itemsOf(call, side)
    .map((item) => ({ item, n: countOf(cards, item) }))
    .filter(({ n }) => n > 0)
  const list = chosen.map(({ item, n }) => text('office.helpers.counted', { item: itemName(item), n }))
  return {
    lines: chosen.length === 0 ? [] : [text(`office.helpers.${side}`, { list: { list } })],
    buttons: chosen.map(
      ({ item, n }): OfficeButton => [
        text('office.helpers.item', { item: itemName(item), n }),
        ...(['helpers_who', item] as const),
      ],
    ),
  }
}

/** Whoever could teach and whoever wants to learn the same: a suggestion, and an event that brings them together. */
const pairsOf = ({ moment }: OfficeCall, cards: readonly NeedsInSight[]) => {
  const met = moment.conversation.content.events.pairs
    .map((pair) => ({ ...pair, can: countOf(cards, pair.helps), want: countOf(cards, pair.wants) }))
    .filter(({ can, want }) => can > 0 && want > 0)
  return {
    lines: met.map(({ helps, wants, can, want }) =>
      text('office.helpers.pair', { item: itemName(helps), other: itemName(wants), can, want }),
    ),
    buttons: met.map(
      ({ wants, kind }): OfficeButton => [
        text('office.helpers.bring_together', { item: itemName(wants) }),
        ...(['event_new', kind, wants] as const),
      ],
    ),
  }
}

/** «Помощь и учёба»: who would help, who would learn, and who fits whom. */
export const showHelpers = useCase('plan_events', async (call) => {
  const cards = await cardsOf(call)
  const [helping, learning] = [sideOf(call, cards, 'helping'), sideOf(call, cards, 'learning')]
  const pairs = pairsOf(call, cards)
  const lines = [...helping.lines, ...learning.lines, ...pairs.lines]
  const parts = [
    text('office.helpers.head'),
    ...(lines.length === 0 ? [text('office.helpers.nobody')] : lines),
  ]
  const buttons: OfficeButton[] = [
    ...[...pairs.buttons, ...helping.buttons, ...learning.buttons],
    [text('office.helpers.buttons.vacancy'), 'event_new', 'job_fair'],
    [text('office.event_plan.buttons.all'), 'events'],
  ]
  return { parts, buttons, place: 'in_place', changes: [allowed(call, 'find_people', 'needs_cards')] }
})

/** Who of those in sight chose one thing. */
export const listHelpers = useCase('plan_events', async (call) => {
  const { desks, actor, today, moment } = call
  const [item = '', page] = call.args
  const group = groupOf(moment.conversation.content.needsCard, item)
  if (!SIDES.some((side) => side === group?.id)) return refuse(call, 'plan_events', `needs:${item}`)
  const cards = await cardsOf(call)
  const chose = new Set(cards.filter(({ chosen }) => chosen.includes(item)).map(({ citizen }) => citizen))
  const people = (await desks.people.all(actor, today, moment.at)).filter(({ id }) => chose.has(id))
  const { shown, turns } = pageOf(people, page, (turned) => ['helpers_who', item, turned])
  const buttons: OfficeButton[] = [
    ...shown.map(
      ({ id, name }): OfficeButton => [text('office.groups.member', { name: shortName(name) }), 'person', id],
    ),
    ...turns,
    [text('office.helpers.buttons.all'), 'helpers'],
  ]
  const head = text('office.helpers.who', { item: itemName(item), n: people.length })
  return { parts: [head], buttons, place: 'in_place', changes: [allowed(call, 'find_people', 'needs_cards')] }
})
