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
import { hasWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FormAnswers, FormField } from '../../ports/office/dialogs.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { answerOf, NONE, noteOf } from '../kit/fields.ts'
import { formAbout } from '../kit/form-about.ts'
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

const readSaid: FormField['read'] = (input, { kind }) => {
  if ('choice' in input)
    return input.choice === NONE ? { value: null } : { fault: text('office.fields.words_needed') }
  if (kind === 'number') {
    const amount = readAmount(input.words)
    return amount === null ? { fault: text('office.sheets.not_a_number') } : { value: amount }
  }
  const words = noteOf(input.words)
  return hasWords(words) ? { value: words } : { fault: text('office.fields.words_needed') }
}

const saying: FormField = {
  name: 'said',
  ask: ({ field, kind, now, isItem }) => {
    const name =
      isItem === true
        ? text('office.sheets.sum', { item: text(`office.sheets.items.${String(field)}`) })
        : text(`office.sheets.fields.${String(field)}`)
    const question = text(`office.sheets.ask.${String(kind)}`, { field: name })
    return typeof now === 'string' ? text('office.change.now', { now, question }) : question
  },
  choices: () => [{ id: NONE, label: text('office.sheets.nothing_said') }],
  read: readSaid,
}

const finish = async (call: OfficeCall, hand: SheetAtHand, answers: FormAnswers): Promise<Answer> => {
  const id = answerOf(answers, 'field') ?? ''
  const section = ownSection(call, hand, id)
  if (!section || !fieldIn(call, hand, id)) return foreign(call, hand)
  const after = withSaid(hand.sheet.answers, id, answerOf(answers, 'said'))
  return { ...(await written(call, hand, section, after)), place: 'new' }
}

/** What a tick does not say: a few words, a number. */
export const SAY_IN_SHEET = formAbout({
  id: 'sheet_say',
  subject: DRAFT,
  action: 'fill_sheet',
  given: (call, hand) => {
    const field = fieldIn(call, hand, call.args[1] ?? '')
    if (!field) return unknownButton(call)
    const now = ownEntry(hand.sheet.answers.said, field.id)
    const isItem = hand.form.sections.some(({ items }) => items.includes(field.id))
    return { field: field.id, kind: field.kind, isItem, ...(now === undefined ? {} : { now }) }
  },
  fields: [saying],
  finish,
})
