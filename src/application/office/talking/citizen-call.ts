import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
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

const answered = async (place: FormPlace, isShown: boolean): Promise<Decision> => {
  const { moment, desks } = place
  const handover = await desks.talking.ofPerson(moment.person.id)
  const isAsked = handover?.state === 'waiting' && handover.place.talk === null
  if (!handover || !isAsked) return decide(moment, { toast: moment.screens.label('noted_toast') })
  return isShown ? shown(place, handover) : hidden(place)
}

const pressedToken = ({ incoming: { body } }: Moment): string | null =>
  body.type === 'press' ? body.token : null

/** The citizen says whether it may be seen where they stand. */
export const placeShown: OfficeHandler = {
  name: 'place_shown',
  claims: (moment) => {
    const token = pressedToken(moment)
    return moment.actor === null && (token === SHOW || token === HIDE)
  },
  handle: (place) => answered(place, pressedToken(place.moment) === SHOW),
}

/** «Завершить разговор» under a talk with a human that is over already. */
export const endedAlready: OfficeHandler = {
  name: 'ended_already',
  claims: (moment) =>
    moment.actor === null && pressedToken(moment) === END && moment.person.handover === null,
  handle: ({ moment, words }) => decide(moment, { toast: words.phrase('office.talking.already_over') }),
}
