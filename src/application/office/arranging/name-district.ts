import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { DistrictCard } from '../../ports/office/arranging-desk.ts'
import type { Question } from '../../ports/office/dialogs.ts'
import { about } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import { name } from '../kit/field.ts'
import { dialog, dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { DISTRICT } from './districts.ts'

/** Fits a button. */
const LONGEST = 24
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} №«».,'’()-]*$/u

const nameQuestion = (ask: TextRef): Question<string> =>
  name(ask, {
    like: NAME,
    longest: LONGEST,
    fault: text('office.districts.name_needed', { n: LONGEST }),
  })

const cardButton = (district: string): OfficeButton => [
  text('office.districts.buttons.card'),
  'district',
  district,
]

const isTaken = async ({ desks, actor }: OfficeCall, called: string): Promise<boolean> =>
  (await desks.staff.districts(actor.department)).some(
    (each) => each.name.toLowerCase() === called.toLowerCase(),
  )

const taken = (called: string): Screen => ({
  parts: [text('office.districts.taken', { district: called })],
  buttons: [[text('office.districts.buttons.all'), 'districts']],
})

/** A new district: its name is asked, then who works it. */
export const ADD_DISTRICT = dialog({
  id: 'add_district',
  action: 'arrange_districts',
  questions: (from) => from.ask('called', () => nameQuestion(text('office.districts.ask_name'))),
  finish: async (call, { called }) => {
    if (await isTaken(call, called)) return taken(called)
    const { department } = call.actor
    const id = call.moment.conversation.chance.id()
    return {
      parts: [text('office.districts.added', { district: called })],
      buttons: [cardButton(id)],
      changes: [{ type: 'add_district', id, department, name: called }],
      object: `district:${id}`,
    }
  },
})

/** A name in the place of another, which can be brought back until the end of the day. */
const renamed = async (
  call: OfficeCall,
  { id, name: old }: DistrictCard,
  called: string,
  reason = '',
): Promise<Screen> => {
  if (await isTaken(call, called)) return taken(called)
  return {
    parts: [text('office.districts.renamed', { district: called })],
    buttons: [[text('office.change.undo'), 'district_undo', id], cardButton(id)],
    changes: [
      { type: 'rename_district', district: id, name: called },
      { type: 'keep_replaced', object: `district:${id}`, words: old, on: call.today },
      allowed(call, 'arrange_districts', `district:${id}`, reason),
    ],
  }
}

/** Another name for a district. */
export const RENAME_DISTRICT = dialogAbout({
  id: 'rename_district',
  subject: DISTRICT,
  action: 'arrange_districts',
  given: (_, found) => ({ old: found.name }),
  questions: (from) =>
    from.ask('called', ({ old }) => nameQuestion(text('office.districts.ask_new_name', { district: old }))),
  finish: (call, found, { called }) => renamed(call, found, called),
})

/** The name that the last change of today replaced is the district's again; pressed once more, the new one is. */
export const undoDistrictName = about(DISTRICT, 'arrange_districts', async (call, found) => {
  const before = await call.desks.replaced.words(`district:${found.id}`, call.today)
  return typeof before === 'string'
    ? renamed(call, found, before, 'undo')
    : { parts: [text('office.change.undo_over')], buttons: [cardButton(found.id)] }
})

/** «Новый участок». */
export const addDistrict = useCase('arrange_districts', (call) => ADD_DISTRICT.begin(call, {}))
