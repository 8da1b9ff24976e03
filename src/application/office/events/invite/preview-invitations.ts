import { can } from '../../../../domain/access/can.ts'
import { eventTitle } from '../../../../domain/events/event-in-words.ts'
import type { EventManners } from '../../../../domain/events/event-kind.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { about, onlyThose } from '../../kit/about.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { Screen } from '../../kit/screen.ts'
import type { UseCaseName } from '../../kit/use-case-name.ts'
import { EVENT } from '../plan/event-at-hand.ts'
import { InvitationTiming } from './invitation-timing.ts'
import { INVITED_RULE, type PlannedWave, planInvitations, type WaveFigures } from './plan-invitations.ts'

/** Whether any of the people who are meant are the employee's to invite. */
const isOwn = ({ actor }: OfficeCall, { districts, department }: PlannedEvent): boolean => {
  const meant = districts.length === 0 ? actor.districts : districts
  return meant.some((district) => can(actor, 'invite_people', { department, district }))
}

/** An event whose people are the employee's to invite. */
export const INVITED_EVENT = onlyThose(EVENT, isOwn)

/** When people would be told, at the moment of the call. */
const timingOf = ({ moment }: Pick<OfficeCall, 'moment'>): InvitationTiming =>
  new InvitationTiming(moment.conversation, INVITED_RULE, moment.at)

/** Why nobody is invited to it now; null – people can be. */
export const whyNotNow = (call: OfficeCall, event: PlannedEvent) => {
  if (event.state !== 'open') return text(`office.invitations.not_now.${event.state}`)
  if (timingOf(call).isOver(event)) return text('office.invitations.not_now.over')
  return event.invitingAt === null ? null : text('office.invitations.not_now.under_way')
}

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
const previewed = async (call: OfficeCall, event: PlannedEvent): Promise<Screen> => {
  const why = whyNotNow(call, event)
  if (why) return { parts: [eventTitle(event), why] }
  const figures = await figuresOf(call, event)
  const isAnybody = figures.message + figures.call > 0
  return {
    parts: [
      text('office.invitations.whom', { title: event.details.title }),
      text('talk.blank'),
      ...figureLines(figures),
      text('talk.blank'),
      text(isAnybody ? 'office.invitations.send_it' : 'office.invitations.nobody'),
    ],
    buttons: buttonsOf(event, figures),
  }
}

/** «Кого позвать»: only counted, nothing is sent. */
export const askInvitations = about(INVITED_EVENT, 'invite_people', previewed)

/** «Отправить»: what was counted goes out. What has changed since is counted anew and asked once more. */
export const sendInvitations = about(INVITED_EVENT, 'invite_people', async (call, event) => {
  const { moment, actor, args } = call
  const invited = Number(args[1])
  if (whyNotNow(call, event) || event.invited !== invited)
    return { ...(await previewed(call, event)), place: 'in_place' }
  const { most } = waveOf(call, event)
  const lines = [eventTitle(event), text('office.invitations.under_way')]
  return {
    parts: lines,
    place: 'in_place',
    object: `event:${event.id}`,
    changes: [{ type: 'begin_inviting', event: event.id, by: actor.id, at: moment.at, most, invited }],
  }
})

/** «Не сейчас». */
export const leaveInvitations = about(INVITED_EVENT, 'invite_people', (_, event) => ({
  parts: [eventTitle(event), text('office.invitations.left')],
  buttons: [button('again', 'event_invite', event.id)],
  place: 'in_place',
}))
