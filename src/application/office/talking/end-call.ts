import { fulfilledBy } from '../../../domain/people/contact.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import { about } from '../kit/about.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { soonTask } from '../kit/soon-task.ts'
import { callerOf } from './call-words.ts'
import { HANDOVER } from './show-call.ts'

/** What came of a call, as the worker says it. */
export const CALL_RESULTS = ['done', 'new_task', 'phoned'] as const
type CallResult = (typeof CALL_RESULTS)[number]

/** The results of a talk as buttons. */
export const resultButtons = (handover: string): OfficeButton[] =>
  (['done', 'new_task'] as const).map((result) => [
    text(`office.talking.results.${result}`),
    'call_end',
    handover,
    result,
  ])

/** A written answer of the citizen, or words on the phone, are a contact (Y-monthly). */
const contact = (call: OfficeCall, found: Handover, result: CallResult): OfficeChange[] => {
  const kind = result === 'phoned' ? 'phone' : 'messenger'
  if (found.citizen === null || (kind === 'messenger' && !found.isAnswered)) return []
  const outcome = result === 'new_task' ? 'needs_help' : 'well'
  return [
    {
      type: 'record_deed',
      deed: {
        id: call.moment.conversation.chance.id(),
        citizen: found.citizen,
        case: null,
        staff: call.actor.id,
        kind,
        outcome,
        reason: null,
        day: call.today,
        at: call.moment.at,
        note: null,
        isContact: true,
        fulfils: fulfilledBy(kind, outcome),
      },
    },
  ]
}

/** The next thing to do, by the next working day. */
const nextTask = (call: OfficeCall, { id, citizen, district }: Handover): OfficeChange => {
  const assignee = district === null ? call.actor.id : null
  const task = soonTask(call, { key: `help|handover|${id}`, kind: 'help', citizen, district, assignee })
  return { type: 'add_task', task }
}

/** The talk is over with the first press – nothing typed after it goes to the citizen –, then its result is asked. */
const askResult = (call: OfficeCall, found: Handover): Screen => ({
  parts: [text('office.talking.ask_result', { name: callerOf(found) })],
  buttons: resultButtons(found.id),
  changes:
    found.state === 'open'
      ? [
          { type: 'end_handover', handover: found.id, at: call.moment.at },
          ...(found.isReachable
            ? [noticeFor(call, { rule: 'handover_over', to: found.person, subject: found.id })]
            : []),
        ]
      : [],
})

const concluded = (call: OfficeCall, found: Handover, result: CallResult): Screen => {
  const { moment, actor } = call
  const isOpen = found.state !== 'closed'
  if (!isOpen && !found.isTaskOpen) return { parts: [text('office.talking.already_over')] }
  const tells = found.state === 'open' && found.isReachable
  const parts = [
    text('office.talking.concluded', { name: callerOf(found) }),
    text(`office.talking.after.${result}`),
  ]
  const card: OfficeButton[] =
    found.citizen === null ? [] : [[text('office.talking.buttons.card'), 'person', found.citizen]]
  return {
    parts,
    buttons: card,
    place: 'in_place',
    object: `handover:${found.id}`,
    changes: [
      ...(isOpen ? [{ type: 'end_handover', handover: found.id, at: moment.at } as const] : []),
      ...(found.isTaskOpen
        ? [{ type: 'close_call', handover: found.id, by: actor.id, result, at: moment.at } as const]
        : []),
      ...(tells ? [noticeFor(call, { rule: 'handover_over', to: found.person, subject: found.id })] : []),
      ...(result === 'new_task' ? [nextTask(call, found)] : []),
      ...contact(call, found, result),
    ],
  }
}

/** «Завершить разговор»: with its result; then the citizen is back where they stood with the bot. */
export const endCall = about(HANDOVER, 'answer_call', (call, found) => {
  const result = CALL_RESULTS.find((each) => each === call.args[1])
  return result ? concluded(call, found, result) : askResult(call, found)
})
