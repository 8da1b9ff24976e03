import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { confirmDistrictFact, DISTRICT_FACT, showDistrictFact, showDistrictFacts } from './district-facts.ts'
import { showDistrictLoad } from './district-load.ts'

/** Use cases of what is known of districts by the name in their token. */
export const PASSPORT_USE_CASES = {
  district_facts: showDistrictFacts,
  district_fact: showDistrictFact,
  district_fact_right: confirmDistrictFact,
  district_fact_say: DISTRICT_FACT.begin,
  district_load: showDistrictLoad,
} satisfies UseCases

/** Short dialogs about it by id. */
export const PASSPORT_FORMS: Readonly<Record<string, OfficeForm>> = { district_fact: DISTRICT_FACT.form }
