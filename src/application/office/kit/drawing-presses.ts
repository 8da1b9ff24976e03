import { ownEntry } from '../../../domain/own-entry.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import type { Incoming } from '../../ports/messenger.ts'
import { readOfficeToken } from './office-token.ts'
import type { UseCaseName } from './use-case-name.ts'

/** Use cases that draw a picture or print a page, each with the key of the button that opens it: its label may be typed. */
const DRAWING: Readonly<Partial<Record<UseCaseName, string>>> = {
  board_picture: 'office.board.buttons.picture',
  events_month: 'office.event_list.buttons.picture',
  events_print: 'office.events_month.buttons.print',
  link_person: 'office.person.buttons.link',
}

/** What a key says in every language. */
type Labels = (key: string) => readonly string[]

/** Whether an update asks for a picture: such work takes a second where others take a moment. */
export const asksForPicture = (labels: Labels): ((incoming: Incoming) => boolean) => {
  const typed = new Set(Object.values(DRAWING).flatMap((key) => labels(key).map(comparable)))
  return ({ body }) => {
    if (body.type === 'words') return typed.has(comparable(body.words))
    const press = body.type === 'press' ? readOfficeToken(body.token) : null
    return press !== null && ownEntry(DRAWING, press.name) !== undefined
  }
}
