import { addDays } from '../../../domain/calendar/local-date.ts'
import { eventTitle, eventWhen } from '../../../domain/events/event-in-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { inRows } from '../../outgoing.ts'
import type { Button } from '../../ports/messenger.ts'
import type { EventUseCase } from '../kit/event-press.ts'
import { eventToken } from '../kit/event-token.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { inviteSettingsButton } from './invite-settings.ts'

/** How far ahead a citizen looks. */
const DAYS_AHEAD = 30
/** More than this nobody reads at once. */
const MOST_LINES = 7

/** «Мои клубы»: what one takes part in together. */
const clubsButton = (words: OfficeWords): Button => ({
  text: words.phrase('office.own_groups.buttons.all'),
  token: eventToken('clubs'),
})

/** «Афиша»: what there is for the person's district in the coming month. */
export const listOwnEvents: EventUseCase = async ({ place: { moment, desks, words, today }, own }) => {
  const found = await desks.events.offeredTo(own.citizen, today, addDays(today, DAYS_AHEAD))
  const settings = inviteSettingsButton(words)
  if (found.length === 0)
    return decide(moment, {
      replies: [
        {
          ...words.message([text('office.own_events.none')]),
          buttons: [[clubsButton(words)], [settings]],
        },
      ],
    })
  const shown = found.slice(0, MOST_LINES)
  const lines = shown.flatMap((event) => [eventTitle(event), eventWhen(event)])
  const buttons = shown.map(({ id, details }) => ({ text: details.title, token: eventToken('more', id) }))
  buttons.push(clubsButton(words), settings)
  const html = words.html([text('office.own_events.head'), ...lines])
  return decide(moment, {
    replies: [{ kind: 'text', html, buttons: inRows(buttons, moment.person.large) }],
  })
}
