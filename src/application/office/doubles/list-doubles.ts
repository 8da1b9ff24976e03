import { birthYear } from '../../../domain/people/birth.ts'
import { likelyDoubles, type Pair, pairKey } from '../../../domain/people/likely-doubles.ts'
import { comparableName } from '../../../domain/people/same-person.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FoundPerson } from '../../ports/office/people-desk.ts'
import { about } from '../kit/about.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { CITIZEN_IN_HAND, toPersonCard } from '../people/citizen.ts'
import { fitting } from '../people/find-people.ts'

/** «Смирнова А. П., 1955» */
const briefly = ({ name, birthDate }: FoundPerson): TextRef =>
  birthDate === null
    ? text('office.doubles.one_bare', { name: shortName(name) })
    : text('office.doubles.one', { name: shortName(name), year: birthYear(birthDate) })

/** Likely doubles in sight that nobody said are two people. */
const pairsInSight = async (call: OfficeCall): Promise<Pair<FoundPerson>[]> => {
  const { desks, actor, today, moment } = call
  const pairs = likelyDoubles(await desks.people.everybody(actor, today, moment.at))
  const keyed = pairs.map((pair) => ({ pair, key: pairKey(pair[0].id, pair[1].id) }))
  const apart = await desks.merges.apart(keyed.map(({ key }) => key))
  return keyed.filter(({ key }) => !apart.has(key)).map(({ pair }) => pair)
}

const pairButton = ({ words }: OfficeCall, [one, other]: Pair<FoundPerson>): OfficeButton => [
  text('office.doubles.pair', {
    one: words.plain(briefly(one)),
    other: words.plain(briefly(other)),
  }),
  'double',
  one.id,
  other.id,
]

/** «Двойники»: cards in sight that may be one person's, pair by pair. */
export const listDoubles = useCase('merge_people', async (call) => {
  const pairs = await pairsInSight(call)
  const { shown, turns } = pageOf(pairs, call.args[0], (page) => ['doubles', page])
  return {
    parts: [text(pairs.length === 0 ? 'office.doubles.none' : 'office.doubles.head', { n: pairs.length })],
    buttons: [...shown.map((pair) => pairButton(call, pair)), ...turns],
    place: placeOfList(call.args[0]),
    object: 'register',
  }
})

/** Others in sight whose name is the same or nearly so, and likely doubles, each once. */
const othersLike = async (call: OfficeCall, id: string, name: string): Promise<FoundPerson[]> => {
  const likely = (await pairsInSight(call))
    .filter((pair) => pair.some((each) => each.id === id))
    .flatMap((pair) => pair.filter((each) => each.id !== id))
  const words = comparableName(name).split(' ').slice(0, 2)
  const named = await fitting(call, { kind: 'words', words })
  const all = [...likely, ...named.filter((each) => each.id !== id)]
  return [...new Map(all.map((each) => [each.id, each])).values()]
}

/** «Двойник?» of a card: who may be the same person, and what was merged into it lately. */
export const showDoublesOf = about(CITIZEN_IN_HAND, 'merge_people', async (call, card) => {
  const others = await othersLike(call, card.id, card.facts.name)
  const merged = await call.desks.merges.merged(card.id, call.today)
  const { shown, turns } = pageOf(others, call.args[1], (page) => ['doubles_of', card.id, page])
  const { name } = card.facts
  return {
    parts: [
      text(others.length === 0 ? 'office.doubles.none_of' : 'office.doubles.head_of', { name }),
      ...merged.map(({ name: double, until }) =>
        text('office.doubles.merged', { name: double, date: { date: until } }),
      ),
    ],
    buttons: [
      ...shown.map((each): OfficeButton => [briefly(each), 'double', card.id, each.id]),
      ...turns,
      ...merged.map(
        ({ id, name: double }): OfficeButton => [
          text('office.doubles.buttons.part_named', { name: shortName(double) }),
          'double_back',
          card.id,
          id,
        ],
      ),
      toPersonCard(card.id),
    ],
    place: 'in_place',
    object: `citizen:${card.id}`,
  }
})
