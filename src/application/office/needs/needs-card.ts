import { groupOf, type NeedsCard, readNeeds, toggled } from '../../../domain/people/needs-card.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Button } from '../../ports/messenger.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { officeToken } from '../kit/office-token.ts'
import { inPlace } from '../kit/use-case.ts'
import { formNamed } from '../papers/paper-at-hand.ts'
import { CITIZEN_IN_HAND } from '../people/citizen.ts'
import { type NeedsScreen, needsPage } from './needs-screen.ts'

const needsOf = async ({ desks }: OfficeCall, { id }: CitizenCard): Promise<NeedsCard> =>
  readNeeds((await desks.people.needsCard(id))?.card ?? null)

/** The card as a paper, for whoever may print it. */
const paperOf = (call: OfficeCall, { id }: CitizenCard): Button[] => {
  const form = formNamed(call, 'interests_card')
  if (form === null) return []
  return [{ text: call.words.phrase('office.needs.print'), token: officeToken('paper', id, form.id) }]
}

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
    last: [
      ...paperOf(call, citizen),
      { text: words.phrase('office.person.buttons.card'), token: officeToken('person', citizen.id) },
    ],
  }
}

/** «Интересы и нужды»: what was said, group by group (Y-address). */
export const showNeeds = about(CITIZEN_IN_HAND, 'change_needs_card', async (call, citizen) => {
  const card = await needsOf(call, citizen)
  return decide(call.moment, {
    replies: [inPlace(call, needsPage(screenOf(call, citizen, card), call.args[1]))],
    office: [allowed(call, 'see_person', `citizen:${citizen.id}`)],
  })
})

/** An item of the card is chosen, or taken back. */
export const changeNeed = about(CITIZEN_IN_HAND, 'change_needs_card', async (call, citizen) => {
  const { moment, today, actor, args } = call
  const { needsCard: choices } = moment.conversation.content
  const item = args[1] ?? ''
  if (groupOf(choices, item) === null) return refuse(call, 'change_needs_card', `citizen:${citizen.id}`)
  const card = toggled(choices, await needsOf(call, citizen), item)
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
})
