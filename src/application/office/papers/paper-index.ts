import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { allowPapers } from './allow-papers.ts'
import { SAY_OF_INSTITUTION, showInstitution } from './institution.ts'
import { listCasePapers, listLists, listPapers } from './list-papers.ts'
import {
  enforceOwnForm,
  listOwnForms,
  revokeOwnForm,
  sampleOwnForm,
  showOwnForm,
  takeBase,
  tryOwnForm,
} from './own-forms.ts'
import { printList, printPaper } from './print-paper.ts'
import { listPrinted, sendPrinted, showPrinted, signPrinted } from './printed-papers.ts'
import { showList, showPaper } from './show-paper.ts'
import { sayWorkPhone, WORK_PHONE } from './work-phone.ts'

/** Use cases of papers by the name in their token. */
export const PAPER_USE_CASES = {
  papers: listPapers,
  case_papers: listCasePapers,
  paper: showPaper,
  paper_print: printPaper,
  lists: listLists,
  list: showList,
  list_print: printList,
  printed_papers: listPrinted,
  printed: showPrinted,
  printed_signed: signPrinted,
  printed_sent: sendPrinted,
  papers_in_chat: allowPapers,
  own_forms: listOwnForms,
  own_form: showOwnForm,
  own_form_base: takeBase,
  own_form_try: tryOwnForm,
  own_form_sample: sampleOwnForm,
  own_form_enforce: enforceOwnForm,
  own_form_off: revokeOwnForm,
  institution: showInstitution,
  institution_say: SAY_OF_INSTITUTION.begin,
  work_phone: sayWorkPhone,
} satisfies UseCases

/** Short dialogs of papers by id. */
export const PAPER_FORMS: Readonly<Record<string, OfficeForm>> = {
  institution_say: SAY_OF_INSTITUTION.form,
  work_phone: WORK_PHONE.form,
}
