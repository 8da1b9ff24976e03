import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { EventUseCase } from '../kit/event-press.ts'
import { calledOff } from './signing/sign-up-words.ts'
import { describedIn } from './views/month-files.ts'

/** «В календарь»: one event as .ics, to be opened by the phone. */
export const takeOwnEvent: EventUseCase = async ({
  place: { moment, desks, words },
  own,
  args: [id = ''],
}) => {
  const event = await desks.events.offered(own.citizen, id)
  if (event === null) return decide(moment, { replies: [words.message([text('office.own_events.gone')])] })
  if (event.state === 'cancelled') return decide(moment, { replies: [calledOff(words, event)] })
  const content = desks.writeCalendar({
    name: event.details.title,
    zone: moment.conversation.region.time_zone,
    events: [event],
    at: moment.at,
    describe: describedIn(words),
  })
  const caption = words.html([text('office.own_events.file_caption')])
  return decide(moment, {
    replies: [{ kind: 'file', name: `${id}.ics`, mime: 'text/calendar', content, caption }],
  })
}
