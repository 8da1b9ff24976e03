import type { Button, Outgoing } from './ports/messenger.ts'

/** A notice to a person, ready to be sent: one message of text with its buttons. */
export type Notice = Extract<Outgoing, { kind: 'text' }>

/** What a press on a reminder's button asks for; `argument` is a choice inside it, e.g. the days to move by. */
export interface ReminderPress {
  readonly id: number
  readonly action: string
  readonly talk: string
}

/**
 * The token of a reminder's button: row number in base 36, action, talk – at most 64 bytes, e.g. `r.2f.done.1k9x`. The talk
 * is named so that it is loaded with the press; whose it is, the database says. Of an ask it is the card (`c` and its id).
 */
export const reminderToken = (id: number, action: string, talk: string): string =>
  `r.${id.toString(36)}.${action}.${talk}`

const TOKEN = /^r\.([0-9a-z]{1,10})\.([a-z0-9_]{1,20})\.([0-9a-z_]{0,24})$/

/** What a reminder's button means; null when the token was never ours. */
export const readReminderToken = (token: string): ReminderPress | null => {
  const read = TOKEN.exec(token)
  if (!read) return null
  const [, id = '', action = '', talk = ''] = read
  return { id: Number.parseInt(id, 36), action, talk }
}

/** The buttons of a reminder, one below the other. */
export type NoticeButtons = readonly (readonly Button[])[]
