import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { DECIDE_MENTOR } from './decide-mentor.ts'
import { forgetMentor } from './forget-mentor.ts'
import { listMentors, showMentor } from './list-mentors.ts'
import { linkMentor } from './mentor-chat.ts'
import { ADD_MENTOR, addMentor, MENTOR_QUESTIONNAIRE, receivePapers } from './mentor-record.ts'

/** Use cases of mentors' records by the name in their token. */
export const MENTOR_USE_CASES = {
  mentors: listMentors,
  mentor: showMentor,
  mentor_add: addMentor,
  mentor_questionnaire: MENTOR_QUESTIONNAIRE.begin,
  mentor_papers: receivePapers,
  mentor_decide: DECIDE_MENTOR.begin,
  mentor_chat: linkMentor,
  mentor_forget: forgetMentor,
} satisfies UseCases

/** Short dialogs about them by id. */
export const MENTOR_FORMS: Readonly<Record<string, OfficeForm>> = {
  mentor_add: ADD_MENTOR.form,
  mentor_questionnaire: MENTOR_QUESTIONNAIRE.form,
  mentor_decide: DECIDE_MENTOR.form,
}
