import { addMonths, type LocalDate, localDate } from '../../../domain/calendar/local-date.ts'
import { periodOf } from '../../../domain/calendar/period.ts'
import { GONE } from '../../../domain/people/monthly-contact.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { PRESENCES, type Presence } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from './show-person.ts'
import { cryWarning, standingCries } from './standing-cries.ts'
import { undoPresenceButton } from './undo-presence.ts'

const refused = (call: OfficeCall): Decision => refuse(call, 'change_person', `citizen:${call.args[0] ?? ''}`)

const shown = (call: OfficeCall, key: string, card: CitizenCard, buttons: OfficeButton[]): Decision =>
  decide(call.moment, {
    replies: [inPlace(call, call.words.message([text(key, { name: card.facts.name })], buttons))],
  })

const toCard = ({ id }: CitizenCard): OfficeButton => [text('office.person.buttons.card'), 'person', id]

/** «Уехал, переехал…»: what has changed; who is gone can come back. */
export const askPresence: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refused(call)
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
    return shown(call, 'office.presence.what', card, [...buttons, toCard(card)])
  },
}

/** Until when somebody is away: days that are said often, or another one in words. */
export const askAway: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refused(call)
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
    return shown(call, 'office.presence.until_when', card, [...buttons, other, toCard(card)])
  },
}

/** What a press says of a person: the presence, and the last day of an absence; null – it makes no sense. */
const pressedPresence = ({
  args,
  today,
}: OfficeCall): { presence: Presence; until: LocalDate | null } | null => {
  const presence = PRESENCES.find((each) => each === args[1])
  if (presence === undefined) return null
  if (presence !== 'away') return { presence, until: null }
  const [year = 0, month = 0, day = 0] = (args[2] ?? '').split('-').map(Number)
  const until = localDate(year, month, day)
  return until !== null && until >= today ? { presence, until } : null
}

/** Asked once more: what is noted takes the person off the list of the month. */
export const confirmPresence: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => {
    const card = await cardOf(call)
    const pressed = pressedPresence(call)
    if (!card || !pressed) return refused(call)
    const { presence, until } = pressed
    const params = { name: card.facts.name, ...(until === null ? {} : { date: { date: until } }) }
    const yes: OfficeButton = [
      text('office.presence.buttons.yes'),
      'presence_set',
      ...[card.id, presence, ...(until === null ? [] : [until])],
    ]
    const cries = presence === 'present' ? [] : await standingCries(call, card.id)
    const message = call.words.message(
      [...cryWarning(cries), text(`office.presence.sure.${presence}`, params)],
      [yes, [text('office.presence.buttons.no'), 'person', card.id]],
    )
    return decide(call.moment, { replies: [inPlace(call, message)] })
  },
}

/**
 * Who noted what the head is to confirm: whoever is gone for good is out of the month's count only then. Null – it needs no
 * confirmation; a head's own word is enough.
 */
export const unconfirmedBy = ({ actor }: Pick<OfficeCall, 'actor'>, presence: Presence): string | null =>
  actor.role !== 'head' && GONE.some((gone) => gone === presence) ? actor.id : null

const changesOf = (
  call: OfficeCall,
  { id, revision }: CitizenCard,
  { presence, until }: { presence: Presence; until: LocalDate | null },
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
    allowed(call, 'change_person', `citizen:${id}`),
  ]
}

/** Whoever is taken off the list with a cry standing: the heads hear of it at once; a head who notes it knows. */
const tellHeads = async (
  call: OfficeCall,
  card: CitizenCard,
  presence: Presence,
): Promise<OfficeChange[]> => {
  const { desks, actor } = call
  if (presence === 'present' || (await standingCries(call, card.id)).length === 0) return []
  const heads = (await desks.staff.heads(card.department)).filter(({ id }) => id !== actor.id)
  const chats = new Set(heads.flatMap(({ person }) => person ?? []))
  return [...chats].map((to) =>
    noticeFor(call, { rule: 'gone_in_need', to, subject: card.id, nth: presence }),
  )
}

/** It is noted: nothing is owed any more, the month's call and asks are off – or, back again, on. */
export const setPresence: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => {
    const card = await cardOf(call)
    const pressed = pressedPresence(call)
    if (!card || !pressed) return refused(call)
    const { presence, until } = pressed
    if (card.presence === presence && card.presenceUntil === until)
      return decide(call.moment, { toast: call.words.phrase('office.presence.noted_toast') })
    return {
      ...shown(
        call,
        unconfirmedBy(call, presence) !== null
          ? `office.presence.noted_waits.${presence}`
          : `office.presence.noted.${presence}`,
        card,
        [toCard(card), undoPresenceButton(card)],
      ),
      office: [...changesOf(call, card, pressed), ...(await tellHeads(call, card, presence))],
    }
  },
}
