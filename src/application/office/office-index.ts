import { aimImport, cancelImport, showImport, showRemarks, writeImport } from './import/show-import.ts'
import type { OfficeForm } from './office-form.ts'
import { openMore } from './open-more.ts'
import { findByWords, openPeople } from './people/find-people.ts'
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
  find: { action: 'find_people', run: findByWords },
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
}
