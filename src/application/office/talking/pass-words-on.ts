import type { Decision } from '../../decision.ts'
import type { FormPlace } from '../office-form.ts'

/** Words of one of the two who talk through the bot, for the other one. Null – they are not for the other one. */
export const passWordsOn = async (_place: FormPlace): Promise<Decision | null> => null
