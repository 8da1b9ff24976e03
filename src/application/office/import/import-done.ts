import type { Composer } from '../kit/composer.ts'
import { importButtons, importLines } from './import-words.ts'

/** A register that was sent has been looked through, or written: what it came to, as it stands now. */
export const importDone: Composer = async ({ desks, person, subject, day, words }) => {
  const sender = await desks.staff.ofPerson(person, day)
  const view = sender && (await desks.imports.find(sender.id, subject))
  if (!sender || !view) throw new RangeError('no such import')
  return words.message(importLines(view), importButtons(view, sender.work))
}
