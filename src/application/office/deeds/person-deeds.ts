import { localMoment } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { RecordedDeed } from '../../ports/office/deed-desk.ts'
import { about } from '../kit/about.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { CITIZEN, toPersonCard } from '../people/citizen.ts'
import { deedLines, deedName } from './deed-words.ts'

/** Deeds in a message: with words of their own they are long. */
const MOST = 5

/** Whether whoever looks may take it back: their own, recorded today, and it stands. */
const mayUndo = ({ actor, today, moment }: OfficeCall, { staff, recordedAt, isWithdrawn }: RecordedDeed) =>
  staff === actor.id &&
  !isWithdrawn &&
  localMoment(recordedAt, moment.conversation.region.time_zone).date === today

/** «Что записано»: every deed of a person with its words, the latest first; today's own ones are taken back from here. */
export const showPersonDeeds = about(CITIZEN, 'see_person', async (call, card) => {
  const { desks, actor, today, moment, words } = call
  const [, asked] = call.args
  const all = await desks.deeds.ofCitizen(actor, card.id, today, moment.at)
  const { shown, turns } = pageOf(all, asked, (page) => ['person_deeds', card.id, page], MOST)
  const undo = shown
    .filter((deed) => mayUndo(call, deed))
    .map(({ id, kind }): OfficeButton => {
      const label = text('office.deeds.buttons.undo', { deed: deedName(words, kind) })
      return [label, 'undo_contact', id]
    })
  return {
    parts: [
      text(all.length === 0 ? 'office.deeds.none' : 'office.deeds.head', { name: card.facts.name }),
      ...shown.flatMap((deed) => [text('talk.blank'), ...deedLines(words, deed)]),
    ],
    buttons: [...undo, ...turns, toPersonCard(card.id)],
    place: placeOfList(asked),
    object: `citizen:${card.id}`,
  }
})
