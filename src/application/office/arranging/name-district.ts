import { may } from '../../../domain/access/can.ts'
import { cleanWords } from '../../../domain/conversation/plain-words.ts'
import { text } from '../../../domain/scenario/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FieldRead, FormField } from '../../ports/office/dialogs.ts'
import { beginForm, type FormEnd, type OfficeForm } from '../office-form.ts'
import type { OfficeUseCase } from '../use-case.ts'
import { districtOf, refuseDistrict } from './show-districts.ts'

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

const isTaken = async ({ desks, actor }: FormEnd, name: string): Promise<boolean> =>
  (await desks.staff.districts(actor?.department ?? '')).some(
    (each) => each.name.toLowerCase() === name.toLowerCase(),
  )

const ended = async (
  end: FormEnd,
  said: string,
  change: (
    name: string,
    department: string,
  ) => OfficeChange & { readonly district?: string; readonly id?: string },
): Promise<Decision> => {
  const { moment, actor, words, answers } = end
  const name = String(answers['name'])
  if (!actor || !may(actor.role, 'arrange_districts'))
    return decide(moment, { replies: [words.message([text('office.menu.not_found')])] })
  if (await isTaken(end, name))
    return decide(moment, {
      replies: [
        words.message(
          [text('office.districts.taken', { district: name })],
          [[text('office.districts.buttons.all'), 'districts']],
        ),
      ],
    })
  const made = change(name, actor.department)
  const district = made.district ?? made.id ?? ''
  return decide(moment, {
    replies: [
      words.message(
        [text(said, { district: name })],
        [[text('office.districts.buttons.card'), 'district', district]],
      ),
    ],
    office: [
      made,
      {
        type: 'audit',
        actor: actor.id,
        action: 'arrange_districts',
        object: `district:${district}`,
        outcome: 'allowed',
        reason: '',
      },
    ],
  })
}

/** A new district: its name is asked, then who works it. */
export const ADD_DISTRICT_FORM: OfficeForm = {
  form: { id: 'add_district', fields: [nameField('office.districts.ask_name')] },
  finish: (end) =>
    ended(end, 'office.districts.added', (name, department) => ({
      type: 'add_district',
      id: end.moment.conversation.chance.id(),
      department,
      name,
    })),
}

/** Another name for a district. */
export const RENAME_DISTRICT_FORM: OfficeForm = {
  form: { id: 'rename_district', fields: [nameField('office.districts.ask_new_name')] },
  finish: (end) =>
    ended(end, 'office.districts.renamed', (name) => ({
      type: 'rename_district',
      district: String(end.answers['district']),
      name,
    })),
}

export const addDistrict: OfficeUseCase = {
  action: 'arrange_districts',
  run: (call) => beginForm(call, ADD_DISTRICT_FORM),
}

export const renameDistrict: OfficeUseCase = {
  action: 'arrange_districts',
  run: async (call) => {
    const found = await districtOf(call)
    if (!found) return refuseDistrict(call, 'arrange_districts')
    return beginForm(call, RENAME_DISTRICT_FORM, { district: found.id, old: found.name })
  },
}
