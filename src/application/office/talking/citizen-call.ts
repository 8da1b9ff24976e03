import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { answering, receptionOf } from '../staff/reception.ts'
import { expectation } from './answer-calls.ts'
import { callTask, placeOf } from './call-task.ts'
import { END, HIDE, SHOW } from './citizen-token.ts'

const inPlaceOf = ({ moment: { incoming } }: FormPlace, html: string): Outgoing => {
  const { body } = incoming
  return body.type === 'press' && body.message !== null
    ? { kind: 'edit', message: body.message, html }
    : { kind: 'text', html }
}

/** «Да, показать»: a consent, from now on, and the call with the place where the person stands. */
const shown = async (place: FormPlace, handover: Handover): Promise<Decision> => {
  const { moment, desks, words } = place
  const reception = await receptionOf(moment, desks)
  const { conversation, language, loaded } = moment
  const person = {
    ...moment.person,
    consentAsked: true,
    consent: moment.person.consent ?? conversation.consentVersion[language],
  }
  const html = words.html([text('office.talking.shown'), expectation(moment)])
  const decision = decide(moment, { person, replies: [inPlaceOf(place, html)] })
  if (!reception) return decision
  const task = handover.task === null ? callTask(moment, reception, handover.id) : null
  const called = {
    type: 'human_called',
    step: loaded.talk?.session.step ?? 'outside',
    reason: 'asked',
  } as const
  const seen = { ...placeOf(called, loaded.talk, true), why: handover.place.why }
  return {
    ...decision,
    office: [
      ...(task ? [{ type: 'add_task', task } as const] : []),
      {
        type: 'show_place',
        handover: handover.id,
        place: seen,
        task: task?.id ?? null,
        department: reception.department,
      },
      ...answering(reception).map((to) =>
        noticeFor(place, { rule: 'human_called', to, subject: handover.id, nth: 'shown' }),
      ),
    ],
  }
}

/** «Нет»: nothing is shown; the number stays. */
const hidden = (place: FormPlace): Decision =>
  decide(place.moment, {
    replies: [inPlaceOf(place, place.words.html([text('office.talking.hidden')]))],
  })

/** The citizen says whether it may be seen where they stand, or ends what is over. Null – the press is none of these. */
export const answerConsent = async (place: FormPlace): Promise<Decision | null> => {
  const { moment, desks } = place
  const { body } = moment.incoming
  if (body.type === 'press' && body.token === END && moment.person.handover === null)
    return decide(moment, { toast: place.words.phrase('office.talking.already_over') })
  if (body.type !== 'press' || (body.token !== SHOW && body.token !== HIDE)) return null
  const handover = await desks.talking.ofPerson(moment.person.id)
  const isAsked = handover?.state === 'waiting' && handover.place.talk === null
  if (!handover || !isAsked) return decide(moment, { toast: moment.screens.label('noted_toast') })
  return body.token === SHOW ? shown(place, handover) : hidden(place)
}
