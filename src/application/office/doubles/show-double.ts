import { partedUntil } from '../../../domain/people/merge-term.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { MERGED_KINDS, type MergePreview } from '../../ports/office/merge-desk.ts'
import { joinedFacts } from '../import/join-cards.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { toPersonCard } from '../people/citizen.ts'
import { allFactLines } from '../people/person-words.ts'
import { TWO_CARDS, type TwoCards } from './two-cards.ts'

/** «дела — 5, задачи — 2»; no line where there is nothing. */
const countLine = (
  { words }: OfficeCall,
  key: 'moves' | 'stays_behind',
  counts: MergePreview['moves'],
): TextRef[] => {
  const list = MERGED_KINDS.flatMap((kind) => {
    const n = counts[kind]
    return n === undefined ? [] : [words.plain(text(`office.doubles.kinds.${kind}`, { n }))]
  })
  return list.length === 0 ? [] : [text(`office.doubles.${key}`, { list: { list } })]
}

/** Which chat the card that stays has from then on. */
const chatLine = ({ keep, double }: TwoCards): TextRef[] => {
  if (double.person === null) return []
  return [text(keep.person === null ? 'office.doubles.chat_moves' : 'office.doubles.chat_goes')]
}

const presenceLine = ({ keep, double }: TwoCards): TextRef[] =>
  double.presence === 'present' || double.presence === keep.presence
    ? []
    : [text(`office.doubles.presence.${double.presence}`)]

/** What two cards say otherwise: the value of the card that stays, and that of the other, which is asked about afterwards. */
const differingLines = (call: OfficeCall, cards: TwoCards): TextRef[] =>
  joinedFacts(call, cards.double, cards.keep).doubts.map(({ heading, said }) =>
    text('office.doubles.differs', { what: heading, said }),
  )

/** Both cards below each other, what stays and what goes over. */
export const previewLines = (call: OfficeCall, cards: TwoCards, preview: MergePreview): TextRef[] => {
  const { keep, double } = cards
  const blank = text('talk.blank')
  return [
    text('office.doubles.keeps', { district: keep.districtName }),
    ...allFactLines(keep.facts, call.today),
    blank,
    text('office.doubles.goes', { district: double.districtName }),
    ...allFactLines(double.facts, call.today),
    blank,
    ...differingLines(call, cards),
    ...presenceLine(cards),
    ...countLine(call, 'moves', preview.moves),
    ...countLine(call, 'stays_behind', preview.stays),
    ...chatLine(cards),
  ]
}

/** Buttons under two cards; where a place at an event is in the way the cards are not merged yet. */
const choices = ({ keep, double }: TwoCards, isFree: boolean): OfficeButton[] => [
  ...(isFree
    ? [[text('office.doubles.buttons.merge'), 'double_join', keep.id, double.id] as const]
    : [[text('office.doubles.buttons.other_card'), 'person', double.id] as const]),
  [text('office.doubles.buttons.swap'), 'double', double.id, keep.id],
  [text('office.doubles.buttons.apart'), 'double_apart', keep.id, double.id],
  toPersonCard(keep.id),
]

/** Why two cards cannot be merged yet. */
const hindrance = ({ events }: MergePreview): TextRef[] =>
  events.length === 0 ? [] : [text('office.doubles.both_signed', { list: { list: events } })]

/** «Двойник»: both cards, and what would be kept, before anything is done. */
export const showDouble = about(TWO_CARDS, 'merge_people', async (call, cards) => {
  const preview = await call.desks.merges.preview(cards.keep.id, cards.double.id, call.today)
  const until = partedUntil(call.today)
  return {
    parts: [
      ...previewLines(call, cards, preview),
      ...hindrance(preview),
      text('office.doubles.back_until', { date: { date: until } }),
    ],
    buttons: choices(cards, preview.events.length === 0),
    place: 'in_place',
    object: `citizen:${cards.double.id}`,
  }
})
