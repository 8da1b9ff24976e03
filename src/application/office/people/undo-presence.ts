import { type LocalDate, localDate } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { PRESENCES, type Presence } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { toast } from '../kit/screen.ts'
import { CITIZEN, toPersonCard } from './citizen.ts'

/** «Отменить запись» under a presence that was just noted: back to what stood on the card before. */
export const undoPresenceButton = ({ id, presence, presenceUntil }: CitizenCard): OfficeButton => [
  text('office.monthly.buttons.undo'),
  'presence_undo',
  ...[id, presence, ...(presenceUntil === null ? [] : [presenceUntil])],
]

/** What stood before, as the button says it; null – it makes no sense. */
const before = ({ args }: OfficeCall): { presence: Presence; until: LocalDate | null } | null => {
  const presence = PRESENCES.find((each) => each === args[1])
  const [year = 0, month = 0, day = 0] = (args[2] ?? '').split('-').map(Number)
  return presence === undefined ? null : { presence, until: localDate(year, month, day) }
}

/** Calls of the month that went off with what was noted: they are open again. */
const callsOff = async ({ desks, actor, today, moment }: OfficeCall, card: CitizenCard): Promise<number> => {
  const tasks = await desks.tasks.list(actor, { citizen: card.id, state: 'any' }, today, moment.at)
  return tasks.filter(
    ({ kind, state, result, params }) =>
      kind === 'monthly_call' &&
      state === 'cancelled' &&
      result === card.presence &&
      params['month'] === today.slice(0, 7),
  ).length
}

/** The card as it was before a presence was noted today: the month's call is on again. */
export const presenceBack = (
  { actor, today }: OfficeCall,
  card: CitizenCard,
  was: { readonly presence: Presence; readonly until: LocalDate | null },
): OfficeChange[] => [
  {
    type: 'note_presence',
    citizen: card.id,
    presence: was.presence,
    from: was.presence === 'present' ? null : today,
    until: was.until,
    unconfirmedBy: null,
    revision: card.revision,
  },
  {
    type: 'restore_month',
    citizen: card.id,
    month: today.slice(0, 7),
    reason: card.presence,
    by: actor.id,
    day: today,
  },
]

/** A presence that was a wrong tap is taken back on the same day: the card is as it was, the month's call is on again. */
export const undoPresence = about(CITIZEN, 'change_person', async (call, card) => {
  const was = before(call)
  if (!was) return refuse(call, 'change_person', `citizen:${card.id}`)
  if (card.presence === was.presence) return toast(call, 'office.monthly.undone_toast')
  if (card.presenceFrom !== call.today) return toast(call, 'office.monthly.undo_too_late')
  const n = await callsOff(call, card)
  return {
    parts: [
      text('office.monthly.undone', { name: card.facts.name }),
      text('office.presence.as_before'),
      ...(n > 0 ? [text('office.monthly.open_again', { n })] : []),
    ],
    buttons: [toPersonCard(card.id)],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: presenceBack(call, card, was),
  }
})
