import { may } from '../../../../domain/access/can.ts'
import { NOTHING_READ, type ScheduleReading } from '../../../../domain/events/event-draft.ts'
import {
  namesADay,
  readAnnounced,
  readAnnouncement,
  textsOfAnnouncement,
} from '../../../../domain/events/read-announcement.ts'
import type { RowContext } from '../../../../domain/events/read-row-texts.ts'
import type { Decision } from '../../../decision.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { show } from '../../kit/screen.ts'
import { keepSchedule } from './receive-schedule.ts'
import { rowContext } from './row-context.ts'

/** Typed words shorter than this are a search for a person. */
const LONG = 120
const NO_PLAN = { month: null, year: null }

const contextOf = (call: OfficeCall): RowContext => rowContext(call, { plan: NO_PLAN, source: '' })

const readingOf = (words: string, call: OfficeCall) => {
  const context = contextOf(call)
  const { place, address } = call.moment.conversation.content.scheduleColumns.headings
  const proposed = readAnnouncement(words, context, { place, address })
  const announced = textsOfAnnouncement(proposed)
  const read = readAnnounced(proposed, context)
  const at = { sheet: null, number: 1, at: '1', heading: '' }
  const reading: ScheduleReading =
    'faults' in read
      ? {
          ...NOTHING_READ,
          faulty: [
            {
              sheet: null,
              number: 1,
              texts: announced,
              plan: NO_PLAN,
              faults: read.faults.map(({ field, fault }) => ({ ...at, field, what: fault, isFault: true })),
            },
          ],
        }
      : { ...NOTHING_READ, drafts: [...read.drafts], past: read.past, beyond: read.beyond }
  return { announced, reading }
}

/** Words as they came. */
interface Announced {
  readonly words: string
  readonly forwarded?: boolean
}

/** Whether words may announce an event at all, to somebody who plans events. */
export const mayAnnounce = (call: OfficeCall, { words, forwarded }: Announced): boolean =>
  may(call.actor.role, 'plan_events') &&
  (forwarded || words.length > LONG) &&
  namesADay(words, contextOf(call))

/**
 * Words that announce an event: passed on from elsewhere or long, and they name a day (Y-calendar). What can be read is
 * proposed, nothing is added. Null – they are something else: a search, as ever.
 */
export const considerAnnouncement = async (call: OfficeCall, said: Announced): Promise<Decision | null> => {
  if (!mayAnnounce(call, said)) return null
  const { words } = said
  const { announced, reading } = readingOf(words, call)
  return show(
    call,
    'plan_events',
    await keepSchedule(call, { origin: 'words', source: '', reading, announced }),
  )
}
