import type { Moment } from '../decision.ts'
import type { Outgoing } from '../ports/messenger.ts'

/** How consent is asked: whole the first time, then shorter and never twice in the same words. */
export type ConsentWording = 'consent' | 'consent_again' | 'consent_simpler' | 'consent_still'

/**
 * The question whether words may be kept.
 * @param waiting the answer that waits for it in the buttons, e.g. `learn`; empty – none
 */
export const consentQuestion = (
  { screens }: Pick<Moment, 'screens'>,
  waiting: string,
  wording: ConsentWording = 'consent',
): Outgoing & { kind: 'text' } =>
  screens.message(wording, [
    [screens.label('consent_yes'), 'consent_yes', waiting],
    [screens.label('consent_no'), 'consent_no', waiting],
  ])
