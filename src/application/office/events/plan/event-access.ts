import { ACCESS_ITEMS, type AccessItem } from '../../../../domain/events/event-kind.ts'
import type { EventDetails } from '../../../../domain/events/yard-event.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { about } from '../../kit/about.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { Screen } from '../../kit/screen.ts'
import { changesOf } from './change-event.ts'
import { EVENT_IN_HAND, whileOpen } from './event-at-hand.ts'
import { toEvent } from './event-card.ts'

/** Pressed again and again: there is, there is not, nobody said. */
const turned = (access: EventDetails['access'], item: AccessItem): EventDetails['access'] => {
  const { [item]: said, ...others } = access
  if (said === undefined) return { ...others, [item]: true }
  return said ? { ...others, [item]: false } : others
}

const accessScreen = ({ id, details }: PlannedEvent): Screen => ({
  parts: [text('office.event_access.head', { title: details.title }), text('office.event_access.ask')],
  buttons: [
    ...ACCESS_ITEMS.map((item): OfficeButton => {
      const said = details.access[item]
      const mark = said === undefined ? 'unsaid' : said ? 'has' : 'lacks'
      const name = text(`office.event_access.items.${item}`)
      return [text(`office.event_access.${mark}_buttons.line`, { item: name }), 'event_access', id, item]
    }),
    toEvent(id),
  ],
  place: 'in_place',
})

/** «Что на месте»: every press turns one thing of the place over. */
export const changeAccess = about(
  EVENT_IN_HAND,
  'plan_events',
  whileOpen((call, event) => {
    const item = ACCESS_ITEMS.find((each) => each === call.args[1])
    if (!item) return accessScreen(event)
    const details = { ...event.details, access: turned(event.details.access, item) }
    const after = { ...event, details }
    return {
      ...accessScreen(after),
      changes: changesOf(call, after, event),
      object: `event:${event.id}`,
    }
  }),
)
