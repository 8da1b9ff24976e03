import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { beginSheet, showAct, showPassport } from './begin-sheet.ts'
import { SAY_IN_SHEET, showSheet, tickPerson, tickSheet } from './fill-sheet.ts'
import { dropSheet, finishSheet, showChanges } from './finish-sheet.ts'

/** Use cases of forms filled by ticks, by the name in their token. */
export const SHEET_USE_CASES = {
  passport: showPassport,
  act: showAct,
  sheet: showSheet,
  sheet_new: beginSheet,
  sheet_tick: tickSheet,
  sheet_person: tickPerson,
  sheet_say: SAY_IN_SHEET.begin,
  sheet_done: finishSheet,
  sheet_drop: dropSheet,
  sheet_changes: showChanges,
} satisfies UseCases

/** Short dialogs of forms filled by ticks, by id. */
export const SHEET_FORMS: Readonly<Record<string, OfficeForm>> = {
  sheet_say: SAY_IN_SHEET.form,
}
