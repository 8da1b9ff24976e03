import { text } from '../../../domain/words/text-ref.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import { cryRead } from '../cries/cry-changes.ts'
import { about, type Subject } from '../kit/about.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { Screen } from '../kit/screen.ts'
import { type CallReader, callButtons, callerOf, callLines } from './call-words.ts'
import { endButton } from './worker-words.ts'

/** A call of a citizen, as far as the actor sees it. */
export const HANDOVER: Subject<Handover> = {
  kind: 'handover',
  find: ({ desks, actor, today }, _, id) => desks.talking.inSight(actor, id, today),
}

const readerOf = ({ moment, desks, words }: OfficeCall): CallReader => ({
  conversation: moment.conversation,
  desks,
  words,
  language: moment.language,
  at: moment.at,
})

/** A call with all that may be seen of it. */
export const showCall = about(HANDOVER, 'answer_call', async (call, found) => {
  const lines = await callLines(readerOf(call), found)
  const task =
    found.task === null
      ? null
      : await call.desks.tasks.find(call.actor, found.task, call.today, call.moment.at)
  return {
    parts: lines,
    buttons: callButtons(found),
    object: `handover:${found.id}`,
    changes: task ? await cryRead(call, task) : [],
  }
})

/** Why a call cannot be taken now; null – it can. */
const hindrance = ({ moment, actor }: OfficeCall, found: Handover): string | null => {
  if (found.state === 'closed') return 'already_over'
  if (found.state === 'open' && found.staff !== actor.id) return 'taken'
  if (!found.isReachable) return 'not_reachable'
  const { handover } = moment.person
  return handover !== null && handover !== found.id ? 'finish_first' : null
}

const hindered = ({ moment }: OfficeCall, found: Handover, why: string): Screen => {
  const { handover } = moment.person
  const buttons = why === 'finish_first' && handover !== null ? [endButton(handover)] : callButtons(found)
  const parts = [text(`office.talking.${why}`, { name: found.staffName ?? '' })]
  return { parts, buttons: why === 'taken' ? [] : buttons }
}

/** «Ответить»: from now on words of both go to each other. One of two who press at once wins, the other is told. */
export const takeCall = about(HANDOVER, 'answer_call', (call, found) => {
  const { moment, actor } = call
  const why = hindrance(call, found)
  if (why !== null) return hindered(call, found, why)
  const screen: Screen = {
    parts: [text('office.talking.taken_by_you', { name: callerOf(found) })],
    buttons: [endButton(found.id)],
  }
  // Pressed twice: it is theirs already.
  if (found.state === 'open') return screen
  return {
    ...screen,
    changes: [
      { type: 'take_call', handover: found.id, staff: actor.id, at: moment.at },
      noticeFor(call, { rule: 'handover_begun', to: found.person, subject: found.id }),
    ],
    object: `handover:${found.id}`,
  }
})
