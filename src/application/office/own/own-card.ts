import { groupOf, type NeedsCard, readNeeds, toggled } from '../../../domain/people/needs-card.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { OwnCard } from '../../ports/office/people-desk.ts'
import { inviteSettingsButton } from '../events/invite-settings.ts'
import { byCitizen } from '../kit/audited.ts'
import type { NamedPress } from '../kit/named-token.ts'
import { officeWords } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { ownToken, readOwnToken } from '../kit/own-token.ts'
import { inPlace } from '../kit/use-case.ts'
import { type NeedsScreen, needsPage } from '../needs/needs-screen.ts'
import { ownUnlinkButton } from '../people/own-buttons.ts'
import { showOwnBooking } from './own-booking.ts'

const screenOf = ({ moment, words }: FormPlace, card: NeedsCard): NeedsScreen => ({
  words,
  card,
  large: moment.person.large,
  choices: moment.conversation.content.needsCard,
  head: text('office.own.needs_head'),
  page: (group) => ownToken('needs', ...(group === null ? [] : [group])),
  item: (item) => ownToken('need', item),
  last: [inviteSettingsButton(words)],
})

const showOwnNeeds = (place: FormPlace, own: OwnCard, group: string | undefined): Decision =>
  decide(place.moment, {
    replies: [inPlace(place, needsPage(screenOf(place, readNeeds(own.needs)), group))],
  })

const changeOwnNeed = (place: FormPlace, own: OwnCard, item = ''): Decision => {
  const { moment, today } = place
  const { needsCard: choices } = moment.conversation.content
  if (groupOf(choices, item) === null)
    return decide(moment, { toast: moment.screens.label('unknown_button') })
  const card = toggled(choices, readNeeds(own.needs), item)
  const kept: OfficeChange = {
    type: 'keep_needs_card',
    citizen: own.citizen,
    card: JSON.stringify(card),
    on: today,
    by: null,
  }
  return decide(moment, {
    replies: [inPlace(place, needsPage(screenOf(place, card), item))],
    office: [kept, byCitizen('change_needs_card', own)],
  })
}

/** The card is let go; the institution's list stays what it is, and that is said. */
const unlinkOwn = (place: FormPlace, own: OwnCard, answer: string | undefined): Decision => {
  const { moment, words } = place
  if (answer !== 'yes') {
    const buttons = [
      [{ ...ownUnlinkButton(words), token: ownToken('unlink', 'yes') }],
      [{ text: words.phrase('office.own.keep'), token: ownToken('keep') }],
    ]
    const question = words.message([text('office.own.unlink_sure', { department: own.departmentName })])
    return decide(moment, { replies: [inPlace(place, { ...question, buttons })] })
  }
  return decide(moment, {
    replies: [inPlace(place, words.message([text('office.own.unlinked')]))],
    office: [{ type: 'unlink', person: moment.person.id }, byCitizen('unlink_card', own)],
  })
}

/** «Мои интересы», typed. */
export const namesOwnCard = (typed: string, words: OfficeWords): boolean =>
  comparable(typed) === comparable(words.phrase('office.own.interests'))

const pressOf = (moment: Moment): NamedPress | null => {
  const { body } = moment.incoming
  if (body.type === 'press') return readOwnToken(body.token)
  if (body.type !== 'words') return null
  return namesOwnCard(body.words, officeWords(moment)) ? { name: 'needs', args: [] } : null
}

const answered = async (place: FormPlace, press: NamedPress): Promise<Decision> => {
  const { moment, words, desks } = place
  const own = await desks.people.own(moment.person.id)
  if (own === null) return decide(moment, { replies: [words.message([text('office.own.none')])] })
  if (press.name === 'needs') return showOwnNeeds(place, own, press.args[0])
  if (press.name === 'need') return changeOwnNeed(place, own, press.args[0])
  if (press.name === 'booking') return showOwnBooking(place, press.args[0])
  if (press.name === 'unlink') return unlinkOwn(place, own, press.args[0])
  return decide(moment, { replies: [inPlace(place, words.message([text('office.own.kept')]))] })
}

/** What a citizen does with their own card: «Мои интересы», «Отключить карточку». */
export const ownCard: OfficeHandler = {
  name: 'own_card',
  claims: (moment) => moment.actor === null && pressOf(moment) !== null,
  handle: (place) => {
    const press = pressOf(place.moment)
    return press && answered(place, press)
  },
}
