import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import { cryRead } from '../cries/cry-changes.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { type CallReader, callButtons, callerOf, callLines } from './call-words.ts'
import { endButton } from './worker-words.ts'

/** The call that a press names; null – there is none in sight. */
export const callOf = ({ desks, actor, args, today }: OfficeCall): Promise<Handover | null> =>
  desks.talking.inSight(actor, args[0] ?? '', today)

/** Refuses like anything that does not exist. */
export const refuseCall = (call: OfficeCall): Decision =>
  refuse(call, 'answer_call', `handover:${call.args[0] ?? ''}`)

const readerOf = ({ moment, desks, words }: OfficeCall): CallReader => ({
  conversation: moment.conversation,
  desks,
  words,
  language: moment.language,
  at: moment.at,
})

/** A call with all that may be seen of it. */
export const showCall: OfficeUseCase = {
  action: 'answer_call',
  run: async (call) => {
    const found = await callOf(call)
    if (!found) return refuseCall(call)
    const lines = await callLines(readerOf(call), found)
    const task =
      found.task === null
        ? null
        : await call.desks.tasks.find(call.actor, found.task, call.today, call.moment.at)
    return decide(call.moment, {
      replies: [call.words.message(lines, callButtons(found))],
      office: [
        ...(task ? await cryRead(call, task) : []),
        allowed(call, 'answer_call', `handover:${found.id}`),
      ],
    })
  },
}

/** Why a call cannot be taken now; null – it can. */
const hindrance = ({ moment, actor }: OfficeCall, found: Handover): string | null => {
  if (found.state === 'closed') return 'already_over'
  if (found.state === 'open' && found.staff !== actor.id) return 'taken'
  if (!found.isReachable) return 'not_reachable'
  const { handover } = moment.person
  return handover !== null && handover !== found.id ? 'finish_first' : null
}

const hindered = ({ moment, words }: OfficeCall, found: Handover, why: string): Decision => {
  const { handover } = moment.person
  const buttons = why === 'finish_first' && handover !== null ? [endButton(handover)] : callButtons(found)
  const parts = [text(`office.talking.${why}`, { name: found.staffName ?? '' })]
  return decide(moment, { replies: [words.message(parts, why === 'taken' ? [] : buttons)] })
}

/** «Ответить»: from now on words of both go to each other. One of two who press at once wins, the other is told. */
export const takeCall: OfficeUseCase = {
  action: 'answer_call',
  run: async (call) => {
    const { moment, actor, words } = call
    const found = await callOf(call)
    if (!found) return refuseCall(call)
    const why = hindrance(call, found)
    if (why !== null) return hindered(call, found, why)
    const lines = [text('office.talking.taken_by_you', { name: callerOf(found) })]
    const replies = [words.message(lines, [endButton(found.id)])]
    // Pressed twice: it is theirs already.
    if (found.state === 'open') return decide(moment, { replies })
    return decide(moment, {
      replies,
      office: [
        { type: 'take_call', handover: found.id, staff: actor.id, at: moment.at },
        noticeFor(call, { rule: 'handover_begun', to: found.person, subject: found.id }),
        allowed(call, 'answer_call', `handover:${found.id}`),
      ],
    })
  },
}
