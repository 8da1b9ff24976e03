import { text } from '../../../domain/scenario/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { FormPlace } from '../office-form.ts'

/** A citizen opened the link to their card. */
export const openCardLink = async ({ moment, words }: FormPlace, _code: string): Promise<Decision> =>
  decide(moment, { replies: [words.message([text('office.staff.invite_refused')])] })
