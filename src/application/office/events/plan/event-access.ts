import { ACCESS_ITEMS, type AccessItem } from '../../../../domain/events/event-kind.ts'
import type { EventDetails } from '../../../../domain/events/yard-event.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { changesOf } from './change-event.ts'
import { eventInHand, isSettled, noEvent, settledAlready } from './event-at-hand.ts'

/** Pressed again and again: there is, there is not, nobody said. */
const turned = (access: EventDetails['access'], item: AccessItem): EventDetails['access'] => {
  const { [item]: said, ...others } = access
  if (said === undefined) return { ...others, [item]: true }
  return said ? { ...others, [item]: false } : others
}

const page = ({ words }: OfficeCall, { id, details }: PlannedEvent) => {
  const buttons = ACCESS_ITEMS.map((item): OfficeButton => {
    const said = details.access[item]
    const mark = said === undefined ? 'unsaid' : said ? 'has' : 'lacks'
    return [
      text(`office.event_access.${mark}_buttons.line`, { item: text(`office.event_access.items.${item}`) }),
      ...(['event_access', id, item] as const),
    ]
  })
  return words.message(
    [text('office.event_access.head', { title: details.title }), text('office.event_access.ask')],
    [...buttons, [text('office.event_plan.buttons.card'), 'event', id]],
  )
}

/** «Что на месте»: every press turns one thing of the place over. */
export const changeAccess: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const event = await eventInHand(call)
    if (!event) return noEvent(call, 'plan_events')
    if (isSettled(call, event)) return settledAlready(call, event)
    const item = ACCESS_ITEMS.find((each) => each === call.args[1])
    if (!item) return decide(call.moment, { replies: [inPlace(call, page(call, event))] })
    const details = { ...event.details, access: turned(event.details.access, item) }
    const after = { ...event, details }
    return decide(call.moment, {
      replies: [inPlace(call, page(call, after))],
      office: [...changesOf(call, after, event), allowed(call, 'plan_events', `event:${event.id}`)],
    })
  },
}
