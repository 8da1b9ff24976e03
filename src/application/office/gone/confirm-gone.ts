import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { GoneLine } from '../../ports/office/gone-desk.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { answerOf, wordsField } from '../kit/fields.ts'
import { pageOf } from '../kit/list.ts'
import { noticeFor } from '../kit/notice-for.ts'
import { type OfficeCall, officeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { soonTask } from '../kit/soon-task.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from '../people/show-person.ts'
import { goneLine } from './gone-words.ts'

const refused = (call: OfficeCall): Decision =>
  refuse(call, 'confirm_presence', `citizen:${call.args[0] ?? ''}`)

/** What waits about the person of a call; null – nothing does. */
const waitingOf = async (call: OfficeCall, { id }: CitizenCard): Promise<GoneLine | null> =>
  (await call.desks.gone.waiting(call.actor, call.today)).find(({ citizen }) => citizen === id) ?? null

const settled = ({ moment, words }: OfficeCall): Decision =>
  decide(moment, { toast: words.phrase('office.gone.settled_toast') })

const choices = (citizen: string): OfficeButton[] => [
  [text('office.gone.buttons.yes'), 'gone_yes', citizen],
  [text('office.gone.buttons.back'), 'gone_back', citizen],
  [text('office.person.buttons.card'), 'person', citizen],
]

/** «Подтвердить»: moves, deaths and refusals that employees noted; a single one is decided here and now. */
export const listGone: OfficeUseCase = {
  action: 'confirm_presence',
  run: async (call) => {
    const { desks, actor, today, words, moment } = call
    const waiting = await desks.gone.waiting(actor, today)
    const [only] = waiting
    const { shown, turns } = pageOf(waiting, call.args[0], (page) => ['gone', page])
    const buttons: OfficeButton[] =
      waiting.length === 1 && only
        ? choices(only.citizen)
        : [
            ...shown.map(
              (line): OfficeButton => [
                words.plain(text('office.gone.pick', { name: line.name })),
                'gone_one',
                line.citizen,
              ],
            ),
            ...turns,
          ]
    const head = text(waiting.length === 0 ? 'office.gone.none' : 'office.gone.head', { n: waiting.length })
    return decide(moment, {
      replies: [inPlace(call, words.message([head, ...shown.map(goneLine)], buttons))],
      office: [allowed(call, 'confirm_presence', `department:${actor.department}`)],
    })
  },
}

/** One of them, to be decided. */
export const showGone: OfficeUseCase = {
  action: 'confirm_presence',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refused(call)
    const line = await waitingOf(call, card)
    if (!line) return settled(call)
    const { phone } = card.facts
    const parts = [goneLine(line), ...(phone === null ? [] : [text('office.person.phone', { phone })])]
    return decide(call.moment, {
      replies: [inPlace(call, call.words.message([...parts, text('office.gone.ask')], choices(card.id)))],
      office: [allowed(call, 'confirm_presence', `citizen:${card.id}`)],
    })
  },
}

/** It is so: the person is out of the month's count. A wrong tap can be taken back. */
export const confirmGone: OfficeUseCase = {
  action: 'confirm_presence',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refused(call)
    const line = await waitingOf(call, card)
    if (!line) return settled(call)
    const message = call.words.message(
      [text('office.gone.confirmed', { name: card.facts.name })],
      [
        [text('office.gone.buttons.undo'), 'gone_undo', card.id, line.by],
        [text('office.gone.buttons.next'), 'gone'],
      ],
    )
    return decide(call.moment, {
      replies: [inPlace(call, message)],
      office: [
        { type: 'confirm_presence', citizen: card.id, presence: card.presence, unconfirmedBy: null },
        allowed(call, 'confirm_presence', `citizen:${card.id}`),
      ],
    })
  },
}

/** A confirmation that was a wrong tap waits again. */
export const undoGone: OfficeUseCase = {
  action: 'confirm_presence',
  run: async (call) => {
    const card = await cardOf(call)
    const by = await call.desks.staff.find(call.args[1] ?? '', call.today)
    if (!card || by?.department !== card.department) return refused(call)
    if (card.presence === 'present' || card.presence === 'away') return settled(call)
    // Pressed twice: it waits already.
    const waiting = await call.desks.gone.waiting(call.actor, call.today)
    if (waiting.some(({ citizen }) => citizen === card.id)) return settled(call)
    const message = call.words.message(
      [text('office.gone.waits_again', { name: card.facts.name })],
      [[text('office.gone.buttons.next'), 'gone']],
    )
    return decide(call.moment, {
      replies: [inPlace(call, message)],
      office: [
        { type: 'confirm_presence', citizen: card.id, presence: card.presence, unconfirmedBy: by.id },
        allowed(call, 'confirm_presence', `citizen:${card.id}`),
      ],
    })
  },
}

/** The person is to be talked with once more, by the next working day, with the head's words for it. */
const taskOf = (call: OfficeCall, { id: citizen, district }: CitizenCard, note: string | null): NewTask => {
  const id = call.moment.conversation.chance.id()
  const key = `gone_back|${id}`
  return soonTask(call, {
    id,
    key,
    kind: 'gone_back',
    citizen,
    district,
    closedBy: 'contact',
    note,
    by: call.actor.id,
  })
}

const returned = async (call: OfficeCall, card: CitizenCard, words: string | null): Promise<Decision> => {
  const line = await waitingOf(call, card)
  if (!line) return settled(call)
  const { desks, today, moment } = call
  const workers = [
    ...(await desks.staff.workersOf(card.district, today)),
    await desks.staff.find(line.by, today),
  ]
  const chats = new Set(workers.flatMap((each) => each?.person ?? []))
  const task = taskOf(call, card, words)
  const key = chats.size > 0 ? 'office.gone.returned' : 'office.gone.returned_nobody'
  return decide(moment, {
    replies: [
      inPlace(
        call,
        call.words.message(
          [text(key, { name: card.facts.name })],
          [[text('office.gone.buttons.next'), 'gone']],
        ),
      ),
    ],
    office: [
      {
        type: 'note_presence',
        citizen: card.id,
        presence: 'present',
        from: today,
        until: null,
        unconfirmedBy: null,
        revision: card.revision,
      },
      { type: 'add_task', task },
      ...[...chats].map((to) => noticeFor(call, { rule: 'presence_returned', to, subject: task.id })),
      allowed(call, 'confirm_presence', `citizen:${card.id}`),
    ],
  })
}

/** «Вернуть»: why, in the head's own words; the specialist reads them. */
export const GONE_FORM: OfficeForm = {
  form: {
    id: 'gone_back',
    fields: [wordsField('words', () => text('office.gone.ask_words'), { none: 'office.fields.no_words' })],
  },
  finish: async ({ moment, actor, desks, answers }) => {
    if (actor === null) return decide(moment)
    const call = officeCall(moment, actor, desks, [String(answers['citizen'] ?? '')])
    const card = await cardOf(call)
    return card ? returned(call, card, answerOf(answers, 'words')) : refused(call)
  },
}

/** The person is back in the month: begun by asking for a word to the specialist. */
export const returnGone: OfficeUseCase = {
  action: 'confirm_presence',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refused(call)
    return beginForm(call, GONE_FORM, { citizen: card.id })
  },
}
