import { readAmount } from '../../../domain/numbers/read-amount.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import {
  fieldsIn,
  type SheetAnswers,
  type SheetField,
  type SheetSection,
  sectionOf,
  withPerson,
  withSaid,
  withTick,
} from '../../../domain/people/sheet.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Question } from '../../ports/office/dialogs.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { note, orNothing, typed, withPresent } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Answer, type Screen, unknownButton } from '../kit/screen.ts'
import { DRAFT, ownSections, SHEET, type SheetAtHand } from './sheet-at-hand.ts'
import { draftScreen, finishedScreen, sectionScreen } from './sheet-screen.ts'

/** A form as it stands: to be read, or a section of it to be filled in. */
export const showSheet = about(SHEET, 'fill_sheet', (call, hand) => {
  if (hand.sheet.finishedOn !== null)
    return { ...finishedScreen(call, hand), object: `sheet:${hand.sheet.id}` }
  const section = ownSections(call, hand.form).find(({ id }) => id === call.args[1])
  return section ? sectionScreen(call, hand, section) : draftScreen(call, hand)
})

/** The section of something that the actor may fill in; null – there is none. */
const ownSection = (call: OfficeCall, { form }: SheetAtHand, id: string): SheetSection | null => {
  const section = sectionOf(form, id)
  return section && ownSections(call, form).some((each) => each.id === section.id) ? section : null
}

const written = async (
  call: OfficeCall,
  hand: SheetAtHand,
  section: SheetSection,
  answers: SheetAnswers,
): Promise<Screen> => {
  const { id, revision } = hand.sheet
  const after = { ...hand, sheet: { ...hand.sheet, answers } }
  return {
    ...(await sectionScreen(call, after, section)),
    object: `sheet:${id}`,
    changes: [{ type: 'write_sheet', id, revision, answers }],
  }
}

const foreign = (call: OfficeCall, { sheet }: SheetAtHand) => refuse(call, 'fill_sheet', `sheet:${sheet.id}`)

/** An item is ticked, or taken back. */
export const tickSheet = about(DRAFT, 'fill_sheet', (call, hand) => {
  const item = call.args[1] ?? ''
  const section = ownSection(call, hand, item)
  return section?.items.includes(item)
    ? written(call, hand, section, withTick(hand.form, hand.sheet.answers, item))
    : foreign(call, hand)
})

/** Somebody of the family is ticked, or taken back. */
export const tickPerson = about(DRAFT, 'fill_sheet', async (call, hand) => {
  const { form, card, sheet } = hand
  const family = await call.desks.families.of(card.id)
  const people = family?.members ?? [{ id: 'self', name: card.facts.name }]
  const person = people.find(({ id }) => id === call.args[1])
  const section = ownSections(call, form).find(({ members }) => members)
  return person && section
    ? written(call, hand, section, withPerson(sheet.answers, person.id, person.name))
    : foreign(call, hand)
})

const fieldIn = (call: OfficeCall, hand: SheetAtHand, id: string): SheetField | null => {
  const section = ownSection(call, hand, id)
  return (section && fieldsIn(section, hand.sheet.answers).find((field) => field.id === id)) ?? null
}

/** Words, or an amount where a number is asked for. */
const askSaid = (kind: SheetField['kind'], ask: TextRef): Question<string> =>
  kind === 'number'
    ? typed(ask, (said) => {
        const amount = readAmount(said)
        return amount === null ? { fault: text('office.sheets.not_a_number') } : { value: amount }
      })
    : note(ask)

/** What a tick does not say: a few words, a number. */
export const SAY_IN_SHEET = dialogAbout({
  id: 'sheet_say',
  subject: DRAFT,
  action: 'fill_sheet',
  given: (call, hand) => {
    const field = fieldIn(call, hand, call.args[1] ?? '')
    if (!field) return unknownButton(call)
    const now = ownEntry(hand.sheet.answers.said, field.id) ?? null
    const isItem = hand.form.sections.some(({ items }) => items.includes(field.id))
    return { field: field.id, kind: field.kind, isItem, now }
  },
  questions: (from) =>
    from.ask('said', ({ field, kind, isItem, now }) => {
      const name = isItem
        ? text('office.sheets.sum', { item: text(`office.sheets.items.${field}`) })
        : text(`office.sheets.fields.${field}`)
      const asked = askSaid(kind, text(`office.sheets.ask.${kind}`, { field: name }))
      return orNothing(withPresent(asked, now), text('office.sheets.nothing_said'))
    }),
  finish: async (call, hand, { field, said }): Promise<Answer> => {
    const section = ownSection(call, hand, field)
    if (!section || !fieldIn(call, hand, field)) return foreign(call, hand)
    const after = withSaid(hand.sheet.answers, field, said)
    return { ...(await written(call, hand, section, after)), place: 'new' }
  },
})
