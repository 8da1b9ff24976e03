import { isOver } from '../../../../domain/events/event-phase.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import { allowed } from '../../kit/audited.ts'
import { officeNow } from '../../kit/office-call.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { eventInHand, followingOf, isSettled, noEvent, settledAlready } from './event-at-hand.ts'
import { eventCard } from './event-card.ts'

/** «Показать людям»: from now on it stands in «Афиша»; of a series this one, or all drafts that follow. */
export const openEvent: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const event = await eventInHand(call)
    if (!event) return noEvent(call, 'plan_events')
    if (isSettled(call, event) || event.state !== 'draft') return settledAlready(call, event)
    const all = call.args[1] === 'all' ? await followingOf(call, event) : [event]
    const now = officeNow(call.moment)
    const drafts = all.filter((each) => each.state === 'draft' && !isOver(each, now))
    const after = { ...event, state: 'open', revision: event.revision + 1 } as const
    const said = text('office.event_plan.opened', { n: drafts.length })
    return decide(call.moment, {
      replies: [inPlace(call, await eventCard(call, after, [said]))],
      office: [
        ...drafts.map(({ id, revision }) => ({ type: 'open_event', event: id, revision }) as const),
        allowed(call, 'plan_events', `event:${event.id}`),
      ],
    })
  },
}
