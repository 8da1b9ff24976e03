import { createHash } from 'node:crypto'
import { needFinder } from '../adapters/content/find-needs.ts'
import { writeAppointmentIcs } from '../adapters/files/appointment-ics.ts'
import { TELEGRAM_LIMITS } from '../adapters/telegram/limits.ts'
import { type Conversation, conversation } from '../application/conversation.ts'
import { inspectNotices } from '../application/office/notices/inspect-notices.ts'
import type { Content } from '../application/ports/content.ts'
import { LANGUAGES, type Language } from '../application/ports/texts.ts'
import { Problem } from '../application/problem.ts'
import { inspectScenario } from '../domain/scenario/inspect.ts'
import type { BotParts } from './parts.ts'

const consentVersions = (content: Content): Record<Language, string> =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const words = content.texts.find(language, 'screens.consent')?.fill(() => '') ?? ''
      return [language, `${language}-${createHash('sha256').update(words).digest('hex').slice(0, 12)}`]
    }),
  ) as Record<Language, string>

/**
 * A scenario that would strand people, or a notice that nobody could word, is refused before anybody enters (promises.md B33).
 * @throws Problem with the first fault and its place.
 */
export const assertWalkable = ({ trackSource, schoolSource, needs, scenes, reminders }: Content): void => {
  const all = [...needs.values()]
  const issues = [
    ...inspectScenario(trackSource, { needs: all, scenes }),
    ...inspectScenario(schoolSource, { needs: all, scenes: {} }),
    ...inspectNotices(reminders.values()),
  ]
  const fault = issues.find(({ severity }) => severity === 'fault')
  if (fault)
    throw new Problem(
      `${[fault.file, fault.step, fault.message].filter(Boolean).join(': ')}. "npm run content" names all faults.`,
    )
}

/** What the use cases talk with, for the region that was chosen. */
export const conversationOf = ({ region, chance }: BotParts, content: Content, bot: string): Conversation =>
  conversation(content, region, {
    findNeeds: needFinder(content),
    chance,
    bot,
    writeAppointment: writeAppointmentIcs,
    limits: TELEGRAM_LIMITS,
    consentVersion: consentVersions(content),
  })
