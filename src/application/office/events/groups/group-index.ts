import type { OfficeForm } from '../../kit/office-form.ts'
import type { UseCases } from '../../kit/use-case.ts'
import { ADD_GROUP, addGroup } from './add-group.ts'
import { closeGroup, joinGroup, leadGroup, leaveGroup, planForGroup } from './change-group.ts'
import { FIND_FOR_GROUP, findForGroup, suggestMembers } from './find-for-group.ts'
import { listGroups, listMembers, showGroup, showMember } from './show-groups.ts'

/** Use cases of groups of interest by the name in their token. */
export const GROUP_USE_CASES = {
  groups: listGroups,
  group: showGroup,
  group_new: addGroup,
  group_members: listMembers,
  group_member: showMember,
  group_find: findForGroup,
  group_suggest: suggestMembers,
  group_join: joinGroup,
  group_leave: leaveGroup,
  group_lead: leadGroup,
  group_close: closeGroup,
  group_event: planForGroup,
} satisfies UseCases

/** Short dialogs of groups of interest by id. */
export const GROUP_FORMS: Readonly<Record<string, OfficeForm>> = {
  add_group: ADD_GROUP.form,
  group_find: FIND_FOR_GROUP.form,
}
