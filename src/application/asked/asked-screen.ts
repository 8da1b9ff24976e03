import type { Offered } from '../../domain/conversation/understand.ts'
import type { AskingMessage } from '../../domain/listening/act.ts'
import type { Moment } from '../decision.ts'
import { type Action, readActionToken } from '../screens.ts'

/** A question of ours beside the talk that stands: which one, and its buttons in their order. */
export interface AskedScreen {
  readonly message: AskingMessage
  readonly buttons: readonly Offered[]
}

/** By which of its buttons a question is known; the first that fits. */
const KNOWN_BY: readonly (readonly [Action, AskingMessage])[] = [
  ['consent_yes', 'consent'],
  ['stop_all', 'stop_sure'],
  ['aim_done', 'aim_behind'],
  ['part', 'other_matter'],
  ['first', 'which_first'],
  ['open', 'open_matter'],
]

const actionsOf = (buttons: readonly Offered[]): (Action | undefined)[] =>
  buttons.map(({ id }) => readActionToken(id)?.action)

/** «Вернуться к нему?» offers to stay as well; the list of one's matters has buttons of the same action. */
const isAsked = (message: AskingMessage, actions: readonly (Action | undefined)[]): boolean =>
  message !== 'open_matter' || actions.includes('menu')

/** Whether nothing was said since: neither by the talk nor by another screen. */
const isLatest = (
  { conversation, person, loaded: { talk } }: Moment,
  buttons: readonly Offered[],
  at: number,
): boolean => {
  const last = conversation.lastSaid.of(person.id)?.messages.at(-1)
  if (last === undefined) return talk === null || talk.updatedAt <= at
  return last.buttons?.flat()[0]?.token === buttons[0]?.id
}

/** Buttons of the message that words answer: the quoted one, else the last one said; null – it has none. */
const answeredButtons = (moment: Moment): readonly Offered[] | null => {
  const { conversation, person, incoming } = moment
  const { body } = incoming
  if (body.type === 'words' && body.quoted)
    return body.quoted.buttons.map(({ text, token }) => ({ id: token, label: text }))
  const shown = conversation.recentButtons.newest(person.id)
  if (!shown || shown.notice !== null || !isLatest(moment, shown.buttons, shown.at)) return null
  return shown.buttons
}

/** The question of ours that words answer; null – something else was said last, or it is not known after a restart. */
export const askedScreen = (moment: Moment): AskedScreen | null => {
  const buttons = answeredButtons(moment)
  if (buttons === null) return null
  const actions = actionsOf(buttons)
  const known = KNOWN_BY.find(([action, message]) => actions.includes(action) && isAsked(message, actions))
  return known ? { message: known[1], buttons } : null
}
