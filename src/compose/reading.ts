import type pg from 'pg'
import { readOffices } from '../adapters/database/office/directory-rows.ts'
import { PostgresFactDesk } from '../adapters/database/office/fact-rows.ts'
import type { Conversation } from '../application/conversation.ts'
import { FORMS } from '../application/office/front/office-index.ts'
import { untitledForms } from '../application/office/kit/form-title.ts'
import type { Content } from '../application/ports/content.ts'
import type { Log } from '../application/ports/log.ts'
import { LANGUAGES } from '../application/ports/texts.ts'

/** Dialogs that would be offered again by the general name only. */
export const noteUntitled = ({ texts }: Content, log: Log): void => {
  for (const language of LANGUAGES) {
    const has = (key: string): boolean => texts.find(language, key) !== undefined
    for (const form of untitledForms(Object.keys(FORMS), has)) log.warn('form_untitled', { form, language })
  }
}

/** Lays what was checked on the spot, and who speaks, over the content, as it stands in the database by now. */
export const factReader = (pool: pg.Pool, { facts }: Conversation, region: string): (() => Promise<void>) => {
  const desk = new PostgresFactDesk(pool)
  return async () => {
    const [checks, speaker, offices] = [
      await desk.checks(region),
      await desk.speaker(),
      await readOffices(pool, region),
    ]
    facts.use({ checks, speaker, offices })
  }
}
