import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import {
  leaveDirectoryFile,
  listDirectoryFile,
  sendDirectoryFaults,
  showDirectoryFile,
  takeDirectoryFile,
} from './directory-file.ts'
import {
  confirmDirectoryOffice,
  listDirectory,
  removeDirectoryOffice,
  SAY_OFFICE,
  sendDirectorySample,
  showDirectoryOffice,
} from './show-directory.ts'

/** Use cases of the directory of organisations by the name in their token. */
export const DIRECTORY_USE_CASES = {
  directory: listDirectory,
  directory_sample: sendDirectorySample,
  directory_office: showDirectoryOffice,
  directory_right: confirmDirectoryOffice,
  directory_say: SAY_OFFICE.begin,
  directory_remove: removeDirectoryOffice,
  directory_file: showDirectoryFile,
  directory_file_show: listDirectoryFile,
  directory_file_faults: sendDirectoryFaults,
  directory_file_take: takeDirectoryFile,
  directory_file_leave: leaveDirectoryFile,
} satisfies UseCases

/** Short dialogs about it by id. */
export const DIRECTORY_FORMS: Readonly<Record<string, OfficeForm>> = { directory_say: SAY_OFFICE.form }
