import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { ADD_MEMBER, FAMILY_WHO } from './add-member.ts'
import { CHANGE_MEMBER, removeMember, returnMember, showMember } from './change-member.ts'
import { REGISTRATION } from './registration.ts'
import { showFamily } from './show-family.ts'

/** Use cases of families by the name in their token. */
export const FAMILY_USE_CASES = {
  family: showFamily,
  family_add: ADD_MEMBER.begin,
  family_member: showMember,
  family_change: CHANGE_MEMBER.begin,
  family_remove: removeMember,
  family_return: returnMember,
  registration: REGISTRATION.begin,
} satisfies UseCases

/** Short dialogs of families by id. */
export const FAMILY_FORMS: Readonly<Record<string, OfficeForm>> = {
  family_add: ADD_MEMBER.form,
  family_who: FAMILY_WHO.form,
  family_change: CHANGE_MEMBER.form,
  registration: REGISTRATION.form,
}
