import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { inRows } from '../../outgoing.ts'
import type { Button, Outgoing } from '../../ports/messenger.ts'
import type { InviteWishes } from '../../ports/office/audience-desk.ts'
import type { InvitationChange } from '../../ports/office/invitation-change.ts'
import type { EventCall, EventUseCase } from '../kit/event-press.ts'
import { eventToken } from '../kit/event-token.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { inPlace } from '../kit/use-case.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** «Когда присылать афишу»: leads to {@link showInviteSettings}. */
export const inviteSettingsButton = (words: OfficeWords): Button => ({
  text: words.phrase('office.invitations.own_buttons.settings'),
  token: eventToken('settings'),
})

const dayButton = ({ words }: EventCall['place'], weekday: number): Button => ({
  text: words.phrase(`office.invitations.weekday_buttons.d${weekday}`),
  token: eventToken('poster_day', String(weekday)),
})

const switchButton = ({ words }: EventCall['place'], isOn: boolean): Button => ({
  text: words.phrase(`office.invitations.own_buttons.${isOn ? 'invites_off' : 'invites_on'}`),
  token: eventToken('invites', isOn ? 'off' : 'on'),
})

const screen = (
  { place }: EventCall,
  { posterWeekday, isWelcome }: InviteWishes,
): Outgoing & { kind: 'text' } => {
  const { moment, words } = place
  const weekday = posterWeekday ?? moment.conversation.content.events.manners.poster.weekday
  const said = isWelcome
    ? text('office.invitations.settings', { day: text(`office.invitations.weekdays.d${weekday}`) })
    : text('office.invitations.settings_off')
  const days = isWelcome
    ? WEEKDAYS.filter((each) => each !== weekday).map((each) => dayButton(place, each))
    : []
  const html = words.html([
    said,
    text(isWelcome ? 'office.invitations.which_day' : 'office.invitations.turn_on'),
  ])
  const buttons = inRows([...days, switchButton(place, isWelcome)], true)
  return { kind: 'text', html, buttons }
}

/** When the poster comes, and whether invitations are wanted at all. */
export const showInviteSettings: EventUseCase = async (call) => {
  const { place, own } = call
  const wishes = await place.desks.audience.wishes(own.citizen)
  if (!wishes) return decide(place.moment, { toast: place.moment.screens.label('unknown_button') })
  return decide(place.moment, { replies: [screen(call, wishes)] })
}

const changed = async (
  call: EventCall,
  next: (wishes: InviteWishes) => InviteWishes,
  change: InvitationChange,
): Promise<Decision> => {
  const { place, own } = call
  const wishes = await place.desks.audience.wishes(own.citizen)
  if (!wishes) return decide(place.moment, { toast: place.moment.screens.label('unknown_button') })
  return decide(place.moment, { replies: [inPlace(place, screen(call, next(wishes)))], office: [change] })
}

/** «По пятницам». */
export const choosePosterDay: EventUseCase = (call) => {
  const weekday = WEEKDAYS.find((each) => String(each) === call.args[0])
  const { moment } = call.place
  if (weekday === undefined) return decide(moment, { toast: moment.screens.label('unknown_button') })
  return changed(call, (wishes) => ({ ...wishes, posterWeekday: weekday }), {
    type: 'choose_poster_day',
    citizen: call.own.citizen,
    weekday,
  })
}

/** «Не присылать приглашения», and back. */
export const welcomeInvites: EventUseCase = (call) => {
  const { moment } = call.place
  const [answer] = call.args
  if (answer !== 'on' && answer !== 'off')
    return decide(moment, { toast: moment.screens.label('unknown_button') })
  const isWelcome = answer === 'on'
  return changed(call, (wishes) => ({ ...wishes, isWelcome }), {
    type: 'welcome_invites',
    citizen: call.own.citizen,
    welcome: isWelcome,
  })
}
