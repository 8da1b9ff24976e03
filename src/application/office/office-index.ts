import { aimImport, cancelImport, showImport, showRemarks, writeImport } from './import/show-import.ts'
import { addPlanned, markPlanned, PLAN_FORM, printPlan, showPlan } from './needs/individual-plan.ts'
import { changeNeed, showNeeds } from './needs/needs-card.ts'
import type { OfficeForm } from './office-form.ts'
import { openMore } from './open-more.ts'
import { ADD_OTHER_FORM, ADD_PERSON_FORM, addPerson } from './people/add-person.ts'
import { CHANGE_PERSON_FORM, changePerson, movePerson } from './people/change-person.ts'
import { findByWords, openPeople, turnPage } from './people/find-people.ts'
import { linkPerson, unlinkPerson } from './people/link-person.ts'
import { LINK_CONSENT_FORM, LINK_WHO_FORM } from './people/open-card-link.ts'
import { recordContact, recordUnreached } from './people/record-contact.ts'
import { showPerson, showPersonMore } from './people/show-person.ts'
import { confirmStaff, removeStaff } from './staff/confirm-staff.ts'
import { inviteStaff } from './staff/invite-staff.ts'
import { askRemoval, listStaff, showEmployee } from './staff/list-staff.ts'
import { REDEEM_FORM } from './staff/redeem-form.ts'
import { showToday } from './today/show-today.ts'
import type { OfficeUseCase } from './use-case.ts'

/** Every use case of the office by the name in its token. A test walks all of them for every role. */
export const USE_CASES: Readonly<Record<string, OfficeUseCase>> = {
  today: showToday,
  more: openMore,
  people: openPeople,
  find_page: turnPage,
  find: { action: 'find_people', run: findByWords },
  add_person: addPerson,
  change: changePerson,
  move_person: movePerson,
  link_person: linkPerson,
  unlink_person: unlinkPerson,
  needs: showNeeds,
  need: changeNeed,
  plan: showPlan,
  plan_add: addPlanned,
  plan_done: markPlanned,
  plan_print: printPlan,
  person: showPerson,
  person_more: showPersonMore,
  contact: recordContact,
  unreached: recordUnreached,
  import: showImport,
  import_remarks: showRemarks,
  import_aim: aimImport,
  import_write: writeImport,
  import_cancel: cancelImport,
  staff: listStaff,
  employee: showEmployee,
  invite: inviteStaff,
  staff_confirm: confirmStaff,
  staff_remove_sure: askRemoval,
  staff_remove: removeStaff,
}

/** Every short dialog of the office by its id. */
export const FORMS: Readonly<Record<string, OfficeForm>> = {
  redeem_invite: REDEEM_FORM,
  add_person: ADD_PERSON_FORM,
  add_other: ADD_OTHER_FORM,
  change_person: CHANGE_PERSON_FORM,
  link_who: LINK_WHO_FORM,
  link_consent: LINK_CONSENT_FORM,
  plan_entry: PLAN_FORM,
}
