import { isToldOtherwise, toldEvent } from '../../../domain/events/event-change-in-words.ts'
import { offerUntil } from '../../../domain/events/offer-until.ts'
import type { YardEvent } from '../../../domain/events/yard-event.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { PassedOn } from '../../ports/office/sign-up-change.ts'
import { type NoticePlace, staleAt } from '../kit/notice-for.ts'

/** How a place of an event is passed on when it becomes free now. */
export const passedOn = (
  { moment: { at, conversation }, today }: NoticePlace,
  event: YardEvent,
): PassedOn => ({
  until: offerUntil(event, at, conversation.content.events.manners, conversation.region.time_zone),
  at,
  day: today,
})

/**
 * What has to happen when an employee changes or cancels an event: whoever has a place, waits for one or was offered one is
 * told exactly what changed (by an employee's call where no message arrives), and places that became free are offered to
 * whoever waits (Y-notify). Stand in the decision after `change_event`, `move_event_reminders` or `cancel_event`: people are
 * found when it is stored, so that nobody who answers in the same second is left out.
 * @param before the event as it was read, with its revision
 * @param after the event as it will be; `state: 'cancelled'` where it does not take place
 * @returns nothing for a draft, nor where nothing changed that concerns people
 */
export const toldOfChange = (place: NoticePlace, before: YardEvent, after: YardEvent): OfficeChange[] => {
  const { at, conversation } = place.moment
  if (before.state !== 'open') return []
  const news = (rule: 'event_changed' | 'event_cancelled'): OfficeChange => ({
    type: 'tell_of_event',
    rule,
    event: before.id,
    revision: before.revision,
    before: JSON.stringify(toldEvent(before)),
    at,
    day: place.today,
    expires: staleAt(conversation, rule, at),
  })
  if (after.state === 'cancelled') return [news('event_cancelled')]
  return [
    ...(isToldOtherwise(toldEvent(before), toldEvent(after)) ? [news('event_changed')] : []),
    { type: 'offer_places', event: before.id, passedOn: passedOn(place, after) },
  ]
}
