import type { Moment } from '../../decision.ts'
import { noteOf } from './field.ts'

/**
 * What an employee wrote, as the pressed message shows it in quotation marks: nothing of it is kept elsewhere until a press.
 * Null – the message shows none.
 */
export const quotedWords = ({ incoming: { body } }: Moment): string | null => {
  const shown = body.type === 'press' ? (body.shown ?? '') : ''
  const words = /«([\s\S]*)»/.exec(shown)?.[1] ?? ''
  return words === '' ? null : noteOf(words)
}
