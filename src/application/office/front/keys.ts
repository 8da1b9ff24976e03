import { commandIn } from '../../../domain/conversation/understand.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { MENU_ENTRIES, menuEntry } from '../kit/office-menu.ts'
import { namesOwnCard } from '../own/own-card.ts'
import { namesEvents } from './consider-events.ts'
import { typedEntry } from './typed-entry.ts'

/** Keys of a citizen's keyboard; an employee has a chat of their own beside the work. */
const isCitizensKey = ({ moment, words }: FormPlace, typed: string): boolean =>
  moment.screens.menuEntry(typed) !== null || namesEvents(typed, words) || namesOwnCard(typed, words)

/** Who writes «нужна помощь» calls for a person – unless an employee notes what somebody needs. */
const callsForHuman = ({ moment, actor }: FormPlace, typed: string): boolean =>
  actor === null && commandIn(typed, moment.conversation.content.vocabulary[moment.language]) === 'human'

/** Keys of an employee's keyboard, and what can be typed beside them. */
const isEmployeesKey = ({ actor, words }: FormPlace, typed: string): boolean =>
  actor !== null &&
  (menuEntry(typed, actor.role, words) !== null || typedEntry(typed, actor.role, words) !== null)

/**
 * Whether an update is meant for the bot whatever dialog is open: a key of the keyboard, typed or pressed, or a file that an
 * employee sends. Slash commands and presses under other messages are never a dialog's answer.
 */
export const winsOverDialog = (place: FormPlace): boolean => {
  const { body } = place.moment.incoming
  if (body.type === 'file') return place.actor !== null
  if (body.type !== 'words') return false
  const wins = [isEmployeesKey, isCitizensKey, callsForHuman]
  return wins.some((isKey) => isKey(place, body.words))
}

/**
 * Whether a key's name is typed as the day that it also is: «сегодня» – the key itself sends «Сегодня». Where a day is asked
 * for, the typed one is the answer.
 */
export const namesDay = ({ moment, words }: FormPlace): boolean => {
  const { body } = moment.incoming
  if (body.type !== 'words') return false
  const { relative } = moment.conversation.content.vocabulary[moment.language]
  const isKey = MENU_ENTRIES.some((entry) => words.phrase(`office.menu.entries.${entry}`) === body.words)
  return !isKey && Object.hasOwn(relative, comparable(body.words))
}
