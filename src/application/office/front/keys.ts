import { commandIn } from '../../../domain/conversation/understand.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import type { Moment } from '../../decision.ts'
import { officeWords } from '../kit/office-call.ts'
import { MENU_ENTRIES, menuEntry } from '../kit/office-menu.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { namesOwnCard } from '../own/own-card.ts'
import { namesEvents } from './own-events.ts'
import { typedEntry } from './typed-entry.ts'

/** Keys of a citizen's keyboard; an employee has a chat of their own beside the work. */
const isCitizensKey = ({ screens }: Moment, typed: string, words: OfficeWords): boolean =>
  screens.menuEntry(typed) !== null || namesEvents(typed, words) || namesOwnCard(typed, words)

/** Who writes «нужна помощь» calls for a person – unless an employee notes what somebody needs. */
const callsForHuman = ({ actor, conversation, language }: Moment, typed: string): boolean =>
  actor === null && commandIn(typed, conversation.content.vocabulary[language]) === 'human'

/** The entry of an employee's menu that words name, on a key or typed beside the keys; null – none of their role. */
export const workEntry = ({ actor }: Moment, typed: string, words: OfficeWords): string | null =>
  actor && (menuEntry(typed, actor.role, words) ?? typedEntry(typed, actor.role, words))

/**
 * Whether an update is meant for the bot whatever dialog is open: a key of the keyboard, typed or pressed, or a file that an
 * employee sends. Slash commands and presses under other messages are never a dialog's answer.
 */
export const winsOverDialog = (moment: Moment): boolean => {
  const { body } = moment.incoming
  if (body.type === 'file') return moment.actor !== null
  if (body.type !== 'words') return false
  const words = officeWords(moment)
  return (
    workEntry(moment, body.words, words) !== null ||
    isCitizensKey(moment, body.words, words) ||
    callsForHuman(moment, body.words)
  )
}

/**
 * Whether a key's name is typed as the day that it also is: «сегодня» – the key itself sends «Сегодня». Where a day is asked
 * for, the typed one is the answer.
 */
export const namesDay = (moment: Moment): boolean => {
  const { body } = moment.incoming
  if (body.type !== 'words') return false
  const words = officeWords(moment)
  const { relative } = moment.conversation.content.vocabulary[moment.language]
  const isKey = MENU_ENTRIES.some((entry) => words.phrase(`office.menu.entries.${entry}`) === body.words)
  return !isKey && Object.hasOwn(relative, comparable(body.words))
}
