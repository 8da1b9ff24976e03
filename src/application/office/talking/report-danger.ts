import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FieldRead } from '../../ports/office/dialogs.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { choice, typed } from '../kit/field.ts'
import { type Begun, dialog, type Questions } from '../kit/form.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from '../people/show-person.ts'
import { chatsOf } from '../staff/reception.ts'

/** What an employee reports from a card. */
const KINDS = ['threat', 'conflict'] as const
const LONGEST = 500

const taskOf = ({ moment, today, actor, args }: OfficeCall, card: CitizenCard): NewTask => {
  const [, kind = '', what = ''] = args
  const id = moment.conversation.chance.id()
  return {
    id,
    key: `danger|reported|${id}`,
    kind: 'danger',
    citizen: card.id,
    case: null,
    district: card.district,
    assignee: null,
    due: today,
    rule: null,
    base: null,
    approximate: false,
    urgency: 'at_once',
    closedBy: null,
    params: { danger: kind, by: actor.id },
    note: what,
    on: today,
  }
}

const reported = async (call: OfficeCall): Promise<Decision> => {
  const { moment, desks, today, actor, words } = call
  const card = await cardOf(call)
  if (!card) return refuse(call, 'report_danger', `citizen:${call.args[0] ?? ''}`)
  const task = taskOf(call, card)
  const told = [
    ...(await desks.staff.heads(card.department, today)),
    ...(await desks.staff.workersOf(card.district, today)),
  ].filter(({ id }) => id !== actor.id)
  const office: OfficeChange[] = [
    { type: 'add_task', task },
    ...chatsOf(told).map((to) => noticeFor(call, { rule: 'danger_reported', to, subject: task.id })),
    allowed(call, 'report_danger', `citizen:${card.id}`),
  ]
  const parts = [text('office.danger.noted', { name: card.facts.name }), text('office.danger.numbers')]
  const button = [text('office.talking.buttons.card'), 'person', card.id] as const
  return decide(moment, { replies: [words.message(parts, [button])], office })
}

const readWhat = (said: string): FieldRead<string> =>
  hasWords(said)
    ? { value: maskLongNumbers(cleanWords(said, LONGEST)) }
    : { fault: text('office.danger.what_needed') }

/** What happened, in two questions: of which kind, and what; then the head knows (Y-danger). */
export const DANGER = dialog({
  id: 'report_danger',
  action: 'report_danger',
  questions: (from: Questions<{ readonly citizen: string; readonly name: string } & Begun>) =>
    from
      .ask('kind', ({ name }) =>
        choice(
          text('office.danger.ask_kind', { name }),
          KINDS.map((id) => ({ id, label: text(`office.danger.kind_buttons.${id}`) })),
          text('office.danger.press_kind'),
        ),
      )
      .ask('what', () => typed(text('office.danger.ask_what'), readWhat, text('office.danger.what_needed'))),
  finish: (call, { citizen, kind, what }) => reported({ ...call, args: [citizen, kind, what] }),
})

/** «Сообщить об опасности». */
export const reportDanger: OfficeUseCase = {
  action: 'report_danger',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refuse(call, 'report_danger', `citizen:${call.args[0] ?? ''}`)
    return DANGER.begin(call, { citizen: card.id, name: card.facts.name })
  },
}

/** The words that a message showed in quotes. */
const quoted = (shown: string): string => /«([\s\S]*)»/.exec(shown)?.[1] ?? ''

/** One press under a citizen's cry that was passed on: the head knows at once, with its words. */
export const reportHeard: OfficeUseCase = {
  action: 'report_danger',
  run: (call) => {
    const { body } = call.moment.incoming
    const words = body.type === 'press' ? quoted(body.shown ?? '') : ''
    const what = maskLongNumbers(cleanWords(words, LONGEST))
    return reported({ ...call, args: [call.args[0] ?? '', 'threat', what] })
  },
}
