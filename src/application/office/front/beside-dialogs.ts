import type { Decision, Moment } from '../../decision.ts'
import type { Handler } from '../../handler.ts'
import type { OfficeDesks } from '../kit/office-call.ts'
import { type OfficeHandler, placeAt } from '../kit/office-handler.ts'
import { ASK_DIALOG, withCriedAnswer } from '../monthly/answer-ask.ts'
import { HELP_DIALOG } from '../monthly/hear-help.ts'
import { besideDialog, isCry, withOffers } from './dialogs-aside.ts'

/** The first screen, typed as a command. */
const opensHome = ({ incoming: { body } }: Moment): boolean =>
  body.type === 'command' && body.payload === '' && (body.name === 'start' || body.name === 'help')

/** The dialog under way is put aside and offered again under the answer; whoever opens the bot is offered what waits. */
const putAside = async (desks: OfficeDesks, moment: Moment, decision: Decision): Promise<Decision> => {
  if (moment.person.dialog === null && !opensHome(moment)) return decision
  const place = placeAt(moment, desks)
  return besideDialog(place, opensHome(moment) ? await withOffers(place, decision) : decision)
}

/** A handler whose answer is none of the dialog's: the dialog is put aside. */
export const besideDialogs =
  (desks: OfficeDesks) =>
  ({ name, claims, handle }: OfficeHandler): Handler => ({
    name,
    claims,
    handle: async (moment) => {
      const decision = await handle(placeAt(moment, desks))
      return decision && putAside(desks, moment, decision)
    },
  })

/** Whoever goes on with a talk has turned to it: what they type is no answer to the month's ask any more. */
const turnedToTalk = ({ loaded }: Moment, decision: Decision): Decision => {
  const { dialog } = decision.person
  const isOfMonth = dialog === ASK_DIALOG || dialog === HELP_DIALOG
  if (!isOfMonth || decision.talk === loaded.talk) return decision
  return { ...decision, person: { ...decision.person, dialog: null } }
}

/**
 * What a person's own affair means to their dialogs: a cry answers the month's ask, too; a dialog is put aside, and offered
 * again when they open the bot. An ordinary step reads nothing for it.
 */
export const besideOwnAffair =
  (desks: OfficeDesks) =>
  async (moment: Moment, decision: Decision): Promise<Decision> => {
    const heard = isCry(decision)
      ? await withCriedAnswer(placeAt(moment, desks), decision)
      : turnedToTalk(moment, decision)
    return putAside(desks, moment, heard)
  }
