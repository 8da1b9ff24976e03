import { may } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FieldRead, FormField } from '../../ports/office/dialogs.ts'
import { allowed } from '../kit/audited.ts'
import { beginForm, type FormEnd, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
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

const cardButton = (district: string): OfficeButton => [
  text('office.districts.buttons.card'),
  'district',
  district,
]

const isTaken = async ({ desks, actor }: Pick<FormEnd, 'desks' | 'actor'>, name: string): Promise<boolean> =>
  (await desks.staff.districts(actor?.department ?? '')).some(
    (each) => each.name.toLowerCase() === name.toLowerCase(),
  )

/** What a finished dialog about a name does. */
interface Named {
  /** A key of a text with `${district}`. */
  readonly said: string
  readonly district: string
  readonly buttons: readonly OfficeButton[]
  readonly office: readonly OfficeChange[]
}

const taken = ({ moment, words }: Pick<FormEnd, 'moment' | 'words'>, name: string): Decision =>
  decide(moment, {
    replies: [
      words.message(
        [text('office.districts.taken', { district: name })],
        [[text('office.districts.buttons.all'), 'districts']],
      ),
    ],
  })

const ended = async (end: FormEnd, named: (name: string, department: string) => Named): Promise<Decision> => {
  const { moment, actor, words, answers } = end
  const name = String(answers['name'])
  if (!actor || !may(actor.role, 'arrange_districts'))
    return decide(moment, { replies: [words.message([text('office.menu.not_found')])] })
  if (await isTaken(end, name)) return taken(end, name)
  const { said, district, buttons, office } = named(name, actor.department)
  return decide(moment, {
    replies: [words.message([text(said, { district: name })], [...buttons, cardButton(district)])],
    office: [...office, allowed({ actor }, 'arrange_districts', `district:${district}`)],
  })
}

/** A new district: its name is asked, then who works it. */
export const ADD_DISTRICT_FORM: OfficeForm = {
  form: { id: 'add_district', fields: [nameField('office.districts.ask_name')] },
  finish: (end) =>
    ended(end, (name, department) => {
      const id = end.moment.conversation.chance.id()
      return {
        said: 'office.districts.added',
        district: id,
        buttons: [],
        office: [{ type: 'add_district', id, department, name }],
      }
    }),
}

/** A name in the place of another, which can be brought back until the end of the day. */
const renamed = (id: string, old: string, name: string, on: LocalDate): Named => ({
  said: 'office.districts.renamed',
  district: id,
  buttons: [[text('office.change.undo'), 'district_undo', id]],
  office: [
    { type: 'rename_district', district: id, name },
    { type: 'keep_replaced', object: `district:${id}`, words: old, on },
  ],
})

/** Another name for a district. */
export const RENAME_DISTRICT_FORM: OfficeForm = {
  form: { id: 'rename_district', fields: [nameField('office.districts.ask_new_name')] },
  finish: (end) => {
    const { answers, today } = end
    return ended(end, (name) => renamed(String(answers['district']), String(answers['old']), name, today))
  },
}

/** The name that the last change of today replaced is the district's again; pressed once more, the new one is. */
export const undoDistrictName: OfficeUseCase = {
  action: 'arrange_districts',
  run: async (call) => {
    const { moment, words, desks, actor, today } = call
    const found = await districtOf(call)
    if (!found) return refuseDistrict(call, 'arrange_districts')
    const name = await desks.replaced.words(`district:${found.id}`, today)
    if (typeof name !== 'string')
      return decide(moment, {
        replies: [words.message([text('office.change.undo_over')], [cardButton(found.id)])],
      })
    if (await isTaken(call, name)) return taken(call, name)
    const { said, buttons, office } = renamed(found.id, found.name, name, today)
    return decide(moment, {
      replies: [words.message([text(said, { district: name })], [...buttons, cardButton(found.id)])],
      office: [...office, allowed({ actor }, 'arrange_districts', `district:${found.id}`, 'undo')],
    })
  },
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
