import { text } from '../../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { about } from '../../kit/about.ts'
import { note } from '../../kit/field.ts'
import { dialogAbout } from '../../kit/form.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { Screen } from '../../kit/screen.ts'
import { toldOfChange } from '../told-of-change.ts'
import { EVENT_IN_HAND, followingOf, whileOpen } from './event-at-hand.ts'
import { eventScreen, toEvent } from './event-card.ts'

/** Why events fall through, as a button says it; people read the same words. */
const REASONS = ['host_ill', 'no_room', 'weather', 'few_people'] as const
const OWN = 'own'

/** What is cancelled: this one, or it and all that follow in its series. */
type Scope = 'one' | 'all'
const SCOPES: readonly Scope[] = ['one', 'all']

const askScope = (event: PlannedEvent, following: number): Screen => {
  const buttons: OfficeButton[] = [
    ...SCOPES.map(
      (scope): OfficeButton => [
        text(`office.event_cancel.scope_buttons.${scope}`),
        ...(['event_cancel', event.id, scope] as const),
      ],
    ),
    toEvent(event.id),
  ]
  const question = text('office.event_cancel.which', { n: following })
  return { parts: [question], buttons, place: 'in_place' }
}

const askReason = (event: PlannedEvent, scope: Scope): Screen => {
  const buttons: OfficeButton[] = [
    ...[...REASONS, OWN].map(
      (reason): OfficeButton => [
        text(`office.event_cancel.reason_buttons.${reason}`),
        ...(['event_cancel', event.id, scope, reason] as const),
      ],
    ),
    toEvent(event.id),
  ]
  const parts = [
    ...(event.taken > 0 ? [text('office.event_cancel.told_to', { n: event.taken })] : []),
    text('office.event_cancel.why'),
  ]
  return { parts, buttons, place: 'in_place' }
}

const cancelled = async (
  call: OfficeCall,
  event: PlannedEvent,
  all: readonly PlannedEvent[],
  why: string,
): Promise<Screen> => {
  const after = (each: PlannedEvent): PlannedEvent => ({
    ...each,
    state: 'cancelled',
    cancelledWhy: why,
    revision: each.revision + 1,
  })
  return {
    ...(await eventScreen(call, after(event), [text('office.event_cancel.done', { n: all.length })])),
    place: 'in_place',
    changes: all.flatMap((each): OfficeChange[] => [
      { type: 'cancel_event', event: each.id, why, revision: each.revision },
      ...toldOfChange(call, each, after(each)),
    ]),
    object: `event:${event.id}`,
  }
}

/** «Отменить»: of a series which, then why; the reason is what people read. */
export const cancelEvent = about(
  EVENT_IN_HAND,
  'plan_events',
  whileOpen(async (call, event) => {
    const [, asked, reason] = call.args
    const following = await followingOf(call, event)
    const scope = SCOPES.find((each) => each === asked) ?? (following.length > 1 ? null : 'one')
    if (scope === null) return askScope(event, following.length)
    if (reason === OWN) return CANCEL_EVENT.beginAbout(call, event.id, { scope })
    const known = REASONS.find((each) => each === reason)
    if (!known) return askReason(event, scope)
    const why = call.words.phrase(`office.event_cancel.reason_buttons.${known}`)
    return cancelled(call, event, scope === 'all' ? following : [event], why)
  }),
)

/** A reason in own words. */
export const CANCEL_EVENT = dialogAbout({
  id: 'cancel_event',
  subject: EVENT_IN_HAND,
  action: 'plan_events',
  given: (): { readonly scope: Scope } => ({ scope: 'one' }),
  questions: (from) => from.ask('why', () => note(text('office.event_cancel.ask_why'))),
  finish: whileOpen(async (call, event, { scope, why }: { readonly scope: Scope; readonly why: string }) => {
    const all = scope === 'all' ? await followingOf(call, event) : [event]
    return cancelled(call, event, all, why)
  }),
})
