import type { Role } from '../../src/domain/access/role.ts'

/** Whoever works with people. */
const EVERYBODY: readonly Role[] = ['specialist', 'psychologist', 'lawyer', 'head']
/** Whoever supports a family. */
const SUPPORT: readonly Role[] = ['specialist', 'psychologist', 'head']
/** Whoever speaks to authorities for somebody. */
const SPEAKING: readonly Role[] = ['specialist', 'lawyer', 'head']
/** Whoever works a district, and its head. */
const DISTRICT: readonly Role[] = ['specialist', 'head']
const HEAD: readonly Role[] = ['head']

/**
 * Who may print which form, from requirements.md P and who fills it in by the methodology; written apart from the forms
 * themselves, so that a slip in one of them is seen. Reports are printed by a way of their own.
 */
export const FORM_RIGHTS: Readonly<Record<string, readonly Role[]>> = {
  adaptation_report: SUPPORT,
  agreement: SUPPORT,
  attention_list: DISTRICT,
  booklet: EVERYBODY,
  citizen_passport: SUPPORT,
  citizen_sheet: EVERYBODY,
  consent_passing: EVERYBODY,
  consent_processing: EVERYBODY,
  consent_withdrawal: EVERYBODY,
  consultations_log: EVERYBODY,
  contacts_log: EVERYBODY,
  council_submission: SUPPORT,
  day_round: DISTRICT,
  destruction_act: DISTRICT,
  destruction_log: HEAD,
  district_log: DISTRICT,
  district_passport: DISTRICT,
  effect_assessment: SUPPORT,
  family_passport: SUPPORT,
  family_plan: SUPPORT,
  individual_plan: DISTRICT,
  interests_card: DISTRICT,
  ippsu_conclusion: SUPPORT,
  ippsu_proposals: SUPPORT,
  letter: SPEAKING,
  letters_log: EVERYBODY,
  mentor_application: DISTRICT,
  mentor_changes: SUPPORT,
  mentor_consent: SUPPORT,
  mentor_log: SUPPORT,
  mentor_order: SUPPORT,
  mentor_programme: SUPPORT,
  mentor_questionnaire: DISTRICT,
  mentor_report: SUPPORT,
  micro_plan: EVERYBODY,
  monitoring_sheet: SUPPORT,
  not_entered: EVERYBODY,
  not_reached_list: DISTRICT,
  people_register: DISTRICT,
  power_of_attorney: SPEAKING,
  reports_log: EVERYBODY,
  survey_act: SUPPORT,
}
