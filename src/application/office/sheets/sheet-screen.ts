import { ownEntry } from '../../../domain/own-entry.ts'
import { fieldsIn, type SheetAnswers, type SheetSection } from '../../../domain/people/sheet.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { toPersonCard } from '../people/citizen.ts'
import { mayEnd, ownSections, type SheetAtHand } from './sheet-at-hand.ts'
import { fieldName, sectionName, sheetHead, sheetLines } from './sheet-words.ts'

const marked = (isMarked: boolean, item: TextRef | string): TextRef =>
  text(isMarked ? 'office.sheets.marked' : 'office.sheets.unmarked', { item })

const isFilled = ({ items, fields, members }: SheetSection, { ticks, said, people }: SheetAnswers): boolean =>
  items.some((item) => ticks.includes(item)) ||
  fields.some(({ id }) => ownEntry(said, id) !== undefined) ||
  (members && Object.keys(people).length > 0)

/** One that is being filled in: what stands in it, a button for each section, and the end. */
export const draftScreen = (call: OfficeCall, hand: SheetAtHand, said: readonly TextRef[] = []): Screen => {
  const { sheet, form, card } = hand
  const { words } = call
  const sections = ownSections(call, form).map(
    (section): OfficeButton => [
      marked(isFilled(section, sheet.answers), sectionName(words, section)),
      ...(['sheet', sheet.id, section.id] as const),
    ],
  )
  return {
    parts: [
      ...said,
      sheetHead(hand),
      ...sheetLines(words, hand),
      text('talk.blank'),
      text('office.sheets.which'),
    ],
    buttons: [
      ...sections,
      ...(mayEnd(call, hand)
        ? [
            [text('office.sheets.buttons.done'), 'sheet_done', sheet.id] as const,
            [text('office.sheets.buttons.drop'), 'sheet_drop', sheet.id] as const,
          ]
        : []),
      toPersonCard(card.id),
    ],
    place: 'in_place',
  }
}

/** A finished one, to be read. */
export const finishedScreen = (call: OfficeCall, hand: SheetAtHand): Screen => ({
  parts: [
    sheetHead(hand),
    text('office.sheets.finished_on', { date: { date: hand.sheet.finishedOn ?? hand.sheet.begunOn } }),
    ...sheetLines(call.words, hand),
  ],
  buttons: [
    [text('office.sheets.buttons.changes'), 'sheet_changes', hand.sheet.id],
    toPersonCard(hand.card.id),
  ],
  place: 'in_place',
})

const fieldButtons = ({ sheet, form }: SheetAtHand, section: SheetSection): OfficeButton[] =>
  fieldsIn(section, sheet.answers).map(({ id, kind }): OfficeButton => {
    const said = ownEntry(sheet.answers.said, id)
    const isShort = said !== undefined && kind === 'number'
    const label = isShort
      ? text('office.sheets.said', { field: fieldName(form, id), said })
      : marked(said !== undefined, fieldName(form, id))
    return [label, 'sheet_say', sheet.id, id]
  })

const peopleButtons = async (call: OfficeCall, { sheet, card }: SheetAtHand): Promise<OfficeButton[]> => {
  const family = await call.desks.families.of(card.id)
  const all = family?.members ?? [{ id: 'self', name: card.facts.name }]
  return all.map(
    ({ id, name }): OfficeButton => [
      marked(ownEntry(sheet.answers.people, id) !== undefined, shortName(name)),
      ...(['sheet_person', sheet.id, id] as const),
    ],
  )
}

/** A section: its items as ticks, what can be said of it, and the next one. */
export const sectionScreen = async (
  call: OfficeCall,
  hand: SheetAtHand,
  section: SheetSection,
): Promise<Screen> => {
  const { sheet, form } = hand
  const own = ownSections(call, form)
  const next = own[own.findIndex(({ id }) => id === section.id) + 1]
  return {
    parts: [
      sheetHead(hand),
      text('office.sheets.section', {
        section: sectionName(call.words, section),
        ask: text(`office.sheets.asks.${section.id}`),
      }),
    ],
    buttons: [
      ...section.items.map(
        (item): OfficeButton => [
          marked(sheet.answers.ticks.includes(item), text(`office.sheets.items.${item}`)),
          ...(['sheet_tick', sheet.id, item] as const),
        ],
      ),
      ...(section.members ? await peopleButtons(call, hand) : []),
      ...fieldButtons(hand, section),
      ...(next
        ? [
            [
              text('office.sheets.buttons.next', { section: sectionName(call.words, next) }),
              ...(['sheet', sheet.id, next.id] as const),
            ] as const,
          ]
        : []),
      [text('office.sheets.buttons.all'), 'sheet', sheet.id],
    ],
    place: 'in_place',
  }
}
