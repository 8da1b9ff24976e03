import { pairKey } from '../../../domain/people/likely-doubles.ts'
import { partedUntil } from '../../../domain/people/merge-term.ts'
import { personKey } from '../../../domain/people/same-person.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { joinedFacts } from '../import/join-cards.ts'
import { about } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { replacedBy } from '../kit/replaced-words.ts'
import { type Screen, toast } from '../kit/screen.ts'
import { CITIZEN_IN_HAND, toPersonCard } from '../people/citizen.ts'
import { TWO_CARDS, type TwoCards } from './two-cards.ts'

const partButton = (citizen: string, merged: string): OfficeButton => [
  text('office.doubles.buttons.part'),
  'double_back',
  citizen,
  merged,
]

/** The second look: what is about to be done, in one sentence. */
const askSure = (call: OfficeCall, { keep, double }: TwoCards): Screen => ({
  parts: [
    text('office.doubles.sure', {
      name: keep.facts.name,
      double: double.facts.name,
      date: { date: partedUntil(call.today) },
    }),
  ],
  buttons: [
    [text('office.doubles.buttons.sure'), 'double_join', keep.id, double.id, 'sure'],
    [text('office.doubles.buttons.look'), 'double', keep.id, double.id],
  ],
  place: 'in_place',
})

const mergeOf = (call: OfficeCall, id: string, { keep, double }: TwoCards): OfficeChange => {
  const { facts, doubts } = joinedFacts(call, double, keep)
  return {
    type: 'merge_cards',
    id,
    into: keep.id,
    revision: keep.revision,
    double: double.id,
    doubleRevision: double.revision,
    facts,
    replaced: replacedBy(keep.facts, facts),
    doubts,
    doubleKey: personKey(double.facts.name, double.facts.birthDate),
    by: call.actor.id,
    on: call.today,
    until: partedUntil(call.today),
    at: call.moment.at,
  }
}

const merged = (call: OfficeCall, cards: TwoCards): Screen => {
  const id = call.moment.conversation.chance.id()
  const { keep, double } = cards
  return {
    parts: [text('office.doubles.done', { name: keep.facts.name, date: { date: partedUntil(call.today) } })],
    buttons: [toPersonCard(keep.id), partButton(keep.id, id)],
    place: 'in_place',
    changes: [
      mergeOf(call, id, cards),
      allowed(call, 'merge_people', `citizen:${keep.id}`, `merged ${double.id}`),
    ],
  }
}

/** «Объединить»: asked once more, then done; on record, and to be undone within the term. */
export const mergeDoubles = about(TWO_CARDS, 'merge_people', async (call, cards) => {
  const { events } = await call.desks.merges.preview(cards.keep.id, cards.double.id, call.today)
  if (events.length > 0) return toast(call, 'office.doubles.signed_toast')
  return call.args[2] === 'sure' ? merged(call, cards) : askSure(call, cards)
})

/** «Это разные люди»: the pair is not proposed again; the cards stay. */
export const keepApart = about(TWO_CARDS, 'merge_people', (call, { keep, double }) => ({
  parts: [text('office.doubles.are_two', { name: keep.facts.name, double: double.facts.name })],
  buttons: [[text('office.doubles.buttons.all'), 'doubles'], toPersonCard(keep.id)],
  place: 'in_place',
  changes: [
    {
      type: 'keep_apart',
      pair: pairKey(keep.id, double.id),
      citizen: [keep.id, double.id].sort()[0] ?? keep.id,
      on: call.today,
    },
    allowed(call, 'merge_people', `citizen:${keep.id}`, `apart ${double.id}`),
  ],
}))

/** «Вернуть две карточки»: asked once more, then the double is there again with what it brought. */
export const partDoubles = about(CITIZEN_IN_HAND, 'merge_people', async (call, card) => {
  const [, id = '', said] = call.args
  const found = (await call.desks.merges.merged(card.id, call.today)).find((each) => each.id === id)
  if (!found) return toast(call, 'office.doubles.too_late')
  const { name } = card.facts
  if (said !== 'sure')
    return {
      parts: [text('office.doubles.part_sure', { name, double: found.name })],
      buttons: [
        [text('office.doubles.buttons.part'), 'double_back', card.id, id, 'sure'],
        toPersonCard(card.id),
      ],
      place: 'in_place',
    }
  return {
    parts: [text('office.doubles.parted', { name, double: found.name })],
    buttons: [toPersonCard(card.id)],
    place: 'in_place',
    changes: [
      { type: 'part_cards', id, into: card.id, on: call.today, at: call.moment.at },
      allowed(call, 'merge_people', `citizen:${card.id}`, 'parted'),
    ],
  }
})
