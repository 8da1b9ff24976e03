import { ownEntry } from '../../../domain/own-entry.ts'
import {
  changesBetween,
  fieldsIn,
  type SheetAnswers,
  type SheetChange,
  type SheetDefinition,
  type SheetSection,
} from '../../../domain/people/sheet.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import type { SheetAtHand } from './sheet-at-hand.ts'

const itemName = (item: string): TextRef => text(`office.sheets.items.${item}`)

/** What a field, or the sum of an item, is called. */
export const fieldName = ({ sections }: SheetDefinition, id: string): TextRef =>
  sections.some(({ items }) => items.includes(id))
    ? text('office.sheets.sum', { item: itemName(id) })
    : text(`office.sheets.fields.${id}`)

/** «4.2. Доходы» */
export const sectionName = (words: OfficeWords, { id, number }: SheetSection): string => {
  const name = words.phrase(`office.sheets.sections.${id}`)
  return number === undefined ? name : words.phrase('office.sheets.numbered', { number, name })
}

/** All that is filled in of a section, in its order. */
const saidIn = (
  words: OfficeWords,
  form: SheetDefinition,
  section: SheetSection,
  answers: SheetAnswers,
): string[] => [
  ...section.items.filter((item) => answers.ticks.includes(item)).map((item) => words.plain(itemName(item))),
  ...(section.members ? Object.values(answers.people) : []),
  ...fieldsIn(section, answers).flatMap(({ id }) => {
    const said = ownEntry(answers.said, id)
    return said === undefined
      ? []
      : [words.phrase('office.sheets.said', { field: fieldName(form, id), said })]
  }),
]

/** Sections in which something is filled in, a line each. */
export const sheetLines = (words: OfficeWords, { form, sheet }: SheetAtHand): TextRef[] => {
  const lines = form.sections.flatMap((section) => {
    const said = saidIn(words, form, section, sheet.answers)
    return said.length === 0
      ? []
      : [text('office.sheets.line', { section: sectionName(words, section), said: said.join('; ') })]
  })
  return lines.length === 0 ? [text('office.sheets.empty')] : lines
}

/** «<b>Смирнова Анна</b>: паспорт семьи, начальная диагностика» */
export const sheetHead = ({ card, sheet }: SheetAtHand): TextRef =>
  text('office.sheets.head', {
    name: card.facts.name,
    form: text(`office.sheets.forms.${sheet.form}`),
    kind: text(`office.sheets.kinds.${sheet.kind}`),
  })

const changeParts = (
  words: OfficeWords,
  form: SheetDefinition,
  { gained, lost, said }: SheetChange,
): string[] => [
  ...gained.map((item) => words.phrase('office.sheets.gained', { item: itemName(item) })),
  ...lost.map((item) => words.phrase('office.sheets.lost', { item: itemName(item) })),
  ...said.map(({ field, before, after }) => {
    const name = fieldName(form, field)
    if (before === null) return words.phrase('office.sheets.said_now', { field: name, after: after ?? '' })
    return after === null
      ? words.phrase('office.sheets.said_before', { field: name, before })
      : words.phrase('office.sheets.said_other', { field: name, before, after })
  }),
]

/** What changed between two times, a line for each section. */
export const changeLines = (
  words: OfficeWords,
  form: SheetDefinition,
  before: SheetAnswers,
  after: SheetAnswers,
): TextRef[] => {
  const changes = changesBetween(form, before, after)
  if (changes.length === 0) return [text('office.sheets.unchanged')]
  return changes.flatMap((change) => {
    const section = form.sections.find(({ id }) => id === change.section)
    if (!section) return []
    const said = changeParts(words, form, change).join('; ')
    return [text('office.sheets.line', { section: sectionName(words, section), said })]
  })
}
