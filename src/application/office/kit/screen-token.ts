import { readActionToken } from '../../screens.ts'
import { readEventToken } from './event-token.ts'
import { readOfficeToken } from './office-token.ts'
import { readOwnToken } from './own-token.ts'

/** Whoever reads the tokens of a screen: of anybody's own, of the office, of the own card, of events. */
const READERS = [readActionToken, readOfficeToken, readOwnToken, readEventToken]

/** Whether a button belongs to a screen: those of a talk, of a dialog, of a reminder hear their labels themselves. */
export const isScreenToken = (token: string): boolean => READERS.some((read) => read(token) !== null)
