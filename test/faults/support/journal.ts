import { openSentJournal } from '../../../src/adapters/files/sent-journal.ts'

/** Keys that the journal in a folder knows to be sent. */
export const journaledKeys = async (folder: string): Promise<string[]> => {
  const journal = await openSentJournal(folder, { clock: Date })
  const entries = await journal.entries()
  await journal.close()
  return entries.map(({ key }) => key)
}
