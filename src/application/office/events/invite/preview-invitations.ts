import { eventTitle } from '../../../../domain/events/event-in-words.ts'
import type { EventManners } from '../../../../domain/events/event-kind.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { Outgoing } from '../../../ports/messenger.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import type { UseCaseName } from '../../kit/use-case-name.ts'
import { noEvent } from '../plan/event-at-hand.ts'
import { invitedEvent, whyNotNow } from './invited-event.ts'
import { type PlannedWave, planInvitations, type WaveFigures } from './plan-invitations.ts'

/** How many are invited at most where places are limited: some for each place that is free (Y-address). */
const mostOf = ({ capacity, taken }: PlannedEvent, { invited_for_a_place }: EventManners): number | null =>
  capacity === null ? null : Math.max(0, capacity - taken) * invited_for_a_place

/** The wave that a press would begin now. */
export const waveOf = (call: OfficeCall, event: PlannedEvent): PlannedWave => ({
  event,
  most: mostOf(event, call.moment.conversation.content.events.manners),
})

/** Who would be told what, as it would be sent this very moment. */
const figuresOf = async (call: OfficeCall, event: PlannedEvent): Promise<WaveFigures> => {
  const { desks, moment, actor, today } = call
  const deps = { desk: desks.audience, conversation: moment.conversation }
  const reach = { staff: actor.id, day: today }
  const asked = { reach, waves: [waveOf(call, event)], at: moment.at }
  const figures = await planInvitations(deps, asked, async () => {})
  return figures.get(event.id) as WaveFigures
}

const SHOWN = ['message', 'quiet', 'call', 'poster', 'next_wave', 'known', 'not_welcome'] as const

const figureLines = (figures: WaveFigures): TextRef[] =>
  SHOWN.filter((each) => figures[each] > 0).map((each) =>
    text(`office.invitations.figures.${each}`, { n: figures[each] }),
  )

const button = (name: string, useCase: UseCaseName, ...args: string[]): OfficeButton => [
  text(`office.invitations.buttons.${name}`),
  useCase,
  ...args,
]

const buttonsOf = ({ id, invited }: PlannedEvent, { message, call }: WaveFigures): OfficeButton[] => [
  ...(message + call > 0 ? [button('send', 'invite_send', id, String(invited))] : []),
  ...(call > 0 ? [button('calls', 'event_calls', id)] : []),
  button('not_now', 'invite_not', id),
]

/** Before anything is sent: how many people get what, and when (Y-notify). */
const previewed = async (
  call: OfficeCall,
  event: PlannedEvent,
): Promise<Outgoing & { readonly kind: 'text' }> => {
  const why = whyNotNow(call, event)
  if (why) return call.words.message([eventTitle(event), why])
  const figures = await figuresOf(call, event)
  const isAnybody = figures.message + figures.call > 0
  return call.words.message(
    [
      text('office.invitations.whom', { title: event.details.title }),
      text('talk.blank'),
      ...figureLines(figures),
      text('talk.blank'),
      text(isAnybody ? 'office.invitations.send_it' : 'office.invitations.nobody'),
    ],
    buttonsOf(event, figures),
  )
}

/** «Кого позвать»: only counted, nothing is sent. */
export const askInvitations: OfficeUseCase = {
  action: 'invite_people',
  run: async (call) => {
    const event = await invitedEvent(call)
    if (!event) return noEvent(call, 'invite_people')
    return decide(call.moment, { replies: [await previewed(call, event)] })
  },
}

/** «Отправить»: what was counted goes out. What has changed since is counted anew and asked once more. */
export const sendInvitations: OfficeUseCase = {
  action: 'invite_people',
  run: async (call) => {
    const { moment, actor, args } = call
    const event = await invitedEvent(call)
    if (!event) return noEvent(call, 'invite_people')
    const invited = Number(args[1])
    if (whyNotNow(call, event) || event.invited !== invited)
      return decide(moment, { replies: [inPlace(call, await previewed(call, event))] })
    const { most } = waveOf(call, event)
    const lines = [eventTitle(event), text('office.invitations.under_way')]
    return decide(moment, {
      replies: [inPlace(call, call.words.message(lines))],
      office: [
        { type: 'begin_inviting', event: event.id, by: actor.id, at: moment.at, most, invited },
        allowed(call, 'invite_people', `event:${event.id}`),
      ],
    })
  },
}

/** «Не сейчас». */
export const leaveInvitations: OfficeUseCase = {
  action: 'invite_people',
  run: async (call) => {
    const event = await invitedEvent(call)
    if (!event) return noEvent(call, 'invite_people')
    const message = call.words.message(
      [eventTitle(event), text('office.invitations.left')],
      [button('again', 'event_invite', event.id)],
    )
    return decide(call.moment, { replies: [inPlace(call, message)] })
  },
}
