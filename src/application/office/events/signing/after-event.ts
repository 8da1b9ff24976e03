import { ownEntry } from '../../../../domain/own-entry.ts'
import { readNeeds } from '../../../../domain/people/needs-card.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { Answering } from '../../../ports/office/sign-up-desk.ts'
import type { EventCall, EventUseCase } from '../../kit/event-press.ts'
import { HELP_DIALOG } from '../../monthly/hear-help.ts'
import { helpChanges } from '../../monthly/help-changes.ts'
import { unknownInterest } from './interest.ts'
import { signUpMessage } from './sign-up-words.ts'

/** The event that somebody answered; a person who never did has nothing to tell of it. */
const answeredEvent = async ({ place, own, args: [id = ''] }: EventCall): Promise<Answering | null> => {
  const found = await place.desks.signUps.answering(own.citizen, id)
  return found?.signUp ? found : null
}

const unknown = ({ place: { moment, words } }: EventCall): Decision =>
  decide(moment, { replies: [words.message([text('office.own_events.gone')])] })

/** What «Понравилось?» can be answered with. */
const LIKED: Readonly<Record<string, { liked: boolean | null; attended: boolean }>> = {
  yes: { liked: true, attended: true },
  no: { liked: false, attended: true },
  absent: { liked: null, attended: false },
}

/** «Понравилось?» – да, не очень, не была. Liking what the card does not know leads to the question whether to note it. */
export const answerLiked: EventUseCase = async (call) => {
  const { place, own, args } = call
  const { moment, words } = place
  const said = args[1] ?? ''
  const marks = ownEntry(LIKED, said)
  if (!marks) return decide(moment, { toast: moment.screens.label('unknown_button') })
  const found = await answeredEvent(call)
  if (found === null) return unknown(call)
  const { event } = found
  const { content } = moment.conversation
  const item =
    said === 'yes' ? unknownInterest(event, content.events, content.needsCard, readNeeds(own.needs)) : null
  const thanks = text(`office.sign_up.liked_${said}`)
  const reply =
    item === null
      ? signUpMessage(words, [thanks], event.id, said === 'yes' ? [['list', 'list']] : [])
      : signUpMessage(
          words,
          [thanks, text('office.sign_up.learn', { item: text(`office.needs.items.${item}`) })],
          event.id,
          [
            ['learn_yes', 'learn', 'yes'],
            ['learn_no', 'learn', 'no'],
          ],
        )
  return decide(moment, {
    replies: [reply],
    office: [{ type: 'note_liked', event: event.id, citizen: own.citizen, ...marks }],
  })
}

/** «Всё хорошо», after somebody did not come. */
export const answerFine: EventUseCase = async (call) => {
  const found = await answeredEvent(call)
  if (found === null) return unknown(call)
  const { moment, words } = call.place
  return decide(moment, {
    replies: [signUpMessage(words, [text('office.sign_up.fine')], found.event.id, [['list', 'list']])],
  })
}

/** «Нужна помощь», after somebody did not come: whoever works the district knows at once (Y-monthly). */
export const answerHelp: EventUseCase = async (call) => {
  const { place, own } = call
  const found = await answeredEvent(call)
  if (found === null) return unknown(call)
  const subject = `${found.event.id}.${own.citizen}`
  const changes = await helpChanges(place, own, { key: `help|event|${subject}`, nth: found.event.id })
  const person = { ...place.moment.person, dialog: HELP_DIALOG }
  return decide(
    { ...place.moment, person },
    {
      replies: [place.words.message([text('office.monthly.helped'), text('office.monthly.tell_more')])],
      office: changes,
    },
  )
}
