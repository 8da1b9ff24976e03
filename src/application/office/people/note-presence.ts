import { addMonths, type LocalDate, localDate } from '../../../domain/calendar/local-date.ts'
import { periodOf } from '../../../domain/calendar/period.ts'
import { GONE } from '../../../domain/people/monthly-contact.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { PRESENCES, type Presence } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast } from '../kit/screen.ts'
import { CITIZEN, toPersonCard } from './citizen.ts'
import { cryWarning, standingCries } from './standing-cries.ts'
import { undoPresenceButton } from './undo-presence.ts'

const presenceScreen = (said: TextRef, buttons: readonly OfficeButton[]): Screen => ({
  parts: [said],
  buttons,
  place: 'in_place',
})

/** «Уехал, переехал…»: what has changed; who is gone can come back. */
export const askPresence = about(CITIZEN, 'change_person', (_, card) => {
  const offered: readonly Presence[] =
    card.presence === 'present' ? ['away', 'moved', 'refused', 'died'] : ['present']
  const buttons = offered.map(
    (each): OfficeButton => [
      text(`office.presence.buttons.${each}`),
      each === 'away' ? 'away' : 'presence_sure',
      card.id,
      each,
    ],
  )
  return presenceScreen(text('office.presence.what', { name: card.facts.name }), [
    ...buttons,
    toPersonCard(card.id),
  ])
})

/** Until when somebody is away: days that are said often, or another one in words. */
export const askAway = about(CITIZEN, 'change_person', (call, card) => {
  const { today } = call
  const until: readonly (readonly [string, LocalDate])[] = [
    ['month_end', periodOf(today, 'month').to],
    ['month', addMonths(today, 1)],
    ['quarter', addMonths(today, 3)],
  ]
  const buttons = until.map(
    ([name, day]): OfficeButton => [
      text(`office.presence.until.${name}`),
      'presence_sure',
      card.id,
      'away',
      day,
    ],
  )
  const other: OfficeButton = [text('office.presence.until.other'), 'away_day', card.id]
  return presenceScreen(text('office.presence.until_when', { name: card.facts.name }), [
    ...buttons,
    other,
    toPersonCard(card.id),
  ])
})

/** What somebody's presence is to be, and the last day of an absence. */
interface NotedPresence {
  readonly presence: Presence
  readonly until: LocalDate | null
}

/** What a press says of a person; null – it makes no sense. */
const pressedPresence = ({ args, today }: OfficeCall): NotedPresence | null => {
  const presence = PRESENCES.find((each) => each === args[1])
  if (presence === undefined) return null
  if (presence !== 'away') return { presence, until: null }
  const [year = 0, month = 0, day = 0] = (args[2] ?? '').split('-').map(Number)
  const until = localDate(year, month, day)
  return until !== null && until >= today ? { presence, until } : null
}

/** A person, with what a press says of them. */
const PRESENCE_OF: Subject<{ readonly card: CitizenCard; readonly pressed: NotedPresence }> = {
  kind: 'citizen',
  find: async (call, action, id) => {
    const card = await CITIZEN.find(call, action, id)
    const pressed = pressedPresence(call)
    return card && pressed ? { card, pressed } : null
  },
}

/** Asked once more: what is noted takes the person off the list of the month. */
export const confirmPresence = about(PRESENCE_OF, 'change_person', async (call, { card, pressed }) => {
  const { presence, until } = pressed
  const params = { name: card.facts.name, ...(until === null ? {} : { date: { date: until } }) }
  const yes: OfficeButton = [
    text('office.presence.buttons.yes'),
    'presence_set',
    ...[card.id, presence, ...(until === null ? [] : [until])],
  ]
  const cries = presence === 'present' ? [] : await standingCries(call, card.id)
  return {
    parts: [...cryWarning(cries), text(`office.presence.sure.${presence}`, params)],
    buttons: [yes, [text('office.presence.buttons.no'), 'person', card.id]],
    place: 'in_place',
  }
})

/**
 * Who noted what the head is to confirm: whoever is gone for good is out of the month's count only then. Null – it needs no
 * confirmation; a head's own word is enough.
 */
export const unconfirmedBy = ({ actor }: Pick<OfficeCall, 'actor'>, presence: Presence): string | null =>
  actor.role !== 'head' && GONE.some((gone) => gone === presence) ? actor.id : null

const changesOf = (
  call: OfficeCall,
  { id, revision }: CitizenCard,
  { presence, until }: NotedPresence,
): OfficeChange[] => {
  const { today, actor, moment } = call
  const month = today.slice(0, 7)
  return [
    {
      type: 'note_presence',
      citizen: id,
      presence,
      from: today,
      until,
      unconfirmedBy: unconfirmedBy(call, presence),
      revision,
    },
    // Whoever is back is looked at by the next morning's round.
    ...(presence === 'present'
      ? []
      : [
          { type: 'leave_month', citizen: id, month, reason: presence, by: actor.id, at: moment.at } as const,
        ]),
  ]
}

/** Whoever is taken off the list with a cry standing: the heads hear of it at once; a head who notes it knows. */
const tellHeads = async (
  call: OfficeCall,
  card: CitizenCard,
  presence: Presence,
): Promise<OfficeChange[]> => {
  const { desks, actor, today } = call
  if (presence === 'present' || (await standingCries(call, card.id)).length === 0) return []
  const heads = (await desks.staff.heads(card.department, today)).filter(({ id }) => id !== actor.id)
  const chats = new Set(heads.flatMap(({ person }) => person ?? []))
  return [...chats].map((to) =>
    noticeFor(call, { rule: 'gone_in_need', to, subject: card.id, nth: presence }),
  )
}

/** It is noted: nothing is owed any more, the month's call and asks are off – or, back again, on. */
export const setPresence = about(PRESENCE_OF, 'change_person', async (call, { card, pressed }) => {
  const { presence, until } = pressed
  if (card.presence === presence && card.presenceUntil === until)
    return toast(call, 'office.presence.noted_toast')
  return {
    ...presenceScreen(
      unconfirmedBy(call, presence) === null
        ? text(`office.presence.noted.${presence}`, { name: card.facts.name })
        : textAt(`office.presence.noted_waits.${presence}`, { name: card.facts.name }),
      [toPersonCard(card.id), undoPresenceButton(card)],
    ),
    changes: [...changesOf(call, card, pressed), ...(await tellHeads(call, card, presence))],
    object: `citizen:${card.id}`,
  }
})
