import { text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { callScreen } from './call-script.ts'
import { CITIZEN } from './citizen.ts'

/** Whom a call to somebody is followed by: a head stays in the district of that person. */
const following = ({ desks, actor, today }: OfficeCall, { id, district }: CitizenCard) =>
  desks.monthly.nextLeft(actor, today, { after: id, district: actor.role === 'head' ? district : null })

/** The way on after a result of a call: the next of the month's list, and the list. Nothing where nobody is left. */
export const goOnCalling = async (call: OfficeCall, card: CitizenCard): Promise<OfficeButton[]> => {
  const { next, left } = await following(call, card)
  return [
    ...(next === null ? [] : [[text('office.monthly.buttons.next'), 'next_call', card.id] as const]),
    ...(left > 0 ? [[text('office.monthly.buttons.list'), 'month_left'] as const] : []),
  ]
}

/** «Следующий»: the next of the month's list who was not tried today, with the number and the words. */
export const nextCall = about(CITIZEN, 'see_person', async (call, card) => {
  const { next, left } = await following(call, card)
  const coming = next === null ? null : await CITIZEN.find(call, 'see_person', next)
  return coming ? callScreen(coming) : allTried(left)
})

/** Nobody of the list is left who was not tried today. */
const allTried = (left: number): Screen => ({
  parts: [text('office.monthly.all_tried')],
  buttons: [
    left > 0
      ? [text('office.monthly.buttons.list'), 'month_left']
      : [text('office.menu.entries.today'), 'today'],
  ],
})
