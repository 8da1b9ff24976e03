import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { HAND_IN_TECHNOLOGIES } from './hand-in-technologies.ts'
import { showTechnologies, showTechnology } from './show-technologies.ts'
import { showTechnologiesLacking } from './technologies-lacking.ts'
import { sendTechnologies } from './technology-files.ts'

/** Use cases of the information on technologies by the name in their token. */
export const TECHNOLOGY_USE_CASES = {
  technologies: showTechnologies,
  technology: showTechnology,
  technologies_lacking: showTechnologiesLacking,
  technologies_file: sendTechnologies,
  technologies_hand_in: HAND_IN_TECHNOLOGIES.begin,
} satisfies UseCases

/** Short dialogs of it by id. */
export const TECHNOLOGY_FORMS: Readonly<Record<string, OfficeForm>> = {
  technologies_hand_in: HAND_IN_TECHNOLOGIES.form,
}
