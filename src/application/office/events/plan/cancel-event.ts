import { text } from '../../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { callOf, placeOf } from '../../cases/case-at-hand.ts'
import { allowed } from '../../kit/audited.ts'
import { answerOf, wordsField } from '../../kit/fields.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../../kit/office-form.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { toldOfChange } from '../told-of-change.ts'
import { eventInHand, followingOf, isSettled, noEvent, settledAlready } from './event-at-hand.ts'
import { eventCard } from './event-card.ts'

/** Why events fall through, as a button says it; people read the same words. */
const REASONS = ['host_ill', 'no_room', 'weather', 'few_people'] as const
const OWN = 'own'

/** What is cancelled: this one, or it and all that follow in its series. */
type Scope = 'one' | 'all'
const SCOPES: readonly Scope[] = ['one', 'all']

const askScope = (call: OfficeCall, event: PlannedEvent, following: number): Decision => {
  const buttons: OfficeButton[] = [
    ...SCOPES.map(
      (scope): OfficeButton => [
        text(`office.event_cancel.scope_buttons.${scope}`),
        ...(['event_cancel', event.id, scope] as const),
      ],
    ),
    [text('office.event_plan.buttons.card'), 'event', event.id],
  ]
  const question = text('office.event_cancel.which', { n: following })
  return decide(call.moment, { replies: [inPlace(call, call.words.message([question], buttons))] })
}

const askReason = (call: OfficeCall, event: PlannedEvent, scope: Scope): Decision => {
  const buttons: OfficeButton[] = [
    ...[...REASONS, OWN].map(
      (reason): OfficeButton => [
        text(`office.event_cancel.reason_buttons.${reason}`),
        ...(['event_cancel', event.id, scope, reason] as const),
      ],
    ),
    [text('office.event_plan.buttons.card'), 'event', event.id],
  ]
  const parts = [
    ...(event.taken > 0 ? [text('office.event_cancel.told_to', { n: event.taken })] : []),
    text('office.event_cancel.why'),
  ]
  return decide(call.moment, { replies: [inPlace(call, call.words.message(parts, buttons))] })
}

const cancelled = async (
  call: OfficeCall,
  event: PlannedEvent,
  all: readonly PlannedEvent[],
  why: string,
): Promise<Decision> => {
  const after = (each: PlannedEvent): PlannedEvent => ({
    ...each,
    state: 'cancelled',
    cancelledWhy: why,
    revision: each.revision + 1,
  })
  const said = text('office.event_cancel.done', { n: all.length })
  return decide(call.moment, {
    replies: [inPlace(call, await eventCard(call, after(event), [said]))],
    office: [
      ...all.flatMap((each): OfficeChange[] => [
        { type: 'cancel_event', event: each.id, why, revision: each.revision },
        ...toldOfChange(call, each, after(each)),
      ]),
      allowed(call, 'plan_events', `event:${event.id}`),
    ],
  })
}

/** «Отменить»: of a series which, then why; the reason is what people read. */
export const cancelEvent: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const event = await eventInHand(call)
    if (!event) return noEvent(call, 'plan_events')
    if (isSettled(call, event)) return settledAlready(call, event)
    const [, asked, reason] = call.args
    const following = await followingOf(call, event)
    const scope = SCOPES.find((each) => each === asked) ?? (following.length > 1 ? null : 'one')
    if (scope === null) return askScope(call, event, following.length)
    if (reason === OWN) return beginForm(placeOf(call), CANCEL_EVENT_FORM, { event: event.id, scope })
    const known = REASONS.find((each) => each === reason)
    if (!known) return askReason(call, event, scope)
    const why = call.words.phrase(`office.event_cancel.reason_buttons.${known}`)
    return cancelled(call, event, scope === 'all' ? following : [event], why)
  },
}

/** A reason in own words. */
export const CANCEL_EVENT_FORM: OfficeForm = {
  form: { id: 'cancel_event', fields: [wordsField('why', () => text('office.event_cancel.ask_why'))] },
  finish: async (end) => {
    const call = callOf(end)
    if (!call) return decide(end.moment, { toast: end.moment.screens.label('unknown_button') })
    const id = String(end.answers['event'])
    const event = await eventInHand(call, id)
    if (!event) return noEvent(call, 'plan_events', id)
    if (isSettled(call, event)) return settledAlready(call, event)
    const all = end.answers['scope'] === 'all' ? await followingOf(call, event) : [event]
    return cancelled(call, event, all, answerOf(end.answers, 'why') ?? '')
  },
}
