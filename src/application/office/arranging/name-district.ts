import { cleanWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { DistrictCard } from '../../ports/office/arranging-desk.ts'
import type { FieldRead, FormField } from '../../ports/office/dialogs.ts'
import { about } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import { endedBy, formAbout } from '../kit/form-about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { DISTRICT } from './districts.ts'

/** Fits a button. */
const LONGEST = 24
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} №«».,'’()-]*$/u

const readName = (typed: string): FieldRead => {
  const name = cleanWords(typed, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return NAME.test(name) && [...name].length <= LONGEST
    ? { value: name }
    : { fault: text('office.districts.name_needed', { n: LONGEST }) }
}

const nameField = (key: string): FormField => ({
  name: 'name',
  ask: (answers) => text(key, { district: String(answers['old'] ?? '') }),
  read: (input) => ('words' in input ? readName(input.words) : readName('')),
})

const cardButton = (district: string): OfficeButton => [
  text('office.districts.buttons.card'),
  'district',
  district,
]

const isTaken = async ({ desks, actor }: OfficeCall, name: string): Promise<boolean> =>
  (await desks.staff.districts(actor.department)).some(
    (each) => each.name.toLowerCase() === name.toLowerCase(),
  )

const taken = (name: string): Screen => ({
  parts: [text('office.districts.taken', { district: name })],
  buttons: [[text('office.districts.buttons.all'), 'districts']],
})

/** A new district: its name is asked, then who works it. */
export const ADD_DISTRICT_FORM: OfficeForm = {
  form: { id: 'add_district', fields: [nameField('office.districts.ask_name')] },
  finish: endedBy('arrange_districts', async (call, answers) => {
    const name = String(answers['name'])
    if (await isTaken(call, name)) return taken(name)
    const { department } = call.actor
    const id = call.moment.conversation.chance.id()
    return {
      parts: [text('office.districts.added', { district: name })],
      buttons: [cardButton(id)],
      changes: [{ type: 'add_district', id, department, name }],
      object: `district:${id}`,
    }
  }),
}

/** A name in the place of another, which can be brought back until the end of the day. */
const renamed = async (
  call: OfficeCall,
  { id, name: old }: DistrictCard,
  name: string,
  reason = '',
): Promise<Screen> => {
  if (await isTaken(call, name)) return taken(name)
  return {
    parts: [text('office.districts.renamed', { district: name })],
    buttons: [[text('office.change.undo'), 'district_undo', id], cardButton(id)],
    changes: [
      { type: 'rename_district', district: id, name },
      { type: 'keep_replaced', object: `district:${id}`, words: old, on: call.today },
      allowed(call, 'arrange_districts', `district:${id}`, reason),
    ],
  }
}

/** Another name for a district. */
export const RENAME_DISTRICT = formAbout({
  id: 'rename_district',
  subject: DISTRICT,
  action: 'arrange_districts',
  fields: [nameField('office.districts.ask_new_name')],
  given: (_, found) => ({ old: found.name }),
  finish: (call, found, answers) => renamed(call, found, String(answers['name'])),
})

/** The name that the last change of today replaced is the district's again; pressed once more, the new one is. */
export const undoDistrictName = about(DISTRICT, 'arrange_districts', async (call, found) => {
  const name = await call.desks.replaced.words(`district:${found.id}`, call.today)
  return typeof name === 'string'
    ? renamed(call, found, name, 'undo')
    : { parts: [text('office.change.undo_over')], buttons: [cardButton(found.id)] }
})

/** «Новый участок». */
export const addDistrict = useCase('arrange_districts', (call) => beginForm(call, ADD_DISTRICT_FORM))
