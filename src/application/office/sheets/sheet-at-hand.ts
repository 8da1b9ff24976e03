import { can } from '../../../domain/access/can.ts'
import type { Role } from '../../../domain/access/role.ts'
import {
  mayFill,
  type SheetDefinition,
  type SheetForm,
  type SheetSection,
} from '../../../domain/people/sheet.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { FilledSheet } from '../../ports/office/sheet-desk.ts'
import { onlyThose, type Subject } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** A form filled by ticks, with whose it is and how it is made. */
export interface SheetAtHand {
  readonly sheet: FilledSheet
  readonly form: SheetDefinition
  readonly card: CitizenCard
}

/** How a form is made; null – the content has none such. */
export const formOf = ({ moment }: OfficeCall, id: string): SheetDefinition | null =>
  moment.conversation.content.sheets.get(id as SheetForm) ?? null

/** A filled form of somebody with whom the actor may do this. */
export const SHEET: Subject<SheetAtHand> = {
  kind: 'sheet',
  find: async (call, action, id) => {
    const { desks, actor, today, moment } = call
    const sheet = await desks.sheets.find(id)
    const form = sheet && formOf(call, sheet.form)
    const card = sheet && (await desks.register.card(actor, sheet.citizen, today, moment.at))
    return sheet && form && card && can(actor, action, card) ? { sheet, form, card } : null
  },
}

/** One that is being filled in. */
export const DRAFT: Subject<SheetAtHand> = onlyThose(SHEET, (_, { sheet }) => sheet.finishedOn === null)

/** Whoever fills in whole forms; a psychologist has the sections that name them. */
const WHOLE: readonly Role[] = ['specialist', 'head']

/** Whether the actor may end one, or throw it away: whoever fills in whole forms, and whoever began it. */
export const mayEnd = ({ actor }: OfficeCall, { sheet }: SheetAtHand): boolean =>
  WHOLE.includes(actor.role) || sheet.staff === actor.id

/** One that is being filled in and that the actor may end. */
export const ENDING: Subject<SheetAtHand> = onlyThose(DRAFT, mayEnd)

/** The sections that the actor may fill in. */
export const ownSections = ({ actor }: OfficeCall, { sections }: SheetDefinition): readonly SheetSection[] =>
  sections.filter((section) => mayFill(section, actor.role, WHOLE.includes(actor.role)))
