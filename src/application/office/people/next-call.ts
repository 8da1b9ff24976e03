import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { callMessage } from './call-script.ts'
import { cardOf } from './show-person.ts'

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
export const nextCall: OfficeUseCase = {
  action: 'see_person',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refuse(call, 'see_person', `citizen:${call.args[0] ?? ''}`)
    const { desks, actor, today, moment, words } = call
    const { next, left } = await following(call, card)
    const coming = next === null ? null : await desks.register.card(actor, next, today, moment.at)
    if (!coming) {
      const list: OfficeButton[] =
        left > 0
          ? [[text('office.monthly.buttons.list'), 'month_left']]
          : [[text('office.menu.entries.today'), 'today']]
      return decide(moment, { replies: [words.message([text('office.monthly.all_tried')], list)] })
    }
    return decide(moment, {
      replies: [callMessage(call, coming)],
      office: [allowed(call, 'see_person', `citizen:${coming.id}`)],
    })
  },
}
