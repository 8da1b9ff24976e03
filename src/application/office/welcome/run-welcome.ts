import { addMonths, localMoment } from '../../../domain/calendar/local-date.ts'
import { NEW_FOR_MONTHS } from '../../../domain/people/categories.ts'
import { welcomeGaps } from '../../../domain/people/welcome.ts'
import { WELCOME_RULE, welcomeSubject } from '../../../domain/people/welcome-subject.ts'
import type { Conversation } from '../../conversation.ts'
import type { Told } from '../../ports/office/changes.ts'
import type { DueWelcome } from '../../ports/office/welcome-desk.ts'
import type { WriteChanges } from '../../ports/office/write-changes.ts'
import { toldAt } from '../kit/notice-for.ts'
import type { OfficeDesks } from '../kit/office-call.ts'

interface WelcomeRunDeps {
  readonly conversation: Conversation
  readonly desks: Pick<OfficeDesks, 'welcomes'>
  readonly write: WriteChanges
}

/** Told in one run at most; the next one goes on. */
const MOST = 500

/** The message, in the same commit as the step: told once however often, and by however many, it is run. */
const told = (conversation: Conversation, at: number, step: string, due: DueWelcome): Told => {
  const { citizen, person, turn, from } = due
  const day = localMoment(at, conversation.region.time_zone).date
  const subject = welcomeSubject({ turn, from, step })
  const notice = toldAt(conversation, { at, day }, { rule: WELCOME_RULE, to: person, subject })
  return { ...notice, key: `${WELCOME_RULE}|${citizen}|${turn}|${from}|${step}` }
}

/**
 * The welcome series of people whose life has just turned (Y-new): begins where the turn and the chat are known, stops where
 * either is gone, and tells each message on its day. Run as often as one likes; after a standstill one message at a time.
 * Outages throw.
 */
export const runWelcome =
  ({ conversation, desks, write }: WelcomeRunDeps) =>
  async (at: number): Promise<void> => {
    const { content, region } = conversation
    const zone = region.time_zone
    const day = localMoment(at, zone).date
    await write([{ type: 'keep_welcomes', day, notNew: addMonths(day, -NEW_FOR_MONTHS), zone, at }])
    const { steps } = content.welcome
    const window = content.reminders.get(WELCOME_RULE)?.window
    if (!window) throw new RangeError(`rule "${WELCOME_RULE}" has no hours`)
    const pace = { at, gaps: welcomeGaps(content.welcome), window, zone, most: MOST }
    for (const due of await desks.welcomes.due(pace)) {
      const { citizen, turn, from, done } = due
      const step = steps[done]
      if (!step) continue
      const isLast = done === steps.length - 1
      // A guard that does not hold means that another process told it.
      await write([
        { type: 'note_welcome', citizen, turn, from, done, isLast, at },
        told(conversation, at, step.id, due),
      ])
    }
  }
