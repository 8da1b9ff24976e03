import { localMoment } from '../../../domain/calendar/local-date.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { Conversation } from '../../conversation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Notice } from '../../reminder-words.ts'
import type { Composed } from '../kit/composer.ts'
import type { OfficeDesks } from '../kit/office-call.ts'
import { OfficeWords } from '../kit/office-words.ts'
import { NOTICES } from './office-notices.ts'

/**
 * Words a notice of a rule whose message is composed.
 * @throws RangeError when the rule has no composer.
 */
export const composeNotice =
  (conversation: Conversation, desks: OfficeDesks, clock: Clock) =>
  async (composed: Composed): Promise<Notice> => {
    const notice = ownEntry(NOTICES, composed.rule)
    if (!notice) throw new RangeError(`no composer for rule "${composed.rule}"`)
    const words = new OfficeWords(conversation.renderers[composed.language], composed.large)
    const { date } = localMoment(clock.now(), conversation.region.time_zone)
    const today = [date, composed.day].sort()[1] ?? date
    return notice.compose({ ...composed, conversation, desks, words, today })
  }
