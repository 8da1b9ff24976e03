import { text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { GoneLine } from '../../ports/office/gone-desk.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { note, orNothing } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import { pageOf } from '../kit/list.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, toast, useCase } from '../kit/screen.ts'
import { soonTask } from '../kit/soon-task.ts'
import { CITIZEN } from '../people/citizen.ts'
import { goneLine } from './gone-words.ts'

/** What waits about the person of a call; null – nothing does. */
const waitingOf = async (call: OfficeCall, { id }: CitizenCard): Promise<GoneLine | null> =>
  (await call.desks.gone.waiting(call.actor, call.today)).find(({ citizen }) => citizen === id) ?? null

const settled = (call: OfficeCall): Decision => toast(call, 'office.gone.settled_toast')

const choices = (citizen: string): OfficeButton[] => [
  [text('office.gone.buttons.yes'), 'gone_yes', citizen],
  [text('office.gone.buttons.back'), 'gone_back', citizen],
  [text('office.person.buttons.card'), 'person', citizen],
]

/** «Подтвердить»: moves, deaths and refusals that employees noted; a single one is decided here and now. */
export const listGone = useCase('confirm_presence', async (call) => {
  const { desks, actor, today, words } = call
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
  return {
    parts: [head, ...shown.map(goneLine)],
    buttons,
    place: 'in_place',
    object: `department:${actor.department}`,
  }
})

/** One of them, to be decided. */
export const showGone = about(CITIZEN, 'confirm_presence', async (call, card) => {
  const line = await waitingOf(call, card)
  if (!line) return settled(call)
  const { phone } = card.facts
  const parts = [goneLine(line), ...(phone === null ? [] : [text('office.person.phone', { phone })])]
  return {
    parts: [...parts, text('office.gone.ask')],
    buttons: choices(card.id),
    place: 'in_place',
    object: `citizen:${card.id}`,
  }
})

/** It is so: the person is out of the month's count. A wrong tap can be taken back. */
export const confirmGone = about(CITIZEN, 'confirm_presence', async (call, card) => {
  const line = await waitingOf(call, card)
  if (!line) return settled(call)
  return {
    parts: [text('office.gone.confirmed', { name: card.facts.name })],
    buttons: [
      [text('office.gone.buttons.undo'), 'gone_undo', card.id, line.by],
      [text('office.gone.buttons.next'), 'gone'],
    ],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [{ type: 'confirm_presence', citizen: card.id, presence: card.presence, unconfirmedBy: null }],
  }
})

/** A confirmation that was a wrong tap waits again. */
export const undoGone = about(CITIZEN, 'confirm_presence', async (call, card) => {
  const by = await call.desks.staff.find(call.args[1] ?? '', call.today)
  if (by?.department !== card.department) return refuse(call, 'confirm_presence', `citizen:${card.id}`)
  if (card.presence === 'present' || card.presence === 'away') return settled(call)
  // Pressed twice: it waits already.
  if (await waitingOf(call, card)) return settled(call)
  return {
    parts: [text('office.gone.waits_again', { name: card.facts.name })],
    buttons: [[text('office.gone.buttons.next'), 'gone']],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [{ type: 'confirm_presence', citizen: card.id, presence: card.presence, unconfirmedBy: by.id }],
  }
})

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

const returned = async (call: OfficeCall, card: CitizenCard, words: string | null): Promise<Answer> => {
  const line = await waitingOf(call, card)
  if (!line) return settled(call)
  const { desks, today } = call
  const workers = [
    ...(await desks.staff.workersOf(card.district, today)),
    await desks.staff.find(line.by, today),
  ]
  const chats = new Set(workers.flatMap((each) => each?.person ?? []))
  const task = taskOf(call, card, words)
  const key = chats.size > 0 ? 'office.gone.returned' : 'office.gone.returned_nobody'
  return {
    parts: [text(key, { name: card.facts.name })],
    buttons: [[text('office.gone.buttons.next'), 'gone']],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [
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
    ],
  }
}

/** «Вернуть»: why, in the head's own words; the specialist reads them, and the person is back in the month. */
export const RETURN_GONE = dialogAbout({
  id: 'gone_back',
  subject: CITIZEN,
  action: 'confirm_presence',
  questions: (from) =>
    from.ask('words', () => orNothing(note(text('office.gone.ask_words')), text('office.fields.no_words'))),
  finish: (call, card, { words }) => returned(call, card, words),
})
