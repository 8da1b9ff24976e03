import { can } from '../../../domain/access/can.ts'
import { EMPTY_NEEDS, groupOf, NeedsCard, toggled } from '../../../domain/people/needs-card.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { officeToken } from '../kit/office-token.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from '../people/show-person.ts'
import { type NeedsScreen, needsPage } from './needs-screen.ts'

/** A stored needs card; empty where none was filled in. */
export const readNeeds = (json: string | null): NeedsCard =>
  json === null ? EMPTY_NEEDS : NeedsCard.parse(JSON.parse(json))

const screenOf = (call: OfficeCall, citizen: CitizenCard, card: NeedsCard): NeedsScreen => {
  const { words, moment } = call
  return {
    words,
    card,
    large: moment.person.large,
    choices: moment.conversation.content.needsCard,
    head: text('office.needs.head', { name: citizen.facts.name }),
    page: (group) => officeToken('needs', citizen.id, ...(group === null ? [] : [group])),
    item: (item) => officeToken('need', citizen.id, item),
    last: [{ text: words.phrase('office.person.buttons.card'), token: officeToken('person', citizen.id) }],
  }
}

const fillable = async (call: OfficeCall): Promise<CitizenCard | null> => {
  const card = await cardOf(call)
  return card && can(call.actor, 'change_needs_card', card) ? card : null
}

const missing = (call: OfficeCall): Decision =>
  refuse(call, 'change_needs_card', `citizen:${call.args[0] ?? ''}`)

/** «Интересы и нужды»: what was said, group by group (Y-address). */
export const showNeeds: OfficeUseCase = {
  action: 'change_needs_card',
  run: async (call) => {
    const citizen = await fillable(call)
    if (!citizen) return missing(call)
    const card = readNeeds(await call.desks.people.needsCard(citizen.id))
    return decide(call.moment, {
      replies: [inPlace(call, needsPage(screenOf(call, citizen, card), call.args[1]))],
      office: [allowed(call, 'see_person', `citizen:${citizen.id}`)],
    })
  },
}

/** An item of the card is chosen, or taken back. */
export const changeNeed: OfficeUseCase = {
  action: 'change_needs_card',
  run: async (call) => {
    const citizen = await fillable(call)
    const { moment, today, actor, desks, args } = call
    const { needsCard: choices } = moment.conversation.content
    const item = args[1] ?? ''
    if (!citizen || groupOf(choices, item) === null) return missing(call)
    const card = toggled(choices, readNeeds(await desks.people.needsCard(citizen.id)), item)
    return decide(moment, {
      replies: [inPlace(call, needsPage(screenOf(call, citizen, card), item))],
      office: [
        {
          type: 'keep_needs_card',
          citizen: citizen.id,
          card: JSON.stringify(card),
          on: today,
          by: actor.id,
        },
        allowed(call, 'change_needs_card', `citizen:${citizen.id}`),
      ],
    })
  },
}
