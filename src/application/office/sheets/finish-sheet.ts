import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FilledSheet } from '../../ports/office/sheet-desk.ts'
import { undoButton } from '../cases/case-card.ts'
import { deedInCases, deedRow } from '../cases/case-deeds.ts'
import { about, onlyThose } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { Screen } from '../kit/screen.ts'
import { toPersonCard } from '../people/citizen.ts'
import { ENDING, SHEET, type SheetAtHand } from './sheet-at-hand.ts'
import { draftScreen } from './sheet-screen.ts'
import { changeLines, sheetHead, sheetLines } from './sheet-words.ts'

/** The finished one before this one; null – this is the first. */
const before = async ({ desks }: OfficeCall, { sheet }: SheetAtHand): Promise<FilledSheet | null> => {
  const finished = await desks.sheets.finished(sheet.citizen, sheet.form)
  const place = finished.findIndex(({ id }) => id === sheet.id)
  return finished[place + 1] ?? null
}

/** What changed since the one before. */
const sinceLines = async (call: OfficeCall, hand: SheetAtHand): Promise<TextRef[]> => {
  const earlier = await before(call, hand)
  if (!earlier) return [text('office.sheets.first')]
  const date = { date: earlier.finishedOn ?? earlier.begunOn }
  return [
    text('office.sheets.since', { kind: text(`office.sheets.kinds.${earlier.kind}`), date }),
    ...changeLines(call.words, hand.form, earlier.answers, hand.sheet.answers),
  ]
}

const isEmpty = ({ answers: { ticks, said, people } }: FilledSheet): boolean =>
  ticks.length + Object.keys(said).length + Object.keys(people).length === 0

const finished = async (call: OfficeCall, hand: SheetAtHand): Promise<Screen> => {
  const { sheet, form, card } = hand
  if (isEmpty(sheet)) return draftScreen(call, hand, [text('office.sheets.nothing'), text('talk.blank')])
  const deed = call.moment.conversation.chance.id()
  const of = { id: deed, citizen: card.id, day: call.today, case: null }
  return {
    parts: [
      text('office.sheets.is_finished'),
      sheetHead(hand),
      ...sheetLines(call.words, hand),
      text('talk.blank'),
      ...(await sinceLines(call, hand)),
    ],
    buttons: [toPersonCard(card.id), undoButton(deed)],
    place: 'in_place',
    object: `sheet:${sheet.id}`,
    changes: [
      ...(form.deed === 'passport_updated' ? await deedInCases(call, of, form.deed) : []),
      deedRow(
        call,
        { citizen: card.id, case: null },
        { id: deed, kind: form.deed, outcome: sheet.kind, fulfils: [form.deed] },
      ),
      { type: 'finish_sheet', id: sheet.id, revision: sheet.revision, on: call.today, deed },
    ],
  }
}

/** «Готово»: it is on record as a deed and closes what waited for it; taken back with the deed, it can be gone on with. */
export const finishSheet = about(ENDING, 'fill_sheet', finished)

/** «Не сохранять»: what was begun is gone; nothing was recorded of it. */
export const dropSheet = about(ENDING, 'fill_sheet', (_, { sheet, card }) => ({
  parts: [text('office.sheets.dropped')],
  buttons: [toPersonCard(card.id)],
  place: 'in_place',
  object: `sheet:${sheet.id}`,
  changes: [{ type: 'drop_sheet', id: sheet.id, revision: sheet.revision }],
}))

/** «Что изменилось»: a finished one beside the one before it. */
export const showChanges = about(
  onlyThose(SHEET, (_, { sheet }) => sheet.finishedOn !== null),
  'fill_sheet',
  async (call, hand) => {
    const earlier = await before(call, hand)
    return {
      parts: [sheetHead(hand), ...(await sinceLines(call, hand))],
      buttons: [
        ...(earlier ? [[text('office.sheets.buttons.earlier'), 'sheet', earlier.id] as const] : []),
        [text('office.sheets.buttons.whole'), 'sheet', hand.sheet.id],
        toPersonCard(hand.card.id),
      ],
      place: 'in_place',
      object: `sheet:${hand.sheet.id}`,
    }
  },
)
