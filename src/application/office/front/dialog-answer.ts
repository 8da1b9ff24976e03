import { commandIn } from '../../../domain/conversation/understand.ts'
import type { Decision, Moment } from '../../decision.ts'
import { asksForDay, type FormPlace, goOnWithForm, isSaidToForm } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import { ASK_DIALOG } from '../monthly/answer-ask.ts'
import { HELP_DIALOG } from '../monthly/hear-help.ts'
import { heardAtWork } from '../talking/heard-at-work.ts'
import { pauseDialog, withOffers } from './dialogs-aside.ts'
import { namesDay, winsOverDialog } from './keys.ts'
import { FORMS } from './office-index.ts'

/** The month's ask and the words after it are no form: they have handlers of their own. */
const isInForm = ({ person: { dialog } }: Moment): boolean =>
  dialog !== null && dialog !== ASK_DIALOG && dialog !== HELP_DIALOG

/** Whether an employee tells of danger: what a question does not take for an answer is heard as outside of dialogs. */
const tellsOfDanger = async ({ actor, ...place }: FormPlace): Promise<boolean> =>
  actor !== null && (await heardAtWork({ ...place, actor, args: [] })) !== null

const asksForPause = ({ incoming: { body }, conversation, language }: Moment): boolean =>
  body.type === 'words' && commandIn(body.words, conversation.content.vocabulary[language]) === 'pause'

const answered = async (place: FormPlace): Promise<Decision | null> => {
  const { moment } = place
  // A key wins, unless its name is the day that the question asks for.
  if (winsOverDialog(moment) && !(await asksForDay(place, FORMS))) return null
  if (asksForPause(moment)) return pauseDialog(place)
  const decision = await goOnWithForm(place, FORMS, () => tellsOfDanger(place))
  return decision && withOffers(place, decision)
}

/** An answer in the dialog under way. Keys of the keyboard are none, and what the question does not take may be more. */
export const dialogAnswer: OfficeHandler = {
  name: 'dialog_answer',
  claims: (moment) =>
    isInForm(moment) && isSaidToForm(moment) && (!winsOverDialog(moment) || namesDay(moment)),
  handle: answered,
}
