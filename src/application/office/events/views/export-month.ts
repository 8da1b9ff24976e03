import { eventInFull } from '../../../../domain/events/event-in-words.ts'
import type { YardEvent } from '../../../../domain/events/yard-event.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeWords } from '../../kit/office-words.ts'
import { type OfficeUseCase, say } from '../../kit/use-case.ts'
import { monthEventsOf, monthTitle } from './month-events.ts'
import { monthFile } from './show-month.ts'

/** What the entry of a calendar says: all that is known, a line each. */
export const describedIn =
  (words: OfficeWords) =>
  (event: YardEvent): string =>
    eventInFull(event)
      .map((line) => words.plain(line))
      .join('\n')

/** «Файл календаря»: a month as .ics for the calendar of a desk or a phone. */
export const exportMonth: OfficeUseCase = {
  action: 'see_events',
  run: async (call) => {
    const { desks, words, moment, actor } = call
    const { month, events } = await monthEventsOf(call)
    if (events.length === 0)
      return say(call, [words.message([text('office.events_month.nothing', { month: monthTitle(month) })])])
    const content = desks.writeCalendar({
      name: actor.departmentName,
      zone: moment.conversation.region.time_zone,
      events,
      at: moment.at,
      describe: describedIn(words),
    })
    return decide(moment, {
      replies: [
        {
          kind: 'file',
          name: monthFile(month, 'ics'),
          mime: 'text/calendar',
          content,
          caption: words.html([text('office.events_month.file_caption')]),
        },
      ],
      office: [allowed(call, 'see_events', `department:${actor.department}`)],
    })
  },
}
